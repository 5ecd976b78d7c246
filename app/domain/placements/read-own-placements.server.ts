import { findEmployer } from "#app/domain/employers/find-employer.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import { findVacancyById } from "#app/domain/vacancies/find-vacancy-by-id.server.ts";
import { isReached, type CheckpointState } from "./checkpoint.ts";
import { evidenceOf } from "./evidence.store.server.ts";
import type { CheckpointDay, Tier } from "./placement.ts";
import { checkpointStepsOf } from "./placement-steps.store.server.ts";
import { checkpointsOf, findForPerson, type PlacementRow } from "./placements.store.server.ts";
import { questionsOf, type WageQuestionRow } from "./wage-questions.store.server.ts";

export type OwnCheckpoint = {
  readonly id: string;
  readonly day: CheckpointDay;
  readonly dueOn: PlainDate;
  readonly status: CheckpointState;
  readonly tier: Tier | null;
  /** Its day has come and nothing shows it yet. */
  readonly waits: boolean;
  /** Her word would still add something. */
  readonly canVouch: boolean;
  /** She disputed it, nobody has settled it, and she can take that back. */
  readonly canTakeBack: boolean;
};

/** What shows that the person worked, over days [from, until). Wage a month in minor units, where it says one. */
export type OwnEvidence = {
  readonly tier: Tier;
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly wage: { readonly minor: number; readonly currency: string } | null;
};

/** A placement as the person in it sees it. */
export type OwnPlacement = Pick<
  PlacementRow,
  "id" | "status" | "expectedStart" | "startedOn" | "endedOn" | "endReason" | "startTier" | "hoursPerWeek"
> & {
  /** Null for work found elsewhere. */
  readonly title: { readonly text: string; readonly lang: string } | null;
  readonly employer: string | null;
  readonly wage: { readonly minor: number; readonly currency: string } | null;
  readonly checkpoints: readonly OwnCheckpoint[];
  readonly evidence: readonly OwnEvidence[];
};

export type OwnWageQuestion = Pick<
  WageQuestionRow,
  "id" | "kind" | "employerName" | "firstMonth" | "placementId"
> & {
  readonly status: Exclude<WageQuestionRow["status"], "withdrawn">;
  /** The answer can still be changed: no officer has acted on it. */
  readonly canUndo: boolean;
  readonly isSettled: boolean;
  /** The office wrote the answer down for her. */
  readonly isWrittenDown: boolean;
};

const amount = (minor: number | null, currency: string | null): OwnPlacement["wage"] =>
  minor === null || currency === null ? null : { minor, currency };

/** The actor's own placements, the latest first, with checkpoints and what proves them. */
export async function readOwnPlacements(ctx: Ctx, actor: Member): Promise<readonly OwnPlacement[]> {
  const personId = actor.actingFor ?? actor.personId;
  const today = ctx.clock.today(actor.country);
  const rows = await findForPerson(ctx.sql, personId);
  const ids = rows.map(({ id }) => id);
  const checkpoints = await checkpointsOf(ctx.sql, ids);
  const disputes = (await checkpointStepsOf(ctx.sql, ids)).filter(({ edge }) => edge === "dispute");
  return Promise.all(
    rows.map(async (row) => {
      const vacancy = row.vacancyId === null ? null : await findVacancyById(ctx, row.vacancyId);
      const organisation =
        vacancy || row.organisationId === null ? null : await findEmployer(ctx, row.organisationId);
      const { id, status, expectedStart, startedOn, endedOn, endReason, startTier, hoursPerWeek } = row;
      return {
        ...{ id, status, expectedStart, startedOn, endedOn, endReason, startTier, hoursPerWeek },
        title: vacancy ? { text: vacancy.title, lang: vacancy.titleLang } : null,
        employer: vacancy?.employerName ?? organisation?.name ?? null,
        wage: amount(row.wageMinor, row.currency),
        checkpoints: checkpoints
          .filter(({ placementId }) => placementId === id)
          .map(({ id: checkpointId, day, dueOn, status: state, tier }) => ({
            ...{ id: checkpointId, day, dueOn, tier, status: state },
            waits: state === "pending" && dueOn <= today && isReached(row, dueOn),
            // Late words still count: one that nobody answered in time can be answered.
            canVouch: (state === "pending" || state === "unknown") && dueOn <= today && isReached(row, dueOn),
            canTakeBack:
              state === "disputed" &&
              disputes.findLast((step) => step.checkpointId === checkpointId)?.byRole === "seeker",
          })),
        evidence: (await evidenceOf(ctx.sql, id)).map((item) => ({
          tier: item.tier,
          from: item.from,
          until: item.until,
          wage: amount(item.wageMinor, item.currency),
        })),
      };
    }),
  );
}

/** What the wage register asks of the actor: "is this yours?" and "has it ended?", newest first. */
export async function readOwnWageQuestions(ctx: Ctx, actor: Member): Promise<readonly OwnWageQuestion[]> {
  const questions = await questionsOf(ctx.sql, actor.actingFor ?? actor.personId);
  return questions.flatMap(
    ({ id, kind, employerName, firstMonth, placementId, status, settlement, answeredBy }) =>
      status === "withdrawn"
        ? []
        : [
            {
              ...{ id, kind, employerName, firstMonth, placementId, status },
              canUndo: settlement === null && (status === "no" || (status === "yes" && kind === "mine")),
              isSettled: settlement !== null,
              isWrittenDown: answeredBy !== null,
            },
          ],
  );
}
