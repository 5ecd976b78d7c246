import type { Described } from "./concept-marks.ts";

/** Two concepts share so much of what describes them where as many pairs are relatives as are strangers. */
const EVEN_SHARE = 0.09;

export type Near = { readonly id: string; readonly nearness: number };

/** Nearness among the concepts of a kind. */
export type Nearness = {
  /** 0 = nothing in common (or unknown), 1 = the same concept; the same both ways. */
  between(a: string, b: string): number;
  /** The other concepts with at least ADJACENT, nearest first, ties by id; remembered. */
  adjacent(id: string): readonly Near[];
  /** Nearness of `id` to every concept, by the number in `ids`; remembered. */
  row(id: string): Float32Array | null;
};

/** From here on one concept may stand in for the other: judged pairs are likelier relatives than strangers. */
export const ADJACENT = 0.5;

/**
 * Calibrates a share of common information: relatives against strangers have the odds (share / even)³, fitted
 * on judged pairs (odds linear in the logarithm of the share: Platt 1999). 0 stays 0.
 */
const calibrated = (share: number): number => {
  const odds = (share / EVEN_SHARE) ** 3;
  return odds / (1 + odds);
};

/**
 * Concepts are near by the information that they share of what describes them (Lin 1998):
 * share(a, b) = bits in common / √(bits of a · bits of b). The geometric mean (Ochiai 1957) lets a narrow concept be
 * near the wide one around it. The share is multiplied by the focus of both (see skill-focus.ts): skills that go with
 * everything are near nothing. Unknown concepts are near nothing but themselves.
 */
export function nearnessAmong(concepts: Described, focus: (id: string) => number = () => 1): Nearness {
  const { ids, numberOf, starts, marks, strengths, bits, totals } = concepts;
  const adjacency = new Map<string, readonly Near[]>();
  const rows = new Map<string, Float32Array>();
  let bearers: Bearers | null = null;
  const common = new Float64Array(ids.length);
  const focuses = Float64Array.from(ids, focus);

  const nearnessOf = (a: number, b: number, shared: number): number => {
    if (shared === 0) return 0;
    const share = shared / Math.sqrt((totals[a] ?? 0) * (totals[b] ?? 0));
    return calibrated(share * ((focuses[a] ?? 0) * (focuses[b] ?? 0)));
  };

  /** Calls `found` for every concept that shares something with `n`, with the bits in common. */
  function overlaps(n: number, found: (other: number, shared: number) => void): void {
    bearers ??= bearersOf(concepts);
    const touched: number[] = [];
    for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at++) {
      const mark = marks[at] ?? 0;
      const strength = strengths[at] ?? 0;
      for (let i = bearers.starts[mark] ?? 0; i < (bearers.starts[mark + 1] ?? 0); i++) {
        const other = bearers.concepts[i] ?? 0;
        if (common[other] === 0) touched.push(other);
        common[other] =
          (common[other] ?? 0) + Math.min(strength, bearers.strengths[i] ?? 0) * (bits[mark] ?? 0);
      }
    }
    for (const other of touched) {
      const shared = common[other] ?? 0;
      common[other] = 0;
      found(other, shared);
    }
  }

  return {
    between(a, b) {
      if (a === b) return 1;
      const first = numberOf.get(a);
      const second = numberOf.get(b);
      if (first === undefined || second === undefined) return 0;
      return nearnessOf(first, second, sharedBits(concepts, first, second));
    },
    adjacent(id) {
      const known = adjacency.get(id);
      if (known) return known;
      const n = numberOf.get(id);
      const near: Near[] = [];
      if (n !== undefined) {
        overlaps(n, (other, shared) => {
          const nearness = nearnessOf(n, other, shared);
          if (other !== n && nearness >= ADJACENT) near.push({ id: ids[other] ?? "", nearness });
        });
      }
      near.sort((a, b) => b.nearness - a.nearness || (a.id < b.id ? -1 : 1));
      adjacency.set(id, near);
      return near;
    },
    row(id) {
      const n = numberOf.get(id);
      if (n === undefined) return null;
      let row = rows.get(id);
      if (!row) {
        const made = (row = new Float32Array(ids.length));
        overlaps(n, (other, shared) => (made[other] = nearnessOf(n, other, shared)));
        made[n] = 1;
        rows.set(id, made);
      }
      return row;
    },
  };
}

/** Bits that two concepts have in common; both lists are walked once. */
function sharedBits({ starts, marks, strengths, bits }: Described, a: number, b: number): number {
  let shared = 0;
  let i = starts[a] ?? 0;
  let j = starts[b] ?? 0;
  const endA = starts[a + 1] ?? 0;
  const endB = starts[b + 1] ?? 0;
  while (i < endA && j < endB) {
    const difference = (marks[i] ?? 0) - (marks[j] ?? 0);
    if (difference === 0)
      shared += Math.min(strengths[i] ?? 0, strengths[j] ?? 0) * (bits[marks[i] ?? 0] ?? 0);
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return shared;
}

type Bearers = {
  readonly starts: Int32Array;
  readonly concepts: Int32Array;
  readonly strengths: Float32Array;
};

/** By mark: the concepts that bear it, in ascending order. */
function bearersOf({ ids, starts, marks, strengths, bits }: Described): Bearers {
  const first = new Int32Array(bits.length + 1);
  for (const mark of marks) first[mark + 1] = (first[mark + 1] ?? 0) + 1;
  for (let mark = 0; mark < bits.length; mark++)
    first[mark + 1] = (first[mark + 1] ?? 0) + (first[mark] ?? 0);
  const next = first.slice();
  const concepts = new Int32Array(marks.length);
  const by = new Float32Array(marks.length);
  for (let n = 0; n < ids.length; n++) {
    for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at++) {
      const place = next[marks[at] ?? 0] ?? 0;
      next[marks[at] ?? 0] = place + 1;
      concepts[place] = n;
      by[place] = strengths[at] ?? 0;
    }
  }
  return { starts: first, concepts, strengths: by };
}
