import { findEmployer } from "../employers/find-employer.server.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Ctx, Tx } from "../kernel/ctx.server.ts";
import { deny, fail, failure, ok, type Failure, type Outcome } from "../kernel/result.ts";
import { findTransition } from "../kernel/transition-table.ts";
import { decentWorkProblems } from "./decent-work.ts";
import { selectVacancy, setVacancyStatus } from "./vacancies.store.server.ts";
import type { VacancyEventName } from "./vacancy.events.ts";
import { mayManageVacancies } from "./vacancy.policy.ts";
import { ownVacancyMachine, type OwnEdge, type OwnStatus, type Vacancy } from "./vacancy.ts";
import { workRulesOf } from "./work-rules.server.ts";

/** Edges that the employer takes on the vacancy's page; the rest belong to workers and officers. */
export const EMPLOYER_EDGES = [
  "publish",
  "pause",
  "resume",
  "fill",
  "reopen",
  "renew",
  "withdraw",
] as const satisfies readonly OwnEdge[];

export type MoveVacancy = {
  readonly vacancyId: string;
  readonly edge: (typeof EMPLOYER_EDGES)[number];
  /** Declared in the form: no fee is asked of the worker and no papers are kept. */
  readonly noFee?: boolean;
};

/** Takes one of the employer's edges; those to "published" pass the decent-work guard. */
export async function moveVacancy(
  ctx: Ctx,
  actor: Actor,
  input: MoveVacancy,
): Promise<Outcome<{ status: OwnStatus }>> {
  return ctx.transaction(async (tx) => {
    const vacancy = await selectVacancy(tx, input.vacancyId, { lock: true });
    if (!vacancy?.organisationId || vacancy.origin !== "own") return fail("not_found");
    const denied = mayManageVacancies(actor, vacancy.organisationId);
    if (denied) return deny(denied);
    return takeOwnEdge(ctx.within(tx), tx, actor, vacancy, input.edge, { noFee: input.noFee ?? false });
  });
}

/** Takes an edge of a vacancy that is loaded and locked: state, audit entry and event together. */
export async function takeOwnEdge(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  vacancy: Vacancy,
  edge: OwnEdge,
  declared: { readonly noFee: boolean },
): Promise<Outcome<{ status: OwnStatus }>> {
  const from = vacancy.status as OwnStatus;
  const transition = findTransition(ownVacancyMachine, edge, from);
  if (!transition) return fail("wrong_state");
  if (transition.guard === "decent_work") {
    const problem = await decentWorkProblem(ctx, vacancy, declared);
    if (problem) return { ok: false, error: problem };
  }
  const rev = await setVacancyStatus(tx, vacancy.id, transition.to, ctx.clock.now());
  await tx.audit(actor, {
    action: `vacancy.${edge}`,
    subjectType: "vacancy",
    subjectId: vacancy.id,
    details: { from, to: transition.to },
  });
  await tx.publish({
    name: eventOf(transition.to),
    payload: { vacancyId: vacancy.id, rev, from, to: transition.to },
  });
  return ok({ status: transition.to });
}

async function decentWorkProblem(
  ctx: Ctx,
  vacancy: Vacancy,
  declared: { readonly noFee: boolean },
): Promise<Failure | null> {
  const employer = await findEmployer(ctx, vacancy.organisationId ?? "");
  const fields = decentWorkProblems(
    vacancy,
    { verified: employer?.verified ?? false },
    declared,
    await workRulesOf(ctx, vacancy.country),
    ctx.clock.today(vacancy.country),
  );
  return Object.keys(fields).length > 0 ? failure("not_decent_work", { fields }) : null;
}

function eventOf(status: OwnStatus): VacancyEventName {
  if (status === "published") return "vacancy.published";
  return status === "draft" || status === "in_review" ? "vacancy.changed" : "vacancy.closed";
}
