import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../../kernel/result.ts";
import { KEEP_REMOVED_MS } from "./saved-posting.ts";
import { forgetPostings } from "./saved-postings.store.server.ts";

/** Takes away for good what people of a country took off their lists more than a day ago. */
export async function forgetRemovedPostings(
  ctx: Ctx,
  actor: Actor,
  { country }: { readonly country: string },
): Promise<Outcome<{ forgotten: number }>> {
  if (actor.kind !== "system") return deny("system_only");
  const removed = new Date(ctx.clock.now().getTime() - KEEP_REMOVED_MS);
  return ok({ forgotten: await ctx.transaction((tx) => forgetPostings(tx, { country, removed })) });
}
