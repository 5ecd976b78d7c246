import { sealEntries } from "#app/domain/audit/seal-entries.server.ts";
import { countUnfinishedImports } from "#app/domain/imports/count-unfinished-imports.server.ts";
import { expireOffers } from "#app/domain/applications/expire-offers.server.ts";
import { lapseApplications } from "#app/domain/applications/lapse-applications.server.ts";
import { warnOfSilence } from "#app/domain/applications/warn-of-silence.server.ts";
import { carryOutBenefitDecisions } from "#app/domain/benefits/carry-out-benefit-decisions.server.ts";
import { noteBenefitReviews } from "#app/domain/benefits/note-benefit-reviews.server.ts";
import { noteLateTurns } from "#app/domain/benefits/overpayments/note-late-turns.server.ts";
import { carryOutDecisions } from "#app/domain/casework/carry-out-decisions.server.ts";
import { noteMissedHearings } from "#app/domain/casework/note-missed-hearings.server.ts";
import { sustainGraduations } from "#app/domain/casework/sustain-graduations.server.ts";
import type { DeadlineName } from "#app/domain/emergency/deadlines.ts";
import { tellOfFreezes } from "#app/domain/emergency/tell-of-freezes.server.ts";
import { forgetExpired } from "#app/domain/identity/forget-expired.server.ts";
import { COUNTRIES } from "#app/domain/kernel/countries.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { redeliverEvents } from "#app/domain/kernel/redeliver-events.server.ts";
import { expectOk, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { foldSkills } from "#app/domain/people/read-skills-again.server.ts";
import { readMissedWords } from "#app/domain/taxonomy/note-read-again.server.ts";
import { foldRequirements } from "#app/domain/vacancies/read-requirements-again.server.ts";
import { runMatching } from "#app/domain/matching/run-matching.server.ts";
import type { Counts } from "#app/domain/operations/schedule-runs.ts";
import { trimEvents } from "#app/domain/kernel/trim-events.server.ts";
import { trimRuns } from "#app/domain/operations/trim-runs.server.ts";
import { remind } from "#app/domain/messages/remind.server.ts";
import { sendDueDeliveries } from "#app/domain/messages/send-due-deliveries.server.ts";
import { expireConsents } from "#app/domain/people/expire-consents.server.ts";
import { remindExemptionReviews } from "#app/domain/people/remind-exemption-reviews.server.ts";
import { resumeReconciliation } from "#app/domain/placements/resume-reconciliation.server.ts";
import { followUpWageRecords } from "#app/domain/placements/follow-up-wage-records.server.ts";
import { openDueCheckpoints } from "#app/domain/placements/open-due-checkpoints.server.ts";
import { refreshIndex } from "#app/domain/search/refresh-index.server.ts";
import { repairSearch } from "#app/domain/search/repair-search.server.ts";
import { forgetRemovedPostings } from "#app/domain/search/saved/forget-removed-postings.server.ts";
import { alertSavedSearches } from "#app/domain/search/saved/alert-saved-searches.server.ts";
import { expireListedPostings } from "#app/domain/vacancies/import/expire-listed-postings.server.ts";
import { expireVacancies } from "#app/domain/vacancies/expire-vacancies.server.ts";
import { warnOfExpiry } from "#app/domain/vacancies/warn-of-expiry.server.ts";
import { deadlinesIn } from "./deadlines.ts";
import { worker } from "./reaction.ts";
import { consumersByEvent } from "./reactions.ts";

/** Jobs of a lane run after each other, lanes beside each other: a long one delays only its own. */
export const LANES = ["messages", "follow-up", "repair", "upkeep", "matching"] as const;

export type Schedule = {
  readonly name: string;
  /** "follow-up" unless said otherwise. */
  readonly lane?: (typeof LANES)[number];
  /** How long it may wait before it counts as late; see `lateAfter`. */
  readonly lateAfterMinutes?: number;
  /** Never runs at the same time as another such job, on whatever worker: for what takes a whole machine. */
  readonly alone?: boolean;
  /** The deadlines whose end it looks for; whether an emergency freezes one stands in their own table. */
  readonly ends?: readonly DeadlineName[];
  /** Counts of what was done, shown to the administrator. Safe to repeat. For all countries when none is given. */
  readonly run: (ctx: Ctx, country?: string) => Promise<Counts>;
} & (
  | {
      /** By the marketplace's clock. */
      readonly everyMinutes: number;
      readonly dailyAt?: undefined;
    }
  | {
      /** Local time, such as "02:00", in each country's zone: one run for each country. */
      readonly dailyAt: string;
      readonly everyMinutes?: undefined;
    }
);

/** Runs a job for the country, or for each in turn, and adds up its counts. */
const perCountry =
  (run: (ctx: Ctx, country: string) => Promise<Outcome<Counts>>) =>
  async (ctx: Ctx, only?: string): Promise<Counts> => {
    const total: Record<string, number> = {};
    for (const code of only ? [only] : COUNTRIES.map((country) => country.code)) {
      for (const [name, count] of Object.entries(expectOk(await run(ctx, code))))
        total[name] = (total[name] ?? 0) + count;
    }
    return total;
  };

const HOURLY = 60;
const DAILY = 24 * 60;
/** Long enough to look into what went wrong last month. */
const KEEP_EVENTS_DAYS = 30;

/** Every recurring job, in one table; those that people wait for come first, the long ones last. */
export const SCHEDULES: readonly Schedule[] = [
  { name: "send-messages", lane: "messages", everyMinutes: 1, run: (ctx) => sendDueDeliveries(ctx) },
  {
    name: "open-due-checkpoints",
    ends: ["checkpoint_unknown"],
    everyMinutes: HOURLY,
    run: perCountry((ctx, country) => openDueCheckpoints(ctx, worker(country), { country })),
  },
  {
    name: "tell-of-freezes",
    everyMinutes: 5,
    run: perCountry((ctx, country) =>
      tellOfFreezes(ctx, worker(country), { country, deadlinesOf: deadlinesIn(country) }),
    ),
  },
  {
    name: "carry-out-graduation-decisions",
    ends: ["graduation_appeal"],
    everyMinutes: HOURLY,
    run: perCountry((ctx, country) => carryOutDecisions(ctx, worker(country), { country })),
  },
  {
    name: "sustain-graduations",
    ends: ["graduation_monitoring"],
    everyMinutes: HOURLY,
    run: perCountry((ctx, country) => sustainGraduations(ctx, worker(country), { country })),
  },
  {
    name: "note-missed-hearings",
    ends: ["graduation_hearing"],
    everyMinutes: HOURLY,
    run: perCountry((ctx, country) => noteMissedHearings(ctx, worker(country), { country })),
  },
  {
    name: "carry-out-benefit-decisions",
    ends: ["benefit_objection"],
    everyMinutes: HOURLY,
    run: perCountry((ctx, country) => carryOutBenefitDecisions(ctx, worker(country), { country })),
  },
  {
    name: "note-benefit-reviews",
    ends: ["benefit_review"],
    everyMinutes: HOURLY,
    run: perCountry((ctx, country) => noteBenefitReviews(ctx, worker(country), { country })),
  },
  {
    name: "note-late-overpayments",
    ends: ["overpayment_turn"],
    everyMinutes: HOURLY,
    run: perCountry((ctx, country) => noteLateTurns(ctx, worker(country), { country })),
  },
  {
    name: "expire-consents",
    ends: ["consent_validity"],
    everyMinutes: HOURLY,
    run: perCountry((ctx, country) => expireConsents(ctx, worker(country), { country })),
  },
  {
    name: "remind-exemption-reviews",
    ends: ["exemption_review"],
    everyMinutes: DAILY,
    run: perCountry((ctx, country) => remindExemptionReviews(ctx, worker(country), { country })),
  },
  {
    name: "expire-offers",
    ends: ["offer_answer"],
    everyMinutes: HOURLY,
    run: async (ctx) => expectOk(await expireOffers(ctx, worker())),
  },
  {
    name: "warn-of-silence",
    ends: ["application_silence"],
    everyMinutes: HOURLY,
    run: async (ctx) => expectOk(await warnOfSilence(ctx, worker())),
  },
  {
    name: "lapse-applications",
    ends: ["application_silence"],
    everyMinutes: HOURLY,
    run: async (ctx) => expectOk(await lapseApplications(ctx, worker())),
  },
  {
    name: "warn-of-expiry",
    ends: ["vacancy_expiry"],
    everyMinutes: HOURLY,
    run: async (ctx) => expectOk(await warnOfExpiry(ctx, worker())),
  },
  {
    name: "expire-vacancies",
    ends: ["vacancy_expiry"],
    everyMinutes: HOURLY,
    run: async (ctx) => expectOk(await expireVacancies(ctx, worker())),
  },
  {
    name: "expire-listed-postings",
    everyMinutes: HOURLY,
    run: async (ctx) => expectOk(await expireListedPostings(ctx, worker())),
  },
  {
    name: "redeliver-events",
    lane: "repair",
    everyMinutes: 1,
    run: async (ctx) => expectOk(await redeliverEvents(ctx, worker(), { consumers: consumersByEvent() })),
  },
  {
    name: "resume-reconciliation",
    everyMinutes: HOURLY,
    run: perCountry((ctx, country) => resumeReconciliation(ctx, worker(country), { country })),
  },
  { name: "forget-expired", lane: "upkeep", everyMinutes: HOURLY, run: (ctx) => forgetExpired(ctx) },
  {
    // The sealers do it within a second; this shows that they do, and does it where they do not.
    name: "seal-audit",
    lane: "repair",
    everyMinutes: 5,
    run: async (ctx) => ({ sealed: (await sealEntries(ctx)) ?? 0 }),
  },
  {
    name: "count-unfinished-imports",
    lane: "upkeep",
    everyMinutes: HOURLY,
    run: (ctx) => countUnfinishedImports(ctx),
  },
  {
    name: "trim-events",
    lane: "upkeep",
    everyMinutes: HOURLY,
    run: async (ctx) =>
      expectOk(
        await trimEvents(ctx, worker(), { olderThanDays: KEEP_EVENTS_DAYS, consumers: consumersByEvent() }),
      ),
  },
  { name: "trim-runs", lane: "upkeep", everyMinutes: DAILY, run: (ctx) => trimRuns(ctx) },
  { name: "remind", everyMinutes: HOURLY, run: async (ctx) => expectOk(await remind(ctx, worker())) },
  {
    name: "refresh-index",
    lane: "upkeep",
    alone: true,
    everyMinutes: 5,
    lateAfterMinutes: 60,
    run: async (ctx) => expectOk(await refreshIndex(ctx, worker())),
  },
  {
    name: "repair-search",
    lane: "repair",
    everyMinutes: 1,
    run: async (ctx) => expectOk(await repairSearch(ctx, worker())),
  },
  {
    name: "tend-words",
    lane: "upkeep",
    everyMinutes: HOURLY,
    run: async (ctx) => ({
      requirements: expectOk(await foldRequirements(ctx, worker())).folded,
      profiles: expectOk(await foldSkills(ctx, worker())).folded,
      words: expectOk(await readMissedWords(ctx, worker())).words,
    }),
  },
  {
    name: "alert-saved-searches",
    everyMinutes: HOURLY,
    run: perCountry((ctx, country) => alertSavedSearches(ctx, worker(country), { country })),
  },
  {
    name: "forget-removed-postings",
    lane: "upkeep",
    everyMinutes: DAILY,
    run: perCountry((ctx, country) => forgetRemovedPostings(ctx, worker(country), { country })),
  },
  {
    name: "follow-up-wage-records",
    ends: ["wage_question"],
    everyMinutes: DAILY,
    run: perCountry((ctx, country) => followUpWageRecords(ctx, worker(country), { country })),
  },
  {
    name: "match-everyone",
    lane: "matching",
    alone: true,
    dailyAt: "02:00",
    run: perCountry(async (ctx, country) => {
      const run = await runMatching(ctx, worker(country), { country });
      return run.ok ? ok({ seekers: run.value.seekers, postings: run.value.postings }) : run;
    }),
  },
];
