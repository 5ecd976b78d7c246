import { edgeActorOf, type Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import type { ChangeEdge } from "./change-request.ts";
import { lockChange, type Change } from "./change-requests.store.server.ts";
import { takeChangeEdge } from "./take-change-edge.server.ts";

/** Takes the actor's own request along an edge; another person's does not exist. */
export async function actOnOwnChange(
  ctx: Ctx,
  actor: Actor,
  requestId: string,
  edge: ChangeEdge,
  more: { readonly words?: string; readonly change?: Change } = {},
): Promise<Outcome<{ requestId: string }>> {
  if (actor.kind !== "member" || edgeActorOf(actor) !== "seeker") return deny("not_yours");
  return ctx.transaction(async (tx) => {
    const request = await lockChange(tx, requestId);
    if (request?.personId !== (actor.actingFor ?? actor.personId)) return fail("not_found");
    const moved = await takeChangeEdge(ctx, tx, actor, request, edge, more);
    return moved ? fail(moved) : ok({ requestId });
  });
}
