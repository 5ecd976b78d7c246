import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fieldCodes } from "#app/domain/kernel/field-codes.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { applyChange } from "./apply-change.server.ts";
import { decideChangeSchema } from "./change-request.schema.ts";
import { changeToHandle } from "./change-to-handle.server.ts";
import { takeChangeEdge } from "./take-change-edge.server.ts";

/**
 * An officer says yes or no to a request, with a reason that the person reads; on an appeal it is somebody else than
 * who said no. A yes is carried out in the same transaction.
 */
export async function decideChange(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ requestId: string }>> {
  const parsed = decideChangeSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input", { fields: fieldCodes(parsed.error) });
  const { requestId, decision, words } = parsed.data;
  return ctx.transaction(async (tx) => {
    const found = await changeToHandle(ctx, tx, actor, requestId);
    if ("code" in found) return deny(found);
    const { request, by } = found;
    const isAppeal = request.status === "appealed";
    // The database refuses it as well; here it is said in words.
    if (isAppeal && request.decidedBy === by.accountId) return deny("other_decider_needed");
    const yes = isAppeal ? "overturn" : "decide_yes";
    const no = isAppeal ? "uphold" : "decide_no";
    const at = ctx.clock.now();
    const moved = await takeChangeEdge(ctx, tx, actor, request, decision === "yes" ? yes : no, {
      words,
      change: isAppeal
        ? { appealDecidedBy: by.accountId, appealDecidedAt: at }
        : { decidedBy: by.accountId, decidedAt: at },
    });
    if (moved) return fail(moved);
    const refused = decision === "yes" ? await applyChange(ctx, tx, actor, requestId) : null;
    if (refused) throw new Error(`A granted change was not carried out: ${refused.code}`);
    return ok({ requestId });
  });
}
