import { findEmployer } from "#app/domain/employers/find-employer.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { findVacancyById } from "#app/domain/vacancies/find-vacancy-by-id.server.ts";
import { isReached } from "./checkpoint.ts";
import { evidenceOf, type EvidenceRow } from "./evidence.store.server.ts";
import { isStronger, type Tier } from "./placement.ts";
import {
  checkpointStepsOf,
  placementStepsOf,
  type CheckpointStep,
  type PlacementStep,
} from "./placement-steps.store.server.ts";
import {
  checkpointsOf,
  datesOf,
  findForPerson,
  type CheckpointRow,
  type DatesVersion,
  type PlacementRow,
} from "./placements.store.server.ts";
import { questionsOf, type WageQuestionRow } from "./wage-questions.store.server.ts";

export type PlacementHistory = PlacementRow & {
  /** Null for work found elsewhere. */
  readonly title: string | null;
  readonly titleLang: string | null;
  readonly employerName: string | null;
  readonly checkpoints: readonly (CheckpointRow & {
    /** Its day has come and nothing shows it yet. */
    readonly waits: boolean;
    /** Why it is disputed, in the words of who disputed it last; null while it is not. */
    readonly disputedBecause: string | null;
    /** In which capacity it is disputed; null while it is not. */
    readonly disputedBy: string | null;
  })[];
  readonly evidence: readonly EvidenceRow[];
  /** Every version of the dates, the latest first. */
  readonly versions: readonly DatesVersion[];
  /** What happened to it and to its checkpoints, oldest first. */
  readonly steps: readonly PlacementStep[];
  readonly checkpointSteps: readonly (CheckpointStep & { readonly day: number })[];
  /** The strongest of the evidence; null when there is none. */
  readonly bestTier: Tier | null;
};

/** A person's placements, the latest first, with checkpoints and evidence. The caller checks who may see them. */
export async function placementHistory(ctx: Ctx, personId: string): Promise<readonly PlacementHistory[]> {
  const placements = await findForPerson(ctx.sql, personId);
  const checkpoints = await checkpointsOf(
    ctx.sql,
    placements.map(({ id }) => id),
  );
  const ids = placements.map(({ id }) => id);
  const versions = await datesOf(ctx.sql, ids);
  const steps = await placementStepsOf(ctx.sql, ids);
  const checkpointSteps = await checkpointStepsOf(ctx.sql, ids);
  const history: PlacementHistory[] = [];
  for (const placement of placements) {
    const vacancy = placement.vacancyId ? await findVacancyById(ctx, placement.vacancyId) : null;
    const employer =
      !vacancy && placement.organisationId ? await findEmployer(ctx, placement.organisationId) : null;
    const evidence = await evidenceOf(ctx.sql, placement.id);
    let bestTier: Tier | null = null;
    for (const { tier } of evidence) if (isStronger(tier, bestTier)) bestTier = tier;
    history.push({
      ...placement,
      title: vacancy?.title ?? null,
      titleLang: vacancy?.titleLang ?? null,
      employerName: vacancy?.employerName ?? employer?.name ?? null,
      checkpoints: checkpoints
        .filter(({ placementId }) => placementId === placement.id)
        .map((checkpoint) => ({
          ...checkpoint,
          waits:
            checkpoint.status === "pending" &&
            checkpoint.dueOn <= ctx.clock.today(placement.country) &&
            isReached(placement, checkpoint.dueOn),
          ...disputeOf(ctx, checkpoint, checkpointSteps),
        })),
      evidence,
      versions: versions.filter(({ placementId }) => placementId === placement.id),
      steps: steps.filter(({ placementId }) => placementId === placement.id),
      checkpointSteps: checkpointSteps.filter(({ placementId }) => placementId === placement.id),
      bestTier,
    });
  }
  return history;
}

function disputeOf(
  ctx: Ctx,
  { id, status }: CheckpointRow,
  steps: readonly CheckpointStep[],
): Pick<PlacementHistory["checkpoints"][number], "disputedBecause" | "disputedBy"> {
  const last =
    status === "disputed"
      ? steps.filter((step) => step.checkpointId === id && step.edge === "dispute").at(-1)
      : undefined;
  return {
    disputedBy: last?.byRole ?? null,
    disputedBecause: last?.reasonSealed
      ? ctx.cipher.decrypt(last.reasonSealed, `checkpoint_step.reason_sealed:${last.id}`)
      : null,
  };
}

/** What the person was asked about jobs that the wage register names, and what she answered. */
export const wageQuestionsOf = (ctx: Ctx, personId: string): Promise<readonly WageQuestionRow[]> =>
  questionsOf(ctx.sql, personId);
