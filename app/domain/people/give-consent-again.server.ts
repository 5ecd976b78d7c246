import { z } from "zod";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { lockOwnConsent } from "./consent.store.server.ts";
import { recordConsent } from "./record-consent.server.ts";

const schema = z.object({ consentId: z.uuid() });

/** The person takes a withdrawal back, or renews what has expired: a new consent, of today. */
export async function giveConsentAgain(
  ctx: Ctx,
  actor: Actor,
  input: unknown,
): Promise<Outcome<{ consentId: string }>> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) return fail("invalid_input");
  if (actor.kind !== "member") return deny("not_yours");
  const { consentId } = parsed.data;
  return ctx.transaction(async (tx) => {
    const ended = await lockOwnConsent(tx, actor.actingFor ?? actor.personId, consentId);
    if (!ended) return deny("not_yours");
    const { status, personId, country, organisationId, applicationId } = ended;
    if (status === "given" || !organisationId || !applicationId) return ok({ consentId });
    await recordConsent(ctx, tx, actor, { personId, country, organisationId, applicationId });
    return ok({ consentId });
  });
}
