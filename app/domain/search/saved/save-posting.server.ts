import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "../../kernel/result.ts";
import { knownPostings } from "./known-postings.server.ts";
import { MOST_KEPT, type PostingKey } from "./saved-posting.ts";
import { postingKeyOf } from "./saved-posting.schema.ts";
import { asSeeker } from "./saved-search.policy.ts";
import {
  countPostingsOf,
  findOwnPosting,
  insertSavedPosting,
  lockPostingsOf,
  updateSavedPosting,
} from "./saved-postings.store.server.ts";

/**
 * Puts a posting on the person's list. What is on it already stays where it is; with `undo`, what was just removed
 * comes back to its place. Fails as `saved_postings_full`; `not_found` for what was never public.
 */
export async function savePosting(
  ctx: Ctx,
  actor: Actor,
  input: PostingKey & { readonly undo?: boolean },
): Promise<Outcome<null>> {
  const seeker = asSeeker(actor);
  if ("kind" in seeker) return deny(seeker);
  const posting = postingKeyOf(input);
  if (!posting || !(await knownPostings(ctx, [posting])).has(posting.postingId)) return deny("not_found");
  const { personId } = seeker;
  const now = ctx.clock.now();
  return ctx.transaction(async (tx) => {
    await lockPostingsOf(tx, personId);
    const earlier = await findOwnPosting(tx, personId, posting);
    if (earlier?.removedAt === null) return ok(null);
    if ((await countPostingsOf(tx, personId)) >= MOST_KEPT)
      return fail("saved_postings_full", { params: { count: MOST_KEPT } });
    const id = earlier?.id ?? ctx.ids.next();
    if (earlier)
      await updateSavedPosting(tx, id, { savedAt: input.undo ? earlier.savedAt : now, removedAt: null });
    else await insertSavedPosting(tx, { ...posting, id, personId, country: actor.country, savedAt: now });
    await tx.audit(actor, {
      action: input.undo ? "saved_posting.restore" : "saved_posting.save",
      subjectType: "person",
      subjectId: personId,
      details: { savedPostingId: id },
    });
    return ok(null);
  });
}
