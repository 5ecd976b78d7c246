import { describe, expect, it } from "vitest";
import { addDays, monthOf, shiftMonth } from "#app/domain/kernel/plain-date.ts";
import { overpaymentEvents } from "./overpayments.ts";

describe("what is played for the demo's overpayments", () => {
  it("lies between four months ago and today, in order, on whatever day the demo is filled in", () => {
    for (let day = "2027-01-01"; day < "2028-03-02"; day = addDays(day, 1)) {
      const days = overpaymentEvents(day).map(({ on }) => on);
      expect([...days].sort(), day).toEqual(days);
      expect(days[0], day).toBe(`${shiftMonth(monthOf(day), -4)}-01`);
      expect(days.at(-1)! <= day, day).toBe(true);
    }
  });
});
