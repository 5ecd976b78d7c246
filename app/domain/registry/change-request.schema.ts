import { z } from "zod";

const words = z.string("required").trim().min(1, "required").min(5, "too_short").max(2_000, "too_long");

export const askForChangeSchema = z.object({
  variableId: z.uuid(),
  value: z.string("required").trim().min(1, "required").max(200, "too_long"),
  reason: words,
});

/** For every act on a request that says something in words. */
export const wordsOnChangeSchema = z.object({ requestId: z.uuid(), words });

export const decideChangeSchema = wordsOnChangeSchema.extend({
  decision: z.enum(["yes", "no"], "missing"),
});
