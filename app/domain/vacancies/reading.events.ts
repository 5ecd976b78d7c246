import { z } from "zod";

/** Postings whose requirements mean something else than before. */
export const readingEvents = {
  "vacancy.read_again": z.object({ vacancyIds: z.array(z.uuid()).min(1).max(500) }),
} as const;
