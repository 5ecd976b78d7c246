import { z } from "zod";

/** Facts about saved searches; identifiers and counts only. */
export const savedSearchEvents = {
  "saved_search.found": z.object({
    savedSearchId: z.uuid(),
    alertId: z.uuid(),
    personId: z.uuid(),
    country: z.string(),
    count: z.number().int().positive(),
    beyondMasar: z.boolean(),
  }),
} as const;
