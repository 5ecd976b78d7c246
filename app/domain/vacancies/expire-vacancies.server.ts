import type { Actor } from "../kernel/actor.ts";
import { COUNTRIES } from "../kernel/countries.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { eachDue } from "../kernel/each-due.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { expiryOf, isOver } from "./expiry.ts";
import { moveOwnVacancy } from "./take-own-edge.server.ts";
import { selectVacancy } from "./vacancies.store.server.ts";
import { selectExpiryOf, selectNearExpiry } from "./vacancy-moves.store.server.ts";

/** Expires own vacancies whose closing date has passed in their country, or which lie idle and were warned. */
export async function expireVacancies(ctx: Ctx, actor: Actor): Promise<Outcome<{ expired: number }>> {
  if (actor.kind !== "system") return deny("other_role");
  let expired = 0;
  for (const { code: country, zone } of COUNTRIES) {
    const today = ctx.clock.today(country);
    const of = { country, zone, today, now: ctx.clock.now() };
    expired += await eachDue(
      (after, limit) => selectNearExpiry(ctx.sql, of, 0, { after, limit }),
      ({ id }) =>
        ctx.transaction(async (tx) => {
          const vacancy = await selectVacancy(tx, id, { lock: true });
          const near = await selectExpiryOf(tx, id, zone);
          if (!vacancy || !near) return false;
          const over = isOver(expiryOf(near.closesOn, near.lastActivityOn), today, near.warned);
          const around = { over };
          return (await moveOwnVacancy(ctx, tx, actor, vacancy, { edge: "expire", around })).ok;
        }),
    );
  }
  return ok({ expired });
}
