import fc from "fast-check";
import type { Earning, Household, Plan } from "#app/domain/benefits/household.ts";
import type { Known } from "#app/domain/benefits/parameter.ts";
import type { ProjectionInput } from "#app/domain/benefits/project.ts";

const traits = fc.subarray([
  "housing-support",
  "blind",
  "student-under-22",
  "limited-capability-for-work",
  "under-25",
  "incentive-consent",
  "ineligible-spouse",
  "recipient-child",
  "greater-london",
  "earned-for-a-year",
]);
export const money = fc.integer({ min: 0, max: 600_000 });

/** A household of any shape, with savings, other income and debts. */
const household: fc.Arbitrary<Household> = fc.record({
  adults: fc.integer({ min: 1, max: 2 }),
  children: fc.integer({ min: 0, max: 7 }),
  dependants: fc.integer({ min: 0, max: 8 }),
  traits,
  capital: fc.option(fc.integer({ min: 0, max: 2_000_000 })),
  unearned: fc.oneof(fc.constant(0), money),
  unearnedInFull: fc.oneof(fc.constant(0), money),
  unearnedIgnored: fc.oneof(fc.constant(0), money),
  capped: fc.option(fc.integer({ min: 0, max: 60_000 })),
  spouseEarned: fc.oneof(fc.constant(0), money),
  spouseUnearned: fc.oneof(fc.constant(0), money),
  childrenIncome: fc.array(fc.integer({ min: 0, max: 60_000 }), { maxLength: 3 }),
  parentsUnearned: fc.oneof(fc.constant(0), money),
  recipients: fc.integer({ min: 1, max: 2 }),
  score: fc.option(fc.integer({ min: 9_600_000, max: 9_850_000 })),
  award: fc.option(money),
  supplement: fc.constant(0),
  attendance: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
  overpayment: fc.oneof(fc.constant(0), money),
});

/** Stretches of work with breaks, so that starts, losses and returns all happen. */
const earnings: fc.Arbitrary<Earning[]> = fc
  .array(
    fc.record({
      pause: fc.integer({ min: 0, max: 8 }),
      lasts: fc.integer({ min: 1, max: 14 }),
      amount: money,
    }),
    { maxLength: 4 },
  )
  .map((stretches) => {
    let month = 0;
    return stretches.map(({ pause, lasts, amount }, i) => {
      const from = month + pause;
      month = from + lasts;
      return { earner: "1", from, until: month, amount, basis: i % 2 === 0 ? "gross" : "net" } as const;
    });
  });

const plan: fc.Arbitrary<Plan> = fc.record({
  earnings,
  costs: fc.record({
    transport: fc.option(fc.integer({ min: 0, max: 20_000 })),
    childcare: fc.option(fc.integer({ min: 0, max: 60_000 })),
    expensesBeforeShare: fc.constant(0),
    expensesAfterShare: fc.constant(0),
  }),
});

/** Four years of such a household and its work. */
export const input: fc.Arbitrary<ProjectionInput> = fc.record({
  firstMonth: fc.constant("2025-06"),
  months: fc.constant(48),
  household,
  spells: fc.constantFrom(
    [{ from: 0, until: null, status: "active" as const, award: null }],
    [{ from: 3, until: 40, status: "active" as const, award: 120_000 }],
  ),
  plan,
});

/** A point inside the range of an uncertain figure, as a case would write it. */
export function inside(figure: Known, currencyUnit: number): fc.Arbitrary<number> {
  const { min, max } = figure.range;
  if (figure.unit === "share")
    return fc.integer({ min: Math.ceil(min * 10_000), max: Math.floor(max * 10_000) }).map((n) => n / 10_000);
  const top = Math.min(
    max,
    min + (figure.unit === "amount" ? 500_000 : figure.unit === "score" ? 300_000 : 40),
  );
  const factor = figure.unit === "amount" ? currencyUnit : figure.unit === "score" ? 1_000_000 : 1;
  return fc.integer({ min, max: top }).map((n) => n / factor);
}
