import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import type { TransitionActor } from "#app/domain/kernel/transition-table.ts";
import { die, edgeNames, inTable, must, walk, WALKS } from "#tests/support/walks.ts";
import {
  OVERPAYMENT_CAUSES,
  OVERPAYMENT_STATES,
  overpaymentMachine,
  type OverpaymentEdge,
} from "./overpayment-machine.ts";
import {
  contestUntil,
  dueBack,
  dueOn,
  leftOf,
  moveOverpayment,
  type OverpaymentFacts,
  type OverpaymentMove,
} from "./overpayment.ts";

const DAY = "2027-01-31";
const FOUND: OverpaymentFacts = {
  status: "found",
  since: DAY,
  notifiedBy: null,
  notifiedOn: null,
  amountMinor: 100,
  repaidMinor: 0,
  agreedBy: null,
  contestWrittenBy: null,
};
/** Some walks begin late, or twelve steps would seldom reach the last states. */
const UPHELD: OverpaymentFacts = { ...FOUND, status: "upheld", notifiedBy: "amal", notifiedOn: DAY };
const BY_MORE: OverpaymentFacts = {
  ...{ ...FOUND, status: "settled", notifiedBy: "amal", notifiedOn: DAY, agreedBy: "basma" },
  ...{ amountMinor: 60, repaidMinor: 100 },
};
const WRITTEN: OverpaymentFacts = { ...UPHELD, contestWrittenBy: "dalal" };
const PAYING: OverpaymentFacts = { ...UPHELD, status: "in_instalments", agreedBy: "basma", repaidMinor: 60 };
const PAID_UP: OverpaymentFacts = { ...PAYING, repaidMinor: 100 };
const EDGES = edgeNames<OverpaymentEdge>(overpaymentMachine);
const ACTORS: readonly TransitionActor[] = ["officer", "supervisor", "seeker", "worker", "employer"];
const ACCOUNTS = ["amal", "basma", "dalal", null];
const AMOUNTS = [-1, 0, 1, 30, 60, 100, 140];

/** A correction is weighed against what is left without the entry: here the smallest. */
const without = (facts: OverpaymentFacts): OverpaymentFacts => ({
  ...facts,
  repaidMinor: facts.repaidMinor - Math.min(facts.repaidMinor, 1),
});

/** The facts as the use cases keep them after an edge. */
function after(facts: OverpaymentFacts, move: OverpaymentMove, status: OverpaymentFacts["status"]) {
  const { edge, account, today, amountMinor = 0 } = move;
  const told = edge === "notify";
  const toldAnew = told || edge === "disown";
  const figure = edge === "revise" || edge === "lower" || edge === "clear";
  const repaid = edge === "record" ? amountMinor : edge === "refund" ? -amountMinor : 0;
  return {
    status,
    since: status === facts.status ? facts.since : today,
    notifiedBy: told ? account : facts.notifiedBy,
    notifiedOn: toldAnew ? today : facts.notifiedOn,
    contestWrittenBy: edge === "write_down" ? account : edge === "disown" ? null : facts.contestWrittenBy,
    amountMinor: figure ? amountMinor : facts.amountMinor,
    repaidMinor: facts.repaidMinor + repaid,
    agreedBy: edge === "agree" ? account : facts.agreedBy,
  };
}

describe("10,000 random walks of an overpayment", () => {
  it("never leave the table, take back nothing that two people did not decide, and raise nothing told", () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(walk, (numbers) => {
        let facts = die(numbers[0] ?? 0)([FOUND, UPHELD, WRITTEN, PAYING, PAID_UP, BY_MORE]);
        let day = DAY;
        let upheldBy: string | null = facts === FOUND ? null : "basma";
        for (const number of numbers) {
          const pick = die(number);
          // Half of the steps are ones that the table has from here, so that walks get far.
          const open = overpaymentMachine.transitions.filter(({ from }) => from.includes(facts.status));
          const likely = pick([true, false]) && open.length > 0 ? pick(open) : null;
          const edge = (likely?.name as OverpaymentEdge | undefined) ?? pick(EDGES);
          const by = likely ? pick(likely.by) : pick(ACTORS);
          day = addDays(day, pick([0, 1, 29, 30, 31]));
          const move: OverpaymentMove = {
            ...{ edge, by, today: day, account: pick(ACCOUNTS) },
            ...{ cause: pick(OVERPAYMENT_CAUSES), amountMinor: pick(AMOUNTS), capMinor: pick([null, 30]) },
          };
          const faced = edge === "correct" ? without(facts) : facts;
          const next = moveOverpayment(faced, move);
          if ("failure" in next) continue;
          must(
            inTable(overpaymentMachine, { edge, by, from: facts.status, to: next.status }),
            "in the table",
          );
          must(OVERPAYMENT_STATES.includes(next.status), "the state is one of the machine");
          must(edge !== "notify" || move.cause !== "office_erred", "what the office erred in is waived");
          if (edge === "uphold") {
            must(move.account !== null && move.account !== facts.notifiedBy, "another person decides");
            must(move.account !== facts.contestWrittenBy, "nobody decides on words she wrote down");
            if (facts.status === "notified")
              must(day > (contestUntil(facts) ?? day), "the household had its time");
            upheldBy = move.account;
          }
          if (edge === "refund") must((move.amountMinor ?? 0) <= dueBack(facts), "no more than is due back");
          if (edge === "agree") must((move.amountMinor ?? 0) <= (move.capMinor ?? 100), "within the cap");
          const before = facts;
          facts = after(faced, move, next.status);
          reached.add(`${before.status} ${edge} ${facts.status}`);
          must(facts.repaidMinor === 0 || upheldBy !== null, "nothing is paid back before it is upheld");
          must(edge !== "record" || facts.repaidMinor <= facts.amountMinor, "no more than what is left");
          must(
            before.status === "found" || facts.amountMinor <= before.amountMinor,
            "what was told is only lowered",
          );
          must(by !== "worker" || !["upheld", "waived"].includes(next.status) || edge === "lower", "people");
          must(facts.status !== "settled" || leftOf(facts) === 0, "settled when nothing is left");
          must(Math.min(leftOf(facts), dueBack(facts)) === 0, "owed one way only");
          must(
            (dueOn(facts) === null) === ["waived", "in_instalments", "settled"].includes(facts.status),
            "the office has a day while it is its turn",
          );
        }
      }),
      WALKS,
    );
    const edges = overpaymentMachine.transitions.flatMap(({ name, from, to }) =>
      from.map((state) => `${state} ${name} ${to}`),
    );
    expect(edges.filter((edge) => !reached.has(edge))).toEqual([]);
  });
});

describe("the clock of an overpayment", () => {
  it("gives the household 30 days before its silence counts, and the office 20 for each turn", () => {
    const told: OverpaymentFacts = { ...FOUND, status: "notified", notifiedBy: "amal", notifiedOn: DAY };
    expect(dueOn(FOUND)).toBe("2027-02-20");
    expect(contestUntil(told)).toBe("2027-03-02");
    expect(dueOn(told)).toBe("2027-03-22");
    const uphold = { edge: "uphold", by: "officer", account: "basma" } as const;
    expect(moveOverpayment(told, { ...uphold, today: "2027-03-02" })).toEqual({
      failure: "household_may_still_contest",
    });
    expect(moveOverpayment(told, { ...uphold, today: "2027-03-03" })).toEqual({ status: "upheld" });
    // Late words are heard as long as nobody has decided.
    expect(
      moveOverpayment(told, { edge: "contest", by: "seeker", account: "dina", today: "2027-06-01" }),
    ).toEqual({
      status: "contested",
    });
  });
});
