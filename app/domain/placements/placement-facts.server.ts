import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { NothingLeft } from "#app/domain/kernel/nothing-left.ts";
import { daysBetween } from "#app/domain/kernel/plain-date.ts";
import { findPlacement } from "./placements.store.server.ts";

/** What reactions need to know about a placement. */
export type PlacementFacts = {
  readonly country: string;
  readonly personId: string;
  /** Null for work found elsewhere. */
  readonly vacancyId: string | null;
  /** From start to end by now; null while it is not over, 0 when it never started. */
  readonly daysWorked: number | null;
};

/** Facts of a placement; `NothingLeft` is thrown for one that is gone. */
export async function placementFacts(ctx: Ctx, placementId: string): Promise<PlacementFacts> {
  const placement = await findPlacement(ctx.sql, placementId);
  if (!placement) throw new NothingLeft(`No placement with the id ${placementId}`);
  const { country, personId, vacancyId, status, startedOn, endedOn } = placement;
  const over = status === "ended" || status === "cancelled";
  const daysWorked = !over ? null : startedOn && endedOn ? daysBetween(startedOn, endedOn) : 0;
  return { country, personId, vacancyId, daysWorked };
}
