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

/**
 * What each consumer has before it, from outbox and inbox alone: it holds whatever became of the queue. An event that
 * was handed on and may be unhandled is in a batch that the repair still watches, so only those are looked at.
 */
export const backlogs = (sql: SqlExecutor, reactions: readonly Reaction[]): Promise<Backlog[]> =>
  sql.query<Backlog>(
    `with need as (select * from unnest($1::text[], $2::text[]) as n (consumer, event)),
     candidate as materialized (
       select id, name, occurred_at, relayed_at from outbox_event where relayed_at is null
       union
       select o.id, o.name, o.occurred_at, o.relayed_at
         from (select distinct unnest(event_ids) as id from relayed_batch) b join outbox_event o using (id)),
     open as (
       select need.consumer, c.occurred_at, c.relayed_at
         from candidate c join need on need.event = c.name
        where not exists (select 1 from inbox_event i where i.consumer = need.consumer and i.event_id = c.id)
          and not exists (select 1 from dead_letter d where d.consumer = need.consumer and d.event_id = c.id))
     select c.consumer,
            (select count(*) from open where open.consumer = c.consumer) as unhandled,
            (select count(*) from open where open.consumer = c.consumer and relayed_at is null) as unrelayed,
            (select min(occurred_at) from open where open.consumer = c.consumer) as oldest,
            (select count(*) from dead_letter d where d.consumer = c.consumer) as "deadLetters",
            (select count(*) from dead_letter d
              where d.consumer = c.consumer and d.retry_requested_at is not null) as retrying
       from (select distinct consumer from need) c order by c.consumer`,
    [reactions.map(({ consumer }) => consumer), reactions.map(({ event }) => event)],
  );
