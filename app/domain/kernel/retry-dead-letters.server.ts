import type { Actor } from "./actor.ts";
import type { Ctx } from "./ctx.server.ts";
import { mayTendDeadLetters, type DeadLetter } from "./dead-letter.ts";
import { deny, ok, type Outcome } from "./result.ts";

type DeadLetterKey = Pick<DeadLetter, "consumer" | "eventId">;

/**
 * Has dead letters tried again: the named ones, or all. A worker takes them up within seconds. Returns how many
 * were asked for that nobody had asked for before.
 */
export async function retryDeadLetters(
  ctx: Ctx,
  actor: Actor,
  { items }: { readonly items: readonly DeadLetterKey[] | "all" },
): Promise<Outcome<{ requested: number }>> {
  const denied = mayTendDeadLetters(actor);
  if (denied) return deny(denied);
  return ctx.transaction(async (tx) => {
    const now = ctx.clock.now();
    const asked =
      items === "all"
        ? await tx.query<DeadLetterKey>(
            `update dead_letter set retry_requested_at = $1 where retry_requested_at is null
             returning consumer, event_id as "eventId"`,
            [now],
          )
        : await tx.query<DeadLetterKey>(
            `update dead_letter d set retry_requested_at = $1
               from unnest($2::text[], $3::text[]) as named (consumer, event_id)
              where d.consumer = named.consumer and d.event_id::text = named.event_id and d.retry_requested_at is null
             returning d.consumer, d.event_id as "eventId"`,
            [now, items.map((item) => item.consumer), items.map((item) => item.eventId)],
          );
    const [first] = asked;
    if (first)
      await tx.audit(actor, {
        action: "dead_letter.retry",
        subjectType: "event",
        // One entry for all that one click asked for.
        subjectId: asked.length === 1 ? first.eventId : "many",
        details: { requested: asked.length, all: items === "all" },
      });
    return ok({ requested: asked.length });
  });
}
