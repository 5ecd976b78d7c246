import { z } from "zod";
import { isPlainDate } from "../../kernel/plain-date.ts";

const words = z.string("required").trim().min(1, "required").min(5, "too_short").max(2_000, "too_long");

/** For every act that says something in words and no more. */
export const wordsOnArrearSchema = z.object({ arrearId: z.uuid(), words });

export const recordArrearSchema = z.object({
  arrearId: z.uuid(),
  day: z.string("required").trim().refine(isPlainDate, { message: "date" }),
});
