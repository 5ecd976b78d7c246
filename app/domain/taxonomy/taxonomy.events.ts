import { z } from "zod";

/** Events of the taxonomy: labels or relations changed, so coders, lexicon and index are built again. */
export const taxonomyEvents = {
  "taxonomy.changed": z.object({ version: z.number().int() }),
} as const;
