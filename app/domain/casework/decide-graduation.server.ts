import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fieldCodes } from "#app/domain/kernel/field-codes.ts";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { APPEAL_DAYS, effectiveAfter } from "./graduation.ts";
import { mayDecide } from "./graduation.policy.ts";
import { decideGraduationSchema } from "./graduation.schema.ts";
import { lockCase } from "./graduation.store.server.ts";
import { sealWords, takeEdge } from "./take-edge.server.ts";

/**
 * A second person decides after the household was heard. "Yes" needs health cover to be confirmed or its loss
 * to have been said and heard; it takes effect after the appeal window, never before.
 */
export async function decideGraduation(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ caseId: string }>> {
  const parsed = decideGraduationSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { caseId, decision, reason } = parsed.data;
  return ctx.transaction(async (tx) => {
    const graduation = await lockCase(tx, caseId);
    if (!graduation) return deny("no_such_case");
    const denied = mayDecide(actor, graduation);
    if (denied) return deny(denied);
    // After an appeal somebody else decides: decide-appeal.
    if (graduation.status !== "heard") return fail("graduation_moved_on");
    if (decision === "yes" && graduation.healthCover === "unknown") return fail("health_cover_open");
    const appealUntil = addDays(ctx.clock.today(graduation.country), APPEAL_DAYS);
    const moved = await takeEdge(
      ctx,
      tx,
      actor,
      graduation,
      decision === "yes" ? "decide_yes" : "decide_not_yet",
      {
        decidedBy: actor.kind === "member" ? actor.accountId : null,
        decidedAt: ctx.clock.now(),
        decisionSealed: sealWords(ctx, caseId, "decision_sealed", reason),
        ...(decision === "yes" ? { appealUntil, effectiveFrom: effectiveAfter(appealUntil) } : {}),
      },
    );
    return moved ? fail(moved) : ok({ caseId });
  });
}
