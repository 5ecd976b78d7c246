/** What a message is about: it asks for something, reminds of it, or tells. People choose by these. */
export const MESSAGE_KINDS = ["answer", "reminder", "news"] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** What must still hold when a message leaves, and the parameters that name it; see still-true.server.ts. */
export type Fact =
  | "application_waits"
  | "offer_open"
  | "interview_planned"
  | "checkpoint_open"
  | "wage_question_open"
  | "hearing_open"
  | "change_evidence_open"
  | "vacancy_published"
  | "overpayment_late"
  | "alert_wanted"
  | "freeze_as_said";

export type MessageRule = {
  /** In which role the person is addressed. */
  readonly to: "seeker" | "staff";
  readonly kind: MessageKind;
  /** After so many days it is no longer sent; it stays in the inbox. */
  readonly expiresAfterDays: number;
  /** Null: stays true whatever happens. */
  readonly fact: Fact | null;
  /** Asked again once when the fact still holds after so many days. */
  readonly remind?: { readonly afterDays: number; readonly by: string };
};

const seeker = { to: "seeker" } as const;
const staff = { to: "staff" } as const;
const news = { kind: "news", expiresAfterDays: 7, fact: null } as const;
const reminder = { kind: "reminder", expiresAfterDays: 2 } as const;

