import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kinshipOf } from "#app/domain/taxonomy/kinship.ts";
import type { PostingFacts, SeekerFacts } from "./facts.ts";
import { closedGate } from "./gates.ts";
import { rankUnderPressure, scorePostings, type Scoring } from "./rank.ts";
import { finalScore, fitStones, gamma, SIGMA, sum } from "./score.ts";

const seeker = (change: Partial<SeekerFacts> = {}): SeekerFacts => ({
  personId: "p",
  country: "SA",
  point: { lat: 24.7, lon: 46.7 },
  reachKm: 30,
  hoursMin: null,
  hoursMax: null,
  shift: "any",
  wantsRemote: false,
  wantsPartTime: false,
  wageMinMinor: null,
  educationLevel: null,
  experienceYears: 0,
  licences: [],
  needs: [],
  occupations: new Map([["cook", 2]]),
  skills: new Set(["cooking", "hygiene"]),
  ...change,
});

const posting = (change: Partial<PostingFacts> = {}): PostingFacts => ({
  id: "v",
  kind: "vacancy",
  country: "SA",
  occupationId: "cook",
  skills: ["cooking"],
  point: { lat: 24.71, lon: 46.71 },
  remote: false,
  hoursPerWeek: 40,
  shift: "day",
  partTime: false,
  wageMonthMinor: 400_000,
  experienceYears: null,
  educationLevel: null,
  licences: [],
  accommodations: [],
  openings: 1,
  ...change,
});

const kinship = kinshipOf({
  groups: new Map([
    ["cook", "5120"],
    ["chef", "3434"],
    ["baker", "7512"],
    ["waiter", "5131"],
  ]),
  essential: new Map([
    ["cook", new Set(["cooking", "hygiene"])],
    ["chef", new Set(["cooking", "hygiene", "menus"])],
    ["baker", new Set(["hygiene"])],
    ["waiter", new Set(["serving"])],
  ]),
  optional: new Map(),
  broader: new Map(),
  general: new Set(),
});

const scoring: Scoring = {
  kinship,
  scale: { unitMinor: 100_000 },
  income: ({ wageMonthMinor }) =>
    wageMonthMinor === null ? null : { nowMinor: 300_000, afterMinor: wageMonthMinor },
  endsInJob: () => false,
};

const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const point = orNull(
  fc.record({
    lat: fc.double({ min: 20, max: 30, noNaN: true }),
    lon: fc.double({ min: 40, max: 50, noNaN: true }),
  }),
);
const shift = fc.constantFrom("day", "evening", "night");
const level = fc.constantFrom("none", "primary", "secondary", "bachelor", "unheard_of");
const someOf = (...values: string[]) => fc.subarray(values);

const anySeeker: fc.Arbitrary<SeekerFacts> = fc
  .record({
    point,
    reachKm: fc.integer({ min: 1, max: 400 }),
    hoursMin: orNull(fc.integer({ min: 5, max: 30 })),
    hoursMax: orNull(fc.integer({ min: 20, max: 48 })),
    shift: fc.oneof(fc.constant("any"), shift),
    wantsRemote: fc.boolean(),
    wantsPartTime: fc.boolean(),
    wageMinMinor: orNull(fc.integer({ min: 0, max: 900_000 })),
    educationLevel: orNull(level),
    experienceYears: fc.integer({ min: 0, max: 20 }),
    licences: someOf("driving", "nursing"),
    needs: someOf("lift", "quiet_room"),
    skills: someOf("cooking", "hygiene", "menus", "serving").map((skills) => new Set(skills)),
    occupations: someOf("cook", "chef", "waiter").map((ids) => new Map(ids.map((id) => [id, 1]))),
  })
  .map(seeker);

