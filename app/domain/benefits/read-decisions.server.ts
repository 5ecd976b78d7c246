import { logAccess } from "../audit/log-access.server.ts";
import { looksAfterHousehold } from "../casework/looks-after.server.ts";
import type { Actor, Member } from "../kernel/actor.ts";
import { zoneOf } from "../kernel/countries.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { dateInZone, type PlainDate } from "../kernel/plain-date.ts";
import { deny, fail, ok, type Outcome } from "../kernel/result.ts";
import { edgesFrom } from "../kernel/transition-table.ts";
import { householdOf, readHouseholds } from "../people/household-of.server.ts";
import { adultsOfSpell } from "./adults-of-spell.server.ts";
import { benefitSpellMachine, type SpellEdge, type SpellStatus } from "./benefit-spell.ts";
import { mayDecideOn, maySettle } from "./benefit-spell.policy.ts";
import { latestComputations } from "./computations.store.server.ts";
import { decisionInTime } from "./decision-in-time.server.ts";
import { storiesOf, type DecisionStory } from "./decisions.store.server.ts";
import { findSpell, spellsOf, type SpellRow } from "./spells.store.server.ts";

/** A decision on a benefit as its pages tell it; amounts a month in minor units. */
export type ShownDecision = {
  readonly id: string;
  readonly edge: SpellEdge;
  readonly toStatus: SpellStatus;
  readonly fromMinor: number;
  readonly toMinor: number;
  readonly effectiveFrom: PlainDate;
  readonly reviewOn: PlainDate | null;
  readonly ground: string;
  /** The reason as it was written; null where a graduation's own case has it. */
  readonly reason: string | null;
  readonly decidedOn: PlainDate;
  readonly standing: "waits" | "objected" | "settled" | "carried_out" | "set_aside";
  /** How an objection was settled, in the words of who did; null while it is not. */
  readonly settlement: string | null;
};

const opened = (ctx: Ctx, id: string, column: string, sealed: string | null): string | null =>
  sealed === null ? null : ctx.cipher.decrypt(sealed, `benefit_decision.${column}:${id}`);

function standingOf({
  setAsideAt,
  carriedOutAt,
  objectedAt,
  settledAt,
}: DecisionStory): ShownDecision["standing"] {
  if (setAsideAt) return "set_aside";
  if (carriedOutAt) return "carried_out";
  return !objectedAt ? "waits" : settledAt ? "settled" : "objected";
}

async function show(ctx: Ctx, spell: SpellRow, row: DecisionStory): Promise<ShownDecision> {
  const { id, edge, toStatus, fromMinor, toMinor, reviewOn, ground } = row;
  const { effectiveFrom } = await decisionInTime(ctx, ctx.sql, spell, row);
  return {
    ...{ id, edge, toStatus, fromMinor, toMinor, reviewOn, ground, effectiveFrom },
    reason: opened(ctx, id, "reason_sealed", row.reasonSealed),
    decidedOn: dateInZone(row.decidedAt, zoneOf(spell.country)),
    standing: standingOf(row),
    settlement: opened(ctx, id, "settlement_sealed", row.settlementSealed),
  };
}

const isOpen = ({ standing }: ShownDecision): boolean =>
  standing === "waits" || standing === "objected" || standing === "settled";

export type OwnDecisions = {
  readonly currency: string;
  readonly decidedMinor: number;
  readonly status: SpellStatus;
  /** The one that waits for its day; null where none does. */
  readonly waiting: (ShownDecision & { readonly mayObject: boolean }) | null;
  /** Those that hold or were set aside, the latest first. */
  readonly earlier: readonly ShownDecision[];
};

/** Decisions on the benefits of the actor's household, the present one first; none of another member's own benefit. */
export async function readOwnDecisions(ctx: Ctx, actor: Member): Promise<readonly OwnDecisions[]> {
  const personId = actor.actingFor ?? actor.personId;
  const household = await householdOf(ctx, personId, ctx.clock.today(actor.country));
  if (!household) return [];
  const shown: OwnDecisions[] = [];
  for (const spell of (await spellsOf(ctx.sql, household.id)).toReversed()) {
    if (!(await adultsOfSpell(ctx, spell.id)).includes(personId)) continue;
    const stories = await storiesOf(ctx.sql, spell.id);
    const decisions = await Promise.all(stories.map((row) => show(ctx, spell, row)));
    const waiting = decisions.find(isOpen);
    shown.push({
      ...{ currency: spell.currency, decidedMinor: spell.decidedMinor, status: spell.status },
      waiting: waiting ? { ...waiting, mayObject: waiting.standing === "waits" } : null,
      earlier: decisions.filter((one) => !isOpen(one)),
    });
  }
  return shown;
}

export type SpellToDecide = {
  readonly spell: Pick<
    SpellRow,
    "id" | "status" | "scheme" | "decidedMinor" | "currency" | "from" | "until" | "reviewOn"
  >;
  /** Whose file leads here: a member of the caseload. */
  readonly personIds: readonly string[];
  readonly waiting:
    (ShownDecision & { readonly objection: string | null; readonly maySettle: boolean }) | null;
  readonly earlier: readonly ShownDecision[];
  /** Edges open to this actor now; none while a decision waits. */
  readonly acts: readonly SpellEdge[];
  /** Wage records prove earnings: without, nothing is lowered for earnings. */
  readonly isProven: boolean;
};

/** A spell as an officer decides on it. Everyone of the household can see that it was looked at. */
export async function readSpellToDecide(
  ctx: Ctx,
  actor: Actor,
  input: { readonly spellId: string },
): Promise<Outcome<SpellToDecide>> {
  return ctx.transaction(async (tx) => {
    const joined = ctx.within(tx);
    const spell = await findSpell(tx, input.spellId);
    if (!spell) return fail("not_found");
    const today = ctx.clock.today(spell.country);
    const [household] = await readHouseholds(joined, [spell.householdId], today);
    const denied = mayDecideOn(actor, spell) ?? (await looksAfterHousehold(joined, actor, household ?? null));
    if (denied || actor.kind !== "member") return deny(denied ?? "officers_only");
    const personIds = (household?.members ?? []).map(({ personId }) => personId);
    await logAccess(
      ctx,
      tx,
      actor,
      personIds.map((subjectPersonId) => ({ subjectPersonId, purpose: "casework", what: "benefit" })),
    );
    const stories = await storiesOf(tx, spell.id);
    const decisions = await Promise.all(stories.map((row) => show(joined, spell, row)));
    const waiting = decisions.find(isOpen);
    const story = waiting && stories.find(({ id }) => id === waiting.id);
    const role = actor.role === "supervisor" ? "supervisor" : "officer";
    const { id, status, scheme, decidedMinor, currency, from, until, reviewOn } = spell;
    const { country } = spell;
    return ok({
      spell: { id, status, scheme, decidedMinor, currency, from, until, reviewOn },
      personIds,
      waiting:
        waiting && story
          ? {
              ...waiting,
              objection: opened(ctx, story.id, "objection_sealed", story.objectionSealed),
              maySettle:
                waiting.standing === "objected" && !maySettle(actor, { country, decidedBy: story.decidedBy }),
            }
          : null,
      earlier: decisions.filter((one) => !isOpen(one)),
      acts: waiting
        ? []
        : [
            ...new Set(edgesFrom(benefitSpellMachine, status, role).map(({ name }) => name as SpellEdge)),
          ].filter((edge) => edge !== "let_lapse" || spell.openedBy !== actor.accountId),
      isProven: (await latestComputations(tx, [spell.id])).some(({ earningsMinor }) => earningsMinor > 0),
    });
  });
}
