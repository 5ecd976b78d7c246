import type { Ctx } from "./ctx.server.ts";

const AT_ONCE = 1_000;

/** Lets the relay hand on again what an administrator wants to be tried again. Returns how many. */
export async function releaseRetries(ctx: Ctx): Promise<number> {
  const [released] = await ctx.sql.query<{ n: number }>(
    `with asked as (
       select consumer, event_id from dead_letter where retry_requested_at is not null
        order by failed_at limit $1 for update skip locked),
     released as (
       delete from dead_letter d using asked a where d.consumer = a.consumer and d.event_id = a.event_id
       returning d.event_id),
     again as (
       update outbox_event set relayed_at = null, redelivered = 1 where id in (select event_id from released))
     select count(*) as n from released`,
    [AT_ONCE],
  );
  return released?.n ?? 0;
}
