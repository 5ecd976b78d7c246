import type { Actor } from "#app/domain/kernel/actor.ts";
import type { DomainEvent, NewAuditEntry, NewEvent } from "#app/domain/kernel/events.ts";
import type { Clock, Ids, SqlExecutor } from "#app/domain/kernel/ports.ts";

/** Wakes the relay; the row itself is the message. */
export const OUTBOX_CHANNEL = "masar_outbox";

export type WriteContext = { readonly clock: Clock; readonly ids: Ids; readonly requestId: string | null };

/** Appends an event to the outbox inside the open transaction; returns its id. */
export async function appendEvent(sql: SqlExecutor, write: WriteContext, event: NewEvent): Promise<string> {
  const id = write.ids.next();
  await sql.query(
    `insert into outbox_event (id, name, version, payload, request_id, occurred_at) values ($1, $2, $3, $4, $5, $6)`,
    [id, event.name, event.version ?? 1, event.payload, write.requestId, write.clock.now()],
  );
  await sql.query(`select pg_notify('${OUTBOX_CHANNEL}', '')`);
  return id;
}

/** Appends an audit entry inside the open transaction; the sealer chains it later. */
export async function appendAudit(
  sql: SqlExecutor,
  write: WriteContext,
  actor: Actor,
  entry: NewAuditEntry,
): Promise<void> {
  const member = actor.kind === "member" ? actor : null;
  await sql.query(
    `insert into audit_entry (id, at, actor_kind, account_id, person_id, role, acting_for, process, country,
       action, subject_type, subject_id, details, request_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
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
      entry.details ?? {},
      write.requestId,
    ],
  );
}

type OutboxRow = {
  id: string;
  name: string;
  version: number;
  payload: Record<string, unknown>;
  occurred_at: Date;
};

/**
 * Takes up to `limit` events that were not handed on, oldest first, skipping those another relay holds.
 * Call inside a transaction; mark them with `markRelayed` before it commits.
 */
export async function takeUnrelayed(sql: SqlExecutor, limit: number): Promise<DomainEvent[]> {
  const rows = await sql.query<OutboxRow>(
    `select id, name, version, payload, occurred_at from outbox_event
      where relayed_at is null order by seq limit $1 for update skip locked`,
    [limit],
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    version: row.version,
    payload: row.payload,
    occurredAt: row.occurred_at,
  }));
}

export async function markRelayed(sql: SqlExecutor, ids: readonly string[], at: Date): Promise<void> {
  await sql.query(`update outbox_event set relayed_at = $2 where id = any($1::uuid[])`, [ids, at]);
}

/** Records that `consumer` handles this event; false when it already did, so the effect must not be repeated. */
export async function claimInInbox(
  sql: SqlExecutor,
  consumer: string,
  event: Pick<DomainEvent, "id" | "occurredAt">,
  at: Date,
): Promise<boolean> {
  const rows = await sql.query(
    `insert into inbox_event (consumer, event_id, occurred_at, handled_at) values ($1, $2, $3, $4)
     on conflict do nothing returning event_id`,
    [consumer, event.id, event.occurredAt, at],
  );
  return rows.length === 1;
}
