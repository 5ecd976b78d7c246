import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { deny, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { exemptionsToRemind, noteReminded } from "./exemption.store.server.ts";

/** A person is reminded so many days before the review (policy.md, "Exemptions are rights"). */
const REMINDER_DAYS = 30;
const LIMIT = 500;

/**
 * Reminds people whose exemption is reviewed within 30 days, once for each review. A review that is missed ends
 * nothing: the exemption goes on until somebody has looked. Safe to repeat.
 */
export async function remindExemptionReviews(
  ctx: Ctx,
  actor: Actor,
  input: { readonly country: string },
): Promise<Outcome<{ reminded: number }>> {
  if (actor.kind !== "system") return deny("system_only");
  const until = addDays(ctx.clock.today(input.country), REMINDER_DAYS);
  let reminded = 0;
  for (const { id } of await exemptionsToRemind(ctx.sql, input.country, until, LIMIT)) {
    reminded += await ctx.transaction(async (tx) => {
      const due = await noteReminded(tx, id, until);
      if (!due) return 0;
      await tx.publish({
        name: "exemption.review_near",
        payload: { exemptionId: id, personId: due.personId, country: input.country, reviewOn: due.reviewOn },
      });
      await tx.audit(actor, {
        action: "exemption.remind",
        subjectType: "exemption",
        subjectId: id,
        details: { reviewOn: due.reviewOn },
      });
      return 1;
    });
  }
  return ok({ reminded });
}
