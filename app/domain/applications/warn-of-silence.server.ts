import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { eachDue } from "../kernel/each-due.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { SILENCE_WARNINGS } from "./application.ts";
import { warningDue } from "./application-edge.ts";
import { mayReact } from "./application.policy.ts";
import { selectApplication } from "./applications.store.server.ts";
import { selectLivingInterview } from "./interviews.store.server.ts";
import { moveApplication } from "./move-application.server.ts";
import { saveWarning, selectToWarn } from "./silence.store.server.ts";
import { silenceOf } from "./silence.server.ts";

const DAY_MS = 86_400_000;

/**
 * Tells whose turn it is that an application has been silent for 7 or 14 days: the employer, or the person
 * while times for an interview wait for her choice. Each warning once in a silence; safe to repeat.
 */
export async function warnOfSilence(ctx: Ctx, actor: Actor): Promise<Outcome<{ warned: number }>> {
  const denied = mayReact(actor);
  if (denied) return deny(denied);
  let warned = 0;
  // The later warning first: after an absence of the worker one word is enough.
  for (const days of [...SILENCE_WARNINGS].reverse()) {
    const since = new Date(ctx.clock.now().getTime() - days * DAY_MS);
    warned += await eachDue(
      (after, limit) => selectToWarn(ctx.sql, since, ctx.clock.now(), days, { after, limit }),
      ({ id }) => warn(ctx, actor, id),
    );
  }
  return ok({ warned });
}

async function warn(ctx: Ctx, actor: Actor, applicationId: string): Promise<boolean> {
  return ctx.transaction(async (tx) => {
    const application = await selectApplication(tx, applicationId, { lock: true });
    if (!application) return false;
    const now = ctx.clock.now();
    const around = await silenceOf(ctx, tx, application, now);
    const days = warningDue(around.silentDays, application.silenceWarned);
    if (days === null) return false;
    const interview = await selectLivingInterview(tx, applicationId);
    const moved = await moveApplication(ctx, tx, actor, application, {
      edge: "warn_of_silence",
      around,
      reason: `days:${days}`,
      eventDetails: { days, turn: interview?.status === "proposed" ? "seeker" : "employer" },
    });
    if (moved.ok) await saveWarning(tx, applicationId, days, now);
    return moved.ok;
  });
}
