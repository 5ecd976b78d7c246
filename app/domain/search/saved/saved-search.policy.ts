import type { Actor, Member } from "../../kernel/actor.ts";
import { denial, type Denial } from "../../kernel/result.ts";

type Seeker = { readonly actor: Member; readonly personId: string };

/** Whose searches these are: the seeker's own, or those of the person somebody acts for; nobody else's. */
export function asSeeker(actor: Actor): Seeker | Denial {
  if (actor.kind !== "member") return denial("sign_in");
  if (actor.actingFor !== null) return { actor, personId: actor.actingFor };
  return actor.role === "seeker" ? { actor, personId: actor.personId } : denial("not_yours");
}
