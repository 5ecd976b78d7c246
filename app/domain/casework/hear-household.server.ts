import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fieldCodes } from "#app/domain/kernel/field-codes.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { isHeard, mayWorkOn } from "./graduation.policy.ts";
import { hearHouseholdSchema } from "./graduation.schema.ts";
import { lockCase } from "./graduation.store.server.ts";
import { sealWords, takeEdge } from "./take-edge.server.ts";

/** The household says what it thinks, by itself or through an officer who called; nothing is decided without it. */
export async function hearHousehold(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ caseId: string }>> {
  const parsed = hearHouseholdSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { caseId, said, healthCover } = parsed.data;
  return ctx.transaction(async (tx) => {
    const graduation = await lockCase(tx, caseId);
    if (!graduation) return deny("no_such_case");
    const denied = isHeard(actor, graduation.personId) && mayWorkOn(actor, graduation);
    if (denied) return deny(denied);
    const moved = await takeEdge(ctx, tx, actor, graduation, "hear", {
      hearingSealed: sealWords(ctx, caseId, "hearing_sealed", said),
      heardAt: ctx.clock.now(),
      healthCover,
    });
    return moved ? fail(moved) : ok({ caseId });
  });
}
