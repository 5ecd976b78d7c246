import { frozenSpansOf } from "../emergency/frozen-spans.server.ts";
import { extendedBy, lossHoldsFrom } from "../emergency/frozen-span.ts";
import { zoneOf } from "../kernel/countries.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { addDays, dateInZone } from "../kernel/plain-date.ts";
import type { SqlExecutor } from "../kernel/ports.ts";
import { OBJECTION_DAYS, takesAway } from "./benefit-spell.ts";
import type { DecisionRow } from "./decisions.store.server.ts";
import type { SpellRow } from "./spells.store.server.ts";

/**
 * A decision that waits, with the day on which it holds: where it takes something away that the household did not ask
 * for, its time to object is longer by every frozen day, and it begins on no frozen day.
 */
export async function decisionInTime(
  ctx: Pick<Ctx, "clock">,
  sql: SqlExecutor,
  spell: Pick<SpellRow, "householdId" | "country">,
  decision: DecisionRow,
): Promise<DecisionRow> {
  const { fromStatus, fromMinor, toStatus, toMinor, ground, effectiveFrom } = decision;
  const loses = takesAway(
    { status: fromStatus, decidedMinor: fromMinor },
    { status: toStatus, decidedMinor: toMinor },
  );
  if (!loses || ground === "household_asked" || decision.carriedOutAt) return decision;
  const { country, householdId } = spell;
  const spans = await frozenSpansOf(ctx, sql, { country, householdId });
  const decidedOn = dateInZone(decision.decidedAt, zoneOf(country));
  // Once an objection is settled, nothing is left to object to.
  const lastDay = decision.settledAt
    ? null
    : extendedBy(spans, decidedOn, addDays(decidedOn, OBJECTION_DAYS));
  return { ...decision, effectiveFrom: lossHoldsFrom(spans, effectiveFrom, lastDay) };
}
