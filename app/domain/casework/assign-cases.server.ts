import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { assignPersons } from "./caseload.store.server.ts";

/** Puts persons into an officer's caseload from today; who has an officer already stays with that one. */
export async function assignCases(
  ctx: Ctx,
  actor: Actor,
  input: { readonly officerAccountId: string; readonly personIds: readonly string[] },
): Promise<Outcome<{ assigned: number }>> {
  if (actor.kind !== "system" && (actor.kind !== "member" || actor.role !== "supervisor"))
    return deny("supervisors_only");
  return ctx.transaction(async (tx) => {
    const assigned = await assignPersons(tx, {
      officerAccountId: input.officerAccountId,
      persons: input.personIds.map((personId) => ({ id: ctx.ids.next(), personId })),
      country: actor.country,
      from: ctx.clock.today(actor.country),
    });
    await tx.audit(actor, {
      action: "caseload.assign",
      subjectType: "account",
      subjectId: input.officerAccountId,
      details: { assigned },
    });
    return ok({ assigned });
  });
}
