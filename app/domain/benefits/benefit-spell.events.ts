import { z } from "zod";

const spell = z.object({ spellId: z.uuid(), householdId: z.uuid(), country: z.string() });
const decision = spell.extend({ decisionId: z.uuid(), edge: z.string() });

/** Facts about benefit spells and the decisions on them; identifiers and codes only. */
export const benefitSpellEvents = {
  "benefit_spell.review_due": spell,
  "benefit_spell.reinstated": z.object({ spellId: z.uuid(), householdId: z.uuid(), from: z.string() }),
  "benefit_spell.decided": decision,
  "benefit_spell.carried_out": decision,
  "benefit_spell.objected": decision,
  "benefit_spell.set_aside": decision,
} as const;
