import { describe, expect, it } from "vitest";
import { parseWageRow } from "#app/domain/placements/wage-file.ts";
import { shiftMonth } from "#app/domain/kernel/plain-date.ts";
import { seededRandom } from "../demo/random.ts";
import type { Job, Seeker } from "./play.ts";
import { openWageRegister } from "./wage-file.ts";

const seeker = (nationalId: string | null): Seeker => ({
  actor: {
    ...{ kind: "member", accountId: "a", personId: "p", role: "seeker" },
    ...{ organisationId: null, country: "SA", actingFor: null },
  },
  ...{ nationalId, everyDays: 7, lucky: false, appliedTo: new Set<string>() },
  ...{ looksOn: "2026-01-01", looking: false, busy: false },
});
const job = (number: number, more: Partial<Job> = {}): Job => ({
  seeker: seeker(`1${String(900_000_000 + number)}`),
  registrationNumber: "7100000000",
  from: "2026-01-01",
  monthlyMinor: 400_000,
  until: null,
  ...more,
});

/** Rows of a year of files, read as the importer reads them; `null` for those it rejects. */
function yearOf(jobs: readonly Job[], seed: number) {
  const register = openWageRegister();
  const luck = seededRandom(seed);
  return Array.from({ length: 12 }, (_, index) => {
    const [header = "", ...lines] = register
      .fileFor(shiftMonth("2026-01", index), jobs, luck)
      .trim()
      .split("\n");
    return lines.map((line) => {
      const cells = line.split(",");
      const read = parseWageRow(
        Object.fromEntries(header.split(",").map((column, at) => [column, cells[at]])),
        "SAR",
      );
      return "row" in read ? read.row : null;
    });
  });
}

describe("the register of wages", () => {
  it("says a month's wage of who worked in it, by the share of its days", () => {
    const jobs = [job(1, { from: "2026-03-16", until: "2026-05-01" })];
    const wages = Array.from({ length: 40 }, (_, seed) => yearOf(jobs, seed).flat())
      .flat()
      .flatMap((row) => (row ? [`${row.month} ${row.wageMinor}`] : []));
    const usual = new Set(wages.filter((wage) => wages.filter((other) => other === wage).length > 20));
    expect(usual).toEqual(new Set(["2026-03-01 206452", "2026-04-01 400000"]));
  });

  it("knows nobody whom no registry knows", () => {
    expect(yearOf([job(1, { seeker: seeker(null) })], 7).flat()).toEqual([]);
  });

  it("makes the slips of such files: late, put right, lost, twice, of somebody else, unreadable", () => {
    const jobs = Array.from({ length: 300 }, (_, number) => job(number));
    const files = yearOf(jobs, 7);
    const rows = files.flat();
    const known = new Set(jobs.map(({ seeker: { nationalId } }) => nationalId));
    const late = files.flatMap((file, index) =>
      file.filter((row) => row && row.month < `${shiftMonth("2026-01", index)}-01`),
    );
    const keys = rows.flatMap((row) => (row ? [`${row.nationalId} ${row.month}`] : []));
    expect(rows.filter((row) => row === null).length).toBeGreaterThan(10);
    expect(rows.filter((row) => row && !known.has(row.nationalId)).length).toBeGreaterThan(10);
    expect(rows.filter((row) => row?.wageMinor === 40_000).length).toBeGreaterThan(50);
    expect(late.length).toBeGreaterThan(200);
    expect(keys.length - new Set(keys).size).toBeGreaterThan(50);
    expect(new Set(keys).size).toBeLessThan(300 * 12);
  });
});
