import { expireOffers } from "#app/domain/applications/expire-offers.server.ts";
import { lapseApplications } from "#app/domain/applications/lapse-applications.server.ts";
import { carryOutDecisions } from "#app/domain/casework/carry-out-decisions.server.ts";
import { forgetExpired } from "#app/domain/identity/forget-expired.server.ts";
import { COUNTRIES } from "#app/domain/kernel/countries.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { redeliverEvents } from "#app/domain/kernel/redeliver-events.server.ts";
import { expectOk, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { runMatching } from "#app/domain/matching/run-matching.server.ts";
import { sendDueDeliveries } from "#app/domain/messages/send-due-deliveries.server.ts";
import { openDueCheckpoints } from "#app/domain/placements/open-due-checkpoints.server.ts";
import { refreshIndex } from "#app/domain/search/refresh-index.server.ts";
import { expireListedPostings } from "#app/domain/vacancies/import/expire-listed-postings.server.ts";
import { expireVacancies } from "#app/domain/vacancies/expire-vacancies.server.ts";
import { worker } from "./reaction.ts";
import { consumersByEvent } from "./reactions.ts";

type Counts = Readonly<Record<string, number>>;
export type Schedule = {
  readonly name: string;
  /** By the marketplace's clock. */
  readonly everyMinutes: number;
  /** Counts of what was done, shown to the administrator. Safe to repeat. */
  readonly run: (ctx: Ctx) => Promise<Counts>;
};

/** Runs a job for each country in turn and adds up its counts. */
const perCountry =
  (run: (ctx: Ctx, country: string) => Promise<Outcome<Counts>>) =>
  async (ctx: Ctx): Promise<Counts> => {
    const total: Record<string, number> = {};
    for (const { code } of COUNTRIES) {
      for (const [name, count] of Object.entries(expectOk(await run(ctx, code))))
        total[name] = (total[name] ?? 0) + count;
    }
    return total;
  };

const HOURLY = 60;
const DAILY = 24 * 60;

/** Every recurring job, in one table; those that people wait for come first, the long ones last. */
export const SCHEDULES: readonly Schedule[] = [
  { name: "send-messages", everyMinutes: 1, run: (ctx) => sendDueDeliveries(ctx) },
  {
    name: "open-due-checkpoints",
    everyMinutes: HOURLY,
    run: perCountry((ctx, country) => openDueCheckpoints(ctx, worker(country), { country })),
  },
  {
    name: "carry-out-graduation-decisions",
    everyMinutes: HOURLY,
    run: perCountry((ctx, country) => carryOutDecisions(ctx, worker(country), { country })),
  },
  {
    name: "expire-offers",
    everyMinutes: HOURLY,
    run: async (ctx) => expectOk(await expireOffers(ctx, worker())),
  },
  {
    name: "lapse-applications",
    everyMinutes: HOURLY,
    run: async (ctx) => expectOk(await lapseApplications(ctx, worker())),
  },
  {
    name: "expire-vacancies",
    everyMinutes: HOURLY,
    run: async (ctx) => expectOk(await expireVacancies(ctx, worker())),
  },
  {
    name: "expire-listed-postings",
    everyMinutes: HOURLY,
    run: async (ctx) => expectOk(await expireListedPostings(ctx, worker())),
  },
  {
    name: "events.redeliver",
    everyMinutes: 1,
    run: async (ctx) => expectOk(await redeliverEvents(ctx, worker(), { consumers: consumersByEvent() })),
  },
  { name: "forget-expired", everyMinutes: HOURLY, run: forgetExpired },
  {
    name: "refresh-index",
    everyMinutes: 5,
    run: async (ctx) => expectOk(await refreshIndex(ctx, worker())),
  },
  {
    name: "match-everyone",
    everyMinutes: DAILY,
    run: perCountry(async (ctx, country) => {
      const run = await runMatching(ctx, worker(country), { country });
      return run.ok ? ok({ seekers: run.value.seekers, postings: run.value.postings }) : run;
    }),
  },
];
