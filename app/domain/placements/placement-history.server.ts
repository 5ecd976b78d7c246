import { findEmployer } from "#app/domain/employers/find-employer.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { findVacancyById } from "#app/domain/vacancies/find-vacancy-by-id.server.ts";
import { evidenceOf, type EvidenceRow } from "./evidence.store.server.ts";
import { isStronger, type Tier } from "./placement.ts";
import {
  checkpointsOf,
  findForPerson,
  type CheckpointRow,
  type PlacementRow,
} from "./placements.store.server.ts";
import { questionsOf, type WageQuestionRow } from "./wage-questions.store.server.ts";

export type PlacementHistory = PlacementRow & {
  /** Null for work found elsewhere. */
  readonly title: string | null;
  readonly titleLang: string | null;
  readonly employerName: string | null;
  readonly checkpoints: readonly CheckpointRow[];
  readonly evidence: readonly EvidenceRow[];
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
      checkpoints: checkpoints.filter(({ placementId }) => placementId === placement.id),
      evidence,
      bestTier,
    });
  }
  return history;
}

/** What the person was asked about jobs that the wage register names, and what she answered. */
export const wageQuestionsOf = (ctx: Ctx, personId: string): Promise<readonly WageQuestionRow[]> =>
  questionsOf(ctx.sql, personId);
