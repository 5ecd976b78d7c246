import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Composition } from "#app/composition.server.ts";
import { acceptOffer } from "#app/domain/applications/accept-offer.server.ts";
import { applyToVacancy } from "#app/domain/applications/apply-to-vacancy.server.ts";
import { hireApplication } from "#app/domain/applications/hire-application.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { importWages } from "#app/domain/placements/import-wages.server.ts";
import {
  anEmployer,
  anOffer,
  aSeeker,
  aVacancy,
  system,
  type TestEmployer,
} from "#tests/support/marketplace.ts";
import { consumersOf } from "#workers/reactions.ts";

/** An employer with one vacancy that is never full. */
export type Market = {
  readonly employer: TestEmployer;
  readonly vacancyId: string;
  readonly registration: string;
};

export async function openMarket(ctx: Ctx): Promise<Market> {
  const employer = await anEmployer(ctx);
  const vacancyId = await aVacancy(ctx, employer, { openings: 900 });
  const establishment = await ctx.db.establishment.findFirstOrThrow({
    where: { id: employer.establishmentId },
  });
  return { employer, vacancyId, registration: establishment.registrationNumber };
}

/** Somebody applies: one event, a message to her and one to each member of the employer. */
export async function oneApplies(ctx: Ctx, market: Market): Promise<void> {
  expectOk(await applyToVacancy(ctx, await aSeeker(ctx), { vacancyId: market.vacancyId }));
}

/**
 * Somebody applies, is offered the job, accepts and is hired; once the worker expects the placement, a wage
 * file of its own starts the work. A dozen events, each with its effects.
 */
export async function oneWorks(ctx: Ctx, market: Market, number: number): Promise<void> {
  const nationalId = String(1_000_000_000 + number);
  const seeker = await aSeeker(ctx, { fullName: "نورة الاختبار", nationalId });
  const { applicationId, offerId } = await anOffer(ctx, market.employer, seeker, market.vacancyId);
  expectOk(await acceptOffer(ctx, seeker, { applicationId, offerId }));
  expectOk(await hireApplication(ctx, market.employer.actor, { applicationId }));
  while ((await ctx.db.placement.count({ where: { applicationId } })) === 0) await sleep(100);
  const month = ctx.clock.today("SA").slice(0, 7);
  const folder = path.dirname(ctx.files.locate(`chaos/${nationalId}.csv`));
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${nationalId}.csv`);
  fs.writeFileSync(
    file,
    `national_id,registration_number,month,wage\n${nationalId},${market.registration},${month},4200\n`,
  );
  expectOk(await importWages(ctx, system, { file, country: "SA", dryRun: false }));
}

export type Figures = {
  readonly events: number;
  /** Pairs of event and consumer that must be handled. */
  readonly expected: number;
  readonly handled: number;
  readonly unrelayed: number;
  /** Openings that are filled: counted anew from the starts, so repeating it doubles none. */
  readonly openings: number;
  readonly starts: number;
  /** Wage files that were held against the placements: one entry each time, which is not idempotent by itself. */
  readonly reconciliations: number;
  /** Entries of the worker's acts beyond the one that each subject, or part of an import, may have. */
  readonly repeatedActs: number;
  readonly messages: number;
  /** Messages that say again what a person was told already. */
  readonly repeatedMessages: number;
};

/** What the worker has done so far, counted in the database. */
export async function figures(ctx: Ctx, market: Market): Promise<Figures> {
  const names = await ctx.sql.query<{ name: string; n: number }>(
    "select name, count(*) as n from outbox_event group by name",
  );
  const [row] = await ctx.sql.query<Omit<Figures, "events" | "expected">>(
    `select (select count(*) from inbox_event) as handled,
            (select count(*) from outbox_event where relayed_at is null) as unrelayed,
            (select openings_filled from vacancy where id = $1) as openings,
            (select count(*) from placement where status = 'started') as starts,
            (select count(*) from audit_entry where action = 'wage_record.reconcile') as reconciliations,
            (select coalesce(sum(n - 1), 0)::bigint from (
               select count(*) as n from audit_entry
                where action in ('placement.expect', 'placement.start', 'wage_record.reconcile')
                group by action, subject_id, details->>'part') as acts) as "repeatedActs",
            (select count(*) from message) as messages,
            (select coalesce(sum(n - 1), 0)::bigint from (
               select count(*) as n from message group by person_id, code, link, params) as told) as "repeatedMessages"`,
    [market.vacancyId],
  );
  if (!row) throw new Error("No figures");
  return {
    ...row,
    events: names.reduce((total, { n }) => total + n, 0),
    expected: names.reduce((total, { name, n }) => total + n * consumersOf(name).length, 0),
  };
}

/** Every event that has a consumer, with each of them. */
export async function handlings(
  composition: Composition,
): Promise<readonly { readonly consumer: string; readonly id: string; readonly name: string }[]> {
  const events = await composition.ctx.sql.query<{ id: string; name: string }>(
    "select id, name from outbox_event order by seq",
  );
  return events.flatMap((event) => consumersOf(event.name).map((consumer) => ({ ...event, consumer })));
}
