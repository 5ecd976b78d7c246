import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx, Tx } from "#app/domain/kernel/ctx.server.ts";
import { consentUntil } from "./consent.ts";
import { insertConsent } from "./consent.store.server.ts";

/**
 * Keeps that a person agreed to be named to an employer in an application: accepting an interview or an offer is that
 * consent. Inside the caller's transaction; the caller has checked who acts. A second time changes nothing.
 */
export async function recordConsent(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  about: {
    readonly personId: string;
    readonly country: string;
    readonly organisationId: string;
    readonly applicationId: string;
  },
): Promise<void> {
  const id = ctx.ids.next();
  const validUntil = consentUntil(ctx.clock.today(about.country));
  const isNew = await insertConsent(tx, {
    ...{ id, ...about, validUntil },
    purpose: "recruitment",
    givenAt: ctx.clock.now(),
    givenBy: actor.kind === "member" ? actor.accountId : about.personId,
  });
  if (!isNew) return;
  const { personId, organisationId, applicationId } = about;
  await tx.publish({
    name: "consent.given",
    payload: { consentId: id, personId, organisationId, applicationId },
  });
  await tx.audit(actor, {
    action: "consent.give",
    subjectType: "consent",
    subjectId: id,
    details: { purpose: "recruitment", organisationId, applicationId, validUntil },
  });
}
