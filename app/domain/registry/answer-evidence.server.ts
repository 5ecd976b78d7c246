import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fieldCodes } from "#app/domain/kernel/field-codes.ts";
import { fail, type Outcome } from "#app/domain/kernel/result.ts";
import { actOnOwnChange } from "./act-on-own-change.server.ts";
import { wordsOnChangeSchema } from "./change-request.schema.ts";

/** The person answers what the office asked for; it is the office's turn again. Late answers count as well. */
export async function answerEvidence(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ requestId: string }>> {
  const parsed = wordsOnChangeSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { requestId, words } = parsed.data;
  return actOnOwnChange(ctx, actor, requestId, "answer_evidence", { words });
}
