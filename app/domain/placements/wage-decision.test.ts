import { describe, expect, it } from "vitest";
import { isAbsurd } from "./plausible-wage.ts";
import {
  decideRecord,
  type CorrectionFacts,
  type PlacementAnchor,
  type QuestionFacts,
  type RecordFacts,
} from "./wage-decision.ts";

const record: RecordFacts = {
  registrationNumber: "700",
  month: "2027-03-01",
  wageMinor: 420_000,
  currency: "SAR",
  personId: "person",
  personGone: false,
  organisationId: "employer",
  twoFigures: false,
};
const placement: PlacementAnchor = {
  id: "p1",
  organisationId: "employer",
  status: "expected",
  expectedStart: "2027-03-15",
  wageMinor: 420_000,
  endedByPerson: null,
};
const asked: QuestionFacts = { status: "asked", settlement: null, placementId: null };

const decide = (
  change: Partial<RecordFacts>,
  facts: {
    placements?: readonly PlacementAnchor[];
    question?: QuestionFacts;
    correction?: CorrectionFacts;
  } = {},
): string => {
  const decision = decideRecord(
    { ...record, ...change },
    { placements: [], question: null, correction: null, ...facts },
    "2027-04",
  );
  const { status, reason, placementId, issue } = decision;
  return [status, reason, placementId, issue].filter(Boolean).join(" ");
};

describe("a wage record", () => {
  const placements = [placement];
  it.each([
    ["proves the month of an expected job", {}, { placements }, "matched proves_month p1"],
    ["of a month to come is held", { month: "2027-05-01" }, { placements }, "held in_future in_future"],
    ["of nobody is held", { personId: null }, {}, "held identity_unknown identity_unknown"],
    ["of an erased person is held", { personId: null, personGone: true }, {}, "held person_gone person_gone"],
    [
      "of an employer that nobody knows is asked about",
      { organisationId: null },
      {},
      "asked employer_unknown",
    ],
    ["of a known employer without a job is asked about", {}, {}, "asked job_unknown"],
    [
      "from long before the agreed start is asked about",
      { month: "2027-01-01" },
      { placements },
      "asked before_start",
    ],
    ["of a wage of nothing proves nothing", { wageMinor: 0 }, { placements }, "matched no_wage p1"],
    [
      "of an absurd amount is held",
      { wageMinor: 42_000_000 },
      { placements },
      "held absurd_amount absurd_amount",
    ],
    [
      "with two figures is used and shown",
      { twoFigures: true },
      { placements },
      "matched proves_month p1 two_figures",
    ],
  ] as const)("%s", (_, change, facts, expected) => {
    expect(decide(change, facts)).toBe(expected);
  });

  it("after an end that a person gave is asked about, after one that the register gave is not", () => {
    const ended = { ...placement, status: "ended", expectedStart: "2026-09-01" } as const;
    expect(decide({}, { placements: [{ ...ended, endedByPerson: "2027-01-31" }] })).toBe("asked after_end");
    expect(decide({}, { placements: [ended] })).toBe("matched proves_month p1");
  });

  it("belongs to the latest job of the employer that was open in its month", () => {
    const earlier = { ...placement, id: "p0", expectedStart: "2026-03-01" };
    const both = [placement, earlier];
    expect(decide({ month: "2026-10-01" }, { placements: both })).toBe("matched proves_month p0");
    expect(decide({}, { placements: both })).toBe("matched proves_month p1");
    expect(decide({}, { placements: [...both].reverse() })).toBe("matched proves_month p1");
    expect(decide({}, { placements: [{ ...placement, status: "cancelled" }, earlier] })).toContain("p0");
  });

  it("follows what the person said and an officer settled, and an officer's word about it above all", () => {
    const found = { ...placement, id: "p2", organisationId: null };
    const unknown = { organisationId: null };
    expect(decide(unknown, { question: asked })).toBe("asked employer_unknown");
    expect(decide(unknown, { question: { ...asked, status: "no" } })).toBe("asked said_no");
    expect(decide(unknown, { question: { ...asked, settlement: "not_hers" } })).toBe("ignored not_hers");
    const yes = { ...asked, status: "yes", placementId: "p2" } as const;
    expect(decide(unknown, { placements: [found], question: yes })).toBe("matched said_yes p2");
    expect(decide(unknown, { placements: [found], question: { ...yes, settlement: "hers" } })).toBe(
      "matched attached p2",
    );
    const word = { placementId: null, wageMinor: record.wageMinor };
    expect(decide({}, { placements, correction: { ...word, verdict: "ignore" } })).toBe("ignored set_aside");
    expect(decide({}, { placements, correction: { ...word, verdict: "not_hers" } })).toBe("ignored not_hers");
    expect(
      decide({}, { placements, correction: { verdict: "attach", placementId: "p9", wageMinor: 1 } }),
    ).toBe("matched attached p9");
    const absurd = { wageMinor: 42_000_000 };
    const accept = { ...word, ...absurd, verdict: "accept" } as const;
    expect(decide(absurd, { placements, correction: accept })).toBe("matched proves_month p1");
    expect(decide({ wageMinor: 43_000_000 }, { placements, correction: accept })).toContain("absurd_amount");
  });

  it("is believed up to a bonus, and beyond any wage of its currency no more", () => {
    expect(isAbsurd(420_000 * 8, "SAR", 420_000)).toBe(false);
    expect(isAbsurd(420_000 * 8 + 1, "SAR", 420_000)).toBe(true);
    expect(isAbsurd(20_000_000, "SAR", null)).toBe(false);
    expect(isAbsurd(20_000_001, "SAR", null)).toBe(true);
    expect(isAbsurd(900_000_000_000, "XXX", null)).toBe(false);
  });
});
