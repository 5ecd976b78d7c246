import type { Actor } from "../../kernel/actor.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../../kernel/result.ts";
import { moveSearchesTo } from "./saved-searches.store.server.ts";

/** What she saved before follows a person whose account was tied to the registry's row about her. */
export async function moveSavedSearches(
  ctx: Ctx,
  actor: Actor,
  input: { readonly fromId: string; readonly intoId: string },
): Promise<Outcome<null>> {
  if (actor.kind !== "system") return deny("system_only");
  await ctx.transaction((tx) => moveSearchesTo(tx, input.fromId, input.intoId));
  return ok(null);
}
