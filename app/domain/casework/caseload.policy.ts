import type { Actor } from "#app/domain/kernel/actor.ts";
import { denial, type Denial } from "#app/domain/kernel/result.ts";
import type { GraduationState } from "./graduation.ts";
import { mayWorkOn } from "./graduation.policy.ts";

type PersonFacts = {
  readonly country: string;
  /** The officer who looks after the person now. */
  readonly officerAccountId: string | null;
};

/** The person's own officer, and supervisors of the country. */
export function maySeePerson(actor: Actor, facts: PersonFacts): Denial | null {
  const refused = mayWorkOn(actor, { ...facts, proposedBy: null, decidedBy: null });
  if (refused) return refused;
  if (actor.kind === "member" && (actor.role === "supervisor" || actor.accountId === facts.officerAccountId))
    return null;
  return denial("not_your_caseload");
}

/** The same, who had a part in the case, and, while a second person must decide, every officer of the country. */
export function maySeeCase(
  actor: Actor,
  facts: PersonFacts & {
    readonly status: GraduationState;
    readonly proposedBy: string | null;
    readonly decidedBy: string | null;
  },
): Denial | null {
  const refused = maySeePerson(actor, facts);
  if (refused?.code !== "not_your_caseload" || actor.kind !== "member") return refused;
  const hadPart = actor.accountId === facts.proposedBy || actor.accountId === facts.decidedBy;
  return hadPart || facts.status === "heard" ? null : refused;
}
