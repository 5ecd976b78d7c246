import type { SqlExecutor } from "#app/domain/kernel/ports.ts";

/** Which consumer reacts to which event. */
export type Reaction = { readonly consumer: string; readonly event: string };

const SETTING = "worker.reactions";

export async function saveReactions(sql: SqlExecutor, reactions: readonly Reaction[]): Promise<void> {
  await sql.query(
    `insert into setting (name, value) values ($1, $2::jsonb) on conflict (name) do update set value = excluded.value`,
    [SETTING, JSON.stringify(reactions)],
  );
}

/** What the worker wrote down; none before the first worker has started. */
export async function readReactions(sql: SqlExecutor): Promise<readonly Reaction[]> {
  const rows = await sql.query<{ value: Reaction[] }>("select value from setting where name = $1", [SETTING]);
  return rows[0]?.value ?? [];
}

export type Backlog = {
  readonly consumer: string;
  /** Events that it still has to handle, dead letters apart. */
  readonly unhandled: number;
  /** Those of them that have not reached the queue. */
  readonly unrelayed: number;
  readonly oldest: Date | null;
  readonly deadLetters: number;
  /** Dead letters that are to be tried again and that no worker has taken up yet. */
  readonly retrying: number;
};

const NEEDS = `unnest($1::text[], $2::text[]) as need (consumer, event)`;
const columns = (reactions: readonly Reaction[]): [string[], string[]] => [
  reactions.map(({ consumer }) => consumer),
  reactions.map(({ event }) => event),
];

/** What each consumer has before it, from outbox and inbox alone: it holds whatever became of the queue. */
export const backlogs = (sql: SqlExecutor, reactions: readonly Reaction[]): Promise<Backlog[]> =>
  sql.query<Backlog>(
    `with open as (
       select need.consumer, o.occurred_at, o.relayed_at
         from ${NEEDS} join outbox_event o on o.name = need.event
        where not exists (select 1 from inbox_event i where i.consumer = need.consumer and i.event_id = o.id)
          and not exists (select 1 from dead_letter d where d.consumer = need.consumer and d.event_id = o.id))
     select c.consumer,
            (select count(*) from open where open.consumer = c.consumer) as unhandled,
            (select count(*) from open where open.consumer = c.consumer and relayed_at is null) as unrelayed,
            (select min(occurred_at) from open where open.consumer = c.consumer) as oldest,
            (select count(*) from dead_letter d where d.consumer = c.consumer) as "deadLetters",
            (select count(*) from dead_letter d
              where d.consumer = c.consumer and d.retry_requested_at is not null) as retrying
       from (select distinct consumer from ${NEEDS}) c order by c.consumer`,
    columns(reactions),
  );

/**
 * Deletes up to `limit` events from before `before` that all of their consumers have handled, with their inbox rows.
 * What waits, died, or is still watched by the repair stays. Returns how many.
 */
export async function deleteHandled(
  sql: SqlExecutor,
  reactions: readonly Reaction[],
  options: { readonly before: Date; readonly limit: number },
): Promise<number> {
  const rows = await sql.query(
    `with old as materialized (
       select o.id from outbox_event o
        where o.relayed_at < $3 and o.occurred_at < $3
          and not exists (
            select 1 from ${NEEDS} where need.event = o.name and not exists (
              select 1 from inbox_event i where i.consumer = need.consumer and i.event_id = o.id))
          and not exists (select 1 from dead_letter d where d.event_id = o.id)
          and o.id not in (select unnest(b.event_ids) from relayed_batch b)
        order by o.seq limit $4),
     forgotten as (
       delete from inbox_event i using old, (select distinct consumer from ${NEEDS}) c
        where i.consumer = c.consumer and i.event_id = old.id)
     delete from outbox_event where id in (select id from old) returning id`,
    [...columns(reactions), options.before, options.limit],
  );
  return rows.length;
}