const anyPosting: fc.Arbitrary<PostingFacts> = fc
  .record({
    id: fc.uuid(),
    kind: fc.constantFrom("vacancy" as const, "intake" as const),
    country: fc.constantFrom("SA", "EG"),
    occupationId: orNull(fc.constantFrom("cook", "chef", "baker", "waiter")),
    skills: someOf("cooking", "hygiene", "menus", "serving"),
    point,
    remote: fc.boolean(),
    hoursPerWeek: orNull(fc.integer({ min: 4, max: 60 })),
    shift: orNull(shift),
    partTime: fc.boolean(),
    wageMonthMinor: orNull(fc.integer({ min: 0, max: 2_000_000 })),
    experienceYears: orNull(fc.integer({ min: 0, max: 15 })),
    educationLevel: orNull(level),
    licences: someOf("driving", "nursing"),
    accommodations: someOf("lift", "quiet_room"),
    openings: fc.integer({ min: 1, max: 5 }),
  })
  .map(posting);

describe("a gate", () => {
  it("closes for law, safety and the person's own limits", () => {
    expect(closedGate(seeker(), posting())).toBeNull();
    expect(closedGate(seeker(), posting({ licences: ["driving"] }))).toBe("licence");
    expect(closedGate(seeker({ hoursMax: 30 }), posting())).toBe("hours");
    expect(closedGate(seeker({ hoursMin: 45 }), posting())).toBe("hours");
    expect(closedGate(seeker({ shift: "night" }), posting())).toBe("shift");
    expect(closedGate(seeker({ needs: ["lift"] }), posting())).toBe("accommodation");
    expect(closedGate(seeker(), posting({ point: { lat: 21.5, lon: 39.2 } }))).toBe("reach");
    expect(closedGate(seeker({ wageMinMinor: 400_001 }), posting())).toBe("wage_floor");
  });
  it("stays open at the limit itself, for remote work, and for training without a wage", () => {
    expect(closedGate(seeker({ hoursMax: 40, hoursMin: 40, wageMinMinor: 400_000 }), posting())).toBeNull();
    expect(closedGate(seeker(), posting({ remote: true, point: { lat: 21.5, lon: 39.2 } }))).toBeNull();
    expect(
      closedGate(seeker({ wageMinMinor: 900_000 }), posting({ kind: "intake", wageMonthMinor: 0 })),
    ).toBeNull();
  });
  it("never closes over what is not known", () => {
    const unknown = posting({ hoursPerWeek: null, shift: null, point: null, wageMonthMinor: null });
    const strict = seeker({ hoursMin: 20, hoursMax: 30, shift: "night", wageMinMinor: 1_000_000 });
    expect(closedGate(strict, unknown)).toBeNull();
    expect(closedGate(seeker({ point: null }), posting({ point: { lat: 21.5, lon: 39.2 } }))).toBeNull();
  });
});

