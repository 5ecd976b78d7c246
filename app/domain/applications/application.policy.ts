import type { Actor } from "../kernel/actor.ts";
import { denial, type Denial } from "../kernel/result.ts";

/** The person that a seeker's act concerns: oneself, or whom one acts for; a denial for everyone else. */
export function seekerOf(actor: Actor): string | Denial {
  if (actor.kind !== "member") return denial("sign_in");
  if (actor.actingFor !== null) return actor.actingFor;
  return actor.role === "seeker" ? actor.personId : denial("other_role");
}

/** Employers deal with applications to their own organisation only; others are not even shown to exist. */
export function mayHandle(actor: Actor, application: { readonly organisationId: string }): Denial | null {
  if (actor.kind === "system") return null;
  if (actor.kind !== "member" || actor.role !== "employer") return denial("other_role");
  return actor.organisationId === application.organisationId ? null : denial("not_found");
}

/** Officers and supervisors check offers of people in their own country. */
export function mayCheckSuitability(
  actor: Actor,
  application: { readonly country: string } | null,
): Denial | null {
  if (actor.kind !== "member" || (actor.role !== "officer" && actor.role !== "supervisor"))
    return denial("officers_only");
  return application?.country === actor.country ? null : denial("not_found");
}

/** The account of the officer who refers the person by acting for her; null when nobody does. */
export const refererOf = (actor: Actor): string | null =>
  actor.kind === "member" &&
  actor.actingFor !== null &&
  (actor.role === "officer" || actor.role === "supervisor")
    ? actor.accountId
    : null;

/** Only the worker takes edges that time or another event brings about. */
export const mayReact = (actor: Actor): Denial | null =>
  actor.kind === "system" ? null : denial("other_role");
