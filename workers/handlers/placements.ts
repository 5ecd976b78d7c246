import { countOpening } from "#app/domain/vacancies/count-opening.server.ts";
import { makeOthersObsolete } from "#app/domain/applications/make-others-obsolete.server.ts";
import { restoreObsolete } from "#app/domain/applications/restore-obsolete.server.ts";
import { applicationEvents } from "#app/domain/applications/application.events.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { closeEndedQuestions } from "#app/domain/placements/close-ended-questions.server.ts";
import { expectPlacement } from "#app/domain/placements/expect-placement.server.ts";
import { placementEvents } from "#app/domain/placements/placement.events.ts";
import { placementBatches } from "#app/domain/placements/placement-batches.ts";
import { placementFacts } from "#app/domain/placements/placement-facts.server.ts";
import { reconcileWageRecords } from "#app/domain/placements/reconcile-wage-records.server.ts";
import { worker, type Reactions } from "../reaction.ts";

/** An end within so many days gives the person's other applications back (states.md). */
const EARLY_END_DAYS = 14;

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
  async "placement.started"(ctx, event) {
    for (const one of placementBatches["placement.started"].parse(event.payload).items) {
      const { personId, applicationId, placementId } = one;
      expectOk(await makeOthersObsolete(ctx, worker(), { personId, placementApplicationId: applicationId }));
      const { vacancyId } = await placementFacts(ctx, placementId);
      if (vacancyId) expectOk(await countOpening(ctx, worker(), { vacancyId, change: 1 }));
    }
  },
  async "placement.ended"(ctx, event) {
    const { items } = placementBatches["placement.ended"].parse(event.payload);
    expectOk(await closeEndedQuestions(ctx, { placementIds: items.map(({ placementId }) => placementId) }));
    for (const ended of items) {
      if (ended.daysWorked > EARLY_END_DAYS) continue;
      const { personId, applicationId, placementId } = ended;
      expectOk(await restoreObsolete(ctx, worker(), { personId, placementApplicationId: applicationId }));
      const { vacancyId } = await placementFacts(ctx, placementId);
      if (vacancyId) expectOk(await countOpening(ctx, worker(), { vacancyId, change: -1 }));
    }
  },
  async "placement.cancelled"(ctx, event) {
    const { personId, applicationId } = placementEvents["placement.cancelled"].parse(event.payload);
    expectOk(await restoreObsolete(ctx, worker(), { personId, placementApplicationId: applicationId }));
  },
};
