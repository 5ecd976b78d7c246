import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fieldCodes } from "#app/domain/kernel/field-codes.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { mayWorkOn } from "./graduation.policy.ts";
import { recordHealthCoverSchema } from "./graduation.schema.ts";
import { lockCase, saveCase } from "./graduation.store.server.ts";

/**
 * After the hearing left it open: an officer writes down that replacement health cover is confirmed, or that its
 * loss was said to the household and heard. Without it nobody can decide "yes".
 */
export async function recordHealthCover(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ caseId: string }>> {
  const parsed = recordHealthCoverSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { caseId, healthCover } = parsed.data;
  return ctx.transaction(async (tx) => {
    const graduation = await lockCase(tx, caseId);
    if (!graduation) return deny("no_such_case");
    const denied = mayWorkOn(actor, graduation);
    if (denied) return deny(denied);
    if (graduation.status !== "heard") return fail("graduation_moved_on");
    await saveCase(tx, caseId, "heard", { healthCover });
    await tx.audit(actor, {
      action: "graduation.record_health_cover",
      subjectType: "graduation_case",
      subjectId: caseId,
      details: { from: graduation.healthCover, to: healthCover },
    });
    return ok({ caseId });
  });
}
