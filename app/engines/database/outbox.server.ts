import type pg from "pg";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { DomainEvent, NewAuditEntry, NewEvent } from "#app/domain/kernel/events.ts";
import type { Clock, Ids, SqlExecutor } from "#app/domain/kernel/ports.ts";

/** Wakes the relay; the row itself is the message. */
export const OUTBOX_CHANNEL = "masar_outbox";

export type WriteContext = { readonly clock: Clock; readonly ids: Ids; readonly requestId: string | null };

/** Its named statements are parsed once for each connection. */
export type Prepared = Pick<pg.ClientBase, "query">;

/** Appends an event to the outbox inside the open transaction; its id is known before it is written. */
export function appendEvent(
  client: Prepared,
  write: WriteContext,
  event: NewEvent,
): { readonly id: string; readonly written: Promise<unknown> } {
  const id = write.ids.next();
  const payload = JSON.stringify(event.payload);
  const written = client.query({
    name: "append-event",
    text: `insert into outbox_event (id, name, version, payload, request_id, occurred_at) values ($1, $2, $3, $4, $5, $6)`,
    values: [id, event.name, event.version ?? 1, payload, write.requestId, write.clock.now()],
  });
  return { id, written };
}

/** Appends an audit entry inside the open transaction; the sealer chains it later. */
export function appendAudit(
  client: Prepared,
  write: WriteContext,
  actor: Actor,
  entry: NewAuditEntry,
): Promise<unknown> {
  const member = actor.kind === "member" ? actor : null;
  return client.query({
    name: "append-audit-entry",
    text: `insert into audit_entry (id, at, actor_kind, account_id, person_id, role, acting_for, process, country,
       action, subject_type, subject_id, details, request_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    values: [
      write.ids.next(),
      write.clock.now(),
      actor.kind,
      member?.accountId ?? null,
      member?.personId ?? null,
      member?.role ?? null,
      member?.actingFor ?? null,
      actor.kind === "system" ? actor.process : null,
      actor.country,
      entry.action,
      entry.subjectType,
      entry.subjectId,
      JSON.stringify(entry.details ?? {}),
      write.requestId,
    ],
  });
}

/** An event with what the relay hands on: all that a consumer needs to know of it. */
export type HandedEvent = DomainEvent & { readonly requestId: string | null };

type OutboxRow = {
  id: string;
  name: string;
  version: number;
  payload: Record<string, unknown>;
  occurred_at: Date;
  request_id: string | null;
};

const handed = ({ occurred_at: occurredAt, request_id: requestId, ...row }: OutboxRow): HandedEvent => ({
  ...row,
  occurredAt,
  requestId,
});

/**
 * Takes up to `limit` events that were not handed on, oldest first, skipping those another relay holds; they count as
 * handed on when the transaction commits. Notes when to look whether they were handled: later each time they were
 * handed on already, from half a minute to a quarter of an hour, by wall time as the queue's own pauses.
 */
export async function takeUnrelayed(client: Prepared, limit: number, at: Date): Promise<HandedEvent[]> {
  const { rows } = await client.query<OutboxRow>({
    name: "take-unrelayed",
    text: `with waiting as (
        select id, seq from outbox_event where relayed_at is null order by seq limit $1 for update skip locked),
      relayed as (
        update outbox_event o set relayed_at = $2 from waiting w where o.id = w.id returning o.*),
      batches as (
        insert into relayed_batch (event_ids, next_look_at)
        select array_agg(id), clock_timestamp() + interval '30 seconds' * power(2, least(redelivered, 5))
          from relayed group by redelivered)
      select id, name, version, payload, occurred_at, request_id from relayed order by seq`,
    values: [limit, at],
  });
  return rows.map(handed);
}

/** The event with this id; null when there is none. */
export async function readEvent(sql: SqlExecutor, id: string): Promise<HandedEvent | null> {
  const rows = await sql.query<OutboxRow>(
    "select id, name, version, payload, occurred_at, request_id from outbox_event where id = $1",
    [id],
  );
  return rows[0] ? handed(rows[0]) : null;
}

/** Records that `consumer` handles these events; returns the ids of those that it had not handled before. */
export async function claimInInbox(
  client: Prepared,
  consumer: string,
  events: readonly Pick<DomainEvent, "id" | "occurredAt">[],
  at: Date,
): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ event_id: string }>({
    name: "claim-in-inbox",
    text: `insert into inbox_event (consumer, event_id, occurred_at, handled_at)
      select $1, event_id, occurred_at, $4 from unnest($2::uuid[], $3::timestamptz[]) as e (event_id, occurred_at)
       order by event_id
      on conflict do nothing returning event_id`,
    values: [consumer, events.map(({ id }) => id), events.map(({ occurredAt }) => occurredAt), at],
  });
  return new Set(rows.map((row) => row.event_id));
}
