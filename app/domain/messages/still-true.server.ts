import { applicationStanding } from "#app/domain/applications/application-standing.server.ts";
import { isTurnLate } from "#app/domain/benefits/overpayments/is-turn-late.server.ts";
import { isHearingOpen } from "#app/domain/casework/is-hearing-open.server.ts";
import { isFreezeAsSaid } from "#app/domain/emergency/is-freeze-as-said.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { isCheckpointOpen, isWageQuestionOpen } from "#app/domain/placements/open-questions.server.ts";
import { isEvidenceOpen } from "#app/domain/registry/is-evidence-open.server.ts";
import { isAlertWanted } from "#app/domain/search/saved/is-alert-wanted.server.ts";
import { findVacancyById } from "#app/domain/vacancies/find-vacancy-by-id.server.ts";
import { ruleOf, type Fact } from "./message.ts";

type Params = Readonly<Record<string, string | number>>;
type Check = {
  /** Parameters that name what is asked about; a message without them counts as true. */
  readonly needs: readonly string[];
  readonly holds: (ctx: Ctx, param: (name: string) => string) => Promise<boolean>;
};

/** States in which the employer's answer is awaited. */
const WAITING = ["submitted", "in_review", "shortlisted"];

/** Each fact asks the context that knows. */
const CHECKS: Readonly<Record<Fact, Check>> = {
  application_waits: {
    needs: ["applicationId"],
    holds: async (ctx, param) =>
      WAITING.includes((await applicationStanding(ctx, param("applicationId")))?.status ?? ""),
  },
  interview_planned: {
    needs: ["applicationId"],
    holds: async (ctx, param) =>
      (await applicationStanding(ctx, param("applicationId")))?.status === "interview",
  },
  offer_open: {
    needs: ["applicationId", "offerId"],
    holds: async (ctx, param) =>
      (await applicationStanding(ctx, param("applicationId")))?.openOfferId === param("offerId"),
  },
  checkpoint_open: {
    needs: ["placementId", "day"],
    holds: (ctx, param) => isCheckpointOpen(ctx, param("placementId"), Number(param("day"))),
  },
  wage_question_open: {
    needs: ["questionId"],
    holds: (ctx, param) => isWageQuestionOpen(ctx, param("questionId")),
  },
  hearing_open: { needs: ["caseId"], holds: (ctx, param) => isHearingOpen(ctx, param("caseId")) },
  change_evidence_open: {
    needs: ["requestId"],
    holds: (ctx, param) => isEvidenceOpen(ctx, param("requestId")),
  },
  vacancy_published: {
    needs: ["vacancyId"],
    holds: async (ctx, param) => (await findVacancyById(ctx, param("vacancyId")))?.status === "published",
  },
  overpayment_late: {
    needs: ["overpaymentId"],
    holds: (ctx, param) => isTurnLate(ctx, param("overpaymentId")),
  },
  freeze_as_said: {
    needs: ["switchId", "date"],
    holds: (ctx, param) => isFreezeAsSaid(ctx, { switchId: param("switchId"), until: param("date") }),
  },
  alert_wanted: { needs: ["alertId"], holds: (ctx, param) => isAlertWanted(ctx, param("alertId")) },
};

/** Whether a message is still worth sending: what it speaks of has not been answered or settled meanwhile. */
export async function isStillTrue(
  ctx: Ctx,
  { code, params }: { readonly code: string; readonly params: Params },
): Promise<boolean> {
  const { fact } = ruleOf(code);
  if (fact === null) return true;
  const { needs, holds } = CHECKS[fact];
  if (needs.some((name) => params[name] === undefined)) return true;
  return holds(ctx, (name) => String(params[name]));
}
