import type { Member } from "../kernel/actor.ts";
import type { Ctx, Tx } from "../kernel/ctx.server.ts";
import { insertSwitchStep, type SwitchRow, type SwitchStepRow } from "./emergency.store.server.ts";

/** Writes a step with its reason, the event `emergency_switch.<edge>` and the audit entry. */
export async function noteSwitchStep(
  ctx: Ctx,
  tx: Tx,
  actor: Member,
  { id: switchId, country, areaIds }: Pick<SwitchRow, "id" | "country" | "areaIds">,
  step: Omit<SwitchStepRow, "id" | "switchId" | "at" | "byAccountId">,
): Promise<void> {
  const { edge, fromStatus: from, toStatus: to, untilAfter: until } = step;
  await insertSwitchStep(tx, {
    ...step,
    ...{ id: ctx.ids.next(), switchId, at: ctx.clock.now(), byAccountId: actor.accountId },
  });
  await tx.publish({ name: `emergency_switch.${edge}`, payload: { switchId, country, until } });
  await tx.audit(actor, {
    action: `emergency_switch.${edge}`,
    subjectType: "emergency_switch",
    subjectId: switchId,
    details: { from, to, until, areaIds },
  });
}
