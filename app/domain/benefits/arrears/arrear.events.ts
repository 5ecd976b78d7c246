import { z } from "zod";

/** A step of an arrear; identifiers and codes only. */
export const arrearStep = z.object({
  arrearId: z.uuid(),
  spellId: z.uuid(),
  householdId: z.uuid(),
  country: z.string(),
});
