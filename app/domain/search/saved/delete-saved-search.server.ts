import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "../../kernel/result.ts";
import { MOST_SAVED } from "./saved-search.ts";
import { asSeeker } from "./saved-search.policy.ts";
import { savedSearchIdSchema } from "./saved-search.schema.ts";
import { findOwnSearch, findSearchesOf, lockSearchesOf, setDeleted } from "./saved-searches.store.server.ts";

/**
 * Deletes one of the person's searches; with `undo` takes it back, for a day, while there is room. Safe to
 * repeat.
 */
export async function deleteSavedSearch(
  ctx: Ctx,
  actor: Actor,
  input: { readonly savedSearchId: string; readonly undo?: boolean },
): Promise<Outcome<null>> {
  const seeker = asSeeker(actor);
  if ("kind" in seeker) return deny(seeker);
  const parsed = savedSearchIdSchema.safeParse(input);
  if (!parsed.success) return deny("not_found");
  const { savedSearchId } = parsed.data;
  const { personId } = seeker;
  const undo = input.undo === true;
  return ctx.transaction(async (tx) => {
    await lockSearchesOf(tx, personId);
    const row = await findOwnSearch(tx, personId, savedSearchId);
    if (!row) return deny("not_found");
    if ((row.deletedAt === null) === undo) return ok(null);
    if (undo && (await findSearchesOf(tx, personId)).length >= MOST_SAVED)
      return fail("saved_searches_full", { params: { count: MOST_SAVED } });
    await setDeleted(tx, savedSearchId, undo ? null : ctx.clock.now());
    await tx.audit(actor, {
      action: undo ? "saved_search.restore" : "saved_search.delete",
      subjectType: "person",
      subjectId: personId,
      details: { savedSearchId },
    });
    return ok(null);
  });
}
