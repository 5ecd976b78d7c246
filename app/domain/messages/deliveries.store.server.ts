import type { Tx } from "#app/domain/kernel/ctx.server.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { NotSentReason } from "./delivery.ts";
import type { Channel } from "./preferences.ts";

export async function insertDelivery(
  tx: Tx,
  delivery: { id: string; messageId: string; channel: Channel; dueAt: Date },
): Promise<void> {
  await tx.query(
    `insert into message_delivery (id, message_id, channel, status, due_at) values ($1, $2, $3, 'waiting', $4)`,
    [delivery.id, delivery.messageId, delivery.channel, delivery.dueAt],
  );
}

/** One delivery in the hands of this worker. */
export type ClaimedRow = {
  readonly id: string;
  /** The delivery that stands for its group; its own id when it leads. */
  readonly leadId: string;
  readonly personId: string;
  readonly country: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly createdAt: Date;
  readonly attempts: number;
};

export type Claim = {
  readonly channel: Channel;
  /** Marketplace time. */
  readonly now: Date;
  /** Wall time: a lease is a matter of machines, not of the marketplace. */
  readonly wall: Date;
  readonly leaseUntil: Date;
  readonly limit: number;
};

/**
 * Takes what is due, a group per person: everything due for her leaves as one text, led by the oldest. Groups
 * whose worker died come first and stay as they were, because their text may have left under the lead's key.
 * Nobody who is being sent something is taken a second time, so that daily caps hold on any number of workers.
 */
export async function claimDue(tx: Tx, claim: Claim): Promise<readonly ClaimedRow[]> {
  const { channel, now, wall, leaseUntil, limit } = claim;
  await tx.query("select pg_advisory_xact_lock(hashtextextended('masar:claim-deliveries:' || $1, 0))", [
    channel,
  ]);
  const orphans = await tx.query<{ id: string }>(
    `select id from message_delivery where channel = $1 and status = 'sending' and lease_until <= $2 and sent_with is null
      order by due_at, id limit $3 for update skip locked`,
    [channel, wall, limit],
  );
  // A try that may have reached the other side counts as one.
  const orphanIds = orphans.map(({ id }) => id);
  if (orphanIds.length > 0)
    await tx.query(
      `update message_delivery set lease_until = $2, attempts = attempts + 1
        where id = any($1::uuid[]) or sent_with = any($1::uuid[])`,
      [orphanIds, leaseUntil],
    );
  const due = await tx.query<{ id: string; personId: string }>(
    `select d.id, m.person_id as "personId" from message_delivery d join message m on m.id = d.message_id
      where d.channel = $1 and d.status = 'waiting' and d.due_at <= $2 and d.sent_with is null
        and not exists (select from message_delivery o join message om on om.id = o.message_id
                         where o.channel = $1 and o.status = 'sending' and om.person_id = m.person_id)
      order by d.due_at, d.id limit $3 for update of d skip locked`,
    [channel, now, Math.max(0, limit - orphans.length)],
  );
  const leads = [...orphanIds, ...(await gather(tx, claim, due))];
  if (leads.length === 0) return [];
  return tx.query<ClaimedRow>(
    `select d.id, coalesce(d.sent_with, d.id) as "leadId", m.person_id as "personId", m.country, m.code, m.params,
            m.created_at as "createdAt", d.attempts
       from message_delivery d join message m on m.id = d.message_id
      where d.id = any($1::uuid[]) or d.sent_with = any($1::uuid[]) order by d.due_at, d.id`,
    [leads],
  );
}

