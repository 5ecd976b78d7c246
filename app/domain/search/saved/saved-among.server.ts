import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { asSeeker } from "./saved-search.policy.ts";
import { findSavedAmong } from "./saved-postings.store.server.ts";

/**
 * Of these postings, the ones that the seeker who looks has saved: one query, however many they are. Null for
 * everybody else, who is not asked for: no query.
 */
export async function savedAmong(
  ctx: Pick<Ctx, "sql">,
  actor: Actor,
  postingIds: readonly string[],
): Promise<ReadonlySet<string> | null> {
  const seeker = asSeeker(actor);
  if ("kind" in seeker) return null;
  if (postingIds.length === 0) return new Set();
  return new Set(await findSavedAmong(ctx.sql, seeker.personId, postingIds));
}
