import type { GraduationRule } from "#app/domain/benefits/graduation-rule.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate, PlainMonth } from "#app/domain/kernel/plain-date.ts";
import { fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { verifiedEarnings } from "#app/domain/placements/verified-earnings.server.ts";
import { graduationSignal, type GraduationState } from "./graduation.ts";
import { caseInTime, findCaseInTime } from "./case-in-time.server.ts";
import { casesOfPerson, stepsOf, type CaseRow, type StepRow } from "./graduation.store.server.ts";
import { isHeard } from "./graduation.policy.ts";
import { openWords } from "./take-edge.server.ts";

/** A graduation case in a line. */
export type OwnCaseSummary = {
  readonly id: string;
  readonly status: GraduationState;
  readonly hearingDueOn: PlainDate | null;
  readonly appealUntil: PlainDate | null;
  readonly monitoredUntil: PlainDate | null;
};

/** The whole case as the person whom it concerns sees it; the words as they were written. */
export type OwnCase = OwnCaseSummary & {
  readonly spellId: string;
  readonly evidence: CaseRow["evidence"];
  readonly openedAt: Date;
  readonly healthCover: CaseRow["healthCover"];
  /** The officer's reason; null before a proposal. */
  readonly proposal: string | null;
  readonly heard: { readonly said: string; readonly at: Date } | null;
  readonly decision: { readonly reason: string; readonly at: Date } | null;
  readonly effectiveFrom: PlainDate | null;
  readonly appeal: string | null;
  /** An appeal is possible today. */
  readonly mayAppeal: boolean;
  readonly steps: readonly Pick<StepRow, "edge" | "at">[];
};

const summary = ({ id, status, hearingDueOn, appealUntil, monitoredUntil }: CaseRow): OwnCaseSummary => ({
  ...{ id, status, hearingDueOn, appealUntil, monitoredUntil },
});

/** A case is shown from the proposal on: before it there is nothing to say to the household. */
const isShown = ({ proposalSealed, decidedAt }: CaseRow): boolean =>
  proposalSealed !== null || decidedAt !== null;

/** The actor's own cases, newest first. */
export async function readOwnCases(ctx: Ctx, actor: Member): Promise<readonly OwnCaseSummary[]> {
  const cases = await casesOfPerson(ctx.sql, actor.actingFor ?? actor.personId);
  const shown = await Promise.all(cases.filter(isShown).map((row) => caseInTime(ctx, ctx.sql, row)));
  return shown.map(summary);
}

/** One of the actor's own cases; another person's does not exist, not even for the head of the household. */
export async function readOwnCase(ctx: Ctx, actor: Member, caseId: string): Promise<Outcome<OwnCase>> {
  const found = await findCaseInTime(ctx, ctx.sql, caseId);
  if (!found || isHeard(actor, found.personId) || !isShown(found)) return fail("not_found");
  const steps = await stepsOf(ctx.sql, caseId);
  const said = openWords(ctx, caseId, "hearing_sealed", found.hearingSealed);
  const reason = openWords(ctx, caseId, "decision_sealed", found.decisionSealed);
  const { spellId, evidence, openedAt, healthCover, heardAt, decidedAt, effectiveFrom } = found;
  return ok({
    ...summary(found),
    ...{ spellId, evidence, openedAt, healthCover, effectiveFrom },
    proposal: openWords(ctx, caseId, "proposal_sealed", found.proposalSealed),
    heard: heardAt && { said: said ?? "", at: heardAt },
    decision: reason !== null && decidedAt ? { reason, at: decidedAt } : null,
    appeal: openWords(ctx, caseId, "appeal_sealed", found.appealSealed),
    mayAppeal:
      found.status === "decided_yes" &&
      found.appealUntil !== null &&
      ctx.clock.today(found.country) <= found.appealUntil,
    steps: steps.map(({ edge, at }) => ({ edge, at })),
  });
}

/** How far the actor's own verified wage has come; amounts a month in minor units. */
export type GraduationProgress = GraduationRule & {
  /** Months in a row at or above the line, ending with the latest one known. */
  readonly monthsInARow: number;
  /** The latest month that wage records prove; null when none does. */
  readonly latest: { readonly month: PlainMonth; readonly earningsMinor: number } | null;
};

/** Progress towards the line by the actor's own wage records; other members' earnings are not shown to her. */
export async function readOwnProgress(
  ctx: Ctx,
  actor: Member,
  rule: GraduationRule,
): Promise<GraduationProgress> {
  const earnings = await verifiedEarnings(ctx, [actor.actingFor ?? actor.personId]);
  const run = graduationSignal(earnings, { ...rule, monthsNeeded: 0 });
  return { ...rule, monthsInARow: run?.monthsInARow ?? 0, latest: earnings.at(-1) ?? null };
}
