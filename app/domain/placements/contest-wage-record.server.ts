import { z } from "zod";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { lockRecord } from "./wage-corrections.store.server.ts";
import { openIssues } from "./wage-effects.store.server.ts";

const contestSchema = z.object({ recordId: z.uuid() });

/**
 * The person says of a wage record that counts for her that it is not hers. It goes to an officer, whose word decides;
 * until then it counts as before, and nothing of a benefit changes. Saying so twice is saying so once.
 */
export async function contestWageRecord(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ recordId: string }>> {
  const parsed = contestSchema.safeParse(input);
  if (!parsed.success) return fail("invalid_input");
  if (actor.kind !== "member") return deny("not_yours");
  const { recordId } = parsed.data;
  const personId = actor.actingFor ?? actor.personId;
  return ctx.transaction(async (tx) => {
    const record = await lockRecord(tx, recordId);
    if (!record || record.personId !== personId) return deny("not_yours");
    if (record.status !== "matched") return fail("already_answered");
    await openIssues(
      tx,
      record.country,
      [
        {
          ...{ id: ctx.ids.next(), kind: "answered_no" as const, personId, recordId },
          ...{ questionId: null, placementId: null },
        },
      ],
      ctx.clock.now(),
    );
    await tx.audit(actor, {
      action: "wage_record.contest",
      subjectType: "wage_record",
      subjectId: recordId,
      details: { month: record.month },
    });
    return ok({ recordId });
  });
}
