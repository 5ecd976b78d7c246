import { findEmployer } from "../employers/find-employer.server.ts";
import { edgeActorOf, type Actor } from "../kernel/actor.ts";
import type { Ctx, Tx } from "../kernel/ctx.server.ts";
import { deny, fail, failure, ok, type Failure, type Outcome } from "../kernel/result.ts";
import { decentWorkProblems } from "./decent-work.ts";
import { takeOwnEdge, type OwnCircumstances } from "./vacancy-edge.ts";
import { eventOf } from "./vacancy.events.ts";
import { ownVacancyMachine, type OwnEdge } from "./vacancy-machines.ts";
import { saveOwnFacts } from "./vacancy-moves.store.server.ts";
import type { OwnStatus, Vacancy } from "./vacancy.ts";
import { workRulesOf } from "./work-rules.server.ts";

export type OwnMove = {
  readonly edge: OwnEdge;
  /** Declared by a person: no fee is asked of the worker and no papers are kept. */
  readonly noFee?: boolean;
  readonly around?: Omit<OwnCircumstances, "decentWork">;
  /** A code or an identifier, never words about a person. */
  readonly reason?: string | null;
  readonly eventDetails?: Readonly<Record<string, string | number>>;
};

/**
 * Takes an edge of a vacancy that is loaded and locked: state, audit entry and event together, in the caller's
 * transaction. Edges to "published" pass the decent-work guard.
 */
export async function moveOwnVacancy(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  vacancy: Vacancy,
  move: OwnMove,
): Promise<Outcome<{ status: OwnStatus }>> {
  const from = vacancy.status as OwnStatus;
  const rows = ownVacancyMachine.transitions.filter((t) => t.name === move.edge && t.from.includes(from));
  const [row] = rows;
  if (!row) return fail("wrong_state");
  const role = edgeActorOf(actor);
  // The system plays people's parts in seeds; who may move what is asked before.
  if (role !== "worker" && !row.by.some((by) => by === role)) return deny("other_role");
  const problem =
    row.to === "published" ? await decentWorkProblem(ctx.within(tx), vacancy, move.noFee ?? false) : null;
  const taken = takeOwnEdge(
    { status: from, published: vacancy.publishedAt !== null, heldFrom: vacancy.safetyHeldFrom },
    move.edge,
    { ...move.around, decentWork: problem === null },
  );
  if ("guard" in taken)
    return problem
      ? { ok: false, error: problem }
      : fail(vacancy.safetyHeldFrom ? "safety_held" : "wrong_state");
  if (taken.needsReason && !move.reason)
    return fail("invalid_input", { fields: { reason: "reason_needed" } });
  const rev =
    move.edge === "warn_of_expiry" ? vacancy.rev : await saveOwnFacts(tx, vacancy.id, taken, ctx.clock.now());
  await tx.audit(actor, {
    action: `vacancy.${move.edge}`,
    subjectType: "vacancy",
    subjectId: vacancy.id,
    details: { from, to: taken.status, ...(move.reason ? { reason: move.reason } : {}) },
  });
  await tx.publish({
    name: eventOf(move.edge, taken.status),
    payload: {
      vacancyId: vacancy.id,
      rev,
      from,
      to: taken.status,
      edge: move.edge,
      by: role,
      ...move.eventDetails,
    },
  });
  return ok({ status: taken.status });
}

async function decentWorkProblem(ctx: Ctx, vacancy: Vacancy, noFee: boolean): Promise<Failure | null> {
  const employer = await findEmployer(ctx, vacancy.organisationId ?? "");
  const fields = decentWorkProblems(
    vacancy,
    { verified: employer?.verified ?? false },
    { noFee },
    await workRulesOf(ctx, vacancy.country),
    ctx.clock.today(vacancy.country),
  );
  return Object.keys(fields).length > 0 ? failure("not_decent_work", { fields }) : null;
}
