import type { Ctx } from "./ctx.server.ts";
import type { DeadLetter } from "./dead-letter.ts";

/** Keeps what a consumer gave up where it can be seen and tried again. Once per consumer and event. */
export async function keepDeadLetter(
  ctx: Ctx,
  letter: Pick<DeadLetter, "consumer" | "eventId" | "eventName" | "attempts" | "reason">,
): Promise<void> {
  await ctx.sql.query(
    `insert into dead_letter (consumer, event_id, event_name, attempts, reason, failed_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (consumer, event_id) do update
       set attempts = excluded.attempts, reason = excluded.reason, failed_at = excluded.failed_at,
           retry_requested_at = null`,
    [letter.consumer, letter.eventId, letter.eventName, letter.attempts, letter.reason, ctx.clock.now()],
  );
}
