import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { policyPacks } from "#prisma/seed/packs/index.ts";
import { input, money } from "#tests/support/made-up-cases.ts";
import { expectOk } from "../kernel/result.ts";
import { compilePack } from "./compile-pack.ts";
import type { Household } from "./household.ts";
import type { Interval } from "./interval.ts";
import { project } from "./project.ts";

const compiled = (id: string) => expectOk(compilePack(policyPacks.find((p) => p.id === id)));
const runs = { numRuns: Number(process.env["FAST_CHECK_RUNS"] ?? 25) };
/** A busy machine is no failure. */
const patient = { timeout: 600_000 };

const within = (inner: Interval, outer: Interval): boolean =>
  outer.min <= inner.min && inner.max <= outer.max;

describe("a place and a spouse's income that nobody knows", patient, () => {
  const at = (id: string, question: Parameters<typeof project>[1], household: Partial<Household>) =>
    project(compiled(id), { ...question, household: { ...question.household, ...household } }).months;
  const holds = (unknown: ReturnType<typeof at>, exact: ReturnType<typeof at>): void => {
    for (const [i, range] of unknown.entries())
      if (!exact[i] || !within(exact[i].benefit, range.benefit))
        throw new Error(`month ${i}: ${JSON.stringify([exact[i]?.benefit, range.benefit])}`);
  };

  it("give ranges that hold the answer for each place and for any other benefits of the children", () => {
    fc.assert(
      fc.property(input, fc.integer({ min: 0, max: 1 }), (question, share) => {
        const { children } = question.household;
        const most = children === 0 ? 0 : 11_288 + (children - 1) * 7_475;
        const unknown = at("uk-uc-2025", question, { traits: [], capped: null });
        for (const place of ["greater-london", "outside-greater-london"])
          holds(unknown, at("uk-uc-2025", question, { traits: [place], capped: most * share }));
      }),
      runs,
    );
  });

  it("give a range that holds the answer for any income of the spouse", () => {
    fc.assert(
      fc.property(input, money, money, (question, spouseEarned, spouseUnearned) => {
        const household = { adults: 2, traits: ["ineligible-spouse"] };
        holds(
          at("us-ssi-2025", question, { ...household, spouseEarned: null, spouseUnearned: null }),
          at("us-ssi-2025", question, { ...household, spouseEarned, spouseUnearned }),
        );
      }),
      runs,
    );
  });

  it("of a spouse who earns more never bring more benefit", () => {
    fc.assert(
      fc.property(input, money, money, (question, one, other) => {
        const of = (spouseEarned: number) =>
          at("us-ssi-2025", question, { adults: 2, traits: ["ineligible-spouse"], spouseEarned }).map(
            ({ countable }) => countable.max,
          );
        const [less, more] = [of(Math.min(one, other)), of(Math.max(one, other))];
        expect(less.every((countable, i) => countable <= (more[i] ?? 0))).toBe(true);
      }),
      runs,
    );
  });
});
