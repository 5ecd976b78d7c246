import type { Actor } from "#app/domain/kernel/actor.ts";
import { denial, type Denial } from "#app/domain/kernel/result.ts";
import type { TransitionActor } from "#app/domain/kernel/transition-table.ts";
import type { Tier } from "./placement.ts";

type Parties = { readonly personId: string; readonly organisationId: string | null };

/** In which capacity somebody acts on a placement, and what tier that word has. */
export type ActsAs = { readonly as: TransitionActor; readonly tier: Tier };

/** Whether an answer is a denial; the rest of it says who acts. */
export const isDenial = (answer: object): answer is Denial => "kind" in answer && answer.kind === "denial";

/** The capacity of an actor who is a party of a placement, or a denial: only the two parties have a word. */
export function wordOf(actor: Actor, placement: Parties): ActsAs | Denial {
  if (actor.kind !== "member") return denial("not_your_placement");
  const person = actor.actingFor ?? actor.personId;
  if (
    actor.role === "employer" &&
    actor.organisationId !== null &&
    actor.organisationId === placement.organisationId
  )
    return { as: "employer", tier: "employer" };
  if (person === placement.personId) return { as: "seeker", tier: "self" };
  return denial("not_your_placement");
}

/** Officers and supervisors work on it by their office; whose caseload it is is asked of casework. */
export const officeOf = (actor: Actor): "officer" | "supervisor" | null =>
  actor.kind === "member" && (actor.role === "officer" || actor.role === "supervisor") ? actor.role : null;
/** Officers and supervisors of the country settle what the wage register leaves open; casework says for whom. */
export function maySettleWages(actor: Actor, country: string): Denial | null {
  if (actor.kind !== "member" || (actor.role !== "officer" && actor.role !== "supervisor"))
    return denial("officers_only");
  return actor.country === country ? null : denial("other_country");
}
