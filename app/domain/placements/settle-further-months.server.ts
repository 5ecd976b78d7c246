import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { firstDayOf, monthOf } from "#app/domain/kernel/plain-date.ts";
import { lockGoingOn, proveFurtherMonths, takeFurtherMonths } from "./further-months.store.server.ts";
import { publishBatches } from "./publish-batches.server.ts";
import { column, withdrawUnproven } from "./wage-effects.store.server.ts";
import { withdrawEndedQuestions } from "./wage-followup.store.server.ts";

/**
 * Carries out what follows from records that are a further month of known work: evidence, confirmed checkpoints,
 * events. Inside the caller's transaction. Returns how many records it decided, and how many checkpoints it confirmed.
 */
export async function settleFurtherMonths(
  ctx: Ctx,
  tx: Tx,
  country: string,
  about: { readonly importId: string; readonly part: number | null },
): Promise<{ readonly matched: number; readonly confirmed: number }> {
  const [at, today] = [ctx.clock.now(), ctx.clock.today(country)];
  const months = await takeFurtherMonths(tx, about, firstDayOf(monthOf(today)), at);
  if (months.length === 0) return { matched: 0, confirmed: 0 };
  const placements = new Map(
    months.map(({ placementId, personId, applicationId }) => [
      placementId,
      { placementId, personId, applicationId },
    ]),
  );
  const placementIds = [...placements.keys()];
  // They were read as going on a moment ago: the job is tried again and reads them as they are now.
  if ((await lockGoingOn(tx, placementIds)) > 0)
    throw new Error("A placement ended while its wage records were being read");
  const confirmed = await proveFurtherMonths(tx, months, today, at);
  await withdrawUnproven(tx, column(months, "placementId"), at);
  await withdrawEndedQuestions(tx, placementIds, at);
  await publishBatches(
    tx,
    "checkpoint.confirmed",
    country,
    confirmed.map(({ placementId, day }) => ({ ...placements.get(placementId), day })),
  );
  await publishBatches(tx, "placement.evidenced", country, [...placements.values()]);
  return { matched: months.length, confirmed: confirmed.length };
}
