import { z } from "zod";

const graduation = z.object({
  caseId: z.uuid(),
  personId: z.uuid(),
  householdId: z.uuid(),
  country: z.string(),
});

/** Events of graduation cases: one per edge of the table, and the opening. */
export const graduationEvents = {
  "graduation.opened": graduation,
  "graduation.propose": graduation,
  "graduation.close": graduation,
  "graduation.notify": graduation,
  "graduation.hear": graduation,
  "graduation.decide_yes": graduation,
  "graduation.decide_not_yet": graduation,
  "graduation.appeal": graduation,
  "graduation.uphold": graduation,
  "graduation.carry_out": graduation,
  "graduation.sustain": graduation,
  "graduation.relapse": graduation,
  "graduation.refer_anew": graduation,
  "graduation.miss_hearing": graduation,
} as const;
