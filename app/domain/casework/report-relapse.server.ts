import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { openProvisionalSpell } from "#app/domain/benefits/open-provisional-spell.server.ts";
import { deny, expectOk, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { isHeard, mayWorkOn } from "./graduation.policy.ts";
import { reportRelapseSchema } from "./graduation.schema.ts";
import { lockCase } from "./graduation.store.server.ts";
import { takeEdge } from "./take-edge.server.ts";

/** "I lost the job": the benefit is paid again, provisionally, from the same day. */
export async function reportRelapse(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ spellId: string }>> {
  const parsed = reportRelapseSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input");
  return ctx.transaction(async (tx) => {
    const graduation = await lockCase(tx, parsed.data.caseId);
    if (!graduation) return deny("no_such_case");
    const denied = isHeard(actor, graduation.personId) && mayWorkOn(actor, graduation);
    if (denied) return deny(denied);
    const moved = await takeEdge(ctx, tx, actor, graduation, "relapse", {});
    if (moved) return fail(moved);
    const opened = await openProvisionalSpell(ctx.within(tx), actor, { endedSpellId: graduation.spellId });
    return ok(expectOk(opened));
  });
}
