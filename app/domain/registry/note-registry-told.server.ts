import { z } from "zod";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { changeToHandle } from "./change-to-handle.server.ts";
import { markTold } from "./change-requests.store.server.ts";

const schema = z.object({ requestId: z.uuid() });

/** An officer notes that she has told the registry of record what was granted. Once noted it stays; again is no error. */
export async function noteRegistryTold(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ requestId: string }>> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) return fail("invalid_input");
  const { requestId } = parsed.data;
  return ctx.transaction(async (tx) => {
    const found = await changeToHandle(ctx, tx, actor, requestId);
    if ("code" in found) return deny(found);
    if (found.request.status !== "applied") return fail("wrong_state");
    if (await markTold(tx, requestId, found.by.accountId, ctx.clock.now()))
      await tx.audit(actor, {
        action: "change_request.tell_registry",
        subjectType: "change_request",
        subjectId: requestId,
      });
    return ok({ requestId });
  });
}
