import type { Actor } from "../kernel/actor.ts";
import { denial, type Denial } from "../kernel/result.ts";

/** Officers and supervisors of the country; whose caseload it is is asked of casework. */
export function mayDecideOn(actor: Actor, spell: { readonly country: string }): Denial | null {
  if (actor.kind !== "member" || (actor.role !== "officer" && actor.role !== "supervisor"))
    return denial("officers_only");
  return actor.country === spell.country ? null : denial("other_country");
}

/** An objection is settled by somebody else than who decided. */
export function maySettle(
  actor: Actor,
  facts: { readonly country: string; readonly decidedBy: string },
): Denial | null {
  const refused = mayDecideOn(actor, facts);
  if (refused) return refused;
  return actor.kind === "member" && actor.accountId === facts.decidedBy
    ? denial("second_person_needed")
    : null;
}
