import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import { deny, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { isReached } from "./checkpoint.ts";
import { isDenial, wordOf } from "./placement.policy.ts";
import { checkpointsOf, findByApplication, type PlacementRow } from "./placements.store.server.ts";

/** A placement as the employer sees it: its dates, and the day that is asked about. Nothing of what others said. */
export type EmployerPlacement = Pick<
  PlacementRow,
  "id" | "status" | "expectedStart" | "startedOn" | "endedOn"
> & {
  /** The earliest checkpoint that no wage record shows and of which the employer has not spoken; null: none. */
  readonly asked: { readonly checkpointId: string; readonly dueOn: PlainDate } | null;
};

/** The placement that came of an application, for the employer it is at; null where nobody was hired. */
export async function readEmployerPlacement(
  ctx: Ctx,
  actor: Actor,
  input: { readonly applicationId: string },
): Promise<Outcome<EmployerPlacement | null>> {
  const placement = await findByApplication(ctx.sql, input.applicationId);
  if (!placement) return ok(null);
  const word = wordOf(actor, placement);
  if (isDenial(word) || word.as !== "employer") return deny("not_your_placement");
  const today = ctx.clock.today(placement.country);
  // A wage record or a payslip says more than an employer could: nobody is asked on top of it.
  const open = (await checkpointsOf(ctx.sql, [placement.id])).find(
    ({ status, tier, dueOn }) =>
      dueOn <= today &&
      isReached(placement, dueOn) &&
      (status === "pending" || status === "unknown" || (status === "evidenced" && tier === "self")),
  );
  const { id, status, expectedStart, startedOn, endedOn } = placement;
  return ok({
    ...{ id, status, expectedStart, startedOn, endedOn },
    asked: open ? { checkpointId: open.id, dueOn: open.dueOn } : null,
  });
}
