import type { Actor } from "./actor.ts";
import type { Ctx } from "./ctx.server.ts";
import { deny, ok, type Outcome } from "./result.ts";

export type Redelivery = {
  /** Who reacts to which event: name of the event -> consumers. */
  readonly consumers: Readonly<Record<string, readonly string[]>>;
  /** Looks at everything that was handed on, due or not: the queue may have lost all of it. */
  readonly everything?: boolean;
};

/** Batches of the relay in one transaction: at most 10,000 events. */
const BATCHES = 20;

/**
 * The sweep that repairs what the queue lost: events that were handed on some time ago, and that a consumer has
 * neither handled nor given up, wait for the relay again. Safe at any time and on several workers: a consumer
 * that did its part already finds it in its inbox. What everybody handled is not looked at again, so the cost
 * follows what is new, however long the history.
 */
export async function redeliverEvents(
  ctx: Ctx,
  actor: Actor,
  { consumers, everything = false }: Redelivery,
): Promise<Outcome<{ looked: number; redelivered: number }>> {
  if (actor.kind !== "system") return deny("not_yours");
  const pairs = Object.entries(consumers).flatMap(([name, its]) =>
    its.map((consumer) => ({ name, consumer })),
  );
  const [newest] = await ctx.sql.query<{ id: number }>(
    "select coalesce(max(id), 0) as id from relayed_batch",
  );
  const total = { looked: 0, redelivered: 0 };
  for (;;) {
    const [found] = await ctx.sql.query<{ batches: number; looked: number; redelivered: number }>(
      `with due as (
         select id, event_ids from relayed_batch
          where id <= $1 and ($2 or next_look_at <= clock_timestamp())
          order by next_look_at limit ${BATCHES} for update skip locked),
       handed as (select unnest(event_ids) as id from due),
       reacts as (select * from unnest($3::text[], $4::text[]) as r (name, consumer)),
       open as (
         select distinct o.id from handed h join outbox_event o on o.id = h.id join reacts r on r.name = o.name
          where not exists (select 1 from inbox_event i where i.consumer = r.consumer and i.event_id = o.id)
            and not exists (select 1 from dead_letter d where d.consumer = r.consumer and d.event_id = o.id)),
       again as (
         update outbox_event set relayed_at = null, redelivered = redelivered + 1
          where id in (select id from open) and relayed_at is not null returning id),
       settled as (delete from relayed_batch where id in (select id from due) returning id)
       select (select count(*) from settled) as batches, (select count(*) from handed) as looked,
              (select count(*) from again) as redelivered`,
      [newest?.id ?? 0, everything, pairs.map(({ name }) => name), pairs.map(({ consumer }) => consumer)],
    );
    if (!found) return ok(total);
    total.looked += found.looked;
    total.redelivered += found.redelivered;
    if (found.batches < BATCHES) return ok(total);
  }
}
