import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { eachDue } from "../kernel/each-due.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { LAPSE_DAYS, SILENCE_WARNINGS } from "./application.ts";
import { mayReact } from "./application.policy.ts";
import { selectApplication } from "./applications.store.server.ts";
import { moveApplication } from "./move-application.server.ts";
import { selectToLapse } from "./silence.store.server.ts";
import { silenceOf } from "./silence.server.ts";

const DAY_MS = 86_400_000;

/** Lets applications lapse that employers never answered, a week after the last warning. Safe to repeat. */
export async function lapseApplications(ctx: Ctx, actor: Actor): Promise<Outcome<{ lapsed: number }>> {
  const denied = mayReact(actor);
  if (denied) return deny(denied);
  const now = ctx.clock.now();
  const before = (days: number): Date => new Date(now.getTime() - days * DAY_MS);
  const warnedBefore = before(LAPSE_DAYS - SILENCE_WARNINGS[1]);
  const lapsed = await eachDue(
    (after, limit) => selectToLapse(ctx.sql, before(LAPSE_DAYS), now, warnedBefore, { after, limit }),
    ({ id }) =>
      ctx.transaction(async (tx) => {
        const application = await selectApplication(tx, id, { lock: true });
        if (!application) return false;
        const around = await silenceOf(ctx, tx, application, now);
        return (await moveApplication(ctx, tx, actor, application, { edge: "lapse", around })).ok;
      }),
  );
  return ok({ lapsed });
}
