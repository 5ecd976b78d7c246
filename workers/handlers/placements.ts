import { countOpenings } from "#app/domain/vacancies/count-openings.server.ts";
import { makeOthersObsolete } from "#app/domain/applications/make-others-obsolete.server.ts";
import { restoreObsolete } from "#app/domain/applications/restore-obsolete.server.ts";
import { applicationEvents } from "#app/domain/applications/application.events.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { closeEndedQuestions } from "#app/domain/placements/close-ended-questions.server.ts";
import { expectPlacement } from "#app/domain/placements/expect-placement.server.ts";
import { EARLY_END_DAYS } from "#app/domain/placements/placement.ts";
import { placementEvents } from "#app/domain/placements/placement.events.ts";
import { placementFacts } from "#app/domain/placements/placement-facts.server.ts";
import { reconcileWageRecords } from "#app/domain/placements/reconcile-wage-records.server.ts";
import { worker, type Reactions } from "../reaction.ts";
import { eachLeft } from "./each-left.ts";

/** The openings of the vacancy, counted anew from its placements. */
async function recount(ctx: Ctx, placementId: string): Promise<void> {
  const { vacancyId } = await placementFacts(ctx, placementId);
  if (vacancyId) expectOk(await countOpenings(ctx, worker(), { vacancyId, earlyEndDays: EARLY_END_DAYS }));
}

/** Placements follow hires and wage records; applications and openings follow placements. */
export const placementReactions: Reactions = {
  async "application.hired"(ctx, event) {
    const { applicationId } = applicationEvents["application.hired"].parse(event.payload);
    expectOk(await expectPlacement(ctx, worker(), { applicationId }));
  },
  async "wage_records.imported"(ctx, event) {
    const { importId, country, part } = placementEvents["wage_records.imported"].parse(event.payload);
    expectOk(await reconcileWageRecords(ctx, worker(country), { importId, part }));
  },
  "placement.started": eachLeft(
    "placement.started",
    async (ctx, { personId, applicationId, placementId }) => {
      const { daysWorked } = await placementFacts(ctx, placementId);
      // It may be over by the time its start is heard of: then nothing became obsolete through it.
      if (daysWorked === null || daysWorked > EARLY_END_DAYS)
        expectOk(
          await makeOthersObsolete(ctx, worker(), { personId, placementApplicationId: applicationId }),
        );
      await recount(ctx, placementId);
    },
  ),
  "placement.ended": eachLeft("placement.ended", async (ctx, ended) => {
    expectOk(await closeEndedQuestions(ctx, { placementIds: [ended.placementId] }));
    if (ended.daysWorked > EARLY_END_DAYS) return;
    const { personId, applicationId, placementId } = ended;
    expectOk(await restoreObsolete(ctx, worker(), { personId, placementApplicationId: applicationId }));
    await recount(ctx, placementId);
  }),
  async "placement.cancelled"(ctx, event) {
    const { personId, applicationId, placementId } = placementEvents["placement.cancelled"].parse(
      event.payload,
    );
    expectOk(await restoreObsolete(ctx, worker(), { personId, placementApplicationId: applicationId }));
    await recount(ctx, placementId);
  },
  "placement.dates_corrected": eachLeft("placement.dates_corrected", async (ctx, corrected) => {
    const { personId, applicationId, placementId, tookOpening, takesOpening } = corrected;
    if (tookOpening === takesOpening) return;
    const input = { personId, placementApplicationId: applicationId };
    if (takesOpening) expectOk(await makeOthersObsolete(ctx, worker(), input));
    else expectOk(await restoreObsolete(ctx, worker(), input));
    await recount(ctx, placementId);
  }),
};
