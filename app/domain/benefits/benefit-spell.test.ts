import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TransitionActor } from "../kernel/transition-table.ts";
import { die, edgeNames, inTable, must, walk, WALKS } from "#tests/support/walks.ts";
import {
  awardOn,
  benefitSpellMachine,
  decidedOn,
  firstDayOfLoss,
  isPaying,
  moveSpell,
  SPELL_STATUSES,
  takesAway,
  type SpellEdge,
  type SpellFacts,
} from "./benefit-spell.ts";
import { isWayBackOver } from "./way-back.ts";

const TODAY = "2027-06-15";
const EDGES = edgeNames<SpellEdge>(benefitSpellMachine);
const BEGINS: readonly SpellFacts[] = [
  { status: "active", statusBefore: null, decidedMinor: 264_000, reviewOn: null, openedBy: null },
  {
    status: "provisional",
    statusBefore: null,
    decidedMinor: 264_000,
    reviewOn: "2027-09-01",
    openedBy: "anna",
  },
];
const ACTORS: readonly TransitionActor[] = [
  "officer",
  "supervisor",
  "worker",
  "seeker",
  "employer",
  "import",
];

function spellMove(number: number) {
  const pick = die(number);
  return {
    edge: pick(EDGES),
    by: pick(ACTORS),
    reason: pick([null, "because"]),
    decidedBy: pick([null, "anna", "basma"]),
    toMinor: pick([undefined, 0, 100_000, 264_000, 300_000]),
    reviewOn: pick([null, "2027-06-01", "2027-09-01"]),
    today: TODAY,
  };
}

/** Takes every step that the machine allows, and shows each to `check`. */
function follow(
  begin: SpellFacts,
  numbers: readonly number[],
  check: (from: SpellFacts, move: ReturnType<typeof spellMove>, to: SpellFacts) => void,
): void {
  let facts = begin;
  for (const number of numbers) {
    const move = spellMove(number);
    const next = moveSpell(facts, move);
    if ("failure" in next) continue;
    check(facts, move, next);
    facts = next;
  }
}

describe("10,000 random walks of a benefit spell", () => {
  it("never leave the table, and every state shows what it must", () => {
    fc.assert(
      fc.property(fc.constantFrom(...BEGINS), walk, (begin, numbers) =>
        follow(begin, numbers, (from, move, to) => {
          must(inTable(benefitSpellMachine, { ...move, from: from.status, to: to.status }), "in the table");
          must(SPELL_STATUSES.includes(to.status), "the state is one of the machine");
          must(from.status !== "ended", "what has ended stays so");
          if (to.status === "suspended") {
            must(to.reviewOn !== null && to.reviewOn > TODAY, "a suspension names the day of its review");
            must(to.statusBefore === from.status, "a suspension knows what it comes back to");
          } else must(to.statusBefore === null, "only a suspension comes back");
        }),
      ),
      WALKS,
    );
  });

  it("lower, suspend or end nothing but by a person who is named, and the worker never but for a graduation", () => {
    fc.assert(
      fc.property(fc.constantFrom(...BEGINS), walk, (begin, numbers) =>
        follow(begin, numbers, (from, move, to) => {
          must(move.decidedBy !== null, "somebody decided it");
          must(move.by !== "worker" || move.edge === "graduate", "the worker only carries a graduation out");
          must(["officer", "supervisor", "worker"].includes(move.by), "the office decides");
          if (takesAway(from, to) && move.edge !== "graduate")
            must(move.reason !== null, "a loss has a reason");
          if (move.edge === "let_lapse")
            must(move.decidedBy !== from.openedBy, "a second person lets it lapse");
        }),
      ),
      WALKS,
    );
  });
});

describe("a benefit spell", () => {
  it("comes back from a suspension to what it was", () => {
    for (const status of ["active", "adjusted"] as const) {
      const facts: SpellFacts = {
        status,
        statusBefore: null,
        decidedMinor: 1,
        reviewOn: null,
        openedBy: null,
      };
      const move = { by: "officer", decidedBy: "anna", today: TODAY, reason: "because" } as const;
      const resting = moveSpell(facts, { ...move, edge: "suspend", reviewOn: "2027-09-01" });
      if ("failure" in resting) throw new Error(resting.failure);
      expect(moveSpell(resting, { ...move, edge: "resume" })).toMatchObject({ status, reviewOn: null });
    }
  });

  it("loses nothing before a month begins after the time to object", () => {
    expect(firstDayOfLoss("2027-06-15")).toBe("2027-08-01");
    expect(firstDayOfLoss("2027-06-01")).toBe("2027-08-01");
    expect(firstDayOfLoss("2027-05-31")).toBe("2027-07-01");
  });

  it("shows for a past month what was decided then", () => {
    const spell = { status: "suspended", decidedMinor: 200 } as const;
    const decisions = [
      { effectiveFrom: "2027-03-01", toStatus: "adjusted", fromMinor: 300, toMinor: 200 },
      { effectiveFrom: "2027-06-01", toStatus: "suspended", fromMinor: 200, toMinor: 200 },
    ] as const;
    expect(
      ["2027-02-01", "2027-03-01", "2027-05-31", "2027-06-01"].map((day) => decidedOn(spell, decisions, day)),
    ).toEqual([300, 200, 200, 0]);
    expect(decidedOn({ status: "active", decidedMinor: 200 }, [], "2020-01-01")).toBe(200);
    expect(SPELL_STATUSES.filter(isPaying)).toEqual(["active", "adjusted", "provisional"]);
  });
});

describe("the award of a day", () => {
  const decisions = [
    { effectiveFrom: "2027-03-01", toStatus: "adjusted", fromMinor: 300, toMinor: 200 },
    { effectiveFrom: "2027-05-10", toStatus: "active", fromMinor: 200, toMinor: 350 },
    { effectiveFrom: "2027-07-01", toStatus: "adjusted", fromMinor: 350, toMinor: 100 },
  ] as const;

  it("stays what it was beside work, and changes only from the day of a restore on", () => {
    const days = ["2027-02-01", "2027-03-01", "2027-05-01", "2027-06-01", "2027-08-01"];
    expect(days.map((day) => awardOn({ decidedMinor: 100 }, decisions, day))).toEqual([
      300, 300, 300, 350, 350,
    ]);
    expect(awardOn({ decidedMinor: 200 }, [], "2020-01-01")).toBe(200);
  });
});

describe("the way back", () => {
  it("closes only at an end that the pack knows, and of an uncertain one the longest counts", () => {
    expect(isWayBackOver(null, "2027-01-01", "2037-01-01")).toBe(false);
    expect(isWayBackOver({ min: 12, max: Infinity }, "2027-01-01", "2037-01-01")).toBe(false);
    expect(isWayBackOver({ min: 12, max: 60 }, "2027-01-01", "2031-12-31")).toBe(false);
    expect(isWayBackOver({ min: 12, max: 60 }, "2027-01-01", "2032-01-01")).toBe(true);
  });
});
