import { describe, expect, it } from "vitest";
import type { Actor, Role } from "#app/domain/kernel/actor.ts";
import { edgesFrom, findTransition } from "#app/domain/kernel/transition-table.ts";
import { checkpointMachine, stateProvenBy, strongestCovering, type EvidenceRange } from "./checkpoint.ts";
import { checkpointDates, isStronger, placementMachine, provenDays, TIERS, type Tier } from "./placement.ts";
import { wordOf } from "./placement.policy.ts";
import { parseWageRow } from "./wage-file.ts";

describe("the days that a month's wage proves", () => {
  it("are the month, from the start and until the end that the record names", () => {
    expect(provenDays("2026-02", null, null)).toEqual({ from: "2026-02-01", until: "2026-03-01" });
    expect(provenDays("2026-02", "2026-02-10", null)).toEqual({ from: "2026-02-10", until: "2026-03-01" });
    expect(provenDays("2026-02", "2025-06-01", null)).toEqual({ from: "2026-02-01", until: "2026-03-01" });
    expect(provenDays("2026-02", null, "2026-02-10")).toEqual({ from: "2026-02-01", until: "2026-02-11" });
    expect(provenDays("2026-02", "2026-02-28", "2026-02-28")).toEqual({
      from: "2026-02-28",
      until: "2026-03-01",
    });
    expect(provenDays("2024-02", null, "2024-02-29")).toEqual({ from: "2024-02-01", until: "2024-03-01" });
  });
  it("are none where the work ended before the month or began after it", () => {
    expect(provenDays("2026-02", null, "2026-01-31")).toBeNull();
    expect(provenDays("2026-02", "2026-03-01", null)).toBeNull();
  });
});

describe("evidence", () => {
  const of = (id: string, tier: Tier, from: string, until: string): EvidenceRange => ({
    id,
    tier,
    from,
    until,
  });
  it("counts for the day it covers, the strongest first", () => {
    const all = [
      of("word", "employer", "2026-01-01", "2026-04-01"),
      of("record", "wage_record", "2026-03-01", "2026-04-01"),
      of("slip", "payslip", "2026-03-01", "2026-04-01"),
    ];
    expect(strongestCovering("2026-03-01", all)?.id).toBe("record");
    expect(strongestCovering("2026-02-28", all)?.id).toBe("word");
    expect(strongestCovering("2026-04-01", all)).toBeNull();
    expect(strongestCovering("2026-03-01", [])).toBeNull();
  });
  it("of a weaker or an equal tier never supersedes", () => {
    TIERS.forEach((tier, rank) => {
      expect(isStronger(tier, null)).toBe(true);
      TIERS.forEach((other, otherRank) => expect(isStronger(tier, other)).toBe(rank < otherRank));
    });
  });
  it("confirms by a record or a payslip; a word only shows", () => {
    expect(TIERS.map(stateProvenBy)).toEqual(["confirmed", "confirmed", "evidenced", "evidenced"]);
  });
});

describe("a checkpoint", () => {
  it("falls due 30, 90, 180 and 365 days after the start, across a leap day too", () => {
    expect(checkpointDates("2024-02-01").map(({ dueOn }) => dueOn)).toEqual([
      "2024-03-02",
      "2024-05-01",
      "2024-07-30",
      "2025-01-31",
    ]);
  });
  it("that is unknown can still be proven, and a confirmed one only outdone, disputed or re-opened", () => {
    expect(findTransition(checkpointMachine, "prove", "unknown")?.to).toBe("evidenced");
    expect(edgesFrom(checkpointMachine, "confirmed").map(({ name }) => name)).toEqual([
      "supersede",
      "dispute",
      "reopen",
    ]);
  });
});

describe("a placement", () => {
  it("does not leave a final state but by a correction", () => {
    expect(edgesFrom(placementMachine, "cancelled")).toEqual([]);
    expect(edgesFrom(placementMachine, "ended").map(({ name }) => name)).toEqual([
      "correct_away",
      "correct_dates",
      "take_back_end",
    ]);
  });
  it("believes the employer as employer and the person as herself, and nobody else", () => {
    const member = (
      role: Role,
      personId: string,
      organisationId: string | null,
      actingFor: string | null = null,
    ): Actor => ({
      ...{ kind: "member", accountId: "a", country: "SA" },
      ...{ role, personId, organisationId, actingFor },
    });
    const parties = { personId: "p", organisationId: "o" };
    expect(wordOf(member("employer", "x", "o"), parties)).toEqual({ as: "employer", tier: "employer" });
    expect(wordOf(member("seeker", "p", null), parties)).toEqual({ as: "seeker", tier: "self" });
    expect(wordOf(member("adviser", "x", "office", "p"), parties)).toEqual({ as: "seeker", tier: "self" });
    for (const stranger of [
      member("employer", "x", "other"),
      member("officer", "x", "o"),
      member("seeker", "x", null),
      { kind: "visitor", country: "SA" } as const,
      { kind: "system", process: "worker", country: "SA" } as const,
    ])
      expect(wordOf(stranger, parties)).toMatchObject({ kind: "denial" });
    expect(wordOf(member("employer", "x", null), { personId: "p", organisationId: null })).toMatchObject({
      kind: "denial",
    });
  });
});

describe("a row of a wage file", () => {
  const row = (change: Record<string, string> = {}) =>
    parseWageRow(
      {
        national_id: "1098765432",
        registration_number: "7001",
        month: "2026-03",
        wage: "4,200.50",
        ...change,
      },
      "SAR",
    );
  it("is read, with the dates it may leave out and in Arabic digits", () => {
    expect(row()).toEqual({
      row: {
        nationalId: "1098765432",
        registrationNumber: "7001",
        month: "2026-03-01",
        wageMinor: 420_050,
        startedOn: null,
        endedOn: null,
      },
    });
    expect(row({ national_id: "١٠٩٨٧٦٥٤٣٢", month: "٢٠٢٦-٠٣", wage: "٤٢٠٠" })).toMatchObject({
      row: { nationalId: "1098765432", month: "2026-03-01", wageMinor: 420_000 },
    });
    expect(row({ started_on: "2026-03-05", ended_on: "2026-03-20" })).toMatchObject({
      row: { startedOn: "2026-03-05", endedOn: "2026-03-20" },
    });
  });
  it.each([
    [{ national_id: "12" }, "national_id", "not_an_identity_number"],
    [{ national_id: "" }, "national_id", "not_an_identity_number"],
    [{ registration_number: " " }, "registration_number", "missing"],
    [{ month: "2026-13" }, "month", "not_a_month"],
    [{ month: "03/2026" }, "month", "not_a_month"],
    [{ wage: "much" }, "wage", "not_an_amount"],
    [{ wage: "-1" }, "wage", "not_an_amount"],
    [{ wage: "4200,5" }, "wage", "not_an_amount"],
    [{ started_on: "2026-02-30" }, "started_on", "not_a_date"],
    [{ ended_on: "soon" }, "ended_on", "not_a_date"],
    [{ started_on: "2026-03-20", ended_on: "2026-03-05" }, "ended_on", "before_start"],
    [{ started_on: "2026-04-01" }, "started_on", "after_month"],
  ])("names the column that is wrong: %j", (change, column, code) => {
    expect(row(change)).toEqual({ problem: { column, code } });
  });
});
