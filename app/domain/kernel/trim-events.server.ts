import type { Actor } from "./actor.ts";
import type { Ctx } from "./ctx.server.ts";
import { deny, ok, type Outcome } from "./result.ts";

/** Longer than any job is tried, any outage of the queue, and any backup that is brought back. */
const FEWEST_DAYS = 7;
const AT_ONCE = 5_000;

/**
 * Forgets events that every consumer handled and that were handed on more than `olderThanDays` ago (at least 7), with
 * their inbox rows; what waits, was given up, or is still watched by the repair stays. `consumers` says who reacts
 * to which event, by the event's name. In small transactions; safe to repeat.
 */
export async function trimEvents(
  ctx: Ctx,
  actor: Actor,
  input: {
    readonly olderThanDays: number;
    readonly consumers: Readonly<Record<string, readonly string[]>>;
  },
): Promise<Outcome<{ trimmed: number }>> {
  if (actor.kind !== "system") return deny("not_yours");
  const days = Math.max(FEWEST_DAYS, input.olderThanDays);
  const before = new Date(ctx.clock.now().getTime() - days * 86_400_000);
  const pairs = Object.entries(input.consumers).flatMap(([name, its]) =>
    its.map((consumer) => ({ name, consumer })),
  );
  let trimmed = 0;
  for (;;) {
    const [found] = await ctx.sql.query<{ n: number }>(
      `with reacts as (select * from unnest($2::text[], $3::text[]) as r (name, consumer)),
       old as (
         select o.id from outbox_event o
          where o.relayed_at < $1
            and not exists (select 1 from reacts r where r.name = o.name and not exists (
              select 1 from inbox_event i where i.consumer = r.consumer and i.event_id = o.id))
            and o.id not in (select unnest(event_ids) from relayed_batch)
            and o.id not in (select event_id from dead_letter)
          order by o.seq limit ${AT_ONCE} for update skip locked),
       gone as (delete from outbox_event where id in (select id from old) returning id),
       done as (
         delete from inbox_event i using gone, (select distinct consumer from reacts) c
          where i.consumer = c.consumer and i.event_id = gone.id)
       select count(*) as n from gone`,
      [before, pairs.map(({ name }) => name), pairs.map(({ consumer }) => consumer)],
    );
    trimmed += found?.n ?? 0;
    if ((found?.n ?? 0) < AT_ONCE) return ok({ trimmed });
  }
}
