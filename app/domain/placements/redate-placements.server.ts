import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { daysBetween } from "#app/domain/kernel/plain-date.ts";
import { checkpointDates, takesOpening } from "./placement.ts";
import { placeCheckpoints, saveDates } from "./placement-dates.store.server.ts";
import { publishBatches } from "./publish-batches.server.ts";
import { redate, type DatedRecord, type Redated } from "./wage-dates.ts";
import { lockForDates, matchedRecordsOf, type PlacementFacts } from "./wage-facts.store.server.ts";

/** What happened to the dates, and which placements' checkpoints moved or lost what proved them. */
export type RedateResult = {
  readonly started: number;
  readonly ended: number;
  readonly corrected: number;
  readonly moved: readonly string[];
  /** Started once because a record said so, and no record says so any more. */
  readonly unproven: readonly PlacementFacts[];
};

type Change = { readonly placement: PlacementFacts; readonly after: Redated };

/**
 * Holds the dates of these placements against all their records in force: starts what is expected, corrects what
 * was recorded from the register, ends what a record ends. Every version is kept. Inside the caller's transaction.
 */
export async function redatePlacements(
  ctx: Ctx,
  tx: Tx,
  country: string,
  placementIds: readonly string[],
): Promise<RedateResult> {
  const none = { started: 0, ended: 0, corrected: 0, moved: [], unproven: [] };
  if (placementIds.length === 0) return none;
  const placements = await lockForDates(tx, placementIds);
  const records = new Map<string, DatedRecord[]>(placements.map(({ id }) => [id, []]));
  for (const record of await matchedRecordsOf(tx, placements)) records.get(record.placementId)?.push(record);
  const today = ctx.clock.today(country);
  const changes: Change[] = [];
  const unproven: PlacementFacts[] = [];
  for (const placement of placements) {
    const own = records.get(placement.id) ?? [];
    // It was read as open a moment ago: the job is tried again and reads it as it is now.
    if (placement.status === "cancelled" && own.length > 0)
      throw new Error("A placement was cancelled while its wage records were being read");
    const after = redate(placement, own, today);
    if (after) changes.push({ placement, after });
    if (
      own.length === 0 &&
      placement.status !== "cancelled" &&
      placement.startTier === "wage_record" &&
      placement.datedByRegister
    )
      unproven.push(placement);
  }
  if (changes.length > 0) await save(ctx, tx, country, changes);
  const having = (edge: Redated["edges"][number]): Change[] =>
    changes.filter(({ after }) => after.edges.includes(edge));
  return {
    started: having("start").length,
    ended: having("end").length,
    corrected: having("correct_dates").length,
    moved: changes
      .filter(({ placement, after }) => placement.startedOn && placement.startedOn !== after.startedOn)
      .map(({ placement }) => placement.id),
    unproven,
  };
}

async function save(ctx: Ctx, tx: Tx, country: string, changes: readonly Change[]): Promise<void> {
  const at = ctx.clock.now();
  await saveDates(
    tx,
    changes.map(({ placement, after }) => ({ ...after, id: placement.id, versionId: ctx.ids.next() })),
    at,
  );
  await placeCheckpoints(
    tx,
    changes
      .filter(({ placement, after }) => placement.startedOn !== after.startedOn)
      .flatMap(({ placement, after }) =>
        checkpointDates(after.startedOn).map((checkpoint) => ({
          ...checkpoint,
          id: ctx.ids.next(),
          placementId: placement.id,
        })),
      ),
  );
  const having = (edge: Redated["edges"][number]): Change[] =>
    changes.filter(({ after }) => after.edges.includes(edge));
  const ids = ({ placement }: Change) => ({
    placementId: placement.id,
    personId: placement.personId,
    applicationId: placement.applicationId,
  });
  await publishBatches(
    tx,
    "placement.started",
    country,
    having("start").map((change) => ({ ...ids(change), startedOn: change.after.startedOn })),
  );
  await publishBatches(
    tx,
    "placement.dates_corrected",
    country,
    having("correct_dates").map((change) => ({
      ...ids(change),
      startedOn: change.after.startedOn,
      endedOn: change.after.endedOn,
      tookOpening: takesOpening(change.placement),
      takesOpening: takesOpening(change.after),
    })),
  );
  await publishBatches(
    tx,
    "placement.ended",
    country,
    having("end").map((change) => ({
      ...ids(change),
      endedOn: change.after.endedOn,
      daysWorked: daysBetween(change.after.startedOn, change.after.endedOn ?? change.after.startedOn),
    })),
  );
}
