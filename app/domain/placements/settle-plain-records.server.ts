import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { monthOf, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { provenDays } from "./placement.ts";
import {
  lockAsRead,
  proveByRecords,
  takePlainRecords,
  type PlainRecord,
} from "./plain-records.store.server.ts";
import { publishBatches } from "./publish-batches.server.ts";
import { saveRedated, type PlacementToDate } from "./redate-placements.server.ts";
import { redate, type DatedPlacement, type Redated } from "./wage-dates.ts";
import { column, withdrawUnproven } from "./wage-effects.store.server.ts";
import { withdrawEndedQuestions } from "./wage-followup.store.server.ts";

/** How many records were decided and how, and how many placements started and checkpoints were confirmed by it. */
export type PlainSettled = Readonly<Record<"matched" | "asked" | "started" | "confirmed", number>>;

/**
 * Carries out what follows from the plain records of an import, or of one batch of it: questions, starts, evidence,
 * confirmed checkpoints, events. Inside the caller's transaction.
 */
export async function settlePlainRecords(
  ctx: Ctx,
  tx: Tx,
  country: string,
  about: { readonly importId: string; readonly part: number | null },
): Promise<PlainSettled> {
  const [at, today] = [ctx.clock.now(), ctx.clock.today(country)];
  const taken = await takePlainRecords(tx, about, today, at);
  const asked = taken.filter((record) => record.placementId === null);
  await publishBatches(
    tx,
    "wage_question.asked",
    country,
    asked.map(({ id: questionId, personId }) => ({ questionId, personId })),
  );
  const records = taken.filter((record): record is PlainRecord => record.placementId !== null);
  const none = { matched: 0, asked: asked.length, started: 0, confirmed: 0 };
  return records.length === 0 ? none : { ...none, ...(await settleMatched(ctx, tx, country, records)) };
}

async function settleMatched(
  ctx: Ctx,
  tx: Tx,
  country: string,
  records: readonly PlainRecord[],
): Promise<Omit<PlainSettled, "asked">> {
  const [at, today] = [ctx.clock.now(), ctx.clock.today(country)];
  // They were read a moment ago: the job is tried again and reads them as they are now.
  if ((await lockAsRead(tx, records)) > 0)
    throw new Error("A placement changed while its wage records were being read");
  const starts = records.flatMap((record) => startOf(record, today));
  if (starts.length > 0) await saveRedated(ctx, tx, country, starts);
  const confirmed = await proveByRecords(tx, records.flatMap(evidenceOf), today, at);
  const placements = new Map(
    records.map(({ placementId, personId, applicationId }) => [
      placementId,
      { placementId, personId, applicationId },
    ]),
  );
  await withdrawUnproven(tx, column(records, "placementId"), at);
  await withdrawEndedQuestions(tx, [...placements.keys()], at);
  await publishBatches(
    tx,
    "checkpoint.confirmed",
    country,
    confirmed.map(({ placementId, day }) => ({ ...placements.get(placementId), day })),
  );
  await publishBatches(tx, "placement.evidenced", country, [...placements.values()]);
  return { matched: records.length, started: starts.length, confirmed: confirmed.length };
}

/** What the record makes of expected work; nothing where the work had started. */
function startOf(
  record: PlainRecord,
  today: PlainDate,
): readonly { readonly placement: PlacementToDate; readonly after: Redated }[] {
  const { placementId: id, personId, applicationId, expectedStart } = record;
  if (expectedStart === null) return [];
  const placement: PlacementToDate & DatedPlacement = {
    id,
    personId,
    applicationId,
    status: "expected",
    expectedStart,
    startedOn: null,
    startTier: null,
    endedOn: null,
    endReason: null,
    datedByRegister: false,
    foundElsewhere: applicationId === null,
  };
  const after = redate(placement, [{ ...record, endedOn: null }], today);
  if (!after) throw new Error("A plain wage record starts no work");
  return [{ placement, after }];
}

function evidenceOf(record: PlainRecord): Parameters<typeof proveByRecords>[1] {
  const { id: recordId, placementId, month, wageMinor, currency, startedOn } = record;
  const proven = provenDays(monthOf(month), startedOn, null);
  return proven ? [{ recordId, placementId, ...proven, wageMinor, currency }] : [];
}
