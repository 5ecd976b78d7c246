import type { Actor, Member } from "../kernel/actor.ts";
import { denial, type Denial } from "../kernel/result.ts";

/** Switches are moved and read by administrators of the country. */
export function asAdministrator(actor: Actor): Member | Denial {
  return actor.kind === "member" && actor.role === "administrator" && actor.actingFor === null
    ? actor
    : denial("administrators_only");
}
