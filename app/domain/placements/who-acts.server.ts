import { looksAfter } from "#app/domain/casework/looks-after.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { Denial } from "#app/domain/kernel/result.ts";
import { isDenial, officeOf, wordOf, type ActsAs } from "./placement.policy.ts";
import type { Tier } from "./placement.ts";
import type { PlacementRow } from "./placements.store.server.ts";

/**
 * In which capacity an actor acts on a placement: one of its two parties, or the office that looks after the person.
 * `shownBy` is what the office has seen or heard; without it, it is the person's word. Denies everybody else.
 */
export async function whoActs(
  ctx: Ctx,
  actor: Actor,
  placement: PlacementRow,
  shownBy: Tier = "self",
): Promise<ActsAs | Denial> {
  const party = wordOf(actor, placement);
  const office = officeOf(actor);
  if (!isDenial(party) || !office) return party;
  return (await looksAfter(ctx, actor, placement.personId)) ?? { as: office, tier: shownBy };
}

/** The same for the office alone: what it does, no party may. */
export async function whichOffice(
  ctx: Ctx,
  actor: Actor,
  placement: PlacementRow,
  shownBy: Tier = "self",
): Promise<ActsAs | Denial> {
  const office = officeOf(actor);
  return (await looksAfter(ctx, actor, placement.personId)) ?? { as: office ?? "officer", tier: shownBy };
}
