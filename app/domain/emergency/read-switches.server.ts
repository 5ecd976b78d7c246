import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { isOver, liftedUntil, type SwitchEdge } from "./emergency-switch.ts";
import { asAdministrator } from "./emergency-switch.policy.ts";
import {
  selectSwitches,
  selectSwitchSteps,
  type SwitchRow,
  type SwitchStepRow,
} from "./emergency.store.server.ts";

export type Switch = SwitchRow & {
  /** Its last day has passed. */
  readonly isOver: boolean;
  /** What this administrator can do with it now. */
  readonly acts: readonly SwitchEdge[];
  /** The lift waits for somebody else than this administrator. */
  readonly waitsForAnother: boolean;
  readonly steps: readonly SwitchStepRow[];
};

/** The switches of the administrator's country with their story, those that hold longest first. */
export async function readSwitches(ctx: Ctx, actor: Actor): Promise<Outcome<readonly Switch[]>> {
  const member = asAdministrator(actor);
  if (member.kind === "denial") return deny(member);
  const rows = await selectSwitches(ctx.sql, member.country);
  const steps = await selectSwitchSteps(
    ctx.sql,
    rows.map(({ id }) => id),
  );
  const today = ctx.clock.today(member.country);
  return ok(
    rows.map((row) => {
      const over = isOver(row, today);
      const mayLift = !over && liftedUntil(today) < row.until;
      const own = row.liftAskedBy === member.accountId;
      const acts: SwitchEdge[] = [];
      if (!over && row.status !== "lifted") acts.push("lengthen");
      if (row.status === "in_force" && mayLift) acts.push("ask_to_lift");
      if (row.status === "lift_asked" && mayLift && !own) acts.push("lift");
      if (row.status === "lift_asked" && !over) acts.push("keep");
      return {
        ...row,
        ...{ isOver: over, acts, waitsForAnother: row.status === "lift_asked" && own && mayLift },
        steps: steps.filter(({ switchId }) => switchId === row.id),
      };
    }),
  );
}
