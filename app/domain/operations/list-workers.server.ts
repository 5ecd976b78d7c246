import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { mayLookAfterRuns } from "./operations.policy.ts";
import { latestWorkers, type WorkerRow } from "./worker-processes.store.server.ts";

/** A worker gives a sign every 5 s: after six that did not come it is missing. */
const MISSING_AFTER_SECONDS = 30;
const STOPPED_SHOWN_MINUTES = 60;

export type WorkerStanding = Omit<WorkerRow, "stoppedAt"> & {
  readonly state: "alive" | "missing" | "stopped";
};

/** The workers, those that are missing first. */
export async function listWorkers(ctx: Ctx, actor: Actor): Promise<Outcome<readonly WorkerStanding[]>> {
  const denied = mayLookAfterRuns(actor);
  if (denied) return deny(denied);
  const rows = await latestWorkers(ctx.sql, STOPPED_SHOWN_MINUTES);
  return ok(
    rows.map(({ stoppedAt, ...row }) => ({
      ...row,
      state: stoppedAt ? "stopped" : row.silentSeconds > MISSING_AFTER_SECONDS ? "missing" : "alive",
    })),
  );
}
