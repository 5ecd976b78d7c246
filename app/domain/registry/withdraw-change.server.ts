import { z } from "zod";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { fail, type Outcome } from "#app/domain/kernel/result.ts";
import { actOnOwnChange } from "./act-on-own-change.server.ts";

const schema = z.object({ requestId: z.uuid() });

/** The person takes a request or an appeal back. Nobody asks why, and she may ask again. */
export async function withdrawChange(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ requestId: string }>> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) return fail("invalid_input");
  return actOnOwnChange(ctx, actor, parsed.data.requestId, "withdraw");
}
