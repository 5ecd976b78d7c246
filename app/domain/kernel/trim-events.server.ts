import type { Actor } from "./actor.ts";
import type { Ctx } from "./ctx.server.ts";
import { deny, ok, type Outcome } from "./result.ts";

/** Longer than any job is tried, any outage of the queue, and any backup that is brought back. */
const FEWEST_DAYS = 7;
const AT_ONCE = 5_000;

/**
 * Forgets events that every consumer handled and that were handed on more than `olderThanDays` ago (at least 7),
 * with their inbox rows; what somebody gave up stays. In small transactions; safe to repeat.
 */
export async function trimEvents(
  ctx: Ctx,
  actor: Actor,
  { olderThanDays, consumers }: { readonly olderThanDays: number; readonly consumers: readonly string[] },
): Promise<Outcome<{ trimmed: number }>> {
  if (actor.kind !== "system") return deny("not_yours");
  const before = new Date(ctx.clock.now().getTime() - Math.max(FEWEST_DAYS, olderThanDays) * 86_400_000);
  let trimmed = 0;
  for (;;) {
    const [found] = await ctx.sql.query<{ n: number }>(
      `with old as (
         select o.id from outbox_event o
          where o.relayed_at < $1
            and o.id not in (select unnest(event_ids) from relayed_batch)
            and o.id not in (select event_id from dead_letter)
          order by o.seq limit ${AT_ONCE} for update skip locked),
       gone as (delete from outbox_event where id in (select id from old) returning id),
       done as (
         delete from inbox_event i using gone, unnest($2::text[]) as c (consumer)
          where i.consumer = c.consumer and i.event_id = gone.id)
       select count(*) as n from gone`,
      [before, consumers],
    );
    trimmed += found?.n ?? 0;
    if ((found?.n ?? 0) < AT_ONCE) return ok({ trimmed });
  }
}
