import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../../kernel/result.ts";
import type { PostingKey } from "./saved-posting.ts";
import { postingKeyOf } from "./saved-posting.schema.ts";
import { asSeeker } from "./saved-search.policy.ts";
import { findOwnPosting, lockPostingsOf, updateSavedPosting } from "./saved-postings.store.server.ts";

/** Takes a posting off the person's list, whatever has become of it. Nothing happens where it is not on it. */
export async function removeSavedPosting(ctx: Ctx, actor: Actor, input: PostingKey): Promise<Outcome<null>> {
  const seeker = asSeeker(actor);
  if ("kind" in seeker) return deny(seeker);
  const posting = postingKeyOf(input);
  if (!posting) return deny("not_found");
  const { personId } = seeker;
  return ctx.transaction(async (tx) => {
    await lockPostingsOf(tx, personId);
    const row = await findOwnPosting(tx, personId, posting);
    if (row?.removedAt !== null) return ok(null);
    await updateSavedPosting(tx, row.id, { savedAt: row.savedAt, removedAt: ctx.clock.now() });
    await tx.audit(actor, {
      action: "saved_posting.remove",
      subjectType: "person",
      subjectId: personId,
      details: { savedPostingId: row.id },
    });
    return ok(null);
  });
}
