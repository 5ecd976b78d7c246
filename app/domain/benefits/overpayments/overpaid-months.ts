import type { PlainMonth } from "../../kernel/plain-date.ts";
import type { OverpaymentState } from "./overpayment-machine.ts";

/** Without earnings of every month since work began, what a later month allows is not known. */
const GAP = "plan.earnings-gap";

export type PaidMonth = {
  readonly month: PlainMonth;
  readonly decidedMinor: number;
  readonly lowMinor: number;
  readonly highMinor: number;
  readonly unknowns: readonly string[];
};

/**
 * What is certainly too much for a month, in minor units: what was paid above the most that the rules may allow. Where
 * that is not known nothing is too much.
 */
export const overpaidFor = ({ decidedMinor, highMinor, unknowns }: PaidMonth): number =>
  unknowns.includes(GAP) ? 0 : Math.max(0, decidedMinor - highMinor);

/**
 * What is certainly too little for a month that was paid, in minor units: what the least that the rules may allow lies
 * above it. A month in which a person had suspended the benefit is that decision's affair.
 */
export const underpaidFor = ({ decidedMinor, lowMinor, unknowns }: PaidMonth): number =>
  decidedMinor === 0 || unknowns.includes(GAP) ? 0 : Math.max(0, lowMinor - decidedMinor);

/** An overpayment's part of what is too much for a month. */
export type CoveredMonth = {
  readonly overpaymentId: string;
  readonly status: OverpaymentState;
  readonly month: PlainMonth;
  readonly owedMinor: number;
};

/** What becomes of an overpayment's part; `overpaymentId` null: of one that is to be found. */
export type Shift = {
  readonly overpaymentId: string | null;
  readonly month: PlainMonth;
  readonly owedMinor: number;
};

/** From which a lower figure is taken first: from what nobody was told of, then from what is asked for. */
const ORDER: readonly OverpaymentState[] = [
  "found",
  "notified",
  "contested",
  "upheld",
  "in_instalments",
  "settled",
];

/**
 * Brings the parts of one spell's overpayments to what is too much for each month now, so that no amount is counted
 * twice: more goes to the one that nobody was told of yet, or to a new one; less is taken off at once. What was waived
 * stays waived. `covered` is newest first.
 */
export function shiftsOf(
  overpaid: ReadonlyMap<PlainMonth, number>,
  covered: readonly CoveredMonth[],
): readonly Shift[] {
  const months = new Set([...overpaid.keys(), ...covered.map(({ month }) => month)]);
  const open = covered.find(({ status }) => status === "found")?.overpaymentId ?? null;
  return [...months].sort().flatMap((month): Shift[] => {
    const parts = covered.filter((part) => part.month === month);
    const difference = (overpaid.get(month) ?? 0) - parts.reduce((sum, { owedMinor }) => sum + owedMinor, 0);
    if (difference === 0) return [];
    if (difference > 0) {
      const before = parts.find(({ status }) => status === "found")?.owedMinor ?? 0;
      return [{ overpaymentId: open, month, owedMinor: before + difference }];
    }
    let over = -difference;
    return ORDER.flatMap((state) => parts.filter(({ status }) => status === state)).flatMap((part) => {
      const off = Math.min(over, part.owedMinor);
      over -= off;
      return off === 0 ? [] : [{ overpaymentId: part.overpaymentId, month, owedMinor: part.owedMinor - off }];
    });
  });
}
