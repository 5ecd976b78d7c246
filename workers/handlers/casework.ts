import { considerGraduation } from "#app/domain/casework/consider-graduation.server.ts";
import { graduationEvents } from "#app/domain/casework/graduation.events.ts";
import { notifyHousehold } from "#app/domain/casework/notify-household.server.ts";
import { recomputeBenefit } from "#app/domain/benefits/recompute-benefit.server.ts";
import { householdOf } from "#app/domain/people/household-of.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { placementBatches } from "#app/domain/placements/placement-batches.ts";
import { placementFacts } from "#app/domain/placements/placement-facts.server.ts";
import { worker, type Reactions } from "../reaction.ts";

/** Evidence recomputes what the rules say of a benefit, and may open a case; it lowers nothing. */
export const caseworkReactions: Reactions = {
  async "placement.evidenced"(ctx, event) {
    const { country: named, items } = placementBatches["placement.evidenced"].parse(event.payload);
    for (const { personId, placementId } of items) {
      const country = named ?? (await placementFacts(ctx, placementId)).country;
      const household = await householdOf(ctx, personId, ctx.clock.today(country));
      if (!household) continue;
      expectOk(await recomputeBenefit(ctx, worker(country), { householdId: household.id, country }));
      expectOk(await considerGraduation(ctx, worker(country), { personId, country, placementId }));
    }
  },
  async "graduation.propose"(ctx, event) {
    const { caseId } = graduationEvents["graduation.propose"].parse(event.payload);
    expectOk(await notifyHousehold(ctx, worker(), { caseId }));
  },
};
