import { z } from "zod";
import type { ApplicationEdge } from "./application.ts";

const moved = z.object({
  applicationId: z.uuid(),
  vacancyId: z.uuid(),
  rev: z.number().int(),
  from: z.string().nullable(),
  to: z.string(),
  /** Which side took the edge, to tell the other one. */
  by: z.enum(["seeker", "employer", "worker"]).optional(),
});
const offered = moved.extend({ offerId: z.uuid() });

/** Events of applications and offers, by name, with what they carry: identifiers and states only. */
export const applicationEvents = {
  "application.submitted": moved,
  "application.opened": moved,
  "application.shortlisted": moved,
  "application.invited": moved,
  "application.interview_booked": moved,
  "application.times_asked": moved,
  "application.interview_rebooked": moved,
  "application.interview_missed": moved,
  "application.interview_held": moved,
  "application.declined": moved,
  "application.reconsidered": moved,
  "application.postponed": moved,
  "application.resumed": moved,
  "application.withdrawn": moved,
  "application.reopened": moved,
  "application.hired": moved,
  "application.obsolete": moved,
  "application.restored": moved,
  "application.silent": moved.extend({
    days: z.number().int(),
    turn: z.enum(["seeker", "employer"]),
  }),
  "application.lapsed": moved,
  "application.transferred": moved,
  "offer.made": offered,
  "offer.accepted": offered,
  "offer.turned_down": offered,
  "offer.withdrawn": offered,
  "offer.expired": offered,
} as const;

export type ApplicationEventName = keyof typeof applicationEvents;

/** Which event each edge of the machine publishes. */
export const EVENT_OF: Readonly<Record<ApplicationEdge, ApplicationEventName>> = {
  submit: "application.submitted",
  open: "application.opened",
  shortlist: "application.shortlisted",
  invite: "application.invited",
  accept_interview: "application.interview_booked",
  ask_other_times: "application.times_asked",
  rebook_interview: "application.interview_rebooked",
  miss_interview: "application.interview_missed",
  hold_interview: "application.interview_held",
  make_offer: "offer.made",
  withdraw_offer: "offer.withdrawn",
  expire_offer: "offer.expired",
  accept_offer: "offer.accepted",
  turn_down_offer: "offer.turned_down",
  hire: "application.hired",
  decline: "application.declined",
  reconsider: "application.reconsidered",
  postpone: "application.postponed",
  resume: "application.resumed",
  withdraw: "application.withdrawn",
  reopen: "application.reopened",
  warn_of_silence: "application.silent",
  lapse: "application.lapsed",
  make_obsolete: "application.obsolete",
  restore: "application.restored",
  transfer: "application.transferred",
};
