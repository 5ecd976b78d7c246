import type { MonthRange } from "#app/domain/benefits/outcome.ts";
import type { Money } from "#app/domain/kernel/money.ts";

import type { EntitlementRuns } from "./kept-runs.ts";

/** Income in one month after the start of work. */
export type MonthFigure = {
  /** 1 is the first month of work. */
  readonly month: number;
  /** After social insurance. */
  readonly wage: Money;
  /** What is sure to be paid; the least where it is uncertain. */
  readonly benefit: Money;
  /** Wage and benefit together at the most, where that is uncertain. */
  readonly totalMost?: Money | null;
  /** It may be more still: nobody knows the upper end. */
  readonly isOpen?: boolean;
  /** A wage that is earned in this month and arrives, or may arrive, later. */
  readonly waiting?: Money | null;
};

/** What the chart of months draws. */
export type MonthChartProps = {
  /** 24 of them, as a rule. */
  months: readonly MonthFigure[];
  /** The household's income before the job: the dashed line to compare with. */
  now: Money;
  /** The same at the most, where it is uncertain; `now` is then the least. */
  nowMost?: Money | null;
  /** When the wage alone is enough: one month, or a stretch in which that month lies; `latest: null` = no end known. */
  graduation?: MonthRange | null;
  /** The last month in which the way back is open; from `earliest` on nobody knows. */
  protectionEnds?: MonthRange | null;
  /** What hangs on the benefit, as strips under the months. */
  entitlements?: readonly EntitlementRuns[];
  /** The wages are those of the whole household. */
  othersToo?: boolean;
};

/** Months in a row with the same income; `most` where it is uncertain, else the same as `total`; `isOpen`: perhaps more. */
export type MonthRun = {
  readonly from: number;
  readonly to: number;
  readonly total: Money;
  readonly most: Money;
  readonly isOpen: boolean;
};

/** Wage and benefit together, at the least. */
export const totalOf = ({ wage, benefit }: MonthFigure): Money => ({
  minor: wage.minor + benefit.minor,
  currency: wage.currency,
});

/** Wage and benefit together, at the most. */
export const mostOf = (figure: MonthFigure): Money => {
  const total = totalOf(figure);
  return figure.totalMost && figure.totalMost.minor > total.minor ? figure.totalMost : total;
};

/** Folds months of equal income into runs, in order. */
export function runsOf(months: readonly MonthFigure[]): MonthRun[] {
  const runs: MonthRun[] = [];
  for (const figure of months) {
    const { month, isOpen = false } = figure;
    const [total, most] = [totalOf(figure), mostOf(figure)];
    const last = runs.at(-1);
    if (
      last &&
      last.total.minor === total.minor &&
      last.most.minor === most.minor &&
      last.isOpen === isOpen
    ) {
      runs[runs.length - 1] = { ...last, to: month };
    } else runs.push({ from: month, to: month, total, most, isOpen });
  }
  return runs;
}

/** The middle of a run, in months. */
export const middleOf = ({ from, to }: MonthRun): number => (from + to) / 2;

/**
 * The runs whose amounts can be written above their bars without touching another: the highest, then each
 * that is long enough. An amount is about three of 24 bars wide on a phone; amounts at clearly different
 * heights may stand closer.
 *
 * @param height - pixels of an amount above the ground
 */
export function labelledRuns(
  runs: readonly MonthRun[],
  dense: boolean,
  height: (run: MonthRun) => number,
): MonthRun[] {
  const highest = runs.reduce<MonthRun | null>((a, b) => (a && a.most.minor >= b.most.minor ? a : b), null);
  const long = runs.filter((run) => run !== highest && run.to - run.from + 1 >= (dense ? 3 : 1));
  const kept: MonthRun[] = [];
  for (const run of highest ? [highest, ...long] : long) {
    const free = kept.every((other) => {
      const months = Math.abs(middleOf(run) - middleOf(other));
      const apart = Math.abs(height(run) - height(other)) >= 18;
      return months >= (dense ? 4 : 2) || (apart && months >= (dense ? 2.5 : 1));
    });
    if (free) kept.push(run);
  }
  return kept;
}
