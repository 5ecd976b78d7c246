import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { indexPostings } from "./index-postings.server.ts";

const BATCH = 500;

/** Sends again what a search engine could not take; what it can't take this time either waits for the next one. */
export async function sendMissed(ctx: Ctx, actor: Actor): Promise<Outcome<{ readonly again: number }>> {
  if (actor.kind !== "system") return deny("search.systemOnly");
  let again = 0;
  const seen = new Set<string>();
  for (;;) {
    const missed = (await ctx.search.missed(BATCH)).filter(({ postingId }) => !seen.has(postingId));
    if (missed.length === 0) return ok({ again });
    for (const { postingId } of missed) seen.add(postingId);
    const indexed = await indexPostings(ctx, actor, { postingIds: missed.map(({ postingId }) => postingId) });
    if (!indexed.ok) return indexed;
    // What was missed once more just now has another mark, and stays.
    await ctx.search.caughtUp(missed);
    again += missed.length;
  }
}
