import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { batchesLeftOpen } from "./wage-followup.store.server.ts";

const HOUR_MS = 3_600_000;

/**
 * Has wage records reconciled that were left as they came: records of more than an hour ago that are still new,
 * though no event of their import waits. The event is published again; what is settled already is left alone.
 */
export async function resumeReconciliation(
  ctx: Ctx,
  actor: Actor,
  input: { readonly country: string },
): Promise<Outcome<{ readonly batches: number }>> {
  if (actor.kind !== "system") return deny("system_only");
  const { country } = input;
  return ctx.transaction(async (tx) => {
    const before = new Date(ctx.clock.now().getTime() - HOUR_MS);
    const batches = await batchesLeftOpen(tx, country, before);
    for (const { importId, part } of batches) {
      await tx.publish({ name: "wage_records.imported", payload: { importId, country, part } });
      await tx.audit(actor, {
        action: "wage_record.resume_reconciliation",
        subjectType: "import",
        subjectId: importId,
        details: { part },
      });
    }
    return ok({ batches: batches.length });
  });
}
