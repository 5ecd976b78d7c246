import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { moveSeekerRows } from "./seekers.store.server.ts";

/**
 * Two rows turned out to be one human being: what she said of herself before joins what the registry says. A
 * profile of the registry stays as it is; skills and occupations add up.
 */
export async function moveSeeker(
  ctx: Ctx,
  actor: Actor,
  input: { readonly fromId: string; readonly intoId: string },
): Promise<Outcome<null>> {
  if (actor.kind !== "system") return deny("system_only");
  await ctx.transaction(async (tx) => {
    await moveSeekerRows(tx, input.fromId, input.intoId);
    await tx.audit(actor, {
      action: "seeker.move",
      subjectType: "person",
      subjectId: input.intoId,
      details: { from: input.fromId },
    });
  });
  return ok(null);
}
