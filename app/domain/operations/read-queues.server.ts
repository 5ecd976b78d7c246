import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { backlogs, readReactions, type Backlog } from "./events.store.server.ts";
import { mayLookAfterRuns } from "./operations.policy.ts";

export type QueueStanding = Omit<Backlog, "oldest"> & {
  /** Seconds by the marketplace's clock since the oldest unhandled event; null when there is none. */
  readonly oldestSeconds: number | null;
  /** What the queue's backend says; null when it does not answer. */
  readonly queue: { readonly waiting: number; readonly active: number; readonly delayed: number } | null;
};

export type Queues = {
  readonly backend: "postgres" | "redis";
  /** False when the backend does not answer: the counts from outbox and inbox hold all the same. */
  readonly answers: boolean;
  readonly consumers: readonly QueueStanding[];
};

/** What each consumer of events has before it. */
export async function readQueues(ctx: Ctx, actor: Actor): Promise<Outcome<Queues>> {
  const denied = mayLookAfterRuns(actor);
  if (denied) return deny(denied);
  const reactions = await readReactions(ctx.sql);
  const names = [...new Set(reactions.map(({ consumer }) => consumer))];
  const [rows, counts] = await Promise.all([backlogs(ctx.sql, reactions), ctx.queue.counts(names)]);
  const now = ctx.clock.now().getTime();
  return ok({
    backend: ctx.queue.backend,
    answers: counts !== null,
    consumers: rows.map(({ oldest, ...row }) => ({
      ...row,
      oldestSeconds: oldest && Math.max(0, Math.round((now - oldest.getTime()) / 1_000)),
      queue: counts?.get(row.consumer) ?? null,
    })),
  });
}

/** Names of the consumers, for the queue board. */
export async function consumerNames(ctx: Ctx): Promise<readonly string[]> {
  return [...new Set((await readReactions(ctx.sql)).map(({ consumer }) => consumer))].sort();
}
