import type { CompiledPack } from "./compile-pack.ts";
import { ZERO, add, and, choose, not, point, remainder, subtract, total, type Interval } from "./interval.ts";
import type { EarnerMonth, Ledger } from "./ledger.ts";
import type { Step } from "./rules/primitive.ts";

function run(steps: readonly Step[], ledger: Ledger): void {
  for (const step of steps) step(ledger);
}

/** What counts of an earner's earnings before any rule: gross or net, as the scheme values them. */
function countedOf(earner: EarnerMonth, basis: "gross" | "net"): Interval {
  const { gross, net, adjustment } = earner;
  if (basis === "gross") return point(gross + adjustment);
  if (adjustment === 0) return net;
  return { min: Math.max(0, net.min + adjustment), max: Math.max(0, net.max + adjustment) };
}

/** What a month comes to, beside what its ledger holds. */
type MonthFigures = {
  readonly countable: Interval;
  readonly deduction: Interval;
  readonly net: Interval;
  readonly wage: Interval;
  /** Costs of working and instalments. */
  readonly outgoings: Interval;
};

/** What may be unknown beside a wage without moving the benefit: after the last version's end its figures go on. */
const MOVES_NO_BENEFIT = [
  ...["contributions.", "linked-entitlement.", "entitlement."],
  ...["plan.transport", "pack.effective"],
];

const width = (range: Interval): number => range.max - range.min;

/**
 * What a household keeps of wage and benefit. A wage that is not certain and counts against the benefit moves both: the
 * lowest wage meets the highest benefit. Where the wage is all that is uncertain, and no rule changed the benefit
 * afterwards, the ends are worked out together; otherwise both are taken as independent, which is never too narrow.
 */
function kept(ledger: Ledger, wage: Interval, deduction: Interval, alone: boolean): Interval {
  const benefit = ledger.kept ?? ledger.benefit;
  const { award, entitled, ended, unknowns } = ledger;
  const together =
    alone &&
    width(wage) > 0 &&
    ledger.kept === null &&
    entitled === "yes" &&
    ended === "no" &&
    width(award) === 0 &&
    width(deduction) <= width(wage) &&
    benefit.min === Math.max(0, award.min - deduction.max) &&
    benefit.max === Math.max(0, award.max - deduction.min) &&
    unknowns.every(({ code }) => MOVES_NO_BENEFIT.some((kind) => code.startsWith(kind)));
  return together ? { min: wage.min + benefit.max, max: wage.max + benefit.min } : add(wage, benefit);
}

/** Takes one month through the phases of a pack; the ledger then holds its figures. */
export function workOut(ledger: Ledger, pack: CompiledPack): MonthFigures {
  const { steps, countsEarnings } = pack;
  const { household, earners } = ledger;
  run(steps.earnings, ledger);
  let wage = ZERO;
  for (const earner of earners) {
    wage = add(wage, earner.net);
    ledger.counted.push(countedOf(earner, countsEarnings));
  }
  run(steps.standing, ledger);
  run(steps.award, ledger);
  run(steps.income, ledger);
  const alone = countsEarnings === "net" && width(total(ledger.counted)) === width(wage);
  run(steps.earned, ledger);
  if (household.unearnedInFull > 0)
    ledger.countedUnearned = add(ledger.countedUnearned, point(household.unearnedInFull));
  const earned = total(ledger.counted);
  const countable = add(earned, ledger.countedUnearned);
  const deduction = add(ledger.earnedDeduction ?? earned, ledger.countedUnearned);
  ledger.due = remainder(ledger.award, deduction);
  ledger.benefit = choose(and(ledger.entitled, not(ledger.ended)), ledger.due, ZERO);
  run(steps.pay, ledger);
  run(steps.after, ledger);
  const other =
    household.unearned + household.unearnedInFull + household.unearnedIgnored + household.parentsUnearned;
  const spouse = (household.spouseEarned ?? 0) + (household.spouseUnearned ?? 0);
  const income = add(kept(ledger, wage, deduction, alone), point(other + spouse));
  return {
    countable,
    deduction,
    wage,
    net: subtract(income, ledger.outgoings),
    outgoings: ledger.instalment === null ? ledger.outgoings : add(ledger.outgoings, ledger.instalment),
  };
}
