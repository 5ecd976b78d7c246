import { logAccess } from "#app/domain/audit/log-access.server.ts";
import { afterBenefit, type AfterBenefit } from "#app/domain/benefits/after-benefit.server.ts";
import { benefitHistory } from "#app/domain/benefits/benefit-history.server.ts";
import { openFullName } from "#app/domain/identity/sealed-person.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, fail, ok, type Denial, type Outcome } from "#app/domain/kernel/result.ts";
import { edgesFrom, type TransitionActor } from "#app/domain/kernel/transition-table.ts";
import type { Tier } from "#app/domain/placements/placement.ts";
import { placementHistory } from "#app/domain/placements/placement-history.server.ts";
import { maySeeCase } from "./caseload.policy.ts";
import { officerOf, personFacts } from "./caseload.store.server.ts";
import { graduationMachine } from "./graduation.ts";
import { mayClose, mayDecide, mayDecideAppeal, mayWorkOn } from "./graduation.policy.ts";
import { findCaseInTime } from "./case-in-time.server.ts";
import { stepsOf, type CaseRow, type StepRow } from "./graduation.store.server.ts";
import { openWords } from "./take-edge.server.ts";

/** What an officer can do with a case; a denial says why this one cannot, where the case itself would allow it. */
type CaseAct = "propose" | "close" | "hear" | "record_health_cover" | "decide" | "decide_appeal";

type Facts = Pick<
  CaseRow,
  | "id"
  | "personId"
  | "country"
  | "status"
  | "evidence"
  | "openedAt"
  | "heardAt"
  | "hearingDueOn"
  | "healthCover"
  | "decidedAt"
  | "effectiveFrom"
  | "appealUntil"
  | "appealDecidedAt"
  | "monitoredUntil"
>;

export type GraduationCaseForOfficer = Facts & {
  readonly fullName: string;
  readonly proposal: string | null;
  readonly said: string | null;
  readonly decision: string | null;
  readonly appeal: string | null;
  readonly appealDecision: string | null;
  readonly steps: readonly StepRow[];
  /** What the household gets now by decision, in minor units. */
  readonly decidedMinor: number;
  readonly currency: string;
  readonly after: AfterBenefit | null;
  /** The work that opened the case; null when it is not known. */
  readonly work: {
    readonly title: string | null;
    readonly employerName: string | null;
    readonly tier: Tier | null;
  } | null;
  readonly acts: Readonly<Partial<Record<CaseAct, Denial | null>>>;
  readonly maySeePerson: boolean;
};

/** A graduation case as an officer decides on it: evidence, what was said, what is open to her. The view is logged. */
export async function readGraduationCase(
  ctx: Ctx,
  actor: Actor,
  input: { readonly caseId: string },
): Promise<Outcome<GraduationCaseForOfficer>> {
  return ctx.transaction(async (tx) => {
    const joined = ctx.within(tx);
    const row = await findCaseInTime(ctx, tx, input.caseId);
    const person = row && (await personFacts(tx, row.personId));
    if (!row || !person) return fail("not_found");
    const today = ctx.clock.today(row.country);
    const officerAccountId = await officerOf(tx, row.personId, today);
    const denied = maySeeCase(actor, { ...row, officerAccountId });
    if (denied) return deny(denied);
    await logAccess(ctx, tx, actor, {
      subjectPersonId: row.personId,
      purpose: "graduation",
      what: "graduation_case",
    });
    const { spells } = await benefitHistory(joined, row.householdId);
    const spell = spells.find(({ id }) => id === row.spellId);
    const placement = (await placementHistory(joined, row.personId)).find(
      ({ id }) => id === row.evidence.placementId,
    );
    const words = (column: string, sealed: string | null): string | null =>
      openWords(ctx, row.id, column, sealed);
    return ok({
      ...factsOf(row),
      fullName: openFullName(ctx.cipher, { id: row.personId, fullNameSealed: person.fullNameSealed }) ?? "—",
      proposal: words("proposal_sealed", row.proposalSealed),
      said: words("hearing_sealed", row.hearingSealed),
      decision: words("decision_sealed", row.decisionSealed),
      appeal: words("appeal_sealed", row.appealSealed),
      appealDecision: words("appeal_decision_sealed", row.appealDecisionSealed),
      steps: await stepsOf(tx, row.id),
      decidedMinor: spell?.decidedMinor ?? 0,
      currency: spell?.currency ?? "",
      after: spell ? await afterBenefit(joined, { packId: spell.packId, on: today }) : null,
      work: placement
        ? { title: placement.title, employerName: placement.employerName, tier: placement.bestTier }
        : null,
      acts: actsOf(actor, row),
      maySeePerson:
        actor.kind === "member" && (actor.role === "supervisor" || officerAccountId === actor.accountId),
    });
  });
}

function factsOf(row: CaseRow): Facts {
  const { id, personId, country, status, evidence, openedAt, heardAt, hearingDueOn, healthCover } = row;
  const { decidedAt, effectiveFrom, appealUntil, appealDecidedAt, monitoredUntil } = row;
  return {
    ...{ id, personId, country, status, evidence, openedAt, heardAt, hearingDueOn, healthCover },
    ...{ decidedAt, effectiveFrom, appealUntil, appealDecidedAt, monitoredUntil },
  };
}

/** Acts that the case is ready for; with a denial where it is not this actor's to take. */
function actsOf(actor: Actor, row: CaseRow): GraduationCaseForOfficer["acts"] {
  const role = actor.kind === "member" ? (actor.role as TransitionActor) : "worker";
  const open = new Set(edgesFrom(graduationMachine, row.status, role).map(({ name }) => name));
  return {
    ...(open.has("propose") ? { propose: mayWorkOn(actor, row) } : {}),
    ...(open.has("close") ? { close: mayClose(actor, row) } : {}),
    ...(open.has("hear") ? { hear: mayWorkOn(actor, row) } : {}),
    ...(row.status === "heard" && row.healthCover === "unknown"
      ? { record_health_cover: mayWorkOn(actor, row) }
      : {}),
    ...(row.status === "heard" ? { decide: mayDecide(actor, row) } : {}),
    ...(row.status === "appealed" ? { decide_appeal: mayDecideAppeal(actor, row) } : {}),
  };
}
