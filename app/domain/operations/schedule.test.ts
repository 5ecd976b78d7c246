import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  causeToRun,
  dueSince,
  lateSince,
  missedRuns,
  pauseAfter,
  pauseIsOver,
  type Cadence,
} from "./schedule.ts";

const at = (text: string): Date => new Date(text);
const hourly: Cadence = { kind: "every", minutes: 60 };
const nightly: Cadence = { kind: "daily", at: "02:00", zone: "Asia/Riyadh" };
const never = { lastRunAt: null, failures: 0, failedAt: null };
const ran = (text: string) => ({ ...never, lastRunAt: at(text) });

describe("a job every so many minutes", () => {
  it("is due when the time has passed, not before", () => {
    const state = ran("2026-03-01T10:00:00Z");
    expect(dueSince(hourly, state, at("2026-03-01T10:59:59Z"))).toBeNull();
    expect(dueSince(hourly, state, at("2026-03-01T11:00:00Z"))).toEqual(at("2026-03-01T11:00:00Z"));
  });

  it("is due at once when it never ran, or when the clock was set back", () => {
    const now = at("2026-03-01T10:00:00Z");
    expect(dueSince(hourly, never, now)).toEqual(now);
    expect(dueSince(hourly, ran("2027-03-01T10:00:00Z"), now)).toEqual(now);
  });

  it("does not run twice because the clocks of two hosts differ by seconds", () => {
    const state = ran("2026-03-01T10:00:20Z");
    expect(dueSince(hourly, state, at("2026-03-01T10:00:00Z"))).toBeNull();
    expect(dueSince(hourly, state, at("2026-03-01T09:59:00Z"))).not.toBeNull();
  });

  it("counts the due times that passed without it", () => {
    expect(missedRuns(hourly, at("2026-03-01T10:00:00Z"), at("2026-03-01T11:59:00Z"))).toBe(0);
    expect(missedRuns(hourly, at("2026-03-01T10:00:00Z"), at("2027-03-01T10:00:00Z"))).toBe(8_759);
    expect(missedRuns(hourly, null, at("2027-03-01T10:00:00Z"))).toBe(0);
    expect(missedRuns(hourly, at("2028-03-01T10:00:00Z"), at("2027-03-01T10:00:00Z"))).toBe(0);
  });
});

describe("a nightly job", () => {
  it("is due at the local hour of its country", () => {
    const state = ran("2026-03-01T09:00:00Z");
    expect(dueSince(nightly, state, at("2026-03-01T22:59:59Z"))).toBeNull();
    expect(dueSince(nightly, state, at("2026-03-01T23:00:00Z"))).toEqual(at("2026-03-01T23:00:00Z"));
    const cairo: Cadence = { ...nightly, zone: "Africa/Cairo" };
    expect(dueSince(cairo, state, at("2026-03-01T23:00:00Z"))).toBeNull();
    expect(dueSince(cairo, state, at("2026-03-02T00:00:00Z"))).toEqual(at("2026-03-02T00:00:00Z"));
  });

  it("runs once a day also where clocks change", () => {
    // Cairo: forward on 24 April, back on 30 October 2026; Casablanca: back and forward around Ramadan in spring.
    for (const [zone, from] of [
      ["Africa/Cairo", "2026-04-15"],
      ["Africa/Cairo", "2026-10-20"],
      ["Africa/Casablanca", "2026-02-10"],
      ["Africa/Casablanca", "2026-03-15"],
    ] as const) {
      const cadence: Cadence = { kind: "daily", at: "02:00", zone };
      let last = at(`${from}T12:00:00Z`);
      let runs = 0;
      for (let hour = 1; hour <= 20 * 24; hour++) {
        const now = new Date(at(`${from}T12:00:00Z`).getTime() + hour * 3_600_000);
        if (!dueSince(cadence, { lastRunAt: last }, now)) continue;
        expect(missedRuns(cadence, last, now)).toBe(0);
        last = now;
        runs++;
      }
      expect([zone, runs]).toEqual([zone, 20]);
    }
  });

  it("counts the nights that passed without it", () => {
    expect(missedRuns(nightly, at("2026-03-01T09:00:00Z"), at("2027-03-01T09:00:00Z"))).toBe(364);
    expect(missedRuns(nightly, at("2026-03-01T09:00:00Z"), at("2026-03-02T09:00:00Z"))).toBe(0);
  });
});

describe("a job that failed", () => {
  it("waits twice as long each time, at most a quarter of an hour", () => {
    expect([0, 1, 2, 3, 9, 10, 1_000].map(pauseAfter)).toEqual([
      0, 2_000, 4_000, 8_000, 512_000, 900_000, 900_000,
    ]);
  });

  it("is tried again after its pause, at once when asked for, and is not frozen by a clock set back", () => {
    const state = { ...ran("2026-03-01T10:00:00Z"), failures: 2, failedAt: at("2026-03-01T11:00:00Z") };
    expect(causeToRun(hourly, state, false, at("2026-03-01T11:00:03Z"))).toBeNull();
    expect(causeToRun(hourly, state, true, at("2026-03-01T11:00:03Z"))).toBe("asked");
    expect(causeToRun(hourly, state, false, at("2026-03-01T11:00:04Z"))).toBe("again");
    expect(causeToRun(hourly, state, false, at("2025-03-01T11:00:00Z"))).toBe("again");
    expect(pauseIsOver(never, at("2026-03-01T11:00:00Z"))).toBe(true);
  });
});

describe("lateness", () => {
  it("begins when the job waits for longer than it may", () => {
    const due = at("2026-03-01T11:00:00Z");
    expect(lateSince(due, 10, at("2026-03-01T11:10:00Z"))).toBeNull();
    expect(lateSince(due, 10, at("2026-03-01T11:10:01Z"))).toEqual(at("2026-03-01T11:10:00Z"));
    expect(lateSince(null, 10, at("2026-03-01T11:10:01Z"))).toBeNull();
  });

  it("never is without being due, whatever the clock says", () => {
    const instant = fc.date({
      min: at("2024-01-01T00:00:00Z"),
      max: at("2032-01-01T00:00:00Z"),
      noInvalidDate: true,
    });
    const cadence: fc.Arbitrary<Cadence> = fc.oneof(
      fc.integer({ min: 1, max: 10_000 }).map((minutes): Cadence => ({ kind: "every", minutes })),
      fc
        .constantFrom("Asia/Riyadh", "Africa/Cairo", "Africa/Casablanca", "Asia/Damascus")
        .map((zone): Cadence => ({ kind: "daily", at: "02:00", zone })),
    );
    fc.assert(
      fc.property(cadence, instant, instant, (every, last, now) => {
        const due = dueSince(every, { lastRunAt: last }, now);
        if (due) expect(due.getTime()).toBeLessThanOrEqual(now.getTime());
        expect(missedRuns(every, last, now)).toBeGreaterThanOrEqual(0);
        // After a run now it is not due any more: exactly once for each due time.
        expect(dueSince(every, { lastRunAt: now }, now)).toBeNull();
        if (!due) expect(lateSince(due, 0, now)).toBeNull();
      }),
    );
  });
});
