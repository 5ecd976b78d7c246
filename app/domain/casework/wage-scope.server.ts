import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { denial, type Denial } from "#app/domain/kernel/result.ts";
import type { Scope } from "./caseload.store.server.ts";
import { mayWorkOn } from "./graduation.policy.ts";

/** Whose wage records an actor looks after: an officer's own caseload, a supervisor's country. */
export function wageScopeOf(ctx: Pick<Ctx, "clock">, actor: Actor): Scope | Denial {
  const denied = mayWorkOn(actor, { country: actor.country, proposedBy: null, decidedBy: null });
  if (denied || actor.kind !== "member") return denied ?? denial("officers_only");
  return {
    country: actor.country,
    today: ctx.clock.today(actor.country),
    officerAccountId: actor.role === "supervisor" ? null : actor.accountId,
  };
}
