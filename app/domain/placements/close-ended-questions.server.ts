import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { ok, type Outcome } from "#app/domain/kernel/result.ts";
import { withdrawEndedQuestions } from "./wage-followup.store.server.ts";

/** Work whose end is known needs no "has it ended?" any more. Safe to repeat. */
export async function closeEndedQuestions(
  ctx: Ctx,
  input: { readonly placementIds: readonly string[] },
): Promise<Outcome<null>> {
  await ctx.transaction((tx) => withdrawEndedQuestions(tx, input.placementIds, ctx.clock.now()));
  return ok(null);
}
