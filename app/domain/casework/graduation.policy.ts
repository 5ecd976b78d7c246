import type { Actor, Member } from "#app/domain/kernel/actor.ts";
import { denial, type Denial } from "#app/domain/kernel/result.ts";

type CaseFacts = {
  readonly country: string;
  readonly proposedBy: string | null;
  readonly decidedBy: string | null;
};

const OFFICE: readonly string[] = ["officer", "supervisor"];

/** Officers and supervisors of the country. */
export function mayWorkOn(actor: Actor, facts: CaseFacts): Denial | null {
  if (actor.kind !== "member" || !OFFICE.includes(actor.role)) return denial("officers_only");
  return actor.country === facts.country ? null : denial("other_country");
}

/** Two pairs of eyes: who proposed a graduation does not decide it. */
export function mayDecide(actor: Actor, facts: CaseFacts): Denial | null {
  const refused = mayWorkOn(actor, facts);
  if (refused) return refused;
  return (actor as Member).accountId === facts.proposedBy ? denial("second_person_needed") : null;
}

/** A supervisor who has had no part in the case so far. */
export function mayDecideAppeal(actor: Actor, facts: CaseFacts): Denial | null {
  const refused = mayClose(actor, facts);
  if (refused) return refused;
  return (actor as Member).accountId === facts.decidedBy ? denial("third_person_needed") : null;
}

/** A supervisor, and not of the own proposal: closing is a decision too. */
export function mayClose(actor: Actor, facts: CaseFacts): Denial | null {
  const refused = mayDecide(actor, facts);
  if (refused) return refused;
  return (actor as Member).role === "supervisor" ? null : denial("supervisors_only");
}

/** An adult of the household, for herself; a head sees nothing of another member's case. */
export function isHeard(actor: Actor, personId: string): Denial | null {
  if (actor.kind !== "member" || (actor.actingFor ?? actor.personId) !== personId)
    return denial("not_your_case");
  return null;
}
