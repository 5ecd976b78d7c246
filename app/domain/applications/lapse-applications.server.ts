import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { LAPSE_DAYS } from "./application.ts";
import { mayReact } from "./application.policy.ts";
import { selectApplication, selectSilent } from "./applications.store.server.ts";
import { moveApplication } from "./move-application.server.ts";

const BATCH = 500;
const DAY_MS = 86_400_000;

/** Lets applications lapse that employers never answered. Safe to repeat. */
export async function lapseApplications(ctx: Ctx, actor: Actor): Promise<Outcome<{ lapsed: number }>> {
  const denied = mayReact(actor);
  if (denied) return deny(denied);
  const now = ctx.clock.now().getTime();
  const silent = await selectSilent(ctx.sql, new Date(now - LAPSE_DAYS * DAY_MS), BATCH);
  let lapsed = 0;
  for (const { id } of silent) {
    const moved = await ctx.transaction(async (tx) => {
      const application = await selectApplication(tx, id, { lock: true });
      if (!application) return null;
      const silentDays = Math.floor((now - application.lastActivityAt.getTime()) / DAY_MS);
      return moveApplication(ctx, tx, actor, application, {
        edge: "lapse",
        around: { silentDays },
        event: "application.lapsed",
      });
    });
    if (moved?.ok) lapsed++;
  }
  return ok({ lapsed });
}
