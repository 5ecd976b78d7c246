import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pressures, type Attention } from "./congestion.ts";

describe("congestion", () => {
  const crowd: fc.Arbitrary<{ seekers: Attention[]; capacities: number[] }> = fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 40 }))
    .chain(([postings, seekers]) =>
      fc.record({
        capacities: fc.array(fc.integer({ min: 1, max: 15 }), { minLength: postings, maxLength: postings }),
        seekers: fc.array(
          fc
            .uniqueArray(fc.integer({ min: 0, max: postings - 1 }), { minLength: 1, maxLength: postings })
            .chain((indexes) =>
              fc.record({
                postings: fc.constant(indexes),
                gammas: fc.array(fc.double({ min: 0.01, max: 4, noNaN: true }), {
                  minLength: indexes.length,
                  maxLength: indexes.length,
                }),
              }),
            ),
          { minLength: seekers, maxLength: seekers },
        ),
      }),
    );

  /** What each posting is given when every seeker spreads one unit of attention by k · v. */
  function attention(seekers: readonly Attention[], v: Float64Array): number[] {
    const taken = Array.from(v, () => 0);
    for (const { postings, gammas } of seekers) {
      const best = Math.max(...gammas);
      const parts = postings.map((j, n) => ((gammas[n] ?? 0) / best) * (v[j] ?? 0));
      const spread = parts.reduce((total, part) => total + part, 0);
      postings.forEach((j, n) => (taken[j] = (taken[j] ?? 0) + (parts[n] ?? 0) / spread));
    }
    return taken;
  }

  it("leaves a market without a crowd alone", () => {
    const v = pressures([{ postings: [0, 1], gammas: [1, 2] }], [15, 15]);
    expect([...v]).toEqual([1, 1]);
    expect([...pressures([], [3])]).toEqual([1]);
  });
  it("keeps v in (0, 1] and the attention to a posting within its capacity, wherever that is possible", () => {
    fc.assert(
      fc.property(crowd, ({ seekers, capacities }) => {
        const v = pressures(seekers, capacities);
        for (const value of v) {
          expect(value).toBeGreaterThan(0);
          expect(value).toBeLessThanOrEqual(1);
        }
        // Room for everybody everywhere: an outside capacity is never short.
        const roomy = capacities.map(() => seekers.length);
        expect([...pressures(seekers, roomy)].every((value) => value === 1)).toBe(true);
      }),
    );
  });
  it("finds the fixed point: a crowded posting is full, one below its capacity has v = 1", () => {
    // Two postings; everybody prefers the first, both together have room for all.
    const seekers = Array.from({ length: 40 }, (_, i) => ({
      postings: [0, 1],
      gammas: [2, 1 + (i % 5) / 10],
    }));
    const capacities = [15, 30];
    const v = pressures(seekers, capacities);
    const taken = attention(seekers, v);
    expect(taken[0]).toBeLessThanOrEqual(15 * 1.01);
    expect(taken[0]).toBeGreaterThan(15 * 0.99);
    expect(taken[1]).toBeLessThanOrEqual(30);
    expect(v[0]).toBeLessThan(1);
    expect(v[1]).toBe(1);
  });
  it("lets the favourite of a thousand people sink for all of them", () => {
    const seekers = Array.from({ length: 1000 }, () => ({ postings: [0, 1, 2], gammas: [3, 2.9, 2.8] }));
    const v = pressures(seekers, [15, 600, 600]);
    const taken = attention(seekers, v);
    expect(taken[0]).toBeLessThanOrEqual(15 * 1.02);
    expect(v[0]).toBeLessThan(0.1);
  });
});
