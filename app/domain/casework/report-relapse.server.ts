import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { openProvisionalSpell } from "#app/domain/benefits/open-provisional-spell.server.ts";
import { deny, expectOk, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { isHeard, mayWorkOn } from "./graduation.policy.ts";
import { reportRelapseSchema } from "./graduation.schema.ts";
import { lockCase } from "./graduation.store.server.ts";
import { takeEdge } from "./take-edge.server.ts";

/**
 * "I lost the job": the benefit is paid again, provisionally, from the same day. Where the pack says for certain that
 * the way back is over, the case notes it and the person is told how to apply anew; `spellId` is then null.
 */
export async function reportRelapse(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ spellId: string | null }>> {
  const parsed = reportRelapseSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input");
  return ctx.transaction(async (tx) => {
    const graduation = await lockCase(tx, parsed.data.caseId);
    if (!graduation) return deny("no_such_case");
    const denied = isHeard(actor, graduation.personId) && mayWorkOn(actor, graduation);
    if (denied || actor.kind !== "member") return deny(denied ?? "not_your_case");
    if (graduation.status !== "graduated" && graduation.status !== "sustained")
      return fail("graduation_moved_on");
    const opened = await openProvisionalSpell(ctx.within(tx), actor, { endedSpellId: graduation.spellId });
    if (!opened.ok && opened.error.code !== "reinstatement_window_over") return opened;
    const edge = opened.ok ? "relapse" : "refer_anew";
    const moved = await takeEdge(ctx, tx, actor, graduation, edge, {}, { wayBackOver: !opened.ok });
    if (moved) return fail(moved);
    return ok({ spellId: opened.ok ? expectOk(opened).spellId : null });
  });
}
