import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { eachDue } from "#app/domain/kernel/each-due.server.ts";
import { ok, type Outcome } from "#app/domain/kernel/result.ts";
import { casesIn, lockCase, type CaseRow } from "./graduation.store.server.ts";
import { takeEdge } from "./take-edge.server.ts";

/** Records that twelve months have passed without a relapse. Proposes nothing and changes no benefit. Safe to repeat. */
export async function sustainGraduations(
  ctx: Ctx,
  actor: Actor,
  input: { readonly country: string; readonly pageSize?: number },
): Promise<Outcome<{ sustained: number }>> {
  const today = ctx.clock.today(input.country);
  const sustain = async ({ id, monitoredUntil }: CaseRow): Promise<boolean> => {
    if (monitoredUntil === null || monitoredUntil > today) return false;
    return ctx.transaction(async (tx) => {
      const graduation = await lockCase(tx, id);
      return graduation !== null && !(await takeEdge(ctx, tx, actor, graduation, "sustain", {}));
    });
  };
  // Page by page: twelve months of graduations are among them before one is due.
  const sustained = await eachDue(
    (after, limit) => casesIn(ctx.sql, input.country, ["graduated"], { after, limit }),
    sustain,
    input.pageSize,
  );
  return ok({ sustained });
}
