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

/** Only the worker takes edges that time or another event brings about. */
export const mayReact = (actor: Actor): Denial | null =>
  actor.kind === "system" ? null : denial("other_role");
