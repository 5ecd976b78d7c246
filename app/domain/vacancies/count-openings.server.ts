import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import { moveOwnVacancy } from "./take-own-edge.server.ts";
import { selectVacancy } from "./vacancies.store.server.ts";
import { countFilled, setOpeningsFilled } from "./vacancy-moves.store.server.ts";

/**
 * Counts the openings of a vacancy that are filled, anew from who started and whose work ended early. The last
 * opening fills the vacancy; one that comes free re-opens what was full. For reactions to placements: as it
 * counts anew it can be repeated, and no order of events leaves a wrong figure.
 */
export async function countOpenings(
  ctx: Ctx,
  actor: Actor,
  input: { readonly vacancyId: string; readonly earlyEndDays: number },
): Promise<Outcome<{ openingsFilled: number }>> {
  if (actor.kind !== "system") return deny("other_role");
  return ctx.transaction(async (tx) => {
    const vacancy = await selectVacancy(tx, input.vacancyId, { lock: true });
    if (!vacancy) return fail("not_found");
    const openingsFilled = await countFilled(tx, vacancy.id, input.earlyEndDays);
    if (openingsFilled === vacancy.openingsFilled) return ok({ openingsFilled });
    const rev = await setOpeningsFilled(tx, vacancy.id, openingsFilled, ctx.clock.now());
    const counted = { ...vacancy, openingsFilled, rev };
    const wasFull = vacancy.openingsFilled >= vacancy.openings;
    const isFull = openingsFilled >= vacancy.openings;
    const live = vacancy.status === "published" || vacancy.status === "paused";
    // What its employer closed with openings left stays closed.
    const edge =
      isFull && live ? "fill" : wasFull && !isFull && vacancy.status === "filled" ? "reopen" : null;
    // A person said that no fee is asked when it was published; a re-opening repeats nothing but the count.
    const moved =
      edge && vacancy.origin === "own"
        ? await moveOwnVacancy(ctx, tx, actor, counted, { edge, noFee: true })
        : null;
    if (!moved?.ok)
      await tx.publish({
        name: "vacancy.changed",
        payload: { vacancyId: vacancy.id, rev, from: vacancy.status, to: vacancy.status },
      });
    return ok({ openingsFilled });
  });
}
