import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import type { TransitionActor } from "#app/domain/kernel/transition-table.ts";
import { die, edgeNames, inTable, must, walk, WALKS } from "#tests/support/walks.ts";
import {
  answerUntil,
  ARREAR_STATES,
  arrearDueOn,
  arrearMachine,
  moveArrear,
  openArrears,
  type ArrearEdge,
  type ArrearFacts,
  type ArrearMove,
  type ArrearPart,
} from "./arrear.ts";

const DAY = "2027-01-31";
const FOUND: ArrearFacts = {
  ...{ status: "found", since: DAY, amountMinor: 100, proposedBy: null, answeredBy: null },
};
const EDGES = edgeNames<ArrearEdge>(arrearMachine);
const ACTORS: readonly TransitionActor[] = ["officer", "supervisor", "seeker", "worker", "employer"];
const ACCOUNTS = ["amal", "basma", null];

describe("10,000 random walks of an arrear", () => {
  it("never leave the table, and none is refused by one person or before the household was heard", () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(walk, (numbers) => {
        let facts = FOUND;
        let day = DAY;
        for (const number of numbers) {
          const pick = die(number);
          const open = arrearMachine.transitions.filter(({ from }) => from.includes(facts.status));
          const likely = pick([true, false]) && open.length > 0 ? pick(open) : null;
          const edge = (likely?.name as ArrearEdge | undefined) ?? pick(EDGES);
          const by = likely ? pick(likely.by) : pick(ACTORS);
          day = addDays(day, pick([0, 1, 29, 30, 31]));
          const account = by === "worker" ? null : pick(ACCOUNTS);
          const move: ArrearMove = { edge, by, account, today: day, amountMinor: pick([-1, 0, 60, 100]) };
          const next = moveArrear(facts, move);
          if ("failure" in next) continue;
          must(inTable(arrearMachine, { edge, by, from: facts.status, to: next.status }), "in the table");
          must(ARREAR_STATES.includes(next.status), "the state is one of the machine");
          must(by !== "worker" || ["found", "cleared"].includes(next.status), "people decide");
          if (edge === "refuse") {
            must(account !== null && account !== facts.proposedBy, "another person refuses");
            const until = answerUntil(facts) ?? day;
            must(facts.answeredBy !== null || day > until, "the household was heard or had its time");
          }
          reached.add(`${facts.status} ${edge} ${next.status}`);
          facts = {
            status: next.status,
            since: next.status === facts.status ? facts.since : day,
            amountMinor: edge === "revise" ? (move.amountMinor ?? 0) : facts.amountMinor,
            proposedBy: edge === "propose_refusal" ? (account ?? "amal") : facts.proposedBy,
            answeredBy: edge === "answer" ? "dina" : facts.answeredBy,
          };
          must(facts.amountMinor > 0, "there is always something that was too little");
          must(
            (arrearDueOn(facts) === null) === ["cleared", "refused", "paid"].includes(facts.status),
            "the office has a day while it is its turn",
          );
        }
      }),
      WALKS,
    );
    const edges = arrearMachine.transitions.flatMap(({ name, from, to }) =>
      from.map((state) => `${state} ${name} ${to}`),
    );
    expect(edges.filter((edge) => !reached.has(edge))).toEqual([]);
  });
});

describe("what nobody decided on of a month that was paid too little", () => {
  const parts = fc.array(
    fc.record({
      id: fc.uuid(),
      month: fc.constantFrom("2026-01", "2026-02"),
      status: fc.constantFrom(...ARREAR_STATES.filter((status) => status !== "found")),
      amountMinor: fc.integer({ min: 1, max: 100 }),
    }),
    { maxLength: 6 },
  );
  const found = fc.option(fc.integer({ min: 1, max: 100 }));
  const underpaid = fc.dictionary(fc.constantFrom("2026-01", "2026-02"), fc.integer({ min: 0, max: 300 }));

  it("is what is left beside what people decided, never negative, and settles after one look", () => {
    fc.assert(
      fc.property(underpaid, parts, found, (owed, decided, minor) => {
        const known: ArrearPart[] = [...decided];
        if (minor !== null)
          known.push({ id: "found", month: "2026-01", status: "found", amountMinor: minor });
        const now = new Map(Object.entries(owed));
        const applied = new Map(known.filter(({ status }) => status === "found").map((p) => [p.month, p]));
        for (const change of openArrears(now, known)) {
          must(change.amountMinor >= 0, "never negative");
          if (change.amountMinor === 0) applied.delete(change.month);
          else applied.set(change.month, { ...change, id: change.id ?? "new", status: "found" });
        }
        const rest = known.filter(({ status }) => status !== "found");
        for (const month of ["2026-01", "2026-02"]) {
          const settled = rest
            .filter((part) => part.month === month && part.status !== "cleared")
            .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
          const left = applied.get(month)?.amountMinor ?? 0;
          must(left === Math.max(0, (now.get(month) ?? 0) - settled), "what is left of the month");
        }
        must(openArrears(now, [...rest, ...applied.values()]).length === 0, "one look is enough");
      }),
    );
  });
});
