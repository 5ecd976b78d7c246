import type { Money } from "#app/domain/kernel/money.ts";

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
};

/** Months in a row with the same income. */
export type MonthRun = { readonly from: number; readonly to: number; readonly total: Money };

/** Wage and benefit together, at the least. */
export const totalOf = ({ wage, benefit }: MonthFigure): Money => ({
  minor: wage.minor + benefit.minor,
  currency: wage.currency,
});

/** Folds months of equal income into runs, in order. */
export function runsOf(months: readonly MonthFigure[]): MonthRun[] {
  const runs: MonthRun[] = [];
  for (const figure of months) {
    const total = totalOf(figure);
    const last = runs.at(-1);
    if (last && last.total.minor === total.minor) runs[runs.length - 1] = { ...last, to: figure.month };
    else runs.push({ from: figure.month, to: figure.month, total });
  }
  return runs;
}

/** The runs whose amounts can be written above the bars without touching: `gap` months apart at least. */
export function labelledRuns(runs: readonly MonthRun[], gap: number): MonthRun[] {
  const kept: MonthRun[] = [];
  for (const run of runs) {
    const last = kept.at(-1);
    const middle = (run.from + run.to) / 2;
    if (!last || middle - (last.from + last.to) / 2 >= gap) kept.push(run);
  }
  return kept;
}
