import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../../kernel/result.ts";
import { movePostingsTo } from "./saved-postings.store.server.ts";

/** What she saved before follows a person whose account was tied to the registry's row about her. */
export async function moveSavedPostings(
  ctx: Ctx,
  actor: Actor,
  input: { readonly fromId: string; readonly intoId: string },
): Promise<Outcome<null>> {
  if (actor.kind !== "system") return deny("system_only");
  await ctx.transaction((tx) => movePostingsTo(tx, input.fromId, input.intoId));
  return ok(null);
}
