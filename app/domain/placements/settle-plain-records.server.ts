import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import { checkpointDates, movePlacement } from "./placement.ts";
import {
  doubtedBefore,
  forgetPlainRecords,
  lockAsRead,
  proveByRecords,
  takePlainRecords,
  type FirstShown,
  type PlainRecord,
} from "./plain-records.store.server.ts";
import { startByRecords, type StartShown } from "./plain-starts.store.server.ts";
import { publishBatches } from "./publish-batches.server.ts";
import { redate, type DatedPlacement } from "./wage-dates.ts";
import { withdrawUnproven } from "./wage-effects.store.server.ts";
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
  const { matched: records, asked } = await takePlainRecords(tx, about, today, at);
  await publishBatches(tx, "wage_question.asked", country, asked);
  const none = { matched: 0, asked: asked.length, started: 0, confirmed: 0 };
  const settled =
    records.length === 0 ? none : { ...none, ...(await settleMatched(ctx, tx, country, records)) };
  await forgetPlainRecords(tx);
  return settled;
}

async function settleMatched(
  ctx: Ctx,
  tx: Tx,
  country: string,
  records: readonly PlainRecord[],
): Promise<Omit<PlainSettled, "asked">> {
  const [at, today] = [ctx.clock.now(), ctx.clock.today(country)];
  // They were read a moment ago: the job is tried again and reads them as they are now.
  if ((await lockAsRead(tx)) > 0)
    throw new Error("A placement changed while its wage records were being read");
  const started = await start(tx, country, records, { at, today });
  const confirmed = await proveByRecords(tx, today, at);
  const placements = new Map(
    records.map(({ placementId, personId, applicationId }) => [
      placementId,
      { placementId, personId, applicationId },
    ]),
  );
  const doubted = await doubtedBefore(tx);
  if (doubted.length > 0) {
    await withdrawUnproven(tx, doubted, at);
    await withdrawEndedQuestions(tx, doubted, at);
  }
  await publishBatches(
    tx,
    "checkpoint.confirmed",
    country,
    confirmed.map(({ placementId, day }) => ({ ...placements.get(placementId), day })),
  );
  await publishBatches(tx, "placement.evidenced", country, [...placements.values()]);
  return { matched: records.length, started, confirmed: confirmed.length };
}

/** Starts the work that these records are the first to show; the rule is asked once for all that show the same. */
async function start(
  tx: Tx,
  country: string,
  records: readonly PlainRecord[],
  { at, today }: { readonly at: Date; readonly today: PlainDate },
): Promise<number> {
  const starts = new Map<string, StartShown>();
  const begun: object[] = [];
  for (const { placementId, personId, applicationId, firstShown } of records) {
    if (firstShown === null) continue;
    const key = `${firstShown.month} ${firstShown.startedOn} ${firstShown.expectedStart} ${firstShown.foundElsewhere}`;
    let shown = starts.get(key);
    if (!shown) starts.set(key, (shown = startOf(firstShown, today)));
    begun.push({ placementId, personId, applicationId, startedOn: shown.startsOn });
  }
  if (begun.length === 0) return 0;
  const started = await startByRecords(tx, [...starts.values()], at);
  if (started !== begun.length) throw new Error("A plain wage record starts no work, or two");
  await publishBatches(tx, "placement.started", country, begun);
  return started;
}

/** What the rules make of expected work: it starts, by one step, and nothing else is said of it. */
function startOf(firstShown: FirstShown, today: PlainDate): StartShown {
  const { month, startedOn, expectedStart, foundElsewhere } = firstShown;
  const placement: DatedPlacement = {
    status: "expected",
    expectedStart,
    startedOn: null,
    startTier: null,
    endedOn: null,
    endReason: null,
    datedByRegister: false,
    foundElsewhere,
  };
  // Any amount will do: that a wage was paid is what makes the record plain.
  const after = redate(placement, [{ month, wageMinor: 1, startedOn, endedOn: null }], today);
  if (after?.status !== "started" || after.startTier !== "wage_record" || after.edges.join() !== "start")
    throw new Error("A plain wage record starts no work");
  const moved = movePlacement(placement, {
    edge: "start",
    by: "worker",
    today,
    reason: null,
    on: after.startedOn,
  });
  if ("failure" in moved) throw new Error(`Wage records cannot start a placement: ${moved.failure}`);
  return { ...firstShown, startsOn: after.startedOn, checkpoints: checkpointDates(after.startedOn) };
}
