import { z } from "zod";
import type { Actor } from "./actor.ts";
import type { Ctx } from "./ctx.server.ts";
import { deny, fail, ok, type Outcome } from "./result.ts";

const MOST = 500;
const inputSchema = z.object({
  items: z.union([
    z.literal("all"),
    z
      .array(z.object({ consumer: z.string().max(60), eventId: z.uuid() }))
      .min(1)
      .max(MOST),
  ]),
});

/** Asks the worker to try dead letters again; it takes each out of the table when it hands it on. */
export async function retryDeadLetters(
  ctx: Ctx,
  actor: Actor,
  input: z.input<typeof inputSchema>,
): Promise<Outcome<{ readonly requested: number }>> {
  if (actor.kind !== "member" || actor.role !== "administrator") return deny("not_yours");
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input");
  const { items } = parsed.data;
  return ctx.transaction(async (tx) => {
    const rows = await tx.query<{ event_id: string }>(
      `update dead_letter set retry_requested_at = $1
        where retry_requested_at is null
          and ($2::jsonb is null or (consumer, event_id) in (
            select consumer, "eventId" from jsonb_to_recordset($2::jsonb) as t (consumer text, "eventId" uuid)))
        returning event_id`,
      [ctx.clock.now(), items === "all" ? null : JSON.stringify(items)],
    );
    await tx.audit(actor, {
      action: "dead_letter.retry",
      subjectType: "dead_letter",
      subjectId: items === "all" ? "all" : "selected",
      details: { asked: items === "all" ? "all" : items.length, requested: rows.length },
    });
    return ok({ requested: rows.length });
  });
}