/** Puts the due rows of each person under one lead; rows that were tried keep to themselves. Returns the leads. */
async function gather(
  tx: Tx,
  { channel, now, leaseUntil }: Claim,
  due: readonly { readonly id: string; readonly personId: string }[],
): Promise<readonly string[]> {
  if (due.length === 0) return [];
  const persons = [...new Set(due.map(({ personId }) => personId))];
  const rows = await tx.query<{ id: string; personId: string; alone: boolean }>(
    `select d.id, m.person_id as "personId",
            d.attempts > 0 or exists (select from message_delivery w where w.sent_with = d.id) as alone
       from message_delivery d join message m on m.id = d.message_id
      where m.person_id = any($2::uuid[]) and d.channel = $1 and d.status = 'waiting' and d.due_at <= $3
        and d.sent_with is null
      order by d.due_at, d.id for update of d skip locked`,
    [channel, persons, now],
  );
  // Per person either the group that was tried before, alone, or all that were not.
  const lead = new Map<string, { id: string; alone: boolean }>();
  const members: { id: string; leadId: string }[] = [];
  for (const { id, personId, alone } of rows) {
    const known = lead.get(personId);
    if (!known) lead.set(personId, { id, alone });
    else if (!known.alone && !alone) members.push({ id, leadId: known.id });
  }
  const leads = [...lead.values()].map(({ id }) => id);
  await tx.query(
    `update message_delivery d set sent_with = g.lead
       from unnest($1::uuid[], $2::uuid[]) as g(id, lead) where d.id = g.id`,
    [members.map(({ id }) => id), members.map(({ leadId }) => leadId)],
  );
  await tx.query(
    `update message_delivery set status = 'sending', lease_until = $2
      where id = any($1::uuid[]) or sent_with = any($1::uuid[])`,
    [leads, leaseUntil],
  );
  return leads;
}

/** How many texts each person got by a channel since her day began. */
export async function countSentSince(
  sql: SqlExecutor,
  channel: Channel,
  since: readonly { readonly personId: string; readonly dayStart: Date }[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.query<{ personId: string; n: number }>(
    `select p.person_id as "personId", count(distinct coalesce(d.sent_with, d.id))::int as n
       from unnest($2::uuid[], $3::timestamptz[]) as p(person_id, day_start)
       join message m on m.person_id = p.person_id
       join message_delivery d on d.message_id = m.id
      where d.channel = $1 and d.status = 'sent' and d.sent_at >= p.day_start group by 1`,
    [channel, since.map(({ personId }) => personId), since.map(({ dayStart }) => dayStart)],
  );
  return new Map(rows.map(({ personId, n }) => [personId, n]));
}

/** Notes what left. Whoever holds the lease by now: the text is gone. */
export async function settleSent(sql: SqlExecutor, ids: readonly string[], at: Date): Promise<void> {
  await sql.query(
    `update message_delivery set status = 'sent', sent_at = $2, settled_at = $2, lease_until = null, not_sent_reason = null
      where id = any($1::uuid[]) and status = 'sending'`,
    [ids, at],
  );
}

export async function settleNotSent(
  sql: SqlExecutor,
  rows: readonly { readonly id: string; readonly reason: NotSentReason; readonly problem: string | null }[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await sql.query(
    `update message_delivery d set status = 'not_sent', not_sent_reason = s.reason, settled_at = $4, lease_until = null,
            last_problem = coalesce(s.problem, d.last_problem)
       from unnest($1::uuid[], $2::text[], $3::text[]) as s(id, reason, problem) where d.id = s.id and d.status = 'sending'`,
    [rows.map(({ id }) => id), rows.map(({ reason }) => reason), rows.map(({ problem }) => problem), at],
  );
}

/** Gives a group back, to be taken again from `dueAt`; null: when it was due anyhow. Only while the lease is ours. */
export async function putBack(
  sql: SqlExecutor,
  ids: readonly string[],
  leaseUntil: Date,
  change: { readonly dueAt: Date | null; readonly failed?: string; readonly foldedAt?: Date },
): Promise<void> {
  const { dueAt, failed = null, foldedAt = null } = change;
  // A group that nobody tried to send is taken apart: what else is due by then joins it.
  await sql.query(
    `update message_delivery set status = 'waiting', lease_until = null, due_at = coalesce($3, due_at),
            attempts = attempts + case when $4::text is null then 0 else 1 end, last_problem = coalesce($4, last_problem),
            folded_at = coalesce(folded_at, $5),
            sent_with = case when attempts > 0 or $4::text is not null then sent_with end
      where id = any($1::uuid[]) and status = 'sending' and lease_until = $2`,
    [ids, leaseUntil, dueAt, failed, foldedAt],
  );
}
