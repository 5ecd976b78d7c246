import { setTimeout as sleep } from "node:timers/promises";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { Crew } from "../support/crew.ts";
import { freeze, type Victim } from "../support/victim.ts";

const LOOK_MS = 10;
const GIVE_UP_MS = 30_000;

/** Resolves right after the worker has counted an opening, before it has told the queue so. */
export function afterAnOpening(ctx: Ctx): () => Promise<void> {
  const filled = async (): Promise<number> =>
    (
      await ctx.sql.query<{ n: number }>("select coalesce(sum(openings_filled), 0)::bigint as n from vacancy")
    )[0]?.n ?? 0;
  return async () => {
    const before = await filled();
    const giveUp = performance.now() + GIVE_UP_MS;
    while ((await filled()) === before && performance.now() < giveUp) await sleep(LOOK_MS);
  };
}

/** Ends the writers while the queue does not answer: what they were about to tell it is told by nobody. */
export async function killWritersBeforeTheQueueHears(queue: Victim, crew: Crew): Promise<void> {
  const deaf = freeze(queue, 4_000);
  await sleep(2_000);
  await crew.replace();
  await deaf;
}
