import { z } from "zod";

const change = z.object({
  requestId: z.uuid(),
  personId: z.uuid(),
  householdId: z.uuid(),
  country: z.string(),
});

/** Steps of requests to change what a registry says that others react to; identifiers only. */
export const registryEvents = {
  "change_request.ask_evidence": change,
  "change_request.decide_yes": change,
  "change_request.decide_no": change,
  "change_request.uphold": change,
  "change_request.overturn": change,
  /** Scores of up to 100 households are new or another. */
  "registry_score.moved": z.object({
    country: z.string(),
    scheme: z.string(),
    householdIds: z.array(z.uuid()).max(100),
  }),
} as const;
