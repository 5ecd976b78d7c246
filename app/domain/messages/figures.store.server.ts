import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { NotSentReason } from "./delivery.ts";
import type { Channel } from "./preferences.ts";

export type DeliveryCount = {
  readonly channel: Channel;
  readonly status: "waiting" | "sending" | "sent" | "not_sent";
  readonly reason: NotSentReason | null;
  /** The other side's code, where it refused. */
  readonly problem: string | null;
  /** What a waiting one waits for: the next run, another try, or an hour at which it may leave; null for the others. */
  readonly waitsFor: "due" | "retry" | "hours" | null;
  readonly n: number;
};

/** Deliveries settled since an instant, and all that are not yet, by channel and reason; the most first. */
export async function countDeliveries(
  sql: SqlExecutor,
  since: Date,
  now: Date,
): Promise<readonly DeliveryCount[]> {
  return sql.query<DeliveryCount>(
    `select channel, status, not_sent_reason as reason,
            case when not_sent_reason = 'refused' or status = 'waiting' then last_problem end as problem,
            case when status = 'waiting' then case when due_at <= $2 then 'due' when attempts > 0 then 'retry' else 'hours' end
            end as "waitsFor", count(*)::int as n
       from message_delivery where settled_at >= $1 or status in ('waiting', 'sending')
      group by 1, 2, 3, 4, 5 order by n desc, 1, 2, 3, 4, 5`,
    [since, now],
  );
}

/** The delivery that has been due for the longest, by channel. */
export async function findOldestDue(
  sql: SqlExecutor,
  now: Date,
): Promise<readonly { readonly channel: Channel; readonly dueAt: Date; readonly n: number }[]> {
  return sql.query(
    `select channel, min(due_at) as "dueAt", count(*)::int as n from message_delivery
      where status = 'waiting' and due_at <= $1 group by 1 order by 1`,
    [now],
  );
}
