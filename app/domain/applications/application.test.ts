import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  APPLICATION_STATUSES,
  applicationMachine,
  isPending,
  takeEdge,
  type ApplicationEdge,
  type ApplicationFacts,
  type Circumstances,
} from "./application.ts";
import { offerMachine } from "./offer.ts";

const edges = [...new Set(applicationMachine.transitions.map((t) => t.name))] as ApplicationEdge[];

const circumstances: fc.Arbitrary<Circumstances> = fc.record({
  vacancyOpen: fc.boolean(),
  silentDays: fc.integer({ min: 0, max: 60 }),
  answerOverdue: fc.boolean(),
  partTime: fc.boolean(),
  sameEmployer: fc.boolean(),
});
const walks = fc.array(fc.tuple(fc.constantFrom(...edges), circumstances), { maxLength: 60 });

const begin: ApplicationFacts = { status: "draft", statusBefore: null, disclosed: false };

/** Every application that a walk passes through, with the edge that led there. */
function walk(moves: readonly (readonly [ApplicationEdge, Circumstances])[]) {
  const seen: { from: ApplicationFacts; edge: ApplicationEdge; to: ApplicationFacts }[] = [];
  let now = begin;
  for (const [edge, around] of moves) {
    const taken = takeEdge(now, edge, around);
    if ("failure" in taken) continue;
    seen.push({ from: now, edge, to: taken });
    now = taken;
  }
  return seen;
}

describe("the application's machine", () => {
  it("never leaves its table, whatever is tried", () => {
    fc.assert(
      fc.property(walks, (moves) => {
        for (const { from, edge, to } of walk(moves)) {
          const known = applicationMachine.transitions.some(
            (t) => t.name === edge && t.from.includes(from.status) && t.to === to.status,
          );
          expect(known).toBe(true);
          expect(APPLICATION_STATUSES).toContain(to.status);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("stays hired for good", () => {
    fc.assert(
      fc.property(walks, (moves) => {
        expect(walk(moves).some(({ from }) => from.status === "hired")).toBe(false);
      }),
    );
    for (const final of applicationMachine.final)
      expect(applicationMachine.transitions.filter((t) => t.from.includes(final))).toEqual([]);
  });

  it("names nobody without consent: accepted and hired are disclosed, and disclosure is never taken back", () => {
    fc.assert(
      fc.property(walks, (moves) => {
        for (const { from, edge, to } of walk(moves)) {
          if (to.status === "accepted" || to.status === "hired") expect(to.disclosed).toBe(true);
          if (from.disclosed) expect(to.disclosed).toBe(true);
          if (!from.disclosed && to.disclosed) expect(["accept_offer", "accept_interview"]).toContain(edge);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("comes back from postponed and obsolete to where it was", () => {
    fc.assert(
      fc.property(walks, (moves) => {
        const seen = walk(moves);
        for (const [index, { edge, to }] of seen.entries()) {
          if (edge !== "resume" && edge !== "restore") continue;
          const away = edge === "resume" ? "postponed" : "obsolete";
          const left = seen.slice(0, index).findLast((step) => step.to.status === away);
          expect(left?.from.status).toBe(to.status);
          expect(to.statusBefore).toBeNull();
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("reaches every state, and every state but the final one has a way on", () => {
    const reached = new Set<string>(applicationMachine.initial);
    for (let before = -1; before !== reached.size;) {
      before = reached.size;
      for (const t of applicationMachine.transitions)
        if (t.from.some((s) => reached.has(s))) reached.add(t.to);
    }
    expect([...reached].sort()).toEqual([...APPLICATION_STATUSES].sort());
    for (const status of APPLICATION_STATUSES)
      if (status !== "hired")
        expect(applicationMachine.transitions.some((t) => t.from.includes(status))).toBe(true);
  });

  it("can be hired after a decline, a lapse or becoming obsolete, by someone who agreed to be named", () => {
    for (const status of ["declined", "lapsed", "obsolete"] as const) {
      expect(takeEdge({ status, statusBefore: null, disclosed: true }, "hire")).toMatchObject({
        status: "hired",
      });
      expect(takeEdge({ status, statusBefore: null, disclosed: false }, "hire")).toEqual({
        failure: "not_disclosed",
      });
      expect(takeEdge({ status, statusBefore: null, disclosed: false }, "make_offer")).toMatchObject({
        status: "offered",
      });
    }
  });

  it("lapses after 21 silent days, not before", () => {
    const sent: ApplicationFacts = { status: "submitted", statusBefore: null, disclosed: false };
    expect(takeEdge(sent, "lapse", { silentDays: 20 })).toEqual({ failure: "wrong_state" });
    expect(takeEdge(sent, "lapse", { silentDays: 21 })).toMatchObject({ status: "lapsed" });
  });

  it("makes only pending applications obsolete, and never part-time ones", () => {
    for (const status of APPLICATION_STATUSES) {
      const facts: ApplicationFacts = { status, statusBefore: null, disclosed: true };
      const taken = takeEdge(facts, "make_obsolete", { partTime: false });
      expect("failure" in taken).toBe(!isPending(status));
      expect("failure" in takeEdge(facts, "make_obsolete", { partTime: true })).toBe(true);
    }
  });
});

describe("the offer's machine", () => {
  it("ends with the first answer", () => {
    for (const final of offerMachine.final)
      expect(offerMachine.transitions.filter((t) => t.from.includes(final))).toEqual([]);
    expect(new Set(offerMachine.transitions.map((t) => t.to))).toEqual(new Set(offerMachine.final));
  });
});
