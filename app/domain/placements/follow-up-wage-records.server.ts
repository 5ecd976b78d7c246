import type { Actor } from "#app/domain/kernel/actor.ts";
import { frozenSpansOfPeople, hasFrozenDays } from "#app/domain/emergency/frozen-spans.server.ts";
import { extendedBy } from "#app/domain/emergency/frozen-span.ts";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { FIRST_ID } from "#app/domain/kernel/first-id.ts";
import { addDays, dateInZone, firstDayOf, monthOf } from "#app/domain/kernel/plain-date.ts";
import { ok, type Outcome } from "#app/domain/kernel/result.ts";
import { publishBatches } from "./publish-batches.server.ts";
import { reconcileRecords } from "./reconcile-records.server.ts";
import { openIssues } from "./wage-effects.store.server.ts";
import { recordsInForce } from "./wage-facts.store.server.ts";
import {
  askWhetherEnded,
  giveUpWaiting,
  recordsToLookAtAgain,
  remindOf,
  silentPlacements,
  waitingQuestions,
} from "./wage-followup.store.server.ts";

const BATCH = 20_000;
/** A month's wages are in the register some two weeks after its end: silence before that says nothing. */
const REGISTER_LAG_DAYS = 45;
const REMIND_AFTER_DAYS = 7;
/** Days in which "is this yours?" can be answered before an officer looks. */
export const UNANSWERED_AFTER_DAYS = 14;
const DAY_MS = 86_400_000;

export type FollowUp = {
  readonly suspected: number;
  readonly reminded: number;
  readonly unanswered: number;
  readonly lookedAtAgain: number;
};

/**
 * What wage records ask for as time goes by: whether work has ended whose wages ceased, a reminder of a question,
 * an officer's look at one that was not answered, and another look at records whose case has changed. Asks and
 * shows; ends nothing. Safe to repeat.
 */
export async function followUpWageRecords(
  ctx: Ctx,
  actor: Actor,
  input: { readonly country: string },
): Promise<Outcome<FollowUp>> {
  const { country } = input;
  return ok({
    lookedAtAgain: await lookAgain(ctx, actor, country),
    suspected: await suspectEnds(ctx, actor, country),
    ...(await waitForAnswers(ctx, actor, country)),
  });
}

async function suspectEnds(ctx: Ctx, actor: Actor, country: string): Promise<number> {
  const until = addDays(ctx.clock.today(country), -REGISTER_LAG_DAYS);
  let suspected = 0;
  for (let after: string | null = FIRST_ID; after !== null;) {
    const from: string = after;
    after = await ctx.transaction(async (tx) => {
      const { silent, last } = await silentPlacements(tx, { country, until, after: from, limit: BATCH });
      if (silent.length === 0) return last;
      const rows = silent.map((placement) => ({ ...placement, questionId: ctx.ids.next() }));
      const placementOf = new Map(rows.map(({ questionId, id }) => [questionId, id]));
      const asked = await askWhetherEnded(tx, country, rows, ctx.clock.now());
      if (asked.length === 0) return last;
      suspected += asked.length;
      await publishBatches(tx, "wage_question.asked", country, asked);
      await openIssues(
        tx,
        country,
        asked.map((question) => ({
          ...{ ...question, id: ctx.ids.next(), kind: "suspected_end" as const, recordId: null },
          placementId: placementOf.get(question.questionId) ?? null,
        })),
        ctx.clock.now(),
      );
      await tx.audit(actor, {
        action: "wage_question.suspect_ends",
        subjectType: "country",
        subjectId: country,
        details: { asked: asked.length, until },
      });
      return last;
    });
  }
  return suspected;
}

async function waitForAnswers(
  ctx: Ctx,
  actor: Actor,
  country: string,
): Promise<{ reminded: number; unanswered: number }> {
  return ctx.transaction(async (tx) => {
    const at = ctx.clock.now();
    const before = (days: number): Date => new Date(at.getTime() - days * DAY_MS);
    const early = await stillInTime(ctx, tx, country, before(REMIND_AFTER_DAYS));
    const unanswered = await giveUpWaiting(tx, country, before(UNANSWERED_AFTER_DAYS), early.toGiveUp);
    const reminded = await remindOf(tx, country, before(REMIND_AFTER_DAYS), early.toRemind, at);
    await openIssues(
      tx,
      country,
      unanswered.map(({ questionId, personId, placementId }) => ({
        ...{ id: ctx.ids.next(), kind: "unanswered" as const, recordId: null },
        ...{ questionId, personId, placementId },
      })),
      at,
    );
    await publishBatches(tx, "wage_question.reminded", country, reminded);
    if (reminded.length + unanswered.length > 0)
      await tx.audit(actor, {
        action: "wage_question.follow_up",
        subjectType: "country",
        subjectId: country,
        details: { reminded: reminded.length, unanswered: unanswered.length },
      });
    return { reminded: reminded.length, unanswered: unanswered.length };
  });
}

/** Questions that frozen days keep open although they were asked long ago; ids of those not to remind of or give up. */
async function stillInTime(
  ctx: Ctx,
  tx: Tx,
  country: string,
  askedBefore: Date,
): Promise<{ toRemind: string[]; toGiveUp: string[] }> {
  const none = { toRemind: [], toGiveUp: [] };
  if (!(await hasFrozenDays(tx, country))) return none;
  const waiting = await waitingQuestions(tx, country, askedBefore);
  const people = waiting.map(({ personId }) => personId);
  const spans = await frozenSpansOfPeople(ctx, tx, country, people);
  const today = ctx.clock.today(country);
  const isEarly = (row: (typeof waiting)[number], days: number): boolean => {
    const from = dateInZone(row.askedAt, zoneOf(country));
    const due = addDays(from, days);
    // Where nothing is frozen in between, the instant of asking decides, as before.
    const until = extendedBy(spans.get(row.personId) ?? [], from, due);
    return until > due && today < until;
  };
  const early = (days: number): string[] => waiting.filter((row) => isEarly(row, days)).map(({ id }) => id);
  return { toRemind: early(REMIND_AFTER_DAYS), toGiveUp: early(UNANSWERED_AFTER_DAYS) };
}

async function lookAgain(ctx: Ctx, actor: Actor, country: string): Promise<number> {
  return ctx.transaction(async (tx) => {
    const thisMonth = firstDayOf(monthOf(ctx.clock.today(country)));
    const ids = await recordsToLookAtAgain(tx, { country, thisMonth, limit: BATCH });
    if (ids.length === 0) return 0;
    const counts = await reconcileRecords(ctx, tx, country, await recordsInForce(tx, ids));
    await tx.audit(actor, {
      action: "wage_record.look_again",
      subjectType: "country",
      subjectId: country,
      details: counts,
    });
    return ids.length;
  });
}
