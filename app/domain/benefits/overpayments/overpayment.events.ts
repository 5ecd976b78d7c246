import { z } from "zod";

/** A step of an overpayment; identifiers and codes only. */
export const overpaymentStep = z.object({
  overpaymentId: z.uuid(),
  spellId: z.uuid(),
  householdId: z.uuid(),
  country: z.string(),
  /** Whether the household was told of it before or by this step. */
  isKnown: z.boolean(),
});
