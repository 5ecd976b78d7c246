/** What can be said to a person; worded in `messages:<code>` when shown. */
export const MESSAGE_CODES = [
  "application_submitted",
  "application_shortlisted",
  "application_declined",
  "application_obsolete",
  "application_restored",
  "offer_made",
  "hired",
  "placement_started",
  "checkpoint_confirmed",
  "checkpoint_due",
  "wage_question",
  "graduation_proposed",
  "graduation_decided_yes",
  "graduation_decided_not_yet",
  "graduation_upheld",
  "graduated",
  "benefit_reinstated",
  "interview_invited",
  "interview_rebooked",
  "interview_missed",
  "application_reconsidered",
  "application_postponed",
  "application_resumed",
  "application_lapsed",
  "application_transferred",
  "offer_withdrawn",
  "offer_expired",
  "vacancy_over",
  "employer_application_submitted",
  "employer_interview_booked",
  "employer_times_asked",
  "employer_interview_missed",
  "employer_application_postponed",
  "employer_application_resumed",
  "employer_application_withdrawn",
  "employer_application_reopened",
  "employer_application_obsolete",
  "employer_application_restored",
  "employer_application_lapsed",
  "employer_offer_accepted",
  "employer_offer_turned_down",
  "employer_offer_expired",
  "employer_vacancy_expired",
  "employer_vacancy_held",
  "employer_vacancy_released",
  "employer_vacancy_returned",
  "adviser_vacancy_review",
  "adviser_vacancy_held",
  "interview_times_wait",
  "employer_application_silent",
  "employer_vacancy_expiring",
  "apply_anew",
  "hearing_missed",
  "benefit_decided",
  "benefit_review_due",
  "exemption_review_near",
] as const;
export type MessageCode = (typeof MESSAGE_CODES)[number];

export type NewMessage = {
  readonly personId: string;
  readonly country: string;
  readonly code: MessageCode;
  /** Identifiers, dates and amounts; never personal data. */
  readonly params: Readonly<Record<string, string | number>>;
  /** Where it leads inside Masar. */
  readonly link: string;
  /** The same key is the same message. */
  readonly key: string;
};

/** Nothing is sent to a phone from 21:00 to 08:00 in the country's zone. */
const QUIET_FROM = 21;
const QUIET_UNTIL = 8;
const HOUR_MS = 3_600_000;

const hourIn = (instant: Date, zone: string): number =>
  Number(
    new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", hourCycle: "h23" }).format(instant),
  );

/** The first instant, at or after `instant`, outside quiet hours. */
export function afterQuietHours(instant: Date, zone: string): Date {
  const hour = hourIn(instant, zone);
  if (hour >= QUIET_UNTIL && hour < QUIET_FROM) return instant;
  // Whole hours are enough: zones here are offset by whole hours, and a minute early would not be quiet.
  let next = new Date(Math.ceil(instant.getTime() / HOUR_MS) * HOUR_MS);
  while (hourIn(next, zone) !== QUIET_UNTIL) next = new Date(next.getTime() + HOUR_MS);
  return next;
}

/** A person gets at most so many SMS a day; the rest waits in the app, and the reason can be seen. */
export const DAILY_CAP = 3;
