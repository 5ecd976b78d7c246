import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstDayOf, shiftMonth } from "#app/domain/kernel/plain-date.ts";
import { redate, type DatedPlacement, type DatedRecord } from "./wage-dates.ts";

const expected: DatedPlacement = {
  status: "expected",
  expectedStart: "2027-03-15",
  startedOn: null,
  startTier: null,
  endedOn: null,
  endReason: null,
  datedByRegister: false,
  foundElsewhere: false,
};
const record = (month: string, more: Partial<DatedRecord> = {}): DatedRecord => ({
  ...{ month: firstDayOf(month), wageMinor: 420_000, startedOn: null, endedOn: null },
  ...more,
});
const TODAY = "2027-09-20";

const started: DatedPlacement = {
  ...expected,
  ...{ status: "started", startedOn: "2027-03-15", startTier: "self" },
};
const byRegister: DatedPlacement = { ...started, startTier: "wage_record", datedByRegister: true };

describe("the dates that wage records show", () => {
  it("are an exact day before a month, and the earliest of them", () => {
    const start = (...records: DatedRecord[]) => redate(expected, records, TODAY)?.startedOn;
    expect(start(record("2027-04"))).toBe("2027-04-01");
    expect(start(record("2027-04"), record("2027-03", { startedOn: "2027-03-16" }))).toBe("2027-03-16");
    expect(start(record("2027-03"), record("2027-03", { startedOn: "2027-03-16" }))).toBe("2027-03-16");
    // An earlier time at the same employer is another job.
    expect(start(record("2027-03", { startedOn: "2020-01-01" }))).toBe("2027-03-01");
    expect(start(record("2027-03", { wageMinor: 0 }))).toBeUndefined();
    expect(start()).toBeUndefined();
  });

  it("give way to a person's word about the start, unless they name the day", () => {
    expect(redate(started, [record("2027-03")], TODAY)).toBeNull();
    expect(redate(started, [record("2027-03", { startedOn: "2027-03-17" })], TODAY)).toMatchObject({
      ...{ startedOn: "2027-03-17", startTier: "wage_record", edges: ["correct_dates"] },
    });
    // An officer corrected the register's day: that stands.
    const corrected = { ...byRegister, datedByRegister: false };
    expect(redate(corrected, [record("2027-03", { startedOn: "2027-03-17" })], TODAY)).toBeNull();
  });

  it("end the work when the last month says so, and open it again when a later month comes", () => {
    const end = record("2027-05", { endedOn: "2027-05-20" });
    expect(redate(started, [record("2027-04"), end], TODAY)).toMatchObject({
      ...{ status: "ended", endedOn: "2027-05-20", endReason: "unknown", edges: ["end"] },
    });
    const ended = { ...byRegister, status: "ended", endedOn: "2027-05-20", endReason: "unknown" } as const;
    const first = record("2027-03", { startedOn: "2027-03-15" });
    expect(redate(ended, [first, end], TODAY)).toBeNull();
    expect(redate(ended, [first, end, record("2027-06")], TODAY)).toMatchObject({
      ...{ status: "started", endedOn: null, endReason: null, edges: ["take_back_end"] },
    });
  });

  it("leave an end that a person gave, and announce none before its day", () => {
    const ended = { ...started, status: "ended", endedOn: "2027-05-10", endReason: "laid_off" } as const;
    expect(redate(ended, [record("2027-05", { endedOn: "2027-05-20" })], TODAY)).toBeNull();
    expect(redate(started, [record("2027-09", { endedOn: "2027-09-30" })], TODAY)).toBeNull();
    expect(redate({ ...started, status: "cancelled" }, [record("2027-05")], TODAY)).toBeNull();
  });

  it("are the same in whatever order the records came, one by one or together", () => {
    const anyRecord = fc
      .record({
        back: fc.integer({ min: 0, max: 5 }),
        wageMinor: fc.constantFrom(0, 300_000, 420_000),
        start: fc.constantFrom(null, 5, 16),
        end: fc.constantFrom(null, null, 12, 25),
      })
      .map(({ back, wageMinor, start, end }) => {
        const month = shiftMonth("2027-08", -back);
        const day = (number: number | null): string | null =>
          number === null ? null : `${month}-${String(number).padStart(2, "0")}`;
        return record(month, {
          wageMinor,
          ...{ startedOn: start === 16 && end === 12 ? null : day(start), endedOn: day(end) },
        });
      });
    const apply = (placement: DatedPlacement, records: readonly DatedRecord[]): DatedPlacement => {
      const after = redate(placement, records, TODAY);
      return after ? { ...placement, ...after, datedByRegister: true } : placement;
    };
    const shown = ({ status, startedOn, endedOn, endReason }: DatedPlacement) => ({
      ...{ status, startedOn, endedOn, endReason },
    });
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 6 }), fc.infiniteStream(fc.nat()), (records, picks) => {
        const together = shown(apply(expected, records));
        const rest = [...records];
        const seen: DatedRecord[] = [];
        let placement = expected;
        while (rest.length > 0) {
          const [next] = rest.splice((picks.next().value ?? 0) % rest.length, 1);
          if (next) seen.push(next);
          placement = apply(placement, seen);
        }
        expect(shown(placement)).toEqual(together);
      }),
      { numRuns: 500 },
    );
  });
});
