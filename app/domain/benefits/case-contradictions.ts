import type { CompiledPack } from "./compile-pack.ts";
import { contradictionsOf, membersNeeded, type Contradiction, type MembersNeeded } from "./contradictions.ts";
import type { PolicyCase } from "./policy-case.schema.ts";
import { placesAsked } from "./traits.ts";

type CaseHousehold = Omit<PolicyCase["household"], "changes" | "score">;

const sentence = ({ code, traits }: Contradiction): string => {
  const named = traits.join(" and ");
  switch (code) {
    case "spouse_alone":
      return `${named} speaks of a spouse, and adults is not 2 or more`;
    case "no_child":
      return `${named} speaks of a child, and children is 0`;
    case "too_few_children":
      return `${named} are of different children, and there are fewer children`;
  }
};

/** What is written of a household at one place that cannot all be so. What a case leaves out contradicts nothing. */
function inHousehold(
  { adults, children, dependants, traits = [], spouse, parents, childrenIncome = [] }: CaseHousehold,
  place: string,
  needed: MembersNeeded,
  places: readonly string[],
): string[] {
  const found: string[] = [];
  const add = (field: string, words: string): void => void found.push(`${place}.${field}: ${words}`);
  const has = (trait: string): boolean => traits.includes(trait);
  if (adults === 0 && (children ?? dependants ?? 0) === 0) add("adults", "nobody lives in the household");
  if (dependants !== undefined && dependants < (children ?? 0))
    add("dependants", `${dependants} are fewer than the children, who are among them`);
  if (has("couple") && (adults ?? 1) < 2) add("traits", "couple, and adults is not 2 or more");
  if (has("single") && (adults ?? 1) > 1) add("traits", `single, and adults is ${adults}`);
  if (has("children") && (children ?? 0) === 0) add("traits", "children, and children is 0");
  if (has("dependants") && (dependants ?? children ?? 0) === 0)
    add("traits", "dependants, and dependants is 0");
  for (const one of contradictionsOf(traits, { adults: adults ?? 1, children: children ?? 0 }, needed))
    add("traits", sentence(one));
  const named = places.filter(has);
  if (named.length > 1) add("traits", `${named.join(" and ")}: a household lives in one of them`);
  if (spouse !== undefined && spouse !== "unknown" && spouse.earned + spouse.unearned > 0) {
    const known = [...needed.spouse];
    if (known.length > 0 && !known.some(has))
      add(
        "spouse",
        `is only read with the trait ${known.join(" or ")}; a spouse who has a part in the benefit earns under earnings, with another earner`,
      );
    else if (known.length === 0) add("spouse", "no rule of the pack looks at a spouse's income");
  }
  if (parents && ![...needed.child].some(has))
    add("parents", "is only read where the benefit is a child's, by a trait of the pack that says so");
  if (parents && parents.recipients > (children ?? 0))
    add("parents.recipients", `${parents.recipients}, and children is ${children ?? 0}`);
  const { length } = childrenIncome;
  if (length > (children ?? 0)) add("childrenIncome", `${length} amounts, and children is ${children ?? 0}`);
  return found;
}

/** Facts of a case that cannot all be so, each with its place; whatever is only unusual is worked out. */
export function caseContradictions(
  { household, earnings, costs }: PolicyCase,
  packs: readonly CompiledPack[],
): readonly string[] {
  const rules = packs.flatMap(({ pack }) => pack.rules);
  const [needed, places] = [membersNeeded(rules), placesAsked(rules)];
  const { changes, score: _score, ...first } = household;
  const found = inHousehold(first, "household", needed, places);
  let now: CaseHousehold = first;
  let most = { adults: first.adults, children: first.children ?? 0 };
  const inTime = changes.map((change, i) => ({ change, i })).sort((a, b) => a.change.from - b.change.from);
  for (const { change, i } of inTime) {
    const { from: _from, score: _changed, ...facts } = change;
    const before = new Set(inHousehold(now, `household.changes.${i}`, needed, places));
    // Dependants follow the children unless the change names them too.
    const { dependants: _dependants, ...carried } = now;
    now = { ...(facts.children === undefined ? now : carried), ...facts };
    for (const one of inHousehold(now, `household.changes.${i}`, needed, places))
      if (!before.has(one)) found.push(one);
    most = {
      adults: now.adults === undefined ? most.adults : Math.max(most.adults ?? 1, now.adults),
      children: Math.max(most.children, now.children ?? 0),
    };
  }
  const earners = new Set(earnings.map((entry) => (typeof entry === "number" ? "1" : entry.earner)));
  if (most.adults !== undefined && earners.size > most.adults + most.children)
    found.push(
      `earnings: ${earners.size} earners (${[...earners].join(", ")}), and the household has ${most.adults + most.children} members`,
    );
  const { childcare } = costs;
  if (first.children === 0 && most.children === 0 && typeof childcare === "number" && childcare > 0)
    found.push("costs.childcare: care of children, and household.children is 0");
  return found;
}
