import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { NotSentReason } from "./delivery.ts";
import type { Channel } from "./preferences.ts";

export type InboxView = "all" | "in_app" | Channel | "not_sent";

export type InboxRow = {
  /** left: handed over; in_app: in the person's inbox; not_sent: given up; waiting: not yet. */
  readonly kind: "left" | "in_app" | "not_sent" | "waiting";
  readonly id: string;
  readonly channel: Channel | "in_app";
  readonly at: Date;
  readonly dueAt: Date | null;
  readonly reason: NotSentReason | null;
  readonly problem: string | null;
  /** Null for codes and invitations, which are no messages of the inbox. */
  readonly code: string | null;
  readonly params: Readonly<Record<string, string | number>> | null;
  readonly link: string | null;
  readonly personId: string | null;
  /** What left, where nothing really leaves; sealed. */
  readonly sentId: string | null;
  readonly toSealed: string | null;
  readonly subject: string | null;
  readonly textSealed: string | null;
};

/** Every branch has the same columns; a message in the app and what became of it by each channel are rows of their own. */
const ENTRIES = `
  select 'left' as kind, s.id, s.channel, s.sent_at as at, null::timestamptz as due_at, null as reason, null as problem,
         d.message_id, s.id as sent_id, s.to_sealed, s.to_lookup, s.subject, s.text_sealed
    from sent_message s left join message_delivery d on d.id = s.idempotency_key
  union all
  select 'left', d.id, d.channel, d.sent_at, null, null, null, d.message_id, null, null, null, null, null
    from message_delivery d
   where d.status = 'sent' and d.sent_with is null
     and not exists (select from sent_message s where s.channel = d.channel and s.idempotency_key = d.id)
  union all
  select 'in_app', m.id, 'in_app', m.created_at, null, null, null, m.id, null, null, null, null, null from message m
  union all
  select case d.status when 'not_sent' then 'not_sent' else 'waiting' end, d.id, d.channel,
         coalesce(d.settled_at, m.created_at), d.due_at, d.not_sent_reason, d.last_problem, d.message_id,
         null, null, null, null, null
    from message_delivery d join message m on m.id = d.message_id where d.status <> 'sent'`;

const WHERE = `
  where case $1::text when 'all' then true when 'not_sent' then e.kind in ('not_sent', 'waiting')
             else e.channel = $1 and e.kind in ('left', 'in_app') end
    and ($2::text is null or e.to_lookup = $2 or m.person_id = any($3::uuid[]))`;

type Filter = {
  readonly view: InboxView;
  /** Look-up of the address asked for, and the persons it belongs to; null: everybody. */
  readonly toLookup: string | null;
  readonly personIds: readonly string[];
};

export async function findInbox(
  sql: SqlExecutor,
  { view, toLookup, personIds }: Filter,
  limit: number,
  offset: number,
): Promise<InboxRow[]> {
  return sql.query<InboxRow>(
    `select e.kind, e.id, e.channel, e.at, e.due_at as "dueAt", e.reason, e.problem, e.sent_id as "sentId",
            e.to_sealed as "toSealed", e.subject, e.text_sealed as "textSealed", m.code, m.params, m.link,
            m.person_id as "personId"
       from (${ENTRIES}) e left join message m on m.id = e.message_id ${WHERE}
      order by e.at desc, e.id desc, e.channel limit $4 offset $5`,
    [view, toLookup, personIds, limit, offset],
  );
}

export async function countInbox(sql: SqlExecutor, filter: Filter): Promise<number> {
  const rows = await sql.query<{ n: number }>(
    `select count(*)::int as n from (${ENTRIES}) e left join message m on m.id = e.message_id ${WHERE}`,
    [filter.view, filter.toLookup, filter.personIds],
  );
  return rows[0]?.n ?? 0;
}
