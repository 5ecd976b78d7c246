/** Which operations an attribute allows. */
export type Features = {
  readonly facetSearch: boolean;
  readonly filter: { readonly equality: boolean; readonly comparison: boolean };
};
/** A rule of `filterableAttributes`: a name, or patterns with features. */
export type FilterableRule =
  string | { readonly attributePatterns: readonly string[]; readonly features: Features };

const ALL: Features = { facetSearch: true, filter: { equality: true, comparison: true } };

/** The field is this one, or lies inside it. */
export const within = (field: string, outer: string): boolean =>
  field === outer || field.startsWith(`${outer}.`);

/** A name with a star at its beginning, its end, or both. */
export function matchesPattern(pattern: string, field: string): boolean {
  if (pattern === "*") return true;
  const [first, last] = [pattern.startsWith("*"), pattern.endsWith("*")];
  if (first && last) return field.includes(pattern.slice(1, -1));
  if (first) return field.endsWith(pattern.slice(1));
  if (last) return field.startsWith(pattern.slice(0, -1));
  return pattern === field;
}

const matchesRule = (rule: FilterableRule, field: string): boolean =>
  typeof rule === "string"
    ? within(field, rule)
    : rule.attributePatterns.some((pattern) => matchesPattern(pattern, field));

const featuresOf = (rule: FilterableRule): Features => (typeof rule === "string" ? ALL : rule.features);
const filters = ({ filter }: Features): boolean => filter.equality || filter.comparison;

/** The first rule that matches, with its place in the list. */
export function ruleFor(
  rules: readonly FilterableRule[],
  field: string,
): { readonly at: number; readonly features: Features; readonly filterable: boolean } | null {
  const at = rules.findIndex((rule) => matchesRule(rule, field));
  const rule = rules[at];
  if (rule === undefined) return null;
  const features = featuresOf(rule);
  return { at, features, filterable: filters(features) };
}

export const isFilterable = (rules: readonly FilterableRule[], field: string): boolean =>
  ruleFor(rules, field)?.filterable ?? false;

/** Names and patterns of the rules that allow it, sorted and each once. */
export function patternsWith(
  rules: readonly FilterableRule[],
  allowed: "filter" | "facetSearch",
): readonly string[] {
  const names = rules
    .filter((rule) => (allowed === "filter" ? filters(featuresOf(rule)) : featuresOf(rule).facetSearch))
    .flatMap((rule) => (typeof rule === "string" ? [rule] : rule.attributePatterns));
  return [...new Set(names)].sort(compareBytes);
}

/** Text with the operators that a rule allows, for the message that refuses another one. */
export function allowedOperators({ filter }: Features): string {
  const operators = ["OR", "AND", "NOT"];
  if (filter.equality) operators.push("=", "!=", "IN");
  if (filter.comparison) operators.push("<", ">", "<=", ">=", "TO");
  return [...operators, "IS EMPTY", "IS NULL", "EXISTS"].join(", ");
}

/** Order of texts by their bytes in UTF-8, which is that of their code points. */
export function compareBytes(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}
