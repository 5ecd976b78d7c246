import { setTimeout as sleep } from "node:timers/promises";
import type { Harm } from "./harm.ts";
import { freeze, killHard, type Victim } from "./victim.ts";
import type { World } from "./world.ts";

const LOOK_MS = 20;

/** How far a run is, from 0 to 1. */
export type Share = () => number;

/**
 * Carries out the plan while the run goes on; `share` tells how far it is. Resolves when the last harm is over. A
 * victim that is stopped is harmed again only after it goes on; where a target has several processes they take turns. `moment` holds a harm back until it would hurt most.
 */
export async function carryOut(
  plan: readonly Harm[],
  world: World,
  share: Share,
  onHarm: (harm: Harm) => void,
  moment: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const stopped = new Map<Victim, Promise<void>>();
  const turns = new Map<string, number>();
  for (const harm of plan) {
    while (share() < harm.at) await sleep(LOOK_MS);
    const candidates = world.victims[harm.target];
    const turn = turns.get(harm.target) ?? 0;
    turns.set(harm.target, turn + 1);
    const victim = candidates[turn % candidates.length];
    if (!victim) throw new Error(`Nobody to harm: ${harm.target}`);
    await stopped.get(victim);
    await moment();
    if (harm.stopMs === null) await killHard(victim);
    else stopped.set(victim, freeze(victim, harm.stopMs));
    onHarm(harm);
  }
  await Promise.all(stopped.values());
}
