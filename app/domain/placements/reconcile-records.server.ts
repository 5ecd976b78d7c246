import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { monthOf } from "#app/domain/kernel/plain-date.ts";
import { askAbout, lookInto } from "./ask-about-records.server.ts";
import { confirmByRecords } from "./confirm-by-records.server.ts";
import { holdCheckpoints } from "./hold-checkpoints.server.ts";
import { provenDays } from "./placement.ts";
import { publishBatches } from "./publish-batches.server.ts";
import { redatePlacements, type RedateResult } from "./redate-placements.server.ts";
import { decideRecord, type WageDecision } from "./wage-decision.ts";
import {
  column,
  insertRecordEvidence,
  removeEvidence,
  saveDecisions,
  supersede,
  withdrawIssues,
  withdrawUnproven,
  type RecordEvidence,
} from "./wage-effects.store.server.ts";
import {
  jobQuestionsOf,
  lockPlacements,
  placementsById,
  planForBatches,
  placementsOf,
  type Decided,
  type PlacementFacts,
  type RecordToDecide,
} from "./wage-facts.store.server.ts";
import { withdrawEndedQuestions } from "./wage-followup.store.server.ts";

/** What a reconciliation did: records by what became of them, and what followed for placements. */
export type Reconciliation = {
  readonly matched: number;
  readonly asked: number;
  readonly held: number;
  readonly ignored: number;
  readonly started: number;
  readonly ended: number;
  readonly corrected: number;
  readonly confirmed: number;
  readonly reopened: number;
};

/**
 * Decides these records and carries out what follows, inside the caller's transaction: evidence, starts, ends and
 * corrected dates, checkpoints, questions, issues, events. What another run decided meanwhile is left alone.
 */
export async function reconcileRecords(
  ctx: Ctx,
  tx: Tx,
  country: string,
  records: readonly RecordToDecide[],
): Promise<Reconciliation> {
  const at = ctx.clock.now();
  await planForBatches(tx);
  const corrected = records.filter(({ revision }) => revision > 1).map(({ id }) => id);
  const replaced = corrected.length > 0 ? await supersede(tx, corrected) : [];
  const { decided: all, placements } = await decideAll(ctx, tx, country, records);
  // What is decided as it was before has had its effects.
  const changed = all.filter(
    ({ decision, statusBefore, reasonBefore, placementBefore }) =>
      statusBefore !== decision.status ||
      reasonBefore !== decision.reason ||
      placementBefore !== decision.placementId,
  );
  const leftAlone = await saveDecisions(
    tx,
    changed.map(({ id, statusBefore, personId, decision }) => ({
      id,
      statusBefore,
      personId,
      status: decision.status,
      reason: decision.reason,
      placementId: decision.placementId,
    })),
    at,
  );
  const decided = leftAlone.size === 0 ? changed : changed.filter(({ id }) => !leftAlone.has(id));

  const undone = [
    ...replaced,
    ...decided.map(({ id, placementBefore }) => ({ id, placementId: placementBefore })),
  ].filter((record): record is { id: string; placementId: string } => record.placementId !== null);
  const robbed = [...new Set(undone.map(({ placementId }) => placementId))];
  const matched = decided.filter(({ decision }) => decision.placementId !== null);
  const touched = new Set([...robbed, ...matched.map(({ decision }) => decision.placementId ?? "")]);
  if (touched.size > 0) await lockPlacements(tx, [...touched]);
  if (undone.length > 0)
    await removeEvidence(
      tx,
      robbed,
      undone.map(({ id }) => id),
    );
  const stale = [...replaced, ...decided.filter(({ statusBefore }) => statusBefore !== "new")];
  if (stale.length > 0)
    await withdrawIssues(
      tx,
      stale.map(({ id }) => id),
      at,
    );

  const brought = evidenceOf(ctx, matched);
  const setAside = brought.length > 0 ? await insertRecordEvidence(tx, brought, at) : new Set();
  const evidence = brought.filter(({ id }) => !setAside.has(id));
  if (evidence.length > 0) await withdrawUnproven(tx, column(evidence, "placementId"), at);
  const redated = await redatePlacements(ctx, tx, country, toRedate(placements, matched, robbed));
  const settled = await settle(ctx, tx, country, {
    ...{ evidence, touched, placements, moved: redated.moved },
    reconsidered: new Set([...robbed, ...redated.moved.keys()]),
  });
  await askAbout(ctx, tx, country, decided);
  if (touched.size > 0) await withdrawEndedQuestions(tx, [...touched], at);
  await lookInto(ctx, tx, country, decided, redated.unproven);
  const numberOf = (status: WageDecision["status"]): number =>
    decided.filter(({ decision }) => decision.status === status).length;
  return {
    matched: numberOf("matched"),
    asked: numberOf("asked"),
    held: numberOf("held"),
    ignored: numberOf("ignored"),
    started: redated.started,
    ended: redated.ended,
    corrected: redated.corrected,
    ...settled,
  };
}

