import { z } from "zod";
import { isPlainDate } from "../kernel/plain-date.ts";
import { DECISION_GROUNDS } from "./benefit-spell.ts";

const plainDate = z.string().trim().refine(isPlainDate, { message: "date" });
const reason = z.string().trim().min(10, "too_short").max(4_000, "too_long");
const ground = z.enum(DECISION_GROUNDS, { message: "missing" });
const amount = z.number().int().nonnegative();

const decision = {
  spellId: z.uuid(),
  ground,
  reason,
  /** The day from which it holds; the earliest possible one when left out. */
  effectiveFrom: plainDate.optional(),
};

export const adjustBenefitSchema = z.object({ ...decision, decidedMinor: amount });
export const restoreBenefitSchema = z.object({ ...decision, decidedMinor: amount });
export const suspendBenefitSchema = z.object({ ...decision, reviewOn: plainDate });
export const decideBenefitSchema = z.object(decision);
export const objectToDecisionSchema = z.object({ decisionId: z.uuid(), reason });
export const settleObjectionSchema = z.object({
  decisionId: z.uuid(),
  outcome: z.enum(["stands", "set_aside"], { message: "missing" }),
  reason,
});
