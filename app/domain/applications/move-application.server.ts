import type { Actor } from "../kernel/actor.ts";
import type { Ctx, Tx } from "../kernel/ctx.server.ts";
import { fail, ok, type Failure, type Result } from "../kernel/result.ts";
import { recordConsent } from "../people/record-consent.server.ts";
import { applicationMachine, takeEdge, type ApplicationEdge, type Circumstances } from "./application.ts";
import type { ApplicationEventName } from "./application.events.ts";
import { factsOf, insertStep, saveFacts, type Application } from "./applications.store.server.ts";

export type Move = {
  readonly edge: ApplicationEdge;
  readonly around?: Circumstances;
  /** A code or an identifier, never words about a person. */
  readonly reason?: string | null;
  readonly event?: ApplicationEventName;
  readonly eventDetails?: Readonly<Record<string, string>>;
};

const disclosesBy = (edge: ApplicationEdge): boolean =>
  applicationMachine.transitions.some((one) => one.name === edge && one.effects?.includes("disclose"));

const roleOf = (actor: Actor): string => (actor.kind === "member" ? actor.role : "worker");

/**
 * Takes an edge of an application that is loaded and locked: facts, step, audit entry and event together.
 * Whether the actor may was asked before. Fails with the guard's code, and then nothing is written.
 */
export async function moveApplication(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  application: Application,
  move: Move,
): Promise<Result<Application, Failure>> {
  const taken = takeEdge(factsOf(application), move.edge, move.around);
  if ("failure" in taken) return fail(taken.failure);
  const now = ctx.clock.now();
  const rev = await saveFacts(tx, application.id, taken, now, { isAnswer: move.edge !== "open" });
  await insertStep(tx, {
    id: ctx.ids.next(),
    applicationId: application.id,
    edge: move.edge,
    from: application.status,
    to: taken.status,
    at: now,
    byRole: roleOf(actor),
    byAccountId: actor.kind === "member" ? actor.accountId : null,
    reason: move.reason ?? null,
  });
  // Accepting an interview or an offer is the consent to be named; it can be withdrawn on its own.
  if (disclosesBy(move.edge))
    await recordConsent(ctx, tx, actor, { ...application, applicationId: application.id });
  await tx.audit(actor, {
    action: `application.${move.edge}`,
    subjectType: "application",
    subjectId: application.id,
    details: { from: application.status, to: taken.status },
  });
  if (move.event)
    await tx.publish({
      name: move.event,
      payload: {
        applicationId: application.id,
        vacancyId: application.vacancyId,
        rev,
        from: application.status,
        to: taken.status,
        ...move.eventDetails,
      },
    });
  return ok({
    ...application,
    status: taken.status,
    statusBefore: taken.statusBefore,
    disclosedAt: taken.disclosed ? (application.disclosedAt ?? now) : application.disclosedAt,
    rev,
  });
}
