import type { Actor } from "#app/domain/kernel/actor.ts";
import { denial, type Denial } from "#app/domain/kernel/result.ts";
import type { Tier } from "./placement.ts";

type Parties = { readonly personId: string; readonly organisationId: string | null };

/** The tier of an actor's word about a placement, or a denial: only the two parties have one. */
export function wordOf(actor: Actor, placement: Parties): { tier: Tier } | Denial {
  if (actor.kind !== "member") return denial("not_your_placement");
  const person = actor.actingFor ?? actor.personId;
  if (
    actor.role === "employer" &&
    actor.organisationId !== null &&
    actor.organisationId === placement.organisationId
  )
    return { tier: "employer" };
  if (person === placement.personId) return { tier: "self" };
  return denial("not_your_placement");
}

/** Officers and supervisors of the country settle what the wage register leaves open; casework says for whom. */
export function maySettleWages(actor: Actor, country: string): Denial | null {
  if (actor.kind !== "member" || (actor.role !== "officer" && actor.role !== "supervisor"))
    return denial("officers_only");
  return actor.country === country ? null : denial("other_country");
}
