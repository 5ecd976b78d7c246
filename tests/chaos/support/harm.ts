import { seededRandom } from "#prisma/seed/demo/random.ts";

/** What harm may come to. On PostgreSQL the database is the queue as well. */
export type Target = "database" | "queue" | "relay" | "web" | "worker";

export type Harm = {
  /** When it comes: the share of the run's events that exist by then, from 0 to 1. */
  readonly at: number;
  readonly target: Target;
  /** How long it is stopped (SIGSTOP … SIGCONT); null for kill -9. */
  readonly stopMs: number | null;
};

export type HarmWish = {
  readonly seed: number;
  readonly kills: number;
  readonly stops: number;
  /** Bounds of a stop, in seconds. */
  readonly stopSeconds: readonly [number, number];
  readonly targets: readonly Target[];
};

/**
 * The harm of a run, in its order: the same wish gives the same plan. Kills and stops are dealt to the targets in
 * turn, so that each gets its share, at random moments; the last kill comes when all events exist already.
 */
export function planHarm({ seed, kills, stops, stopSeconds: [least, most], targets }: HarmWish): Harm[] {
  const random = seededRandom(seed);
  const dealt = (count: number): Target[] => {
    const targetsInTurn: Target[] = [];
    while (targetsInTurn.length < count) targetsInTurn.push(...shuffled(targets, random.next));
    return targetsInTurn.slice(0, count);
  };
  const harms = [
    ...dealt(kills).map((target) => ({ target, stopMs: null })),
    ...dealt(stops).map((target) => ({ target, stopMs: random.whole(least * 1_000, most * 1_000) })),
  ];
  const moments = harms.map(() => random.next()).sort((a, b) => a - b);
  const plan = shuffled(harms, random.next).map((harm, index) => ({ ...harm, at: moments[index] ?? 0 }));
  const lastKill = plan.map((harm) => harm.stopMs).lastIndexOf(null);
  if (lastKill < 0) return plan;
  const [last] = plan.splice(lastKill, 1);
  return last ? [...plan, { ...last, at: 1 }] : plan;
}

function shuffled<T>(list: readonly T[], next: () => number): T[] {
  return list
    .map((item) => ({ item, order: next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}
