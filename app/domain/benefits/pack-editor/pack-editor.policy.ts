import type { Actor, Member } from "../../kernel/actor.ts";
import { denial, type Denial } from "../../kernel/result.ts";

const isAdministrator = (actor: Actor): actor is Member =>
  actor.kind === "member" && actor.role === "administrator";

/** The rules of every country may be read by administrators. */
export const mayReadPacks = (actor: Actor): Denial | null =>
  isAdministrator(actor) ? null : denial("administrators_only");

/** They are written by administrators of the pack's own country. */
export function mayWritePack(actor: Actor, pack: { readonly country: string }): Denial | null {
  if (!isAdministrator(actor)) return denial("administrators_only");
  return actor.country === pack.country ? null : denial("pack_of_other_country");
}

/** Nobody brings into force what she wrote a part of. */
export function mayPublish(
  actor: Actor,
  draft: { readonly country: string; readonly writtenBy: readonly string[] },
): Denial | null {
  const refused = mayWritePack(actor, draft);
  if (refused) return refused;
  return isAdministrator(actor) && draft.writtenBy.includes(actor.accountId)
    ? denial("written_by_you")
    : null;
}
