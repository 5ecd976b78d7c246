import { edgeActorOf, type Actor } from "../kernel/actor.ts";
import type { Ctx, Tx } from "../kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import { recordConsent } from "../people/record-consent.server.ts";
import { applicationMachine, type ApplicationEdge, type ApplicationStatus } from "./application.ts";
import { takeEdge, type Circumstances } from "./application-edge.ts";
import { EVENT_OF } from "./application.events.ts";
import { factsOf, insertStep, saveFacts, type Application } from "./applications.store.server.ts";
import { closeInterview } from "./close-interview.server.ts";

export type Move = {
  readonly edge: ApplicationEdge;
  readonly around?: Circumstances;
  /** A code or an identifier, never words about a person. */
  readonly reason?: string | null;
  /** What the new state stands on, written before it: the row is never without. */
  readonly before?: () => Promise<void>;
  readonly eventDetails?: Readonly<Record<string, string | number>>;
};

/** Edges that are no answer of either side: they leave the days of silence running. */
const NO_ANSWER: ReadonlySet<ApplicationEdge> = new Set(["open", "warn_of_silence"]);

const sideOf = (role: string): "seeker" | "employer" | "worker" =>
  role === "seeker" || role === "worker" ? role : "employer";

/**
 * Takes an edge of an application that is loaded and locked: facts, step, audit entry and event together, and
 * what else the table names as effects on the row. Fails with the guard's code, and then nothing is written.
 */
export async function moveApplication(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  application: Application,
  move: Move,
): Promise<Outcome<Application>> {
  const taken = takeEdge(factsOf(application), move.edge, move.around);
  if ("failure" in taken) return fail(taken.failure);
  if (taken.needsReason && !move.reason)
    return fail("invalid_input", { fields: { reason: "reason_needed" } });
  const role = edgeActorOf(actor);
  if (!mayTake(role, move.edge, application.status)) return deny("other_role");
  const now = ctx.clock.now();
  await move.before?.();
  const rev = await saveFacts(tx, application.id, taken, now, { isAnswer: !NO_ANSWER.has(move.edge) });
  if (taken.effects.includes("close_interview")) await closeInterview(ctx, tx, actor, application.id);
  await insertStep(tx, {
    id: ctx.ids.next(),
    applicationId: application.id,
    edge: move.edge,
    from: application.status,
    to: taken.status,
    at: now,
    byRole: role,
    byAccountId: actor.kind === "member" ? actor.accountId : null,
    reason: move.reason ?? null,
  });
  // Accepting an interview or an offer is the consent to be named; it can be withdrawn on its own.
  if (taken.effects.includes("disclose"))
    await recordConsent(ctx, tx, actor, { ...application, applicationId: application.id });
  await tx.audit(actor, {
    action: `application.${move.edge}`,
    subjectType: "application",
    subjectId: application.id,
    details: { from: application.status, to: taken.status },
  });
  await tx.publish({
    name: EVENT_OF[move.edge],
    payload: {
      applicationId: application.id,
      vacancyId: application.vacancyId,
      rev,
      from: application.status,
      to: taken.status,
      by: sideOf(role),
      ...move.eventDetails,
    },
  });
  return ok({
    ...application,
    status: taken.status,
    statusBefore: taken.statusBefore,
    postponedFrom: taken.postponedFrom,
    disclosedAt: taken.disclosed ? (application.disclosedAt ?? now) : application.disclosedAt,
    rev,
  });
}

/** The system takes any edge: seeds play people's parts, and reactions are asked who they are before. */
const mayTake = (role: string, edge: ApplicationEdge, from: ApplicationStatus): boolean =>
  role === "worker" ||
  applicationMachine.transitions.some(
    (t) => t.name === edge && t.from.includes(from) && t.by.some((by) => by === role),
  );
