import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { moveMessagesTo } from "./messages.store.server.ts";
import { moveChoices } from "./preferences.store.server.ts";

/** The inbox, and how she wants to be reached, follow a person whose account was tied to the registry's row about her. */
export async function moveMessages(
  ctx: Ctx,
  actor: Actor,
  input: { readonly fromId: string; readonly intoId: string },
): Promise<Outcome<null>> {
  if (actor.kind !== "system") return deny("system_only");
  await ctx.transaction(async (tx) => {
    await moveMessagesTo(tx, input.fromId, input.intoId);
    await moveChoices(tx, input.fromId, input.intoId);
  });
  return ok(null);
}
