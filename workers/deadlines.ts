import { deadlinesOfApplications } from "#app/domain/applications/running-deadlines.server.ts";
import { deadlinesOfBenefits } from "#app/domain/benefits/running-deadlines.server.ts";
import { deadlinesOfGraduation } from "#app/domain/casework/running-deadlines.server.ts";
import type { DeadlinesOf } from "#app/domain/emergency/tell-of-freezes.server.ts";
import { deadlinesOfWageQuestions } from "#app/domain/placements/running-deadlines.server.ts";
import { deadlinesOfChanges } from "#app/domain/registry/running-deadlines.server.ts";

/** Every deadline that runs against people of a country, asked of the contexts that know. */
export const deadlinesIn =
  (country: string): DeadlinesOf =>
  async (ctx, personIds) => [
    ...(await deadlinesOfApplications(ctx, personIds)),
    ...(await deadlinesOfGraduation(ctx, personIds)),
    ...(await deadlinesOfBenefits(ctx, personIds, country)),
    ...(await deadlinesOfChanges(ctx, personIds)),
    ...(await deadlinesOfWageQuestions(ctx, personIds)),
  ];
