import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { monthOf, shiftMonth, type PlainDate, type PlainMonth } from "#app/domain/kernel/plain-date.ts";
import { ok, type Outcome } from "#app/domain/kernel/result.ts";
import { insertEvidence, removeEvidenceFrom } from "./evidence.store.server.ts";
import { provenDays } from "./placement.ts";
import { findForPerson, lockPlacement, type PlacementRow } from "./placements.store.server.ts";
import { settleCheckpoints } from "./settle-checkpoints.server.ts";
import { startPlacement } from "./start-placement.server.ts";
import { askOnce } from "./wage-questions.store.server.ts";
import { newRecords, settleRecord, supersede, type OpenWageRecord } from "./wage-records.store.server.ts";

const BATCH = 200;

/** How many records became evidence, led to a question, or wait for a person to look at them. */
export type Reconciliation = { readonly matched: number; readonly asked: number; readonly held: number };

/**
 * Holds the wage records of one import against the placements: a record of an expected placement starts it,
 * a month's wage is evidence, evidence settles checkpoints. A record of a job that Masar does not know
 * becomes the question "is this yours?"; one of an unknown identity is held. No benefit changes here.
 */
export async function reconcileWageRecords(
  ctx: Ctx,
  actor: Actor,
  input: { readonly importId: string },
): Promise<Outcome<Reconciliation>> {
  return ctx.transaction(async (tx) => {
    const counts = { matched: 0, asked: 0, held: 0 };
    const months = new Map<string, { placement: PlacementRow; months: Set<string> }>();
    for (;;) {
      const records = await newRecords(tx, input.importId, BATCH);
      for (const record of records) {
        const outcome = await reconcileOne(ctx, tx, actor, record);
        counts[outcome.status]++;
        if (!outcome.placement) continue;
        const seen = months.get(outcome.placement.id) ?? { placement: outcome.placement, months: new Set() };
        seen.months.add(monthOf(record.month));
        months.set(outcome.placement.id, seen);
      }
      if (records.length < BATCH) break;
    }
    for (const { placement, months: evidenced } of months.values()) {
      await settleCheckpoints(ctx, tx, actor, placement);
      await tx.publish({
        name: "placement.evidenced",
        payload: {
          placementId: placement.id,
          personId: placement.personId,
          applicationId: placement.applicationId,
          months: [...evidenced].sort(),
        },
      });
    }
    await tx.audit(actor, {
      action: "wage_record.reconcile",
      subjectType: "import",
      subjectId: input.importId,
      details: counts,
    });
    return ok(counts);
  });
}

type Settled = { readonly status: "matched" | "asked" | "held"; readonly placement: PlacementRow | null };

async function reconcileOne(ctx: Ctx, tx: Tx, actor: Actor, record: OpenWageRecord): Promise<Settled> {
  const { personId } = record;
  const replaced = await supersede(tx, record);
  if (replaced.length > 0) await removeEvidenceFrom(tx, replaced);
  if (!personId) {
    await settleRecord(tx, record.id, { status: "held", personId: null, placementId: null });
    return { status: "held", placement: null };
  }
  const candidate = (await findForPerson(tx, personId)).find((placement) => fits(placement, record));
  const placement = candidate && (await lockPlacement(tx, candidate.id));
  if (!placement) {
    await ask(ctx, tx, record, personId);
    await settleRecord(tx, record.id, { status: "asked", personId, placementId: null });
    return { status: "asked", placement: null };
  }
  const proven = provenDays(monthOf(record.month), record.startedOn, record.endedOn);
  const running =
    placement.status === "expected" && proven
      ? await startPlacement(
          ctx,
          tx,
          actor,
          placement,
          startShownBy(record, placement, proven.from),
          "wage_record",
        )
      : placement;
  if (proven) {
    await insertEvidence(tx, {
      id: ctx.ids.next(),
      placementId: running.id,
      tier: "wage_record",
      ...proven,
      wageMinor: record.wageMinor,
      currency: record.currency,
      sourceId: record.id,
      recordedBy: "wage_records",
      at: ctx.clock.now(),
    });
  }
  await settleRecord(tx, record.id, { status: "matched", personId, placementId: running.id });
  return { status: "matched", placement: running };
}

/** Work may begin before the day agreed on, but not in an earlier month than the one before it. */
const earliestMonth = (placement: PlacementRow): PlainMonth =>
  shiftMonth(monthOf(placement.expectedStart), -1);

/** The first day of work: as the record says, unless that is an earlier time at the same employer. */
const startShownBy = (record: OpenWageRecord, placement: PlacementRow, provenFrom: PlainDate): PlainDate =>
  record.startedOn !== null && monthOf(record.startedOn) >= earliestMonth(placement)
    ? record.startedOn
    : provenFrom;

/**
 * The placement that a record speaks of: same employer, not cancelled, not over before the record's month, and
 * not a job whose agreed start lies far behind the record.
 */
function fits(placement: PlacementRow, record: OpenWageRecord): boolean {
  if (record.organisationId === null || placement.organisationId !== record.organisationId) return false;
  if (placement.status === "cancelled") return false;
  if (placement.status === "expected" && monthOf(record.month) < earliestMonth(placement)) return false;
  return placement.endedOn === null || monthOf(placement.endedOn) >= monthOf(record.month);
}

async function ask(ctx: Ctx, tx: Tx, record: OpenWageRecord, personId: string): Promise<void> {
  const question = await askOnce(tx, {
    id: ctx.ids.next(),
    personId,
    country: record.country,
    registrationNumber: record.registrationNumber,
    firstMonth: record.month,
    at: ctx.clock.now(),
  });
  if (question.isNew)
    await tx.publish({
      name: "wage_question.asked",
      payload: { questionId: question.id, personId, country: record.country },
    });
}
