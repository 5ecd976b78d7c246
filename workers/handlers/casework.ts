import { considerGraduation } from "#app/domain/casework/consider-graduation.server.ts";
import { graduationEvents } from "#app/domain/casework/graduation.events.ts";
import { notifyHousehold } from "#app/domain/casework/notify-household.server.ts";
import { recomputeBenefit } from "#app/domain/benefits/recompute-benefit.server.ts";
import { recomputeForScores } from "#app/domain/benefits/recompute-for-scores.server.ts";
import { registryEvents } from "#app/domain/registry/registry.events.ts";
import { householdsEverOf } from "#app/domain/people/household-of.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { placementFacts } from "#app/domain/placements/placement-facts.server.ts";
import { worker, type Reactions } from "../reaction.ts";
import { eachLeft } from "./each-left.ts";

/** Evidence recomputes what the rules say of a benefit, and may open a case; it lowers nothing. */
export const caseworkReactions: Reactions = {
  "placement.evidenced": eachLeft("placement.evidenced", async (ctx, { personId, placementId }, around) => {
    const country = around.country ?? (await placementFacts(ctx, placementId)).country;
    const households = await householdsEverOf(ctx, personId);
    if (households.length === 0) return;
    // A late record may speak of months in a household that she has left since.
    for (const householdId of households)
      expectOk(await recomputeBenefit(ctx, worker(country), { householdId, country }));
    expectOk(await considerGraduation(ctx, worker(country), { personId, country, placementId }));
  }),
  async "registry_score.moved"(ctx, event) {
    const { country, ...moved } = registryEvents["registry_score.moved"].parse(event.payload);
    expectOk(await recomputeForScores(ctx, worker(country), { country, ...moved }));
  },
  async "graduation.propose"(ctx, event) {
    const { caseId } = graduationEvents["graduation.propose"].parse(event.payload);
    expectOk(await notifyHousehold(ctx, worker(), { caseId }));
  },
};
