import type { Actor } from "../kernel/actor.ts";
import { COUNTRIES } from "../kernel/countries.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { eachDue } from "../kernel/each-due.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { EXPIRY_WARNINGS, expiryOf, expiryWarningDue } from "./expiry.ts";
import { moveOwnVacancy } from "./take-own-edge.server.ts";
import { selectVacancy } from "./vacancies.store.server.ts";
import { saveExpiryWarning, selectExpiryOf, selectNearExpiry } from "./vacancy-moves.store.server.ts";

/** Warns employers 14 and 3 days before a vacancy closes or expires for lying idle. Each warning once. */
export async function warnOfExpiry(ctx: Ctx, actor: Actor): Promise<Outcome<{ warned: number }>> {
  if (actor.kind !== "system") return deny("other_role");
  let warned = 0;
  for (const { code: country, zone } of COUNTRIES) {
    const today = ctx.clock.today(country);
    const of = { country, zone, today, now: ctx.clock.now() };
    warned += await eachDue(
      (after, limit) => selectNearExpiry(ctx.sql, of, EXPIRY_WARNINGS[0], { after, limit }),
      ({ id }) =>
        ctx.transaction(async (tx) => {
          const vacancy = await selectVacancy(tx, id, { lock: true });
          const near = await selectExpiryOf(tx, id, zone);
          if (!vacancy || !near) return false;
          const expiry = expiryOf(near.closesOn, near.lastActivityOn);
          const days = expiryWarningDue(expiry, today, near.warned);
          if (days === null) return false;
          const moved = await moveOwnVacancy(ctx, tx, actor, vacancy, {
            edge: "warn_of_expiry",
            around: { expiryWarningDue: true },
            eventDetails: { days, on: expiry.on, cause: expiry.cause },
          });
          if (moved.ok) await saveExpiryWarning(tx, id, { for: expiry.on, days }, ctx.clock.now());
          return moved.ok;
        }),
    );
  }
  return ok({ warned });
}
