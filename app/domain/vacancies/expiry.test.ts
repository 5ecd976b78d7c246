import { describe, expect, it } from "vitest";
import { expiryOf, expiryWarningDue, isOver, type Warned } from "./expiry.ts";

describe("the end of a vacancy", () => {
  it("is the day after its closing date, or 90 days after the last sign of life", () => {
    expect(expiryOf("2026-12-31", "2026-12-01")).toEqual({ on: "2027-01-01", cause: "closing" });
    expect(expiryOf(null, "2026-12-01")).toEqual({ on: "2027-03-01", cause: "idle" });
    expect(expiryOf("2027-12-31", "2026-12-01")).toEqual({ on: "2027-03-01", cause: "idle" });
  });

  it("is announced 14 and 3 days before, once each, and anew when it moved", () => {
    const expiry = expiryOf("2026-12-31", "2026-12-01");
    expect(expiryWarningDue(expiry, "2026-12-17", null)).toBeNull();
    expect(expiryWarningDue(expiry, "2026-12-18", null)).toBe(14);
    const first: Warned = { for: expiry.on, days: 14, on: "2026-12-18" };
    expect(expiryWarningDue(expiry, "2026-12-28", first)).toBeNull();
    expect(expiryWarningDue(expiry, "2026-12-29", first)).toBe(3);
    expect(expiryWarningDue(expiry, "2026-12-30", { ...first, days: 3 })).toBeNull();
    const later = expiryOf("2027-01-10", "2026-12-20");
    expect(expiryWarningDue(later, "2026-12-30", { ...first, days: 3 })).toBe(14);
  });

  it("comes with the closing date in any case, but for lying idle only three days after a last warning", () => {
    const closed = expiryOf("2026-12-31", "2026-12-01");
    expect(isOver(closed, "2026-12-31", null)).toBe(false);
    expect(isOver(closed, "2027-01-01", null)).toBe(true);
    const idle = expiryOf(null, "2026-09-01");
    expect(isOver(idle, "2026-12-10", null)).toBe(false);
    expect(expiryWarningDue(idle, "2026-12-10", null)).toBe(3);
    const warned: Warned = { for: idle.on, days: 3, on: "2026-12-10" };
    expect(isOver(idle, "2026-12-12", warned)).toBe(false);
    expect(isOver(idle, "2026-12-13", warned)).toBe(true);
  });
});
