import { looksAfter } from "#app/domain/casework/looks-after.server.ts";
import type { Actor, Member } from "#app/domain/kernel/actor.ts";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { denial, type Denial } from "#app/domain/kernel/result.ts";
import { readHouseholds } from "#app/domain/people/household-of.server.ts";
import { lockChange, type ChangeRow } from "./change-requests.store.server.ts";

/**
 * A request, locked, for the officer who looks after the person who asks, or a supervisor of her country; nobody of the
 * office handles one of the own household. Else the denial: it does not tell whether there is such a request.
 */
export async function changeToHandle(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  requestId: string,
): Promise<{ readonly request: ChangeRow; readonly by: Member } | Denial> {
  const request = await lockChange(tx, requestId);
  if (!request || actor.kind !== "member" || actor.actingFor !== null) return denial("not_your_caseload");
  const within = ctx.within(tx);
  const denied = await looksAfter(within, actor, request.personId);
  if (denied) return denied;
  const today = ctx.clock.today(request.country);
  const [household] = await readHouseholds(within, [request.householdId], today);
  const isOwn = household?.members.some(({ personId }) => personId === actor.personId) ?? false;
  return isOwn ? denial("not_your_caseload") : { request, by: actor };
}
