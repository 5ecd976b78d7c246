import type { Actor } from "./actor.ts";
import type { Ctx } from "./ctx.server.ts";
import { mayTendDeadLetters, type DeadLetter } from "./dead-letter.ts";
import { paging, type Paged } from "./paging.ts";
import { deny, ok, type Outcome } from "./result.ts";

/** What consumers gave up, newest first; for administrators. `page` counts from 1. */
export async function listDeadLetters(
  ctx: Ctx,
  actor: Actor,
  input: { readonly page?: unknown },
): Promise<Outcome<Paged<DeadLetter>>> {
  const denied = mayTendDeadLetters(actor);
  if (denied) return deny(denied);
  const { page, pageSize } = paging(input.page);
  const items = await ctx.sql.query<DeadLetter>(
    `select consumer, event_id as "eventId", event_name as "eventName", attempts, reason, failed_at as "failedAt",
            retry_requested_at as "retryRequestedAt"
       from dead_letter order by failed_at desc, consumer, event_id limit $1 offset $2`,
    [pageSize, (page - 1) * pageSize],
  );
  const [counted] = await ctx.sql.query<{ n: number }>("select count(*) as n from dead_letter");
  return ok({ items, total: counted?.n ?? 0, page, pageSize });
}
