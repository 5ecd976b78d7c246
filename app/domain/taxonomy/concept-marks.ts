import { kinGroups, type ConceptLinks } from "./concept-links.ts";

/** How strongly a mark belongs to a concept: a needed skill fully, what merely helps or lies near by half. */
const FULL = 1;
const HALF = 0.5;

/** What describes each concept of a kind. Marks are numbers; each concept's are in ascending order. */
export type Described = {
  /** Ids in ascending order; a concept's place in it is its number. */
  readonly ids: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
  /** Marks of concept n lie in [starts[n], starts[n + 1]). */
  readonly starts: Int32Array;
  readonly marks: Int32Array;
  readonly strengths: Float32Array;
  /** Bits by mark. */
  readonly bits: Float64Array;
  /** Bits by concept: all its marks, each as strongly as it belongs. */
  readonly totals: Float64Array;
};

/**
 * Bits that a mark tells: the rarer, the more (information content, Resnik 1995). `bearers` of `total` have
 * it; a mark that all bear says next to nothing, which keeps common skills from making everything alike.
 */
export const bitsOf = (bearers: number, total: number): number =>
  Math.log2((total + 1) / Math.max(1, bearers));

type Sketch = Map<string, Map<string, number>>;

function mark(sketch: Sketch, concept: string, name: string, strength: number): void {
  let marks = sketch.get(concept);
  if (!marks) sketch.set(concept, (marks = new Map()));
  marks.set(name, Math.max(strength, marks.get(name) ?? 0));
}

const linksOf = ({ essential, optional }: ConceptLinks) => [
  { by: optional, strength: HALF },
  { by: essential, strength: FULL },
];

const within = (group: string): string => `group ${group}`;

/** Occupations by the skills that they need and by the groups that they are in. */
export function describeOccupations(links: ConceptLinks, focus: (skill: string) => number): Described {
  const sketch: Sketch = new Map();
  for (const [id, iscoGroup] of links.groups) {
    sketch.set(id, new Map());
    for (const { group, strength } of kinGroups(iscoGroup)) mark(sketch, id, within(group), strength);
  }
  const needed = new Map<string, number>();
  for (const { by, strength } of linksOf(links))
    for (const [id, skills] of by) for (const skill of skills) mark(sketch, id, skill, strength);
  for (const marks of sketch.values())
    for (const name of marks.keys()) needed.set(name, (needed.get(name) ?? 0) + 1);
  const bits = [...needed].map(([name, count]): [string, number] => [
    name,
    bitsOf(count, sketch.size) * (name.startsWith(within("")) ? 1 : focus(name)),
  ]);
  return compile(sketch, new Map(bits));
}

/** Skills by the occupations that need them, by the groups of these, and by their own wider groups. */
export function describeSkills(links: ConceptLinks): Described {
  const sketch: Sketch = new Map();
  for (const { by, strength } of linksOf(links)) {
    for (const [occupation, skills] of by) {
      const groups = kinGroups(links.groups.get(occupation)).map(({ group }) => within(group));
      for (const skill of skills) {
        mark(sketch, skill, occupation, strength);
        for (const group of groups) mark(sketch, skill, group, strength * HALF);
      }
    }
  }
  for (const [skill, groups] of links.broader) for (const group of groups) mark(sketch, skill, group, HALF);
  return compile(sketch, occupationBits(links));
}

/** An occupation or its group tells about a skill what it tells about work: bits among occupations, not skills. */
function occupationBits({ groups }: ConceptLinks): ReadonlyMap<string, number> {
  const bearers = new Map<string, number>();
  for (const [id, iscoGroup] of groups) {
    bearers.set(id, 1);
    for (const { group } of kinGroups(iscoGroup))
      bearers.set(within(group), (bearers.get(within(group)) ?? 0) + 1);
  }
  return new Map([...bearers].map(([name, count]) => [name, bitsOf(count, groups.size)]));
}

/** `stated` bits by name of a mark; other marks tell by how many concepts bear them. */
function compile(sketch: Sketch, stated: ReadonlyMap<string, number>): Described {
  const ids = [...sketch.keys()].sort();
  const bearers = new Map<string, number>();
  for (const marks of sketch.values())
    for (const name of marks.keys()) bearers.set(name, (bearers.get(name) ?? 0) + 1);
  // The same numbers whatever order the links came in: sums of fractions are then the same to the last bit.
  const names = [...bearers.keys()].sort();
  const markOf = new Map(names.map((name, number) => [name, number]));
  const bits = Float64Array.from(
    names,
    (name) => stated.get(name) ?? bitsOf(bearers.get(name) ?? 0, ids.length),
  );
  const starts = new Int32Array(ids.length + 1);
  ids.forEach((id, n) => (starts[n + 1] = (starts[n] ?? 0) + (sketch.get(id)?.size ?? 0)));
  const length = starts[ids.length] ?? 0;
  const marks = new Int32Array(length);
  const strengths = new Float32Array(length);
  // What is the concept's alone, as strongly as a thing near by: two concepts with the same marks are not one.
  const totals = new Float64Array(ids.length).fill(HALF * bitsOf(1, ids.length));
  ids.forEach((id, n) => {
    const own = [...(sketch.get(id) ?? [])].map(([name, s]): [number, number] => [markOf.get(name) ?? 0, s]);
    own.sort(([a], [b]) => a - b);
    own.forEach(([number, strength], at) => {
      marks[(starts[n] ?? 0) + at] = number;
      strengths[(starts[n] ?? 0) + at] = strength;
      totals[n] = (totals[n] ?? 0) + strength * (bits[number] ?? 0);
    });
  });
  return { ids, numberOf: new Map(ids.map((id, n) => [id, n])), starts, marks, strengths, bits, totals };
}
