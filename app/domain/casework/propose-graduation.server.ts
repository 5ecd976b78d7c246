import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { fieldCodes } from "#app/domain/kernel/field-codes.ts";
import { mayWorkOn } from "./graduation.policy.ts";
import { proposeGraduationSchema } from "./graduation.schema.ts";
import { lockCase } from "./graduation.store.server.ts";
import { sealWords, takeEdge } from "./take-edge.server.ts";

/** An officer proposes graduation with a reason that the household will read. The system proposes nothing. */
export async function proposeGraduation(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ caseId: string }>> {
  const parsed = proposeGraduationSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { caseId, reason } = parsed.data;
  return ctx.transaction(async (tx) => {
    const graduation = await lockCase(tx, caseId);
    if (!graduation) return deny("no_such_case");
    const denied = mayWorkOn(actor, graduation);
    if (denied) return deny(denied);
    const moved = await takeEdge(ctx, tx, actor, graduation, "propose", {
      proposedBy: actor.kind === "member" ? actor.accountId : null,
      proposalSealed: sealWords(ctx, caseId, "proposal_sealed", reason),
    });
    return moved ? fail(moved) : ok({ caseId });
  });
}
