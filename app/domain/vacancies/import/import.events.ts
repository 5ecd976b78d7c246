import { z } from "zod";

/** Postings per event: the most that one reaction handles in a transaction. */
export const POSTINGS_PER_EVENT = 500;

const batch = z.object({
  importId: z.uuid().nullable(),
  vacancyIds: z.array(z.uuid()).min(1).max(POSTINGS_PER_EVENT),
});

/** Imported postings that appeared, changed or were seen again; and those that nobody saw for 90 days. */
export const listingEvents = { "vacancy.listed": batch, "vacancy.unlisted": batch } as const;
