import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fieldCodes } from "#app/domain/kernel/field-codes.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { wordsOnChangeSchema } from "./change-request.schema.ts";
import { changeToHandle } from "./change-to-handle.server.ts";
import { takeChangeEdge } from "./take-change-edge.server.ts";

/** An officer asks the person for something that shows it, in words that she reads; twice at most. */
export async function askForEvidence(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ requestId: string }>> {
  const parsed = wordsOnChangeSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { requestId, words } = parsed.data;
  return ctx.transaction(async (tx) => {
    const found = await changeToHandle(ctx, tx, actor, requestId);
    if ("code" in found) return deny(found);
    const moved = await takeChangeEdge(ctx, tx, actor, found.request, "ask_evidence", { words });
    return moved ? fail(moved) : ok({ requestId });
  });
}
