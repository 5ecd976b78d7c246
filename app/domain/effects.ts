const APPLICATION_MESSAGES = "workers/handlers/application-messages.ts";
const VACANCY_MESSAGES = "workers/handlers/vacancy-messages.ts";
const APPLICATIONS = "app/domain/applications";
const VACANCIES = "app/domain/vacancies";

type Caused = { readonly what: string; readonly where: string };

const tells = (whom: string, where: string): Caused => ({ what: `A message to ${whom}`, where });

const APPLICATION_EFFECTS = {
  tell_seeker: tells("the person", APPLICATION_MESSAGES),
  tell_employer: tells("everybody who acts for the employer", APPLICATION_MESSAGES),
  tell_other_side: tells("the side that did not act", APPLICATION_MESSAGES),
  tell_whose_turn_it_is: tells("the side that is waited for", APPLICATION_MESSAGES),
  confirm_receipt: tells("the person, that it arrived", APPLICATION_MESSAGES),
  disclose: {
    what: "The instant of consent, once; from then on the employer sees the name, and each view is logged",
    where: `${APPLICATIONS}/applications.store.server.ts`,
  },
  keep_status: {
    what: "Where it was is kept, to come back to",
    where: `${APPLICATIONS}/application-edge.ts`,
  },
  open_interview: {
    what: "A row with times, or one that asks for them; it names the one before",
    where: `${APPLICATIONS}/propose-times.server.ts`,
  },
  book_interview: {
    what: "The time that was picked",
    where: `${APPLICATIONS}/accept-interview.server.ts`,
  },
  settle_interview: { what: "Held or missed", where: `${APPLICATIONS}/note-interview.server.ts` },
  close_interview: {
    what: "An appointment that is open is off",
    where: `${APPLICATIONS}/close-interview.server.ts`,
  },
  freeze_terms: {
    what: "The terms are a row that the database refuses to change",
    where: "prisma/migrations/20261127164500_guard_vacancies_offers_and_applications/migration.sql",
  },
  expect_placement: {
    what: "A placement that is expected to start",
    where: "workers/handlers/placements.ts",
  },
  change_vacancy: { what: "The other vacancy", where: `${APPLICATIONS}/transfer-application.server.ts` },
  new_candidate_code: {
    what: "A code that no other candidate there has",
    where: `${APPLICATIONS}/transfer-application.server.ts`,
  },
} as const satisfies Readonly<Record<string, Caused>>;

const VACANCY_EFFECTS = {
  index: { what: "The search index follows", where: "workers/handlers/search.ts" },
  match: { what: "The next matching run ranks it for people", where: "workers/schedules.ts" },
  hold: {
    what: "What it was is kept, and nothing opens it while a report is open",
    where: `${VACANCIES}/vacancy-edge.ts`,
  },
  lift_hold: {
    what: "The reports are settled with what was found",
    where: `${VACANCIES}/settle-safety.server.ts`,
  },
  make_own_draft: {
    what: "An own draft with what the source said",
    where: `${VACANCIES}/claim-vacancy.server.ts`,
  },
  tell_employer: tells("everybody who acts for the employer", VACANCY_MESSAGES),
  tell_advisers: tells("the advisers of the country", VACANCY_MESSAGES),
  tell_applicants: tells("whoever waits for an answer", VACANCY_MESSAGES),
} as const satisfies Readonly<Record<string, Caused>>;

const CHANGE_EFFECTS = {
  tell_person: tells("the person who asks", "workers/handlers/messages.ts"),
  write_dated_row: {
    what: "A dated row beside the registry's own; the score is not touched",
    where: "app/domain/registry/apply-change.server.ts",
  },
  registry_to_be_told: {
    what: "It waits in the office's list until an officer notes that the registry of record knows",
    where: "app/domain/registry/note-registry-told.server.ts",
  },
} as const satisfies Readonly<Record<string, Caused>>;

const SWITCH_EFFECTS = {
  freeze_longer: {
    what: "Every deadline that runs against people there gets the days that were added",
    where: "app/domain/emergency/frozen-spans.server.ts",
  },
  run_again_after_notice: {
    what: "Deadlines run again three days after the day on which two people agreed",
    where: "app/domain/emergency/emergency-switch.ts",
  },
} as const satisfies Readonly<Record<string, Caused>>;

const OVERPAYMENT_EFFECTS = {
  tell_household: tells("each adult whom the benefit concerns", "workers/handlers/overpayment-messages.ts"),
  tell_household_if_it_knew: tells(
    "each adult whom the benefit concerns, where it was told of the overpayment before",
    "workers/handlers/overpayment-messages.ts",
  ),
  keep_instalment: {
    what: "A row of what was paid back or refunded; a wrong one is marked and kept",
    where: "app/domain/benefits/overpayments/overpayment-parts.store.server.ts",
  },
} as const satisfies Readonly<Record<string, Caused>>;

const ARREAR_EFFECTS = {
  tell_household: tells("each adult whom the benefit concerns", "workers/handlers/overpayment-messages.ts"),
} as const satisfies Readonly<Record<string, Caused>>;

/** What each effect of a machine is, and the file that causes it; by the machine's name. */
export const EFFECTS: Readonly<Record<string, Readonly<Record<string, Caused>>>> = {
  application: APPLICATION_EFFECTS,
  offer: APPLICATION_EFFECTS,
  interview: APPLICATION_EFFECTS,
  change_request: CHANGE_EFFECTS,
  emergency_switch: SWITCH_EFFECTS,
  overpayment: OVERPAYMENT_EFFECTS,
  arrear: ARREAR_EFFECTS,
  "vacancy-own": VACANCY_EFFECTS,
  "vacancy-imported": VACANCY_EFFECTS,
};
