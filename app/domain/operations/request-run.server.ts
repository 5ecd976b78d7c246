import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { mayLookAfterRuns } from "./operations.policy.ts";
import { requestRunSchema } from "./schedule-runs.ts";
import { insertRequest, lockStanding } from "./schedules.store.server.ts";

/**
 * Asks the workers to run a job now; the next that looks takes it up. `requested` is false when somebody has asked
 * already and no worker has taken it up yet.
 */
export async function requestRun(
  ctx: Ctx,
  actor: Actor,
  input: { readonly name: string },
): Promise<Outcome<{ readonly requested: boolean }>> {
  const denied = mayLookAfterRuns(actor);
  if (denied) return deny(denied);
  const parsed = requestRunSchema.safeParse(input);
  if (!parsed.success) return fail("not_found");
  const { name } = parsed.data;
  return ctx.transaction(async (tx) => {
    if (!(await lockStanding(tx, name))) return fail("not_found");
    const id = ctx.ids.next();
    if (!(await insertRequest(tx, { id, name, at: ctx.clock.now() }))) return ok({ requested: false });
    await tx.audit(actor, {
      action: "schedule.request_run",
      subjectType: "schedule",
      subjectId: id,
      details: { job: name },
    });
    return ok({ requested: true });
  });
}
