import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { requestRun } from "../operations/request-run.server.ts";
import { reconcileIndex, type Reconciled } from "./reconcile-index.server.ts";
import { sendMissed } from "./send-missed.server.ts";

export type Repaired = Reconciled & {
  readonly again: number;
  /** An index that was lost, or is of another generation: to be built anew by the job that does. */
  readonly lost: number;
};

/** The job that builds the index anew. */
const REFRESH = "refresh-index";

/**
 * Sends again what a search engine could not take while it was away, and mends what is amiss in it. For a recurring job,
 * safe to repeat; what can't be done this time waits for the next one.
 */
export async function repairSearch(ctx: Ctx, actor: Actor): Promise<Outcome<Repaired>> {
  if (actor.kind !== "system") return deny("search.systemOnly");
  const { stale } = await ctx.search.health();
  if (stale === true) {
    // Nothing can be mended in what is not there; where no worker runs, whoever looks next builds it.
    await requestRun(ctx, actor, { name: REFRESH });
    return ok({ again: 0, lost: 1, missing: 0, strangers: 0, differing: 0, settings: 0 });
  }
  const sent = await sendMissed(ctx, actor);
  if (!sent.ok) return sent;
  const reconciled = await reconcileIndex(ctx, actor);
  return reconciled.ok ? ok({ ...sent.value, ...reconciled.value, lost: 0 }) : reconciled;
}
