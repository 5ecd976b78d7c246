import { z } from "zod";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { moveConsent } from "./consent.ts";
import { endConsent, lockOwnConsent } from "./consent.store.server.ts";

const schema = z.object({ consentId: z.uuid() });

/** The person withdraws a consent: whatever reads it shares nothing any more from this moment. Nobody asks why. */
export async function withdrawConsent(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ consentId: string }>> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) return fail("invalid_input");
  if (actor.kind !== "member") return deny("not_yours");
  const { consentId } = parsed.data;
  return ctx.transaction(async (tx) => {
    const consent = await lockOwnConsent(tx, actor.actingFor ?? actor.personId, consentId);
    if (!consent) return deny("not_yours");
    const today = ctx.clock.today(consent.country);
    const moved = moveConsent(consent, { edge: "withdraw", by: "seeker", today });
    // Ended already, by a first click or by its time: what was asked for is so.
    if ("failure" in moved) return ok({ consentId });
    await endConsent(tx, consentId, { ...moved, at: ctx.clock.now(), by: actor.accountId });
    const { personId, organisationId, applicationId } = consent;
    await tx.publish({
      name: "consent.withdrawn",
      payload: { consentId, personId, organisationId, applicationId },
    });
    await tx.audit(actor, {
      action: "consent.withdraw",
      subjectType: "consent",
      subjectId: consentId,
      details: { organisationId, applicationId },
    });
    return ok({ consentId });
  });
}
