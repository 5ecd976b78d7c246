import type { Composition } from "#app/composition.server.ts";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import type { NewEvent } from "#app/domain/kernel/events.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import { consumersOf } from "#workers/reactions.ts";

type Published = { readonly id: string; readonly name: string }[];
type Writing = SqlExecutor & Pick<Tx, "publish">;

/**
 * A context whose outbox was taken out, for runs that must fail: the row commits first, then its jobs go to the
 * queue. Whatever ends the process in between, or keeps the queue from answering, loses them.
 */
export function rowThenQueue(composition: Composition): Ctx {
  const queue = composition.openQueue();
  const { ctx } = composition;

  const listening = <T extends Writing>(tx: T, published: Published): T => ({
    ...tx,
    publish: async (event: NewEvent) => {
      const id = await tx.publish(event);
      published.push({ id, name: event.name });
      return id;
    },
  });
  // The relay finds nothing: the events count as handed on before anybody has handed them on.
  const hide = (tx: SqlExecutor, published: Published): Promise<unknown> =>
    tx.query("update outbox_event set relayed_at = $2 where id = any($1::uuid[])", [
      published.map(({ id }) => id),
      ctx.clock.now(),
    ]);
  function handOn(published: Published): void {
    for (const { id, name } of published) {
      for (const consumer of consumersOf(name))
        void queue.add(consumer, [{ id, name, data: {} }]).catch(() => undefined);
    }
  }

  return {
    ...ctx,
    async transaction(work) {
      const published: Published = [];
      const value = await ctx.transaction(async (tx) => {
        const done = await work(listening(tx, published));
        await hide(tx, published);
        return done;
      });
      handOn(published);
      return value;
    },
    async bulk(work) {
      const published: Published = [];
      const value = await ctx.bulk(async (tx) => {
        const done = await work(listening(tx, published));
        await hide(tx, published);
        return done;
      });
      handOn(published);
      return value;
    },
  };
}
