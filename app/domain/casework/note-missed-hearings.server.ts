import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { eachDue } from "#app/domain/kernel/each-due.server.ts";
import { ok, type Outcome } from "#app/domain/kernel/result.ts";
import { lockCaseInTime } from "./case-in-time.server.ts";
import { casesIn, stepsOf, type CaseRow } from "./graduation.store.server.ts";
import { takeEdge } from "./take-edge.server.ts";

/**
 * A household that did not answer in time is called by an officer: the case is noted for the officer's lane, once, and
 * the household is reminded. Silence decides nothing. Safe to repeat.
 */
export async function noteMissedHearings(
  ctx: Ctx,
  actor: Actor,
  input: { readonly country: string; readonly pageSize?: number },
): Promise<Outcome<{ noted: number }>> {
  const today = ctx.clock.today(input.country);
  const note = async ({ id, hearingDueOn }: CaseRow): Promise<boolean> => {
    if (hearingDueOn === null || hearingDueOn >= today) return false;
    return ctx.transaction(async (tx) => {
      const graduation = await lockCaseInTime(ctx, tx, id);
      if (!graduation?.hearingDueOn || graduation.hearingDueOn >= today) return false;
      if ((await stepsOf(tx, id)).some(({ edge }) => edge === "miss_hearing")) return false;
      return !(await takeEdge(ctx, tx, actor, graduation, "miss_hearing", {}));
    });
  };
  // Page by page: those that were noted, or are frozen, stay among them and must not hold up the others.
  const noted = await eachDue(
    (after, limit) => casesIn(ctx.sql, input.country, ["notified"], { after, limit }),
    note,
    input.pageSize,
  );
  return ok({ noted });
}
