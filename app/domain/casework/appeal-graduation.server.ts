import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fieldCodes } from "#app/domain/kernel/field-codes.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { lockCaseInTime } from "./case-in-time.server.ts";
import { isHeard } from "./graduation.policy.ts";
import { appealGraduationSchema } from "./graduation.schema.ts";
import { sealWords, takeEdge } from "./take-edge.server.ts";

/** The household appeals within its window: the decision has no effect until the appeal is decided. */
export async function appealGraduation(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ caseId: string }>> {
  const parsed = appealGraduationSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { caseId, reason } = parsed.data;
  return ctx.transaction(async (tx) => {
    const graduation = await lockCaseInTime(ctx, tx, caseId);
    if (!graduation) return deny("no_such_case");
    const denied = isHeard(actor, graduation.personId);
    if (denied) return deny(denied);
    if (graduation.appealDecidedAt) return fail("appeal_already_decided");
    if (graduation.appealUntil && ctx.clock.today(graduation.country) > graduation.appealUntil)
      return fail("appeal_window_over");
    const moved = await takeEdge(ctx, tx, actor, graduation, "appeal", {
      appealSealed: sealWords(ctx, caseId, "appeal_sealed", reason),
    });
    return moved ? fail(moved) : ok({ caseId });
  });
}
