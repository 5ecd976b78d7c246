import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deleteHandled, type Reaction } from "./events.store.server.ts";

const DAY_MS = 86_400_000;
/** Long enough to look into what went wrong last month. */
const KEEP_DAYS = 30;
const BATCH = 2_000;
/** One run deletes at most so many batches: the next run goes on. */
const BATCHES = 100;

/** Forgets events that every one of their consumers has handled long ago; batch by batch, so that nobody waits. */
export async function trimEvents(
  ctx: Ctx,
  reactions: readonly Reaction[],
): Promise<{ readonly events: number }> {
  const before = new Date(ctx.clock.now().getTime() - KEEP_DAYS * DAY_MS);
  let events = 0;
  for (let batch = 0; batch < BATCHES; batch++) {
    const deleted = await ctx.transaction((tx) => deleteHandled(tx, reactions, { before, limit: BATCH }));
    events += deleted;
    if (deleted < BATCH) break;
  }
  return { events };
}