describe("scoring", () => {
  it("passes no closed gate and no border, and forgets no open one", () => {
    fc.assert(
      fc.property(anySeeker, fc.array(anyPosting, { maxLength: 30 }), (person, postings) => {
        const passed = scorePostings(person, postings, scoring).map((match) => match.posting);
        const open = postings.filter((p) => p.country === person.country && !closedGate(person, p));
        expect(passed.filter((p) => !open.includes(p))).toEqual([]);
        expect(passed).toHaveLength(open.length);
      }),
    );
  });
  it("explains itself: the terms add up to what ranks, to a millionth", () => {
    fc.assert(
      fc.property(anySeeker, fc.array(anyPosting, { maxLength: 30 }), (person, postings) => {
        const matches = scorePostings(person, postings, scoring);
        for (const match of matches) {
          expect(Math.abs(sum(match.fit) - match.logFit)).toBeLessThan(1e-6);
          expect(Math.abs(sum(match.worthOf) - match.worth)).toBeLessThan(1e-6);
          const told = Math.exp(sum(match.fit)) * SIGMA * Math.log(1 + Math.exp(sum(match.worthOf) / SIGMA));
          expect(Math.abs(told - match.gamma)).toBeLessThan(1e-6);
          expect(match.gamma).toBeGreaterThan(0);
          for (const term of match.fit) expect(term.value).toBeLessThanOrEqual(0);
        }
        for (const [i, match] of matches.entries())
          expect(match.gamma).toBeLessThanOrEqual(matches[i - 1]?.gamma ?? Infinity);
      }),
    );
  });
  it("prefers the nearer occupation, more of the skills asked for, a better wage and a shorter way", () => {
    const better = (a: Partial<PostingFacts>, b: Partial<PostingFacts>): void => {
      const ranked = scorePostings(
        seeker({ reachKm: 100 }),
        [posting({ id: "b", ...b }), posting({ id: "a", ...a })],
        scoring,
      );
      expect(ranked.map(({ posting: { id } }) => id)).toEqual(["a", "b"]);
    };
    better({ occupationId: "cook" }, { occupationId: "chef" });
    better({ occupationId: "chef" }, { occupationId: "waiter" });
    better({ skills: ["cooking", "hygiene"] }, { skills: ["cooking", "serving"] });
    better({ wageMonthMinor: 450_000 }, { wageMonthMinor: 350_000 });
    better({}, { point: { lat: 24.9, lon: 46.9 } });
    better({}, { experienceYears: 3 });
  });
  it("breaks a tie by id, so that two runs agree", () => {
    const ids = (list: PostingFacts[]) => scorePostings(seeker(), list, scoring).map((m) => m.posting.id);
    const three = ["c", "a", "b"].map((id) => posting({ id }));
    expect(ids(three)).toEqual(["a", "b", "c"]);
    expect(ids([...three].reverse())).toEqual(["a", "b", "c"]);
  });
});

describe("the score Γ", () => {
  it("rises with fit and with worth and does not overflow", () => {
    expect(gamma(0, 0)).toBeCloseTo(SIGMA * Math.LN2, 12);
    expect(gamma(-1, 1)).toBeLessThan(gamma(0, 1));
    expect(gamma(0, 1)).toBeLessThan(gamma(0, 2));
    expect(gamma(0, 10_000)).toBeCloseTo(10_000, 6);
    expect(gamma(-20, -20)).toBeGreaterThan(0);
    expect(gamma(0, 24.001) - gamma(0, 23.999)).toBeCloseTo(0.002, 9);
    expect(finalScore(1, 1)).toBe(0);
    expect(finalScore(1, 0.1)).toBeLessThan(0);
  });
  it("is shown as one to five stones", () => {
    expect([0, -0.5, -1, -2, -5].map(fitStones)).toEqual([5, 4, 3, 2, 1]);
  });
});

describe("the order under pressure", () => {
  it("always shows a person her own best, whatever the crowd", () => {
    fc.assert(
      fc.property(
        anySeeker,
        fc.uniqueArray(anyPosting, { maxLength: 30, selector: ({ id }) => id }),
        fc.integer({ min: 1, max: 10 }),
        fc.infiniteStream(fc.double({ min: 0.001, max: 1, noNaN: true })),
        (person, postings, limit, stream) => {
          const matches = scorePostings(person, postings, scoring);
          const v = new Map(matches.map(({ posting: { id } }) => [id, stream.next().value as number]));
          const shown = rankUnderPressure(matches, (id) => v.get(id) ?? 1, limit);
          expect(shown).toHaveLength(Math.min(limit, matches.length));
          expect(new Set(shown).size).toBe(shown.length);
          if (matches[0]) expect(shown).toContain(matches[0]);
        },
      ),
    );
  });
  it("is the order of Γ where nobody crowds", () => {
    const matches = scorePostings(
      seeker(),
      [1, 2, 3].map((n) => posting({ id: String(n), wageMonthMinor: 300_000 + n * 10_000 })),
      scoring,
    );
    expect(rankUnderPressure(matches, () => 1, 3)).toEqual(matches);
    expect(rankUnderPressure([], () => 1, 3)).toEqual([]);
  });
});
