import type { RunningDeadline } from "../emergency/running-deadline.ts";
import { zoneOf } from "../kernel/countries.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { addDays, dateInZone } from "../kernel/plain-date.ts";
import { householdsOfPeople } from "../people/household-of.server.ts";
import { adultsOfSpell } from "./adults-of-spell.server.ts";
import { OBJECTION_DAYS, takesAway } from "./benefit-spell.ts";
import { selectEnded, selectObjectable } from "./running-deadlines.store.server.ts";
import { lastDayOfWayBack } from "./way-back.server.ts";

type Days = Pick<RunningDeadline, "name" | "from" | "due">;

/** Until when these people's households can object to a decision on a benefit, and come back to it in one step. */
export async function deadlinesOfBenefits(
  ctx: Ctx,
  personIds: readonly string[],
  country: string,
): Promise<RunningDeadline[]> {
  const asked = new Set(personIds);
  const households = await householdsOfPeople(ctx, personIds, ctx.clock.today(country));
  const found: RunningDeadline[] = [];
  const add = async (spellId: string, days: Days): Promise<void> => {
    for (const personId of await adultsOfSpell(ctx, spellId))
      if (asked.has(personId)) found.push({ ...days, personId, vacancyId: null });
  };
  for (const decision of await selectObjectable(ctx.sql, households)) {
    const { fromStatus, fromMinor, toStatus, toMinor, ground } = decision;
    const before = { status: fromStatus, decidedMinor: fromMinor };
    if (ground === "household_asked" || !takesAway(before, { status: toStatus, decidedMinor: toMinor }))
      continue;
    const from = dateInZone(decision.decidedAt, zoneOf(decision.country));
    await add(decision.spellId, { name: "benefit_objection", from, due: addDays(from, OBJECTION_DAYS) });
  }
  for (const { spellId, packId, endedOn } of await selectEnded(ctx.sql, households)) {
    const due = await lastDayOfWayBack(ctx, packId, endedOn);
    if (due !== null) await add(spellId, { name: "way_back", from: addDays(endedOn, -1), due });
  }
  return found;
}
