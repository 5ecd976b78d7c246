import { EMPTY_HOUSEHOLD } from "../household.ts";
import type { PolicyPack } from "../pack.schema.ts";
import type { SampleHousehold } from "./pack-effect.ts";

/** Households in a sample. */
export const SAMPLE_SIZE = 200;
/** With fewer real households than this the sample is made up: too few would say too much about each. */
export const FEWEST_REAL = 50;

/** Numbers in [0, 1) that are the same for the same seed: mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const CHILDREN = [0, 0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 8] as const;

/** Households made up for the effect of a draft: the same ones every time, of many kinds, with and without work. */
export function madeUpHouseholds(traits: readonly string[], wageMinor: number): readonly SampleHousehold[] {
  const random = randomFrom(2026);
  return Array.from({ length: SAMPLE_SIZE }, (_, i) => {
    const adults = random() < 0.45 ? 1 : 2;
    const children = CHILDREN[Math.floor(random() * CHILDREN.length)] ?? 0;
    const others = random() < 0.15 ? 1 : 0;
    const trait = i % 4 === 0 ? traits[Math.floor(random() * traits.length)] : undefined;
    const capital = random() < 0.8 ? 0 : Math.round(random() * 10 * wageMinor);
    const earns = random() < 0.35;
    return {
      household: {
        ...EMPTY_HOUSEHOLD,
        adults: adults + others,
        children,
        dependants: adults - 1 + others + children,
        traits: trait ? [trait] : [],
        capital,
      },
      earningsMinor: earns ? Math.round((0.2 + random()) * wageMinor) : 0,
    };
  });
}

/** Situations that follow from the numbers of a household by themselves. */
const DERIVED: ReadonlySet<string> = new Set(["couple", "single", "children", "dependants"]);

/** Situations that the rules of a pack ask for, such as "housing-support". */
export function traitsIn(pack: PolicyPack): readonly string[] {
  const found = new Set<string>();
  const look = (value: unknown, isCondition: boolean): void => {
    if (typeof value === "string" && isCondition && !DERIVED.has(value)) found.add(value);
    if (value === null || typeof value !== "object") return;
    for (const [key, inner] of Object.entries(value)) look(inner, isCondition || key === "when");
  };
  for (const { settings } of pack.rules) look(settings, false);
  return [...found].sort();
}
