import { z } from "zod";

const change = z.object({
  requestId: z.uuid(),
  personId: z.uuid(),
  householdId: z.uuid(),
  country: z.string(),
});

/** Facts about requests to change what a registry says; identifiers only. */
export const registryEvents = {
  "change_request.ask": change,
  "change_request.ask_evidence": change,
  "change_request.answer_evidence": change,
  "change_request.decide_yes": change,
  "change_request.decide_no": change,
  "change_request.appeal": change,
  "change_request.uphold": change,
  "change_request.overturn": change,
  "change_request.apply": change,
  "change_request.withdraw": change,
} as const;
