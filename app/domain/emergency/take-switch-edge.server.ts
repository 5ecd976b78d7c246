import { languageOf } from "../benefits/pack-editor/text-language.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import type { PlainDate } from "../kernel/plain-date.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import { moveSwitch, type SwitchEdge } from "./emergency-switch.ts";
import { asAdministrator } from "./emergency-switch.policy.ts";
import { lockSwitch, saveSwitch } from "./emergency.store.server.ts";
import { noteSwitchStep } from "./note-switch-step.server.ts";

/** Takes a switch of the actor's country along an edge of its table: state, step, event and audit entry. */
export async function takeSwitchEdge(
  ctx: Ctx,
  actor: Actor,
  move: {
    readonly switchId: string;
    readonly edge: SwitchEdge;
    readonly reason: string;
    readonly until?: PlainDate;
  },
): Promise<Outcome<{ until: PlainDate }>> {
  const member = asAdministrator(actor);
  if (member.kind === "denial") return deny(member);
  return ctx.transaction(async (tx) => {
    const found = await lockSwitch(tx, move.switchId);
    if (found?.country !== member.country) return fail("not_found");
    const { edge, reason } = move;
    const moved = moveSwitch(found, {
      ...{ edge, account: member.accountId, today: ctx.clock.today(found.country) },
      ...(move.until ? { until: move.until } : {}),
    });
    if ("failure" in moved) return fail(moved.failure);
    await saveSwitch(tx, found.id, { ...moved, account: member.accountId, at: ctx.clock.now() });
    await noteSwitchStep(ctx, tx, member, found, {
      ...{ edge, fromStatus: found.status, toStatus: moved.status },
      ...{ untilBefore: found.until, untilAfter: moved.until, reason, reasonLang: languageOf(reason) },
    });
    return ok({ until: moved.until });
  });
}
