import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import { takeOwnEdge } from "./move-vacancy.server.ts";
import { selectVacancy, setOpeningsFilled } from "./vacancies.store.server.ts";

/**
 * Counts an opening as filled when somebody starts (`change` 1), or as free again when a start is corrected
 * away or ends early (-1). The last opening fills the vacancy; a freed one re-opens it. For reactions to
 * placements; call it once per event. An end may be heard of before its start was counted: it then fails with
 * `start_not_counted` and is tried again.
 */
export async function countOpening(
  ctx: Ctx,
  actor: Actor,
  input: { readonly vacancyId: string; readonly change: 1 | -1 },
): Promise<Outcome<{ openingsFilled: number }>> {
  if (actor.kind !== "system") return deny("other_role");
  return ctx.transaction(async (tx) => {
    const vacancy = await selectVacancy(tx, input.vacancyId, { lock: true });
    if (!vacancy) return fail("not_found");
    const openingsFilled = vacancy.openingsFilled + input.change;
    if (openingsFilled < 0) return fail("start_not_counted");
    const rev = await setOpeningsFilled(tx, vacancy.id, openingsFilled, ctx.clock.now());
    const counted = { ...vacancy, openingsFilled, rev };
    const full = openingsFilled >= vacancy.openings;
    // A person said that no fee is asked when it was published; a re-opening repeats nothing but the count.
    if (vacancy.origin === "own" && full && (vacancy.status === "published" || vacancy.status === "paused"))
      await takeOwnEdge(ctx.within(tx), tx, actor, counted, "fill", { noFee: true });
    else if (vacancy.origin === "own" && !full && vacancy.status === "filled")
      await takeOwnEdge(ctx.within(tx), tx, actor, counted, "reopen", { noFee: true });
    else
      await tx.publish({
        name: "vacancy.changed",
        payload: { vacancyId: vacancy.id, rev, from: vacancy.status, to: vacancy.status },
      });
    return ok({ openingsFilled });
  });
}
