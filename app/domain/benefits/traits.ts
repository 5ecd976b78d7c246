import type { PackRule } from "./pack.schema.ts";

/** What follows from the numbers of a household. */
export const DERIVED_TRAITS = ["single", "couple", "children", "dependants"] as const;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** Names in the conditions (`when`) anywhere within the settings of a rule. */
function conditions(settings: unknown): readonly string[] {
  if (!isRecord(settings)) return [];
  return Object.entries(settings).flatMap(([key, value]) =>
    key === "when" && isRecord(value)
      ? Object.values(value).flatMap((names) => (Array.isArray(names) ? names.map(String) : []))
      : conditions(value),
  );
}

/** Situations that a kind of rule asks for by itself. */
function ofKind({ kind, settings }: PackRule): readonly string[] {
  if (kind === "conditionality") return ["exempt"];
  if (kind === "employer-incentive") return ["incentive-consent"];
  const { rungs } = settings;
  if (kind !== "milestone-ladder" || !Array.isArray(rungs)) return [];
  return rungs.flatMap((rung: unknown) => (isRecord(rung) ? [`paid-${String(rung["id"])}`] : []));
}

/** Situations on which amounts depend and which only the household knows, such as "housing-support". */
export function traitsAsked(rules: readonly PackRule[]): readonly string[] {
  const derived: ReadonlySet<string> = new Set(DERIVED_TRAITS);
  return [...new Set(rules.flatMap(({ settings }) => conditions(settings)))].filter(
    (one) => !derived.has(one),
  );
}

/** Every situation of a household that makes a difference to these rules. */
export const traitsOf = (rules: readonly PackRule[]): ReadonlySet<string> =>
  new Set(rules.flatMap((rule) => [...conditions(rule.settings), ...ofKind(rule)]));
