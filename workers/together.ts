import type { Effect, EventFlow } from "#app/engines/database/event-flow.server.ts";
import type { HandedEvent } from "#app/engines/database/outbox.server.ts";

export type Together = {
  /** Transactions at once. */
  readonly lanes: number;
  /** Events in one transaction, at most. */
  readonly most: number;
};

type Waiting = {
  readonly event: HandedEvent;
  readonly effect: Effect;
  readonly settle: (happened: Promise<boolean>) => void;
};

/**
 * `once` for small effects: those that wait while others are under way share the next transaction, so that a crowd costs
 * a fraction of the commits and one alone waits for nobody. When one of them fails nothing of all has happened, and
 * each is tried by itself: a bad one harms no other.
 */
export function onceTogether(
  events: Pick<EventFlow, "once" | "onceAll">,
  consumer: string,
  { lanes, most }: Together,
): EventFlow["once"] {
  const waiting: Waiting[] = [];
  let busy = 0;

  async function run(batch: readonly Waiting[]): Promise<void> {
    const apart = ({ event, effect, settle }: Waiting): Promise<unknown> => {
      const happened = events.once(consumer, event, effect);
      settle(happened);
      return happened.catch(() => undefined);
    };
    if (batch.length === 1) return void (await Promise.all(batch.map(apart)));
    try {
      const open = new Set(await events.onceAll(consumer, batch));
      for (const { event, settle } of batch) settle(Promise.resolve(open.delete(event.id)));
    } catch {
      for (const one of batch) await apart(one);
    }
  }
  function next(): void {
    while (busy < lanes && waiting.length > 0) {
      const fair = Math.ceil(waiting.length / (lanes - busy));
      busy++;
      void run(waiting.splice(0, Math.min(most, fair))).finally(() => {
        busy--;
        next();
      });
    }
  }
  return (_consumer, event, effect) => {
    if (typeof event === "string") return events.once(consumer, event, effect);
    return new Promise((resolve) => {
      waiting.push({ event, effect, settle: resolve });
      // What came in the same turn of the event loop goes together.
      if (waiting.length === 1) queueMicrotask(next);
    });
  };
}