/** Every message that Masar can send. A new one is a line here and its words in `messages:<code>`. */
export const MESSAGE_RULES = {
  application_submitted: { ...seeker, ...news },
  application_shortlisted: { ...seeker, ...news },
  application_declined: { ...seeker, ...news },
  application_obsolete: { ...seeker, ...news },
  application_restored: { ...seeker, ...news },
  application_lapsed: { ...seeker, ...news },
  interview_invited: { ...seeker, kind: "answer", expiresAfterDays: 5, fact: "interview_planned" },
  interview_rebooked: { ...seeker, kind: "answer", expiresAfterDays: 5, fact: "interview_planned" },
  interview_times_wait: { ...seeker, ...reminder, fact: "interview_planned" },
  interview_missed: { ...seeker, ...news },
  application_reconsidered: { ...seeker, ...news },
  application_postponed: { ...seeker, ...news },
  application_resumed: { ...seeker, ...news },
  application_transferred: { ...seeker, ...news },
  offer_withdrawn: { ...seeker, ...news },
  offer_expired: { ...seeker, ...news },
  vacancy_over: { ...seeker, ...news },
  offer_made: {
    ...seeker,
    kind: "answer",
    expiresAfterDays: 7,
    fact: "offer_open",
    remind: { afterDays: 2, by: "offer_reminder" },
  },
  offer_reminder: { ...seeker, ...reminder, fact: "offer_open" },
  hired: { ...seeker, ...news },
  placement_started: { ...seeker, ...news },
  placement_changed: { ...seeker, ...news },
  checkpoint_confirmed: { ...seeker, ...news },
  checkpoint_due: {
    ...seeker,
    kind: "answer",
    expiresAfterDays: 14,
    fact: "checkpoint_open",
    remind: { afterDays: 7, by: "checkpoint_reminder" },
  },
  checkpoint_reminder: { ...seeker, ...reminder, fact: "checkpoint_open" },
  wage_question: {
    ...seeker,
    kind: "answer",
    expiresAfterDays: 14,
    fact: "wage_question_open",
  },
  wage_question_reminder: { ...seeker, ...reminder, fact: "wage_question_open" },
  graduation_proposed: {
    ...seeker,
    kind: "answer",
    expiresAfterDays: 14,
    fact: "hearing_open",
    remind: { afterDays: 7, by: "hearing_reminder" },
  },
  hearing_reminder: { ...seeker, ...reminder, fact: "hearing_open" },
  graduation_decided_yes: { ...seeker, ...news, expiresAfterDays: 30 },
  graduation_decided_not_yet: { ...seeker, ...news, expiresAfterDays: 30 },
  graduation_upheld: { ...seeker, ...news, expiresAfterDays: 30 },
  graduated: { ...seeker, ...news, expiresAfterDays: 30 },
  benefit_reinstated: { ...seeker, ...news, expiresAfterDays: 30 },
  apply_anew: { ...seeker, ...news, expiresAfterDays: 30 },
  hearing_missed: { ...seeker, kind: "answer", expiresAfterDays: 14, fact: "hearing_open" },
  benefit_decided: { ...seeker, ...news, expiresAfterDays: 30 },
  benefit_review_due: { ...seeker, ...news, expiresAfterDays: 30 },
  change_evidence_asked: {
    ...seeker,
    kind: "answer",
    expiresAfterDays: 14,
    fact: "change_evidence_open",
    remind: { afterDays: 7, by: "change_evidence_reminder" },
  },
  change_evidence_reminder: { ...seeker, ...reminder, fact: "change_evidence_open" },
  change_decided: { ...seeker, ...news, expiresAfterDays: 30 },
  overpayment_told: { ...seeker, kind: "answer", expiresAfterDays: 14, fact: null },
  overpayment_decided: { ...seeker, ...news, expiresAfterDays: 30 },
  overpayment_changed: { ...seeker, ...news, expiresAfterDays: 30 },
  overpayment_plan: { ...seeker, ...news, expiresAfterDays: 30 },
  overpayment_written: { ...seeker, kind: "answer", expiresAfterDays: 14, fact: null },
  deadlines_frozen: { ...seeker, ...news, fact: "freeze_as_said" },
  deadlines_frozen_shorter: { ...seeker, ...news, fact: "freeze_as_said" },
  deadlines_run_again: { ...seeker, ...news },
  saved_search_found: { ...seeker, kind: "news", expiresAfterDays: 2, fact: "alert_wanted" },
  exemption_review_near: { ...seeker, kind: "answer", expiresAfterDays: 14, fact: null },
  employer_application_submitted: { ...staff, ...news, expiresAfterDays: 3, fact: "application_waits" },
  employer_application_silent: { ...staff, ...reminder, fact: "application_waits" },
  employer_interview_booked: { ...staff, ...news },
  employer_times_asked: { ...staff, kind: "answer", expiresAfterDays: 5, fact: "interview_planned" },
  employer_interview_missed: { ...staff, ...news },
  employer_application_postponed: { ...staff, ...news },
  employer_application_resumed: { ...staff, ...news },
  employer_application_withdrawn: { ...staff, ...news },
  employer_application_reopened: { ...staff, ...news, fact: "application_waits" },
  employer_application_obsolete: { ...staff, ...news },
  employer_application_restored: { ...staff, ...news },
  employer_application_lapsed: { ...staff, ...news },
  employer_offer_accepted: { ...staff, ...news },
  employer_offer_turned_down: { ...staff, ...news },
  employer_offer_expired: { ...staff, ...news },
  employer_placement_changed: { ...staff, ...news },
  employer_vacancy_expiring: { ...staff, ...reminder, expiresAfterDays: 5, fact: "vacancy_published" },
  employer_vacancy_expired: { ...staff, ...news },
  employer_vacancy_held: { ...staff, kind: "answer", expiresAfterDays: 7, fact: null },
  employer_vacancy_released: { ...staff, ...news },
  employer_vacancy_returned: { ...staff, kind: "answer", expiresAfterDays: 7, fact: null },
  officer_overpayment_late: { ...staff, ...reminder, fact: "overpayment_late" },
  adviser_vacancy_review: { ...staff, kind: "answer", expiresAfterDays: 7, fact: null },
  adviser_vacancy_held: { ...staff, kind: "answer", expiresAfterDays: 7, fact: null },
} as const satisfies Readonly<Record<string, MessageRule>>;

export type MessageCode = keyof typeof MESSAGE_RULES;

export const MESSAGE_CODES = Object.keys(MESSAGE_RULES) as MessageCode[];

/** The rule of a code; rows of codes that were taken out of the table are plain news. */
export const ruleOf = (code: string): MessageRule =>
  (MESSAGE_RULES as Readonly<Record<string, MessageRule>>)[code] ?? { ...seeker, ...news };

/** Messages that people asked for by keeping a search, and end by a link of their own. */
export const isAlert = (code: string): boolean => code === "saved_search_found";

/** The codes that address people in one of the two roles. */
export const codesTo = (to: MessageRule["to"]): readonly MessageCode[] =>
  MESSAGE_CODES.filter((code) => ruleOf(code).to === to);

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
  /** It stays in the inbox: neither SMS nor mail tells of it. */
  readonly inMasarOnly?: boolean;
};
