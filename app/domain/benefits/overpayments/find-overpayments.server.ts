import type { Actor } from "../../kernel/actor.ts";
import type { Ctx, Tx } from "../../kernel/ctx.server.ts";
import { monthOf, type PlainMonth } from "../../kernel/plain-date.ts";
import { deny, ok, type Outcome } from "../../kernel/result.ts";
import { findArrears } from "../arrears/find-arrears.server.ts";
import { benefitHistory, type BenefitMonth } from "../benefit-history.server.ts";
import { lockSpellsOf, type SpellRow } from "../spells.store.server.ts";
import { overpaidFor, shiftsOf, type Shift } from "./overpaid-months.ts";
import { overpaymentMonthsOf, saveOverpaymentMonth } from "./overpayment-parts.store.server.ts";
import { insertOverpayment, lockOverpaymentsOf, type OverpaymentRow } from "./overpayments.store.server.ts";
import { noteOverpaymentStep, takeOverpaymentEdge } from "./take-overpayment-edge.server.ts";

export type Found = {
  /** Overpayments that are new, and those whose amount is another now. */
  readonly found: number;
  readonly changed: number;
};

/**
 * Holds the past months of a household's spells against what was paid for them, and opens what is too much as found,
 * with its evidence; what was found grows or shrinks, what the household was told of is only ever lowered. What was too
 * little is opened beside it. It changes no payment and tells nobody of what is new. Safe to repeat.
 */
export async function findOverpayments(
  ctx: Ctx,
  actor: Actor,
  input: { readonly householdId: string; readonly country: string },
): Promise<Outcome<Found>> {
  if (actor.kind !== "system") return deny("system_only");
  return ctx.transaction(async (tx) => {
    // The lock makes two searches of one household follow each other.
    await lockSpellsOf(tx, input.householdId);
    const { spells, months } = await benefitHistory(ctx.within(tx), input.householdId);
    const thisMonth = monthOf(ctx.clock.today(input.country));
    const result = { found: 0, changed: 0 };
    for (const spell of spells) {
      const decided = months.filter(({ spellId, month }) => spellId === spell.id && month < thisMonth);
      const arrears = await findArrears(ctx, tx, actor, spell, decided);
      // What was paid later as arrears of a month was paid for it.
      const past = decided.map((one) => ({
        ...one,
        decidedMinor: one.decidedMinor + (arrears.get(one.month) ?? 0),
      }));
      const one = await findOfSpell(ctx, tx, actor, spell, past);
      result.found += one.found;
      result.changed += one.changed;
    }
    return ok(result);
  });
}

async function findOfSpell(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  spell: SpellRow,
  past: readonly BenefitMonth[],
): Promise<Found> {
  const known = await lockOverpaymentsOf(tx, spell.id);
  const ids = known.map(({ id }) => id);
  const rows = await overpaymentMonthsOf(tx, ids);
  const covered = known.flatMap(({ id, status }) =>
    rows
      .filter(({ overpaymentId }) => overpaymentId === id)
      .map(({ month, owedMinor }) => ({ overpaymentId: id, status, month, owedMinor })),
  );
  const shifts = shiftsOf(new Map(past.map((month) => [month.month, overpaidFor(month)])), covered);
  if (shifts.length === 0) return { found: 0, changed: 0 };
  const evidence = new Map(past.map((month) => [month.month, month]));
  const isNew = shifts.some(({ overpaymentId }) => overpaymentId === null);
  if (isNew) await openNew(ctx, tx, actor, spell, shifts, evidence);
  let changed = 0;
  for (const overpayment of known) {
    const own = shifts.filter(({ overpaymentId }) => overpaymentId === overpayment.id);
    if (own.length === 0) continue;
    await changeFigure(ctx, tx, actor, overpayment, own, { covered, evidence });
    changed += 1;
  }
  return { found: isNew ? 1 : 0, changed };
}

async function openNew(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  spell: SpellRow,
  shifts: readonly Shift[],
  evidence: ReadonlyMap<PlainMonth, BenefitMonth>,
): Promise<void> {
  const own = shifts.filter(({ overpaymentId }) => overpaymentId === null);
  const id = ctx.ids.next();
  const amountMinor = own.reduce((sum, { owedMinor }) => sum + owedMinor, 0);
  const { householdId, personId, country, currency } = spell;
  const row = { id, spellId: spell.id, householdId, personId, country, currency, amountMinor };
  await insertOverpayment(tx, { ...row, since: ctx.clock.today(country) }, ctx.clock.now());
  for (const shift of own) await saveMonth(ctx, tx, id, shift, evidence.get(shift.month));
  await noteOverpaymentStep(
    ctx,
    tx,
    actor,
    { ...row, notifiedOn: null },
    { edge: "find", from: null, to: "found", amountMinor },
  );
}

async function changeFigure(
  ctx: Ctx,
  tx: Tx,
  actor: Actor,
  overpayment: OverpaymentRow,
  own: readonly Shift[],
  from: {
    readonly covered: readonly { overpaymentId: string; month: PlainMonth; owedMinor: number }[];
    readonly evidence: ReadonlyMap<PlainMonth, BenefitMonth>;
  },
): Promise<void> {
  for (const shift of own) await saveMonth(ctx, tx, overpayment.id, shift, from.evidence.get(shift.month));
  const before = new Map(
    from.covered
      .filter(({ overpaymentId }) => overpaymentId === overpayment.id)
      .map(({ month, owedMinor }) => [month, owedMinor]),
  );
  for (const { month, owedMinor } of own) before.set(month, owedMinor);
  const amountMinor = [...before.values()].reduce((sum, owed) => sum + owed, 0);
  // Months may move against each other while the whole stays.
  if (amountMinor === overpayment.amountMinor) return;
  const covers = overpayment.status !== "settled" && amountMinor <= overpayment.repaidMinor;
  const edge = covers ? "clear" : overpayment.status === "found" ? "revise" : "lower";
  const refused = await takeOverpaymentEdge(ctx, tx, actor, overpayment, {
    ...{ edge, amountMinor, change: { amountMinor } },
  });
  if (refused) throw new Error(`An overpayment's figure could not follow: ${refused.code}`);
}

async function saveMonth(
  ctx: Ctx,
  tx: Tx,
  overpaymentId: string,
  { month, owedMinor }: Shift,
  evidence: BenefitMonth | undefined,
): Promise<void> {
  if (!evidence) throw new Error(`A month of an overpayment is computed no more: ${month}`);
  const { decidedMinor, lowMinor, highMinor, earningsMinor, revision, earlier } = evidence;
  await saveOverpaymentMonth(tx, ctx.ids.next(), {
    ...{ overpaymentId, month, owedMinor, lowMinor, highMinor, earningsMinor, revision },
    paidMinor: decidedMinor,
    earlierLowMinor: earlier?.lowMinor ?? null,
    earlierHighMinor: earlier?.highMinor ?? null,
    changedBy: earlier?.changedBy ?? null,
  });
}
