import type { Actor } from "../kernel/actor.ts";
import { denial, type Denial } from "../kernel/result.ts";

/**
 * Employers manage the vacancies of their own organisation only; others' are not even shown to exist. The
 * system does it for seeds and reactions.
 */
export function mayManageVacancies(actor: Actor, organisationId: string): Denial | null {
  if (actor.kind === "system") return null;
  if (actor.kind !== "member" || actor.role !== "employer") return denial("other_role");
  return actor.organisationId === organisationId ? null : denial("not_found");
}

/** The organisation whose vacancies the actor manages; a denial when there is none. */
export function organisationOf(actor: Actor): string | Denial {
  if (actor.kind !== "member" || actor.role !== "employer") return denial("other_role");
  return actor.organisationId ?? denial("other_role");
}
