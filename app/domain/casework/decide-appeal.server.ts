import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fieldCodes } from "#app/domain/kernel/field-codes.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { effectiveAfter } from "./graduation.ts";
import { mayDecideAppeal } from "./graduation.policy.ts";
import { decideAppealSchema } from "./graduation.schema.ts";
import { lockCase } from "./graduation.store.server.ts";
import { sealWords, takeEdge } from "./take-edge.server.ts";

/**
 * A supervisor who had no part in the case decides the household's appeal. "Uphold" keeps the decision, which then
 * takes effect from the next month at the earliest; "not yet" takes it back, and the benefit goes on untouched.
 */
export async function decideAppeal(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ caseId: string }>> {
  const parsed = decideAppealSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { caseId, decision, reason } = parsed.data;
  return ctx.transaction(async (tx) => {
    const graduation = await lockCase(tx, caseId);
    if (!graduation) return deny("no_such_case");
    const denied = mayDecideAppeal(actor, graduation);
    if (denied) return deny(denied);
    if (graduation.status !== "appealed") return fail("graduation_moved_on");
    const next = effectiveAfter(ctx.clock.today(graduation.country));
    const { effectiveFrom } = graduation;
    const moved = await takeEdge(
      ctx,
      tx,
      actor,
      graduation,
      decision === "uphold" ? "uphold" : "decide_not_yet",
      {
        appealDecidedBy: actor.kind === "member" ? actor.accountId : null,
        appealDecidedAt: ctx.clock.now(),
        appealDecisionSealed: sealWords(ctx, caseId, "appeal_decision_sealed", reason),
        effectiveFrom:
          decision === "not_yet" ? null : effectiveFrom && effectiveFrom > next ? effectiveFrom : next,
      },
    );
    return moved ? fail(moved) : ok({ caseId });
  });
}
