import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { moveConsent } from "./consent.ts";
import { endConsent, lockConsent, overdueConsents } from "./consent.store.server.ts";

const LIMIT = 500;

/** Notes the consents whose validity is over; sharing under them stopped with their last day. Safe to repeat. */
export async function expireConsents(
  ctx: Ctx,
  actor: Actor,
  input: { readonly country: string },
): Promise<Outcome<{ expired: number }>> {
  if (actor.kind !== "system") return deny("system_only");
  const today = ctx.clock.today(input.country);
  let expired = 0;
  for (const { id } of await overdueConsents(ctx.sql, input.country, today, LIMIT)) {
    expired += await ctx.transaction(async (tx) => {
      const consent = await lockConsent(tx, id);
      const moved = consent && moveConsent(consent, { edge: "expire", by: "worker", today });
      if (!moved || "failure" in moved) return 0;
      await endConsent(tx, id, { ...moved, at: ctx.clock.now(), by: null });
      const { personId, organisationId, applicationId } = consent;
      await tx.publish({
        name: "consent.expired",
        payload: { consentId: id, personId, organisationId, applicationId },
      });
      await tx.audit(actor, {
        action: "consent.expire",
        subjectType: "consent",
        subjectId: id,
        details: { organisationId, applicationId },
      });
      return 1;
    });
  }
  return ok({ expired });
}
