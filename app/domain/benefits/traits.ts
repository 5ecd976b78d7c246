import { holds, situationIn, type Household } from "./household.ts";
import type { PackRule } from "./pack.schema.ts";
import { whenSchema } from "./parameter.schema.ts";

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

/** Places that the caps of a rule tell apart. */
function placesIn({ caps }: PackRule["settings"]): readonly string[] {
  if (!Array.isArray(caps)) return [];
  return caps.flatMap((cap: unknown) => (isRecord(cap) && "place" in cap ? [String(cap["place"])] : []));
}

const earnedBeforeIn = ({ earnedBefore }: PackRule["settings"]): readonly string[] =>
  typeof earnedBefore === "string" ? [earnedBefore] : [];

/** Places of which a household lives in one, where amounts hang on it; known or not. */
export const placesAsked = (rules: readonly PackRule[]): readonly string[] => [
  ...new Set(
    rules.filter(({ kind }) => kind === "benefit-cap").flatMap(({ settings }) => placesIn(settings)),
  ),
];

/** Situations that a kind of rule asks for by itself. */
function ofKind({ kind, settings }: PackRule): readonly string[] {
  if (kind === "conditionality") return ["exempt"];
  if (kind === "employer-incentive") return ["incentive-consent"];
  if (kind === "benefit-cap") return [...placesIn(settings), ...earnedBeforeIn(settings)];
  const { rungs } = settings;
  if (kind !== "milestone-ladder" || !Array.isArray(rungs)) return [];
  return rungs.flatMap((rung: unknown) => (isRecord(rung) ? [`paid-${String(rung["id"])}`] : []));
}

/** Situations on which amounts depend and which only the household knows, such as "housing-support". */
export function traitsAsked(rules: readonly PackRule[]): readonly string[] {
  const derived: ReadonlySet<string> = new Set(DERIVED_TRAITS);
  const asked = rules.flatMap(({ settings }) => [...conditions(settings), ...earnedBeforeIn(settings)]);
  return [...new Set(asked)].filter((one) => !derived.has(one));
}

/** Every situation of a household that makes a difference to these rules. */
export const traitsOf = (rules: readonly PackRule[]): ReadonlySet<string> =>
  new Set(rules.flatMap((rule) => [...conditions(rule.settings), ...ofKind(rule)]));

/** Whether these rules look at the income of a spouse who has no part in this household's benefit. */
export const looksAtSpouse = (rules: readonly PackRule[], household: Household): boolean => {
  const { traitSet } = situationIn(household, [], 0);
  return rules.some(
    ({ kind, settings }) => kind === "deemed-income" && holds(whenSchema.parse(settings["when"]), traitSet),
  );
};
