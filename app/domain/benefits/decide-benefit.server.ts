import { looksAfterHousehold } from "../casework/looks-after.server.ts";
import type { Actor, Member } from "../kernel/actor.ts";
import type { Ctx, Tx } from "../kernel/ctx.server.ts";
import type { PlainDate } from "../kernel/plain-date.ts";
import { deny, fail, failure, ok, type Failure, type Outcome, type Result } from "../kernel/result.ts";
import { readHouseholds } from "../people/household-of.server.ts";
import {
  firstDayOfLoss,
  moveSpell,
  takesAway,
  type DecisionGround,
  type SpellEdge,
} from "./benefit-spell.ts";
import { mayDecideOn } from "./benefit-spell.policy.ts";
import { carryOutDecision } from "./carry-out-decision.server.ts";
import { latestComputations } from "./computations.store.server.ts";
import { decisionInTime } from "./decision-in-time.server.ts";
import { insertDecision, waitingDecision, type DecisionRow } from "./decisions.store.server.ts";
import { lockSpell, type SpellRow } from "./spells.store.server.ts";

type NewDecision = {
  readonly spellId: string;
  readonly edge: SpellEdge;
  readonly ground: DecisionGround;
  readonly reason: string;
  readonly decidedMinor?: number;
  readonly reviewOn?: PlainDate;
  readonly effectiveFrom?: PlainDate;
};

export type Decided = {
  readonly decisionId: string;
  /** The day from which it holds. Until then everything stays, and the household can object. */
  readonly effectiveFrom: PlainDate;
};

/**
 * A person of the office decides on a spell of her caseload. What gives holds at once; what takes something away
 * waits until the time to object is over, and on its day the worker carries it out.
 */
export async function decideBenefit(
  ctx: Ctx,
  actor: Actor,
  decision: NewDecision,
): Promise<Outcome<Decided>> {
  return ctx.transaction(async (tx) => {
    const joined = ctx.within(tx);
    const spell = await lockSpell(tx, decision.spellId);
    if (!spell) return deny("no_such_spell");
    const today = ctx.clock.today(spell.country);
    const [household] = await readHouseholds(joined, [spell.householdId], today);
    const denied = mayDecideOn(actor, spell) ?? (await looksAfterHousehold(joined, actor, household ?? null));
    if (denied) return deny(denied);
    if (await waitingDecision(tx, spell.id)) return fail("decision_waits");
    const decided = await weigh(tx, actor as Member, spell, decision, today);
    if (!decided.ok) return decided;
    const row: DecisionRow = { ...decided.value, ...seal(ctx, decision.reason), decidedAt: ctx.clock.now() };
    await insertDecision(tx, row);
    const { id: spellId, householdId, country } = spell;
    const payload = { spellId, householdId, country, decisionId: row.id, edge: row.edge };
    await tx.publish({ name: "benefit_spell.decided", payload });
    const { edge, fromStatus, toStatus, fromMinor, toMinor, effectiveFrom, ground } = row;
    await tx.audit(actor, {
      action: `benefit_spell.${edge}`,
      subjectType: "benefit_spell",
      subjectId: spellId,
      details: {
        decisionId: row.id,
        from: fromStatus,
        to: toStatus,
        fromMinor,
        toMinor,
        effectiveFrom,
        ground,
      },
    });
    const held = await decisionInTime(ctx, tx, spell, row);
    if (held.effectiveFrom <= today) await carryOutDecision(ctx, tx, actor, spell, held);
    return ok({ decisionId: row.id, effectiveFrom: held.effectiveFrom });
  });
}

type Weighed = Omit<DecisionRow, "id" | "reasonSealed" | "decidedAt">;

/** Holds a decision against the table, what is proven, and the days that a household must be given. */
async function weigh(
  tx: Tx,
  actor: Member,
  spell: SpellRow,
  decision: NewDecision,
  today: PlainDate,
): Promise<Result<Weighed, Failure>> {
  const { edge, ground, reason, reviewOn } = decision;
  const by = actor.role === "supervisor" ? "supervisor" : "officer";
  const moved = moveSpell(spell, {
    ...{ edge, by, today, reason, reviewOn },
    decidedBy: actor.accountId,
    toMinor: decision.decidedMinor,
  });
  if ("failure" in moved)
    return fail(moved.failure === "not_this_role" ? failure("supervisor_needed") : moved.failure);
  const loses = takesAway(spell, moved);
  if (loses && ground === "proven_earnings" && !(await hasProvenEarnings(tx, spell.id)))
    return fail("earnings_not_proven");
  const earliest = loses && ground !== "household_asked" ? firstDayOfLoss(today) : loses ? today : spell.from;
  const effectiveFrom = decision.effectiveFrom ?? (earliest > today ? earliest : today);
  if (effectiveFrom < earliest) return fail("too_soon", { fields: { effectiveFrom: "too_soon" } });
  return ok({
    spellId: spell.id,
    edge,
    fromStatus: spell.status,
    toStatus: moved.status,
    fromMinor: spell.decidedMinor,
    toMinor: moved.decidedMinor,
    effectiveFrom,
    reviewOn: moved.reviewOn,
    ground,
    decidedBy: actor.accountId,
    caseId: null,
    objectedAt: null,
    settledAt: null,
    carriedOutAt: null,
    setAsideAt: null,
  });
}

/** Wage records prove earnings in a month of the spell; nobody's word does. */
const hasProvenEarnings = async (tx: Tx, spellId: string): Promise<boolean> =>
  (await latestComputations(tx, [spellId])).some(({ earningsMinor }) => earningsMinor > 0);

function seal(ctx: Ctx, reason: string): Pick<DecisionRow, "id" | "reasonSealed"> {
  const id = ctx.ids.next();
  return { id, reasonSealed: ctx.cipher.encrypt(reason, `benefit_decision.reason_sealed:${id}`) };
}
