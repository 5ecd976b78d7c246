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

/** Advisers and administrators move vacancies of their country, within what the machine gives their role. */
export function mayMoveVacancy(
  actor: Actor,
  vacancy: { readonly organisationId: string; readonly country: string },
): Denial | null {
  if (actor.kind === "member" && (actor.role === "adviser" || actor.role === "administrator"))
    return actor.country === vacancy.country ? null : denial("not_found");
  return mayManageVacancies(actor, vacancy.organisationId);
}

/** Anybody who is signed in may say that a place of work is not safe, but the employer about its own. */
export function mayReportSafety(
  actor: Actor,
  vacancy: { readonly organisationId: string | null; readonly country: string },
): Denial | null {
  if (actor.kind !== "member") return denial("sign_in");
  if (actor.country !== vacancy.country) return denial("not_found");
  return actor.role === "employer" && actor.organisationId === vacancy.organisationId
    ? denial("other_role")
    : null;
}

/** Who settles safety reports: officers, supervisors, advisers and administrators of the country. */
export function maySettleSafety(actor: Actor, vacancy: { readonly country: string }): Denial | null {
  const roles: readonly string[] = ["officer", "supervisor", "adviser", "administrator"];
  if (actor.kind !== "member" || !roles.includes(actor.role)) return denial("other_role");
  return actor.country === vacancy.country ? null : denial("not_found");
}

/** The organisation whose vacancies the actor manages; a denial when there is none. */
export function organisationOf(actor: Actor): string | Denial {
  if (actor.kind !== "member" || actor.role !== "employer") return denial("other_role");
  return actor.organisationId ?? denial("other_role");
}
