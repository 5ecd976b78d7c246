import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { findPlacement } from "./placements.store.server.ts";

/** What reactions need to know about a placement. */
export type PlacementFacts = {
  readonly country: string;
  readonly personId: string;
  /** Null for work found elsewhere. */
  readonly vacancyId: string | null;
};

/** Facts of a placement; throws for an unknown one. */
export async function placementFacts(ctx: Ctx, placementId: string): Promise<PlacementFacts> {
  const placement = await findPlacement(ctx.sql, placementId);
  if (!placement) throw new Error(`No placement with the id ${placementId}`);
  const { country, personId, vacancyId } = placement;
  return { country, personId, vacancyId };
}
