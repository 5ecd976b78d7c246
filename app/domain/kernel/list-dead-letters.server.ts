import type { Actor } from "./actor.ts";
import type { Ctx } from "./ctx.server.ts";
import { paging, type Paged } from "./paging.ts";
import { deny, ok, type Outcome } from "./result.ts";

/** An event that a consumer could not handle in spite of its attempts. */
export type DeadLetter = {
  readonly consumer: string;
  readonly eventId: string;
  readonly eventName: string;
  readonly attempts: number;
  /** Codes and identifiers, no personal data. */
  readonly reason: string;
  readonly failedAt: Date;
  /** Somebody wants it tried again, and no worker has taken it up yet. */
  readonly retryRequestedAt: Date | null;
};

/** The dead letters, newest first, 20 a page; for administrators. */
export async function listDeadLetters(
  ctx: Ctx,
  actor: Actor,
  input: { readonly page?: unknown },
): Promise<Outcome<Paged<DeadLetter>>> {
  if (actor.kind !== "member" || actor.role !== "administrator") return deny("not_yours");
  const { page, pageSize } = paging(input.page);
  const items = await ctx.sql.query<DeadLetter>(
    `select consumer, event_id as "eventId", event_name as "eventName", attempts, reason, failed_at as "failedAt",
            retry_requested_at as "retryRequestedAt"
       from dead_letter order by failed_at desc, consumer, event_id limit $1 offset $2`,
    [pageSize, (page - 1) * pageSize],
  );
  const counted = await ctx.sql.query<{ total: number }>("select count(*) as total from dead_letter");
  return ok({ items, total: counted[0]?.total ?? 0, page, pageSize });
}
