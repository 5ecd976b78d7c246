import type { IncomeFigure } from "#app/domain/benefits/income-after-work.ts";
import type { Tri } from "#app/domain/benefits/interval.ts";

/** Months in a row in which something is kept, lost, or nobody knows. */
export type KeptRun = { readonly from: number; readonly to: number; readonly kept: Tri };
export type EntitlementRuns = { readonly name: string; readonly runs: readonly KeptRun[] };

/** Order of names: health cover goes first, because nobody may lose it unnoticed. */
const first = (name: string): number => (name === "health-cover" ? 0 : 1);

/** What hangs on the benefit, month by month, folded into runs. */
export function entitlementRuns(
  months: readonly Pick<IncomeFigure, "month" | "entitlements">[],
): readonly EntitlementRuns[] {
  const byName = new Map<string, KeptRun[]>();
  for (const { month, entitlements } of months)
    for (const { name, kept } of entitlements) {
      const runs = byName.get(name) ?? [];
      const last = runs.at(-1);
      if (last && last.kept === kept && last.to === month - 1) runs[runs.length - 1] = { ...last, to: month };
      else runs.push({ from: month, to: month, kept });
      byName.set(name, runs);
    }
  return [...byName].map(([name, runs]) => ({ name, runs })).sort((a, b) => first(a.name) - first(b.name));
}
