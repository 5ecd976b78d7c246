import type { Tx } from "#app/domain/kernel/ctx.server.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { MessageCode, NewMessage } from "./message.ts";

/** Inserts the message once per key; null when it was there. */
export async function insertMessage(
  tx: Tx,
  id: string,
  message: NewMessage,
  at: Date,
): Promise<string | null> {
  const rows = await tx.query<{ id: string }>(
    `insert into message (id, person_id, country, code, params, link, created_at, idempotency_key)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (idempotency_key) do nothing returning id`,
    [id, message.personId, message.country, message.code, message.params, message.link, at, message.key],
  );
  return rows[0]?.id ?? null;
}

export async function insertDelivery(
  tx: Tx,
  delivery: { id: string; messageId: string; channel: "sms" | "mail"; dueAt: Date },
): Promise<void> {
  await tx.query(
    `insert into message_delivery (id, message_id, channel, status, due_at) values ($1, $2, $3, 'waiting', $4)`,
    [delivery.id, delivery.messageId, delivery.channel, delivery.dueAt],
  );
}

export type DueDelivery = {
  readonly id: string;
  readonly messageId: string;
  readonly personId: string;
  readonly country: string;
  readonly channel: "sms" | "mail";
};

/** Takes one delivery that is due, skipping those another worker holds. */
export async function takeDueDelivery(tx: Tx, now: Date): Promise<DueDelivery | null> {
  const rows = await tx.query<DueDelivery>(
    `select d.id, d.message_id as "messageId", m.person_id as "personId", m.country, d.channel
       from message_delivery d join message m on m.id = d.message_id
      where d.status = 'waiting' and d.due_at <= $1 order by d.due_at, d.id limit 1 for update of d skip locked`,
    [now],
  );
  return rows[0] ?? null;
}

export async function settleDelivery(
  tx: Tx,
  id: string,
  change: { readonly status: "sent" | "not_sent"; readonly reason: string | null },
  at: Date,
): Promise<void> {
  await tx.query(
    `update message_delivery set status = $2, not_sent_reason = $3, sent_at = case when $2 = 'sent' then $4::timestamptz end
      where id = $1`,
    [id, change.status, change.reason, at],
  );
}

/** Puts a delivery off. */
export async function postponeDelivery(sql: SqlExecutor, id: string, dueAt: Date): Promise<void> {
  await sql.query("update message_delivery set due_at = $2 where id = $1 and status = 'waiting'", [
    id,
    dueAt,
  ]);
}

/** How many were sent to a person on a channel since an instant. */
export async function countSentSince(
  tx: Tx,
  personId: string,
  channel: string,
  since: Date,
): Promise<number> {
  const rows = await tx.query<{ n: number }>(
    `select count(*) as n from message_delivery d join message m on m.id = d.message_id
      where m.person_id = $1 and d.channel = $2 and d.status = 'sent' and d.sent_at >= $3`,
    [personId, channel, since],
  );
  return rows[0]?.n ?? 0;
}

export type MessageRow = {
  readonly id: string;
  readonly code: MessageCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly link: string | null;
  readonly createdAt: Date;
  readonly readAt: Date | null;
};

export async function messagesOf(sql: SqlExecutor, personId: string, limit: number): Promise<MessageRow[]> {
  return sql.query<MessageRow>(
    `select id, code, params, link, created_at as "createdAt", read_at as "readAt"
       from message where person_id = $1 order by created_at desc, id desc limit $2`,
    [personId, limit],
  );
}

export async function markAllRead(sql: SqlExecutor, personId: string, at: Date): Promise<void> {
  await sql.query("update message set read_at = $2 where person_id = $1 and read_at is null", [personId, at]);
}

export async function countUnread(sql: SqlExecutor, personId: string): Promise<number> {
  const rows = await sql.query<{ n: number }>(
    "select count(*) as n from message where person_id = $1 and read_at is null",
    [personId],
  );
  return rows[0]?.n ?? 0;
}

export async function moveMessagesTo(tx: Tx, fromId: string, intoId: string): Promise<void> {
  await tx.query("update message set person_id = $2 where person_id = $1", [fromId, intoId]);
}
