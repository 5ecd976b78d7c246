import type { Quantity, RuleLine } from "./ledger.ts";
import type { PackRule } from "./pack.schema.ts";

/** Kinds of rules that ask what a household has saved. */
const ASKS_FOR_SAVINGS: ReadonlySet<string> = new Set(["asset-test", "assets-as-income"]);

/** Whether savings make a difference to these rules: only then is anybody asked for them. */
export const looksAtSavings = (rules: readonly Pick<PackRule, "kind">[]): boolean =>
  rules.some(({ kind }) => ASKS_FOR_SAVINGS.has(kind));

/** What savings do to a month, as its rules say. Amounts in minor units. */
type SavingsEffect = {
  readonly capital: number;
  /** What counts of them as income of the month; null where the rules count nothing of them. */
  readonly counted: Quantity | null;
  /** Whether they lie within the scheme's limit (a flag); null where it has none. */
  readonly within: Quantity | null;
};

/** Whether savings that somebody named end the benefit, whatever is earned. */
export const endsBySavings = (lines: readonly RuleLine[]): boolean => savingsEffect(lines)?.within?.max === 0;

/** The effect of savings that somebody named, from the lines of a month; null where no rule looked at any. */
export function savingsEffect(lines: readonly RuleLine[]): SavingsEffect | null {
  const asked = lines.filter(({ kind }) => ASKS_FOR_SAVINGS.has(kind));
  const capital = asked[0]?.inputs["capital"]?.min;
  if (capital === undefined) return null;
  const said = (...names: readonly string[]): Quantity | null =>
    asked.flatMap(({ output }) => names.flatMap((name) => output[name] ?? []))[0] ?? null;
  return { capital, counted: said("tariffIncome", "income"), within: said("within") };
}
