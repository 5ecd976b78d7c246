import type { Composition } from "#app/composition.server.ts";
import { sealEntries } from "#app/domain/audit/seal-entries.server.ts";
import type { DomainEvent } from "#app/domain/kernel/events.ts";
import { NothingLeft } from "#app/domain/kernel/nothing-left.ts";
import { claimSchedule } from "#app/domain/operations/claim-schedule.server.ts";
import { registerSchedules } from "#app/domain/operations/register-schedules.server.ts";
import { CONSUMERS, consumersOf } from "./reactions.ts";
import { planJobs } from "./planned-jobs.ts";
import { SCHEDULES, type Schedule } from "./schedules.ts";

const BATCH = 500;
const MINUTE_MS = 60_000;
/** A backlog of messages is worked off by the minute; one that never ends is a fault. */
const MOST_MINUTES = 240;

/**
 * They look by wall time, of which a play has minutes, and not the same twice: without a queue nothing can be lost on
 * the way, and what getting in leaves behind is no part of a play.
 */
const BY_WALL_TIME: readonly string[] = ["redeliver-events", "forget-expired"];
const WORKER = "at-once";

export type FailedReaction = {
  readonly consumer: string;
  readonly event: string;
  readonly eventId: string;
  readonly error: string;
};

export type WorkAtOnce = {
  /** Hears every event once, in order, before anything reacts to it. */
  readonly hear?: (event: Pick<DomainEvent, "name" | "payload">) => void;
  /** Recurring jobs that run less often than their table says, by name: minutes. */
  readonly pace?: Readonly<Record<string, number>>;
};

/** The same job at another pace. */
const paced = (schedule: Schedule, pace: Readonly<Record<string, number>>): Schedule => {
  const everyMinutes = pace[schedule.name];
  return everyMinutes === undefined ? schedule : { ...schedule, everyMinutes, dailyAt: undefined };
};

/**
 * The worker's work inside this process, in a fixed order and without a queue: what the same events and the same
 * clock lead to is the same every time. For a marketplace that is played; no other worker may run beside it.
 */
export function workerAtOnce(composition: Composition, { hear, pace = {} }: WorkAtOnce = {}) {
  const { ctx, events } = composition;
  const failed: FailedReaction[] = [];

  async function handle(event: DomainEvent): Promise<void> {
    hear?.(event);
    for (const consumer of consumersOf(event.name)) {
      const reaction = CONSUMERS[consumer]?.reactions[event.name];
      if (!reaction) continue;
      try {
        await events.once(consumer, event.id, reaction);
      } catch (error) {
        // Its subject is gone: there is nothing left to do, here as with a queue.
        if (error instanceof NothingLeft) await events.once(consumer, event.id, async () => undefined);
        else failed.push({ consumer, event: event.name, eventId: event.id, error: (error as Error).message });
      }
    }
  }

  /** Until nothing waits in the outbox: reactions have effects of their own. */
  async function workOff(): Promise<number> {
    let done = 0;
    for (;;) {
      const taken: DomainEvent[] = [];
      const count = await events.relay(BATCH, async (batch) => void taken.push(...batch));
      for (const event of taken) await handle(event);
      done += count;
      if (count === 0) return done;
    }
  }

  const jobs = planJobs(
    SCHEDULES.filter(({ name }) => !BY_WALL_TIME.includes(name)).map((one) => paced(one, pace)),
  );
  let registered: Promise<void> | null = null;

  /** Runs what is due by the table, in its order; true when a job of every minute found something to do. */
  async function runDue(): Promise<boolean> {
    await (registered ??= registerSchedules(
      ctx,
      jobs.map(({ entry }) => entry),
    ));
    let busy = false;
    for (const { schedule, entry } of jobs) {
      const claimed = await claimSchedule(ctx, entry.name, WORKER);
      if (!claimed) continue;
      const counts = await schedule.run(ctx, entry.country ?? undefined);
      // How long it took is the machine's matter, and not the same twice.
      await claimed.finish(counts, 0);
      const often = schedule.everyMinutes !== undefined && schedule.everyMinutes <= 1;
      if (often && Object.values(counts).some((count) => count > 0)) busy = true;
    }
    return busy;
  }

  return {
    /** Reactions that failed; a queue would try them again. */
    failed: failed as readonly FailedReaction[],
    /** Reacts to everything that has happened. */
    react: async (): Promise<void> => void (await workOff()),
    /** The same, and the recurring jobs that are due; the clock goes on by minutes while messages are sent. */
    async round(): Promise<void> {
      await workOff();
      for (let minute = 0; await runDue(); minute++) {
        if (minute === MOST_MINUTES) throw new Error("The recurring jobs of every minute come to no end");
        await workOff();
        await ctx.setClock(new Date(ctx.clock.now().getTime() + MINUTE_MS));
      }
      await workOff();
    },
    /** Chains the audit entries written so far. */
    async seal(): Promise<void> {
      await sealEntries(ctx);
    },
  };
}