async function decideAll(
  ctx: Ctx,
  tx: Tx,
  country: string,
  records: readonly RecordToDecide[],
): Promise<{ decided: readonly Decided[]; placements: ReadonlyMap<string, PlacementFacts> }> {
  const personIds = new Set<string>();
  for (const { correction, personId: named } of records) {
    const personId = correction?.personId ?? named;
    if (personId) personIds.add(personId);
  }
  const persons = [...personIds];
  const placements = await placementsOf(tx, persons);
  const byPerson = new Map<string, PlacementFacts[]>();
  for (const placement of placements) {
    const own = byPerson.get(placement.personId);
    if (own) own.push(placement);
    else byPerson.set(placement.personId, [placement]);
  }
  const questions = new Map(
    (await jobQuestionsOf(tx, persons)).map((q) => [`${q.personId} ${q.registrationNumber}`, q]),
  );
  const thisMonth = monthOf(ctx.clock.today(country));
  const decided = records.map((record) => {
    const { correction } = record;
    const personId = correction?.verdict === "attach" ? correction.personId : record.personId;
    const decision = decideRecord(
      record,
      {
        placements: byPerson.get(personId ?? "") ?? [],
        question: questions.get(`${personId ?? ""} ${record.registrationNumber}`) ?? null,
        correction,
      },
      thisMonth,
    );
    return { ...record, personId, decision };
  });
  return { decided, placements: new Map(placements.map((placement) => [placement.id, placement])) };
}

/** The days that each matched record proves; a wage of nothing, or one paid after the end, proves none. */
function evidenceOf(ctx: Ctx, matched: readonly Decided[]): readonly RecordEvidence[] {
  const rows: RecordEvidence[] = [];
  for (const { id, month, wageMinor, currency, startedOn, endedOn, decision } of matched) {
    const proven = wageMinor === 0 ? null : provenDays(monthOf(month), startedOn, endedOn);
    if (!proven || !decision.placementId) continue;
    rows.push({
      id: ctx.ids.next(),
      placementId: decision.placementId,
      recordId: id,
      from: proven.from,
      until: proven.until,
      wageMinor,
      currency,
    });
  }
  return rows;
}

/** Placements whose dates could change; a further month of work that goes on changes none. */
function toRedate(
  placements: ReadonlyMap<string, PlacementFacts>,
  matched: readonly Decided[],
  robbed: readonly string[],
): readonly string[] {
  const ids = new Set(robbed);
  for (const { decision, month, startedOn, endedOn } of matched) {
    const id = decision.placementId ?? "";
    const placement = placements.get(id);
    const goesOn =
      placement?.startedOn &&
      placement.endedOn === null &&
      endedOn === null &&
      (startedOn === null || startedOn === placement.startedOn) &&
      monthOf(month) >= monthOf(placement.startedOn);
    if (!goesOn) ids.add(id);
  }
  return [...ids].sort();
}

async function settle(
  ctx: Ctx,
  tx: Tx,
  country: string,
  after: {
    readonly evidence: readonly RecordEvidence[];
    readonly touched: ReadonlySet<string>;
    readonly placements: ReadonlyMap<string, PlacementFacts>;
    readonly moved: RedateResult["moved"];
    readonly reconsidered: ReadonlySet<string>;
  },
): Promise<{ confirmed: number; reopened: number }> {
  const { evidence, touched, placements, moved, reconsidered } = after;
  const further = evidence.filter(({ placementId }) => !reconsidered.has(placementId));
  const covered = await confirmByRecords(ctx, tx, country, further);
  const held = await holdCheckpoints(ctx, tx, country, [...reconsidered], moved);
  const missing = [...touched].filter((id) => !placements.has(id));
  const known = new Map(placements);
  for (const placement of missing.length > 0 ? await placementsById(tx, missing) : [])
    known.set(placement.id, placement);
  const ids = (placementId: string) => {
    const placement = known.get(placementId);
    return placement
      ? [{ placementId, personId: placement.personId, applicationId: placement.applicationId }]
      : [];
  };
  const confirmed = [
    ...covered.filter(({ statusBefore }) => statusBefore !== "confirmed"),
    ...held.confirmed,
  ];
  await publishBatches(
    tx,
    "checkpoint.confirmed",
    country,
    confirmed.flatMap(({ placementId, day }) => ids(placementId).map((one) => ({ ...one, day }))),
  );
  await publishBatches(
    tx,
    "checkpoint.reopened",
    country,
    held.reopened.flatMap(({ placementId, day }) => ids(placementId).map((one) => ({ ...one, day }))),
  );
  await publishBatches(tx, "placement.evidenced", country, [...touched].sort().flatMap(ids));
  return { confirmed: confirmed.length, reopened: held.reopened.length };
}
