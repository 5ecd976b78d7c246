import type { Actor, Role } from "#app/domain/kernel/actor.ts";
import { denial, type Denial } from "#app/domain/kernel/result.ts";

/** Administrators invite anybody; employers and trainers invite colleagues to their own organisation and role. */
export function mayInvite(
  actor: Actor,
  invited: { readonly role: Role; readonly organisationId: string | null },
): Denial | null {
  if (actor.kind === "system") return null;
  if (actor.kind !== "member") return denial("sign_in");
  if (actor.role === "administrator") return null;
  const isColleague = invited.role === actor.role && invited.organisationId === actor.organisationId;
  const mayGrow = actor.role === "employer" || actor.role === "trainer";
  return mayGrow && isColleague && actor.organisationId !== null ? null : denial("not_yours");
}

const administratorOnly = (actor: Actor): Denial | null =>
  actor.kind === "system" || (actor.kind === "member" && actor.role === "administrator")
    ? null
    : denial("not_yours");

export const mayUnmerge = administratorOnly;

/** Nobody disables the own account: the last administrator could lock the deployment. */
export const mayDisable = (actor: Actor, accountId: string): Denial | null =>
  actor.kind === "member" && actor.accountId === accountId ? denial("own_account") : administratorOnly(actor);
