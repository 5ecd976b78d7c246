import { expect, it } from "vitest";
import { householdInMonth } from "./household-in-month.ts";

const first = { householdId: "first", from: "2026-03-10", until: "2026-06-15" };
const second = { householdId: "second", from: "2026-06-15", until: "2026-09-01" };

it.each([
  ["2025-12", "first"],
  ["2026-03", "first"],
  ["2026-06", "first"],
  ["2026-07", "second"],
  ["2026-09", null],
])("a month counts where she belonged on its first day: %s in %s", (month, household) => {
  expect(householdInMonth([second, first], month)).toBe(household);
});

it("a month of somebody whom no household knows counts in none", () => {
  expect(householdInMonth([], "2026-01")).toBeNull();
});
