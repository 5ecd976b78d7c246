import { cleanText, normaliseLabel, tokenise } from "../search/fold.ts";
import { isStopWord } from "../search/stop-words.ts";
import type { CheckedConcept, CheckedName, CheckedRelation, CheckedTaxonomy } from "./checked-taxonomy.ts";
import { isUnitGroup } from "./isco-groups.ts";
import { buildNameSharing } from "./name-sharing.ts";

/**
 * Kinds of findings. The first list can't be right; the second deserves a look and harms nobody. What an imported
 * classification does by habit is named `borrowed…`: it shares names between its own far concepts (`borrowedName`), gives
 * as a mere alias what is the taxonomy's own name of something else (`borrowedAlias`: the own name is taken, being a
 * little ahead), and has occupations of which it states no essential skill (`borrowedOrphan`).
 */
export const CONTRADICTION_KINDS = [
  "farName",
  "samePreferred",
  "orphanOccupation",
  "orphanSkill",
  "broaderCycle",
  "unknownIscoGroup",
  "stopWordName",
] as const;
export const NOTE_KINDS = [
  "ambiguousName",
  "repeatedName",
  "borrowedName",
  "borrowedAlias",
  "borrowedOrphan",
] as const;
export type FindingKind = (typeof CONTRADICTION_KINDS)[number] | (typeof NOTE_KINDS)[number];

/** What was found: the concepts it is about, and the words as they are written there. */
export type Finding = {
  readonly kind: FindingKind;
  readonly concepts: readonly string[];
  /** One for each concept where concepts share a name; the code for an ISCO group. */
  readonly words: readonly string[];
};

/** True for a finding that can't be right, false for one that deserves a look. */
export const isContradiction = ({ kind }: Pick<Finding, "kind">): boolean =>
  (CONTRADICTION_KINDS as readonly string[]).includes(kind);

/**
 * Everything in a taxonomy that contradicts itself or makes a word mean too much. Two concepts that share a
 * name are near (`ambiguousName`) or far (`farName`, see name-sharing.ts). Groups above occupations and skills have
 * names of their own and are only looked at for cycles.
 */
export function findContradictions(taxonomy: CheckedTaxonomy): readonly Finding[] {
  const named = taxonomy.concepts.filter((concept) => concept.kind !== "group");
  return [
    ...sharedNames(named, buildNameSharing(taxonomy)),
    ...orphans(named, taxonomy.relations),
    ...cycles(taxonomy.relations),
    ...named.flatMap(badGroup),
    ...named.flatMap(repeatedNames),
    ...named.flatMap(stopWordNames),
  ];
}

type Owner = { readonly concept: CheckedConcept; readonly name: CheckedName };

/** What two concepts with one name are: by who states the name, else by how far apart they are. */
function sharedNameKind(one: Owner, other: Owner, near: () => boolean): FindingKind {
  const names = [one.name, other.name];
  const same = one.concept.kind === other.concept.kind && names.every(({ kind }) => kind === "preferred");
  if (!same && near()) return "ambiguousName";
  const borrowed = names.filter((name) => name.borrowed === true);
  if (borrowed.length === names.length) return "borrowedName";
  if (borrowed.some(isAlias)) return "borrowedAlias";
  return same ? "samePreferred" : "farName";
}

function* sharedNames(
  concepts: readonly CheckedConcept[],
  near: (one: CheckedConcept, other: CheckedConcept) => boolean,
): Generator<Finding> {
  const owners = new Map<string, Map<string, Owner>>();
  for (const concept of concepts) {
    for (const name of concept.names) {
      const normalised = normaliseLabel(name.text);
      if (normalised === "") continue;
      const key = `${name.lang} ${normalised}`;
      const known = owners.get(key) ?? new Map<string, Owner>();
      owners.set(key, known);
      if (name.kind === "preferred" || !known.has(concept.id)) known.set(concept.id, { concept, name });
    }
  }
  for (const known of owners.values()) {
    const list = [...known.values()];
    for (const [at, one] of list.entries()) {
      for (const other of list.slice(at + 1)) {
        yield {
          kind: sharedNameKind(one, other, () => near(one.concept, other.concept)),
          concepts: [one.concept.id, other.concept.id],
          words: [one.name.text, other.name.text],
        };
      }
    }
  }
}

function* orphans(
  concepts: readonly CheckedConcept[],
  relations: readonly CheckedRelation[],
): Generator<Finding> {
  const withEssential = new Set<string>();
  const placed = new Set<string>();
  for (const { fromId, toId, kind } of relations) {
    if (kind === "essential") withEssential.add(fromId);
    if (kind === "essential" || kind === "optional") placed.add(toId);
    if (kind === "broader") placed.add(fromId);
  }
  for (const { id, kind, names } of concepts) {
    const preferred = names.filter((name) => name.kind === "preferred");
    const words = preferred.map((name) => name.text);
    const borrowed = preferred.length > 0 && preferred.every((name) => name.borrowed === true);
    if (kind === "occupation" && !withEssential.has(id))
      yield { kind: borrowed ? "borrowedOrphan" : "orphanOccupation", concepts: [id], words };
    if (kind === "skill" && !placed.has(id)) yield { kind: "orphanSkill", concepts: [id], words };
  }
}

/** Each cycle once, from where the walk met it. */
function* cycles(relations: readonly CheckedRelation[]): Generator<Finding> {
  const above = new Map<string, string[]>();
  for (const { fromId, toId, kind } of relations) {
    if (kind === "broader") above.set(fromId, [...(above.get(fromId) ?? []), toId]);
  }
  const done = new Set<string>();
  for (const start of above.keys()) {
    if (done.has(start)) continue;
    const path: string[] = [start];
    const left: string[][] = [[...(above.get(start) ?? [])]];
    while (path.length > 0) {
      const next = left.at(-1)?.pop();
      if (next === undefined) {
        done.add(path.pop() ?? "");
        left.pop();
        continue;
      }
      const met = path.indexOf(next);
      if (met >= 0) yield { kind: "broaderCycle", concepts: path.slice(met), words: [] };
      else if (!done.has(next)) {
        path.push(next);
        left.push([...(above.get(next) ?? [])]);
      }
    }
  }
}

function badGroup({ id, kind, iscoGroup }: CheckedConcept): readonly Finding[] {
  if (kind !== "occupation" || (iscoGroup !== null && isUnitGroup(iscoGroup))) return [];
  return [{ kind: "unknownIscoGroup", concepts: [id], words: iscoGroup === null ? [] : [iscoGroup] }];
}

const isAlias = ({ kind }: CheckedName): boolean =>
  kind === "alias" || kind === "dialect" || kind === "misspelt";

/** Aliases that read like another name of their own concept once letters are folded. */
function repeatedNames({ id, names }: CheckedConcept): readonly Finding[] {
  const first = new Map<string, string>();
  const findings: Finding[] = [];
  for (const name of [...names].sort((a, b) => Number(isAlias(a)) - Number(isAlias(b)))) {
    const key = `${name.lang} ${normaliseLabel(name.text)}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, name.text);
    else if (isAlias(name))
      findings.push({ kind: "repeatedName", concepts: [id], words: [before, name.text] });
  }
  return findings;
}

function stopWordNames({ id, names }: CheckedConcept): readonly Finding[] {
  return names
    .filter(({ text }) => {
      const words = tokenise(cleanText(text));
      return words.length === 1 && words.every(isStopWord);
    })
    .map(({ text }) => ({ kind: "stopWordName", concepts: [id], words: [text] }));
}
