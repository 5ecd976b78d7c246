import { z } from "zod";

const moved = z.object({
  applicationId: z.uuid(),
  vacancyId: z.uuid(),
  rev: z.number().int(),
  from: z.string().nullable(),
  to: z.string(),
});
const offered = moved.extend({ offerId: z.uuid() });

/** Events of applications and offers, by name, with what they carry: identifiers and states only. */
export const applicationEvents = {
  "application.submitted": moved,
  "application.opened": moved,
  "application.shortlisted": moved,
  "application.declined": moved,
  "application.withdrawn": moved,
  "application.reopened": moved,
  "application.hired": moved,
  "application.obsolete": moved,
  "application.restored": moved,
  "application.lapsed": moved,
  "offer.made": offered,
  "offer.accepted": offered,
  "offer.turned_down": offered,
  "offer.withdrawn": offered,
  "offer.expired": offered,
} as const;

export type ApplicationEventName = keyof typeof applicationEvents;
