import type { Tx } from "#app/domain/kernel/ctx.server.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { Paging } from "#app/domain/kernel/paging.ts";
import type { NotSentReason } from "./delivery.ts";
import type { NewMessage } from "./message.ts";
import type { Channel } from "./preferences.ts";

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

export type MessageRow = {
  readonly id: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly link: string | null;
  readonly createdAt: Date;
  readonly readAt: Date | null;
};

export async function messagesOf(
  sql: SqlExecutor,
  personId: string,
  codes: readonly string[],
  { page, pageSize }: Paging,
): Promise<MessageRow[]> {
  return sql.query<MessageRow>(
    `select id, code, params, link, created_at as "createdAt", read_at as "readAt"
       from message where person_id = $1 and code = any($2) order by created_at desc, id desc limit $3 offset $4`,
    [personId, codes, pageSize, (page - 1) * pageSize],
  );
}

export async function countMessages(
  sql: SqlExecutor,
  personId: string,
  codes: readonly string[],
): Promise<number> {
  const rows = await sql.query<{ n: number }>(
    "select count(*)::int as n from message where person_id = $1 and code = any($2)",
    [personId, codes],
  );
  return rows[0]?.n ?? 0;
}

export async function markRead(sql: SqlExecutor, ids: readonly string[], at: Date): Promise<void> {
  await sql.query("update message set read_at = $2 where id = any($1::uuid[]) and read_at is null", [
    ids,
    at,
  ]);
}

export async function countUnread(
  sql: SqlExecutor,
  personId: string,
  codes: readonly string[],
): Promise<number> {
  const rows = await sql.query<{ n: number }>(
    "select count(*)::int as n from message where person_id = $1 and code = any($2) and read_at is null",
    [personId, codes],
  );
  return rows[0]?.n ?? 0;
}

/** What became of a message on one channel. */
export type DeliveryRow = {
  readonly messageId: string;
  readonly channel: Channel;
  readonly status: "waiting" | "sending" | "sent" | "not_sent";
  readonly reason: NotSentReason | null;
  readonly dueAt: Date;
  readonly sentAt: Date | null;
  readonly foldedAt: Date | null;
};

export async function deliveriesOf(
  sql: SqlExecutor,
  messageIds: readonly string[],
): Promise<readonly DeliveryRow[]> {
  return sql.query<DeliveryRow>(
    `select message_id as "messageId", channel, status, not_sent_reason as reason, due_at as "dueAt",
            sent_at as "sentAt", folded_at as "foldedAt"
       from message_delivery where message_id = any($1::uuid[]) order by channel desc`,
    [messageIds],
  );
}

/** Messages of a code, posted in [from, until), that were not reminded of yet; by id, after `afterId`. */
export async function messagesToRemind(
  sql: SqlExecutor,
  of: {
    readonly code: string;
    readonly from: Date;
    readonly until: Date;
    readonly afterId: string;
    readonly limit: number;
  },
): Promise<readonly (MessageRow & { readonly personId: string; readonly country: string })[]> {
  return sql.query(
    `select m.id, m.code, m.params, m.link, m.created_at as "createdAt", m.read_at as "readAt",
            m.person_id as "personId", m.country
       from message m
      where m.code = $1 and m.created_at >= $2 and m.created_at < $3 and m.id > $4
        and not exists (select from message r where r.idempotency_key = 'reminder:' || m.id::text)
      order by m.id limit $5`,
    [of.code, of.from, of.until, of.afterId, of.limit],
  );
}

export async function moveMessagesTo(tx: Tx, fromId: string, intoId: string): Promise<void> {
  await tx.query("update message set person_id = $2 where person_id = $1", [fromId, intoId]);
}
