import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import type { TransitionActor } from "#app/domain/kernel/transition-table.ts";
import { die, edgeNames, inTable, must, walk, WALKS } from "#tests/support/walks.ts";
import {
  appealUntil,
  CHANGE_STATES,
  changeRequestMachine,
  dueOn,
  moveChange,
  type ChangeEdge,
  type ChangeFacts,
  type ChangeMove,
} from "./change-request.ts";

const DAY = "2027-01-31";
const ASKED: ChangeFacts = {
  status: "asked",
  since: DAY,
  evidenceAsked: 0,
  decidedBy: null,
  hasAppealed: false,
};
const EDGES = edgeNames<ChangeEdge>(changeRequestMachine);
const ACTORS: readonly TransitionActor[] = ["seeker", "officer", "supervisor", "worker", "employer"];
const ACCOUNTS = ["amal", "basma", "celine", null];

/** The facts as the use cases keep them after an edge. */
function after(facts: ChangeFacts, move: ChangeMove, status: ChangeFacts["status"]): ChangeFacts {
  const decides = move.edge === "decide_yes" || move.edge === "decide_no";
  return {
    status,
    since: move.today,
    evidenceAsked: facts.evidenceAsked + (move.edge === "ask_evidence" ? 1 : 0),
    decidedBy: decides ? (move.account ?? "nobody") : facts.decidedBy,
    hasAppealed: facts.hasAppealed || move.edge === "appeal",
  };
}

describe("10,000 random walks of a change request", () => {
  it("never leave the table, decide nothing without a person, and are appealed once, to somebody else", () => {
    fc.assert(
      fc.property(walk, (numbers) => {
        let facts = ASKED;
        let day = DAY;
        let appeals = 0;
        let applied = 0;
        for (const number of numbers) {
          const pick = die(number);
          const edge = pick(EDGES);
          const by = pick(ACTORS);
          day = addDays(day, pick([0, 1, 13, 14, 15, 29, 30, 31]));
          const move = { edge, by, account: pick(ACCOUNTS), today: day };
          const next = moveChange(facts, move);
          if ("failure" in next) continue;
          must(
            inTable(changeRequestMachine, { edge, by, from: facts.status, to: next.status }),
            "in the table",
          );
          must(CHANGE_STATES.includes(next.status), "the state is one of the machine");
          must(by !== "worker" && by !== "employer", "only the person and the office act");
          if (edge === "uphold" || edge === "overturn")
            must(move.account !== facts.decidedBy, "another person decides the appeal");
          if (edge === "appeal") appeals++;
          if (edge === "apply") applied++;
          if (edge === "decide_no" && facts.status === "evidence_asked")
            must(day > addDays(facts.since, 14), "the person had her time to answer");
          facts = after(facts, move, next.status);
          must(appeals <= 1, "one appeal");
          must(applied <= 1, "applied once");
          must(facts.evidenceAsked <= 2, "evidence is asked for twice at most");
          must(facts.status !== "applied" || facts.decidedBy !== null, "applied what a person decided");
          must(
            (dueOn(facts, { isTold: true }) === null) ===
              ["decided_no", "applied", "withdrawn"].includes(facts.status),
            "somebody has a day while something is open",
          );
        }
      }),
      WALKS,
    );
  });
});

describe("the clock of a change request", () => {
  it("gives the office 20 days, the person 14 to answer and 30 to appeal, and 5 to tell the registry", () => {
    const due = (status: ChangeFacts["status"], isTold = false) => dueOn({ status, since: DAY }, { isTold });
    expect(due("asked")).toBe("2027-02-20");
    expect(due("appealed")).toBe("2027-02-20");
    expect(due("evidence_asked")).toBe("2027-02-14");
    expect(due("applied")).toBe("2027-02-05");
    expect(due("applied", true)).toBeNull();
    const no: ChangeFacts = { ...ASKED, status: "decided_no", decidedBy: "amal" };
    expect(appealUntil(no)).toBe("2027-03-02");
    expect(appealUntil({ ...no, hasAppealed: true })).toBeNull();
    const appeal = { edge: "appeal", by: "seeker", account: "dina" } as const;
    expect(moveChange(no, { ...appeal, today: "2027-03-02" })).toEqual({ status: "appealed" });
    expect(moveChange(no, { ...appeal, today: "2027-03-03" })).toEqual({ failure: "appeal_window_over" });
  });

  it("keeps a no from being decided while the person may still answer, and a yes never waits", () => {
    const waiting: ChangeFacts = { ...ASKED, status: "evidence_asked", evidenceAsked: 1 };
    const officer = { by: "officer", account: "amal", today: "2027-02-14" } as const;
    expect(moveChange(waiting, { ...officer, edge: "decide_no" })).toEqual({
      failure: "person_may_still_answer",
    });
    expect(moveChange(waiting, { ...officer, edge: "decide_no", today: "2027-02-15" })).toEqual({
      status: "decided_no",
    });
    expect(moveChange(waiting, { ...officer, edge: "decide_yes" })).toEqual({ status: "decided_yes" });
  });
});
