import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fieldCodes } from "#app/domain/kernel/field-codes.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { mayClose } from "./graduation.policy.ts";
import { closeCaseSchema } from "./graduation.schema.ts";
import { lockCase } from "./graduation.store.server.ts";
import { sealWords, takeEdge } from "./take-edge.server.ts";

/**
 * A supervisor closes a case before the household was told of it, with a reason: not yet. New evidence may open
 * another one.
 */
export async function closeCase(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ caseId: string }>> {
  const parsed = closeCaseSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { caseId, reason } = parsed.data;
  return ctx.transaction(async (tx) => {
    const graduation = await lockCase(tx, caseId);
    if (!graduation) return deny("no_such_case");
    const denied = mayClose(actor, graduation);
    if (denied) return deny(denied);
    const moved = await takeEdge(ctx, tx, actor, graduation, "close", {
      decidedBy: actor.kind === "member" ? actor.accountId : null,
      decidedAt: ctx.clock.now(),
      decisionSealed: sealWords(ctx, caseId, "decision_sealed", reason),
    });
    return moved ? fail(moved) : ok({ caseId });
  });
}
