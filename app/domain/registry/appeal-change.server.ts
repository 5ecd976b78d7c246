import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fieldCodes } from "#app/domain/kernel/field-codes.ts";
import { fail, type Outcome } from "#app/domain/kernel/result.ts";
import { actOnOwnChange } from "./act-on-own-change.server.ts";
import { wordsOnChangeSchema } from "./change-request.schema.ts";

/** The person appeals a no, once and in time; somebody else than who decided it looks again. */
export async function appealChange(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ requestId: string }>> {
  const parsed = wordsOnChangeSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { requestId, words } = parsed.data;
  return actOnOwnChange(ctx, actor, requestId, "appeal", {
    words,
    change: { appealedAt: ctx.clock.now() },
  });
}
