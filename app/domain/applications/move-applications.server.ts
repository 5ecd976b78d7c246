import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { moveApplicationsTo } from "./move-applications.store.server.ts";

/** Applications follow a person whose account was tied to the registry's row about her. */
export async function moveApplications(
  ctx: Ctx,
  actor: Actor,
  input: { readonly fromId: string; readonly intoId: string },
): Promise<Outcome<{ moved: number }>> {
  if (actor.kind !== "system") return deny("system_only");
  const moved = await ctx.transaction((tx) => moveApplicationsTo(tx, input.fromId, input.intoId));
  return ok({ moved });
}
