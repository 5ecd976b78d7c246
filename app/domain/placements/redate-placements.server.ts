import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { daysBetween, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { checkpointDates, movePlacement, takesOpening } from "./placement.ts";
import { placeCheckpoints, saveDates } from "./placement-dates.store.server.ts";
import { publishBatches } from "./publish-batches.server.ts";
import { keepPlacementSteps, type RegisterStep } from "./register-steps.store.server.ts";
import { redate, type DatedRecord, type Redated } from "./wage-dates.ts";
import { matchedRecordsOf, placementsById, type PlacementFacts } from "./wage-facts.store.server.ts";

/** What happened to the dates, and which placements' checkpoints moved or lost what proved them. */
export type RedateResult = {
  readonly started: number;
  readonly ended: number;
  readonly corrected: number;
  /** By placement, the start that was believed before. */
  readonly moved: ReadonlyMap<string, PlainDate>;
  /** Started once because a record said so, and no record says so any more. */
  readonly unproven: readonly PlacementFacts[];
};

/** A placement as far as new dates of it are concerned. */
type PlacementToDate = Pick<
  PlacementFacts,
  "id" | "personId" | "applicationId" | "status" | "startedOn" | "endedOn"
>;
type Change = { readonly placement: PlacementToDate; readonly after: Redated };

/**
 * Holds the dates of these placements against all their records in force: starts what is expected, corrects what
 * was recorded from the register, ends what a record ends. Every version and every step is kept. Inside the caller's
 * transaction; the rows must be locked.
 */
export async function redatePlacements(
  ctx: Ctx,
  tx: Tx,
  country: string,
  placementIds: readonly string[],
): Promise<RedateResult> {
  const none = { started: 0, ended: 0, corrected: 0, moved: new Map<string, PlainDate>(), unproven: [] };
  if (placementIds.length === 0) return none;
  const placements = await placementsById(tx, placementIds);
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
  if (changes.length > 0) await saveRedated(ctx, tx, country, changes);
  return {
    started: having(changes, "start").length,
    ended: having(changes, "end").length,
    corrected: having(changes, "correct_dates", "take_back_end").length,
    moved: new Map(
      changes.flatMap(({ placement: { id, startedOn }, after }) =>
        startedOn && startedOn !== after.startedOn ? [[id, startedOn] as const] : [],
      ),
    ),
    unproven,
  };
}

const having = (changes: readonly Change[], ...edges: readonly Redated["edges"][number][]): Change[] =>
  changes.filter(({ after }) => after.edges.some((edge) => edges.includes(edge)));

/** Why an edge was taken, as a code of its step. */
const REASON = { start: null, correct_dates: "corrected", take_back_end: "corrected" } as const;

/** The steps of a change, one for each edge; the machine must allow every one of them. */
function stepsOf(ctx: Ctx, { placement, after }: Change, today: PlainDate): RegisterStep[] {
  const { id: placementId } = placement;
  const steps: RegisterStep[] = [];
  let { status, startedOn, endedOn }: Omit<PlacementToDate, "id" | "personId" | "applicationId"> = placement;
  for (const edge of after.edges) {
    const on = edge === "end" ? after.endedOn : after.startedOn;
    const reason = edge === "end" ? after.endReason : REASON[edge];
    const moved = movePlacement(
      { status, startedOn, endedOn },
      {
        ...{ edge, by: "worker", today, reason },
        ...(on ? { on } : {}),
        ...(after.endedOn ? { endedOn: after.endedOn } : {}),
      },
    );
    if ("failure" in moved) throw new Error(`Wage records cannot ${edge} a placement: ${moved.failure}`);
    steps.push({
      ...{ id: ctx.ids.next(), placementId, edge, fromStatus: status, toStatus: moved.status, on, reason },
    });
    ({ status, startedOn, endedOn } = moved);
  }
  return steps;
}

/** Saves new dates with their versions, steps, checkpoints and events. Inside the caller's transaction; the rows must be locked. */
async function saveRedated(ctx: Ctx, tx: Tx, country: string, changes: readonly Change[]): Promise<void> {
  const at = ctx.clock.now();
  await saveDates(
    tx,
    changes.map(({ placement, after }) => ({ ...after, id: placement.id, versionId: ctx.ids.next() })),
    at,
  );
  const today = ctx.clock.today(country);
  await keepPlacementSteps(
    tx,
    changes.flatMap((change) => stepsOf(ctx, change, today)),
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
  const ids = ({ placement }: Change) => ({
    placementId: placement.id,
    personId: placement.personId,
    applicationId: placement.applicationId,
  });
  await publishBatches(
    tx,
    "placement.started",
    country,
    having(changes, "start").map((change) => ({ ...ids(change), startedOn: change.after.startedOn })),
  );
  await publishBatches(
    tx,
    "placement.dates_corrected",
    country,
    having(changes, "correct_dates", "take_back_end").map((change) => ({
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
    having(changes, "end").map((change) => ({
      ...ids(change),
      endedOn: change.after.endedOn,
      daysWorked: daysBetween(change.after.startedOn, change.after.endedOn ?? change.after.startedOn),
    })),
  );
}
