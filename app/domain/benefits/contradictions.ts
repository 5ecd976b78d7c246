import { DERIVED_TRAITS } from "./traits.ts";
import type { PackRule } from "./pack.schema.ts";

/** What the situations that rules ask for take for granted about who lives in the household. */
export type MembersNeeded = {
  /** Of a spouse: there are two adults. */
  readonly spouse: ReadonlySet<string>;
  /** Of a child. */
  readonly child: ReadonlySet<string>;
  /** Each of another child: one child is in one of them. */
  readonly childEach: ReadonlySet<string>;
};

const derived: ReadonlySet<string> = new Set(DERIVED_TRAITS);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** Situations that a condition asks for by name, without those that follow from the numbers. */
function asked(when: unknown): readonly string[] {
  const all = isRecord(when) ? when["all"] : null;
  return (Array.isArray(all) ? all.map(String) : []).filter((trait) => !derived.has(trait));
}

/** Reads from the rules whom a situation is about: nothing else knows what a scheme's situations mean. */
export function membersNeeded(rules: readonly PackRule[]): MembersNeeded {
  const [spouse, child, childEach] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { kind, settings } of rules) {
    if (kind === "deemed-income") for (const trait of asked(settings["when"])) spouse.add(trait);
    if (kind === "deemed-from-parents") for (const trait of asked(settings["when"])) child.add(trait);
    const { elements } = settings;
    if (kind !== "base-rate" || !Array.isArray(elements)) continue;
    for (const element of elements) {
      if (!isRecord(element)) continue;
      const traits = asked(element["when"]);
      if (element["per"] === "child") for (const trait of traits) child.add(trait);
      if (element["of"] === "child")
        for (const trait of traits) {
          child.add(trait);
          childEach.add(trait);
        }
    }
  }
  return { spouse, child, childEach };
}

export type Members = { readonly adults: number; readonly children: number };
export type Contradiction = {
  readonly code: "spouse_alone" | "no_child" | "too_few_children";
  readonly traits: readonly string[];
};

/** Situations that the household's own numbers rule out. What is only unusual is none. */
export function contradictionsOf(
  traits: readonly string[],
  { adults, children }: Members,
  needed: MembersNeeded,
): readonly Contradiction[] {
  const found: Contradiction[] = [];
  const among = (set: ReadonlySet<string>): string[] =>
    [...new Set(traits)].filter((trait) => set.has(trait));
  const ofSpouse = among(needed.spouse);
  if (adults < 2 && ofSpouse.length > 0) found.push({ code: "spouse_alone", traits: ofSpouse });
  const ofChild = among(needed.child);
  if (children === 0 && ofChild.length > 0) found.push({ code: "no_child", traits: ofChild });
  const each = among(needed.childEach);
  if (children > 0 && each.length > children) found.push({ code: "too_few_children", traits: each });
  return found;
}
