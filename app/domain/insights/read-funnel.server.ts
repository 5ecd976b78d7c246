import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { CHECKPOINT_DAYS } from "../placements/placement.ts";
import { countCheckpoints, countStations, countTurnedDown, countUnresolved } from "./funnel.store.server.ts";
import { SAID_OF_OFFERS, STATIONS, type CheckpointProof, type Funnel, type SaidOfOffer } from "./funnel.ts";
import { hideSmall, hideSmallParts } from "./small-groups.ts";

const NOBODY: Readonly<Record<CheckpointProof, number>> = {
  wage_record: 0,
  payslip: 0,
  employer: 0,
  self: 0,
  none: 0,
};

/** How far the people of the actor's country have come, and how much of its vacancies is understood. For analysts. */
export async function readFunnel(ctx: Ctx, actor: Actor): Promise<Outcome<Funnel>> {
  if (actor.kind !== "system" && (actor.kind !== "member" || actor.role !== "analyst"))
    return deny("other_role");
  const { country } = actor;
  const people = await countStations(ctx.sql, country);
  const checkpoints = await countCheckpoints(ctx.sql, country, ctx.clock.today(country));
  const { titles, unresolvedTitles, skills, unresolvedSkills } = await countUnresolved(ctx.sql, country);
  const said = Object.fromEntries(SAID_OF_OFFERS.map((one) => [one, 0])) as Record<SaidOfOffer, number>;
  for (const row of await countTurnedDown(ctx.sql, country)) said[row.said] += row.count;
  const turnedDown = hideSmallParts(said);
  return ok({
    turnedDown: { people: turnedDown.whole, by: turnedDown.parts },
    stations: STATIONS.map((station) => ({ station, people: hideSmall(people[station]) })),
    checkpoints: CHECKPOINT_DAYS.map((day) => {
      const by = { ...NOBODY };
      for (const row of checkpoints) if (row.day === day) by[row.proof] += row.count;
      const { parts, whole } = hideSmallParts(by);
      return { day, due: whole, by: parts };
    }),
    titles: { all: titles, unresolved: unresolvedTitles },
    requirements: { all: skills, unresolved: unresolvedSkills },
  });
}
