import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { statesOf } from "#app/domain/kernel/transition-table.ts";
import { PATIENT, rowTaken, steps, WALKS } from "#tests/support/machine-walk.ts";
import { walkApplication, walkInterview, walkOffer } from "#tests/support/marketplace-walks.ts";
import { APPLICATION_STATUSES, applicationMachine, isPending } from "./application.ts";
import { APPLICATION_GUARDS, takeEdge, warningDue, type ApplicationFacts } from "./application-edge.ts";
import { EVENT_OF } from "./application.events.ts";
import { INTERVIEW_GUARDS, INTERVIEW_STATUSES, interviewMachine, isLiving } from "./interview.ts";
import { OFFER_GUARDS, offerMachine, takeOfferEdge } from "./offer.ts";

const guardsOf = (machine: { readonly transitions: readonly { readonly guard?: string }[] }): string[] =>
  [...new Set(machine.transitions.flatMap((t) => t.guard ?? []))].sort();

const facts = (change: Partial<ApplicationFacts>): ApplicationFacts => ({
  status: "submitted",
  statusBefore: null,
  postponedFrom: null,
  disclosed: false,
  submitted: true,
  declineWritten: false,
  ...change,
});

describe("the application's machine", () => {
  it("keeps to its table, its guards and what each state requires, whatever is tried", PATIENT, () => {
    const reached = new Set<string>(applicationMachine.initial);
    fc.assert(
      fc.property(steps, (numbers) => {
        for (const step of walkApplication(numbers)) {
          const { from, to, around } = step;
          const row = rowTaken(applicationMachine, step, (guard, ...rest) => {
            const rule = APPLICATION_GUARDS[guard];
            if (!rule) throw new Error(`No rule for ${guard}`);
            return rule(...rest);
          });
          if (!row) throw new Error(`${from.status} -${step.edge}-> ${to.status} is not in the table`);
          if (applicationMachine.final.includes(from.status)) throw new Error("Final is final");
          reached.add(to.status);
          if ((to.status === "accepted" || to.status === "hired") && !to.disclosed)
            throw new Error("Named without consent");
          if (from.disclosed && !to.disclosed) throw new Error("Consent does not vanish");
          if (!from.disclosed && to.disclosed && !/^accept_(offer|interview)$/.test(step.edge))
            throw new Error(`${step.edge} is no consent`);
          if ((to.status === "obsolete") !== (to.statusBefore !== null)) throw new Error("statusBefore");
          const rests = to.status === "postponed" || to.statusBefore === "postponed";
          if (rests !== (to.postponedFrom !== null)) throw new Error("postponedFrom");
          if (to.status !== "draft" && to.status !== "withdrawn" && !to.submitted) throw new Error("unsent");
          if (to.status === "declined" && !around.textsWritten) throw new Error("Declined without a word");
        }
      }),
      { numRuns: WALKS },
    );
    expect([...reached].sort()).toEqual([...APPLICATION_STATUSES].sort());
  });

  it(
    "comes back from postponed and obsolete to where it was, also from one through the other",
    PATIENT,
    () => {
      let both = 0;
      fc.assert(
        fc.property(steps, (numbers) => {
          const seen = walkApplication(numbers);
          for (const [index, { edge, to }] of seen.entries()) {
            if (edge !== "resume" && edge !== "restore") continue;
            const before = seen.slice(0, index);
            const away = edge === "resume" ? "postpone" : "make_obsolete";
            const left = before.findLast((step) => step.edge === away);
            if (left?.from.status !== to.status) throw new Error(`${edge} led to ${to.status}`);
            if (edge === "resume" && before.at(-1)?.edge === "restore") both++;
          }
        }),
        { numRuns: WALKS },
      );
      expect(both).toBeGreaterThan(0);
    },
  );

  it("has a rule for each guard of its table, and no other", () => {
    expect(Object.keys(APPLICATION_GUARDS).sort()).toEqual(guardsOf(applicationMachine));
  });

  it("has every state that it is known by, and every state but the final one has a way on", () => {
    expect([...statesOf(applicationMachine)].sort()).toEqual([...APPLICATION_STATUSES].sort());
    for (const status of APPLICATION_STATUSES)
      if (status !== "hired")
        expect(applicationMachine.transitions.some((t) => t.from.includes(status))).toBe(true);
    expect(new Set(Object.keys(EVENT_OF))).toEqual(
      new Set(applicationMachine.transitions.map((t) => t.name)),
    );
  });

  it("can be hired after a decline, a lapse or becoming obsolete, by someone who agreed to be named", () => {
    for (const status of ["declined", "lapsed", "obsolete"] as const) {
      expect(takeEdge(facts({ status, disclosed: true }), "hire")).toMatchObject({ status: "hired" });
      expect(takeEdge(facts({ status }), "hire")).toEqual({ failure: "not_disclosed" });
      expect(takeEdge(facts({ status }), "make_offer")).toMatchObject({ status: "offered" });
    }
  });

  it("lapses after 21 silent days, a week after the last of its two warnings, and not before an interview", () => {
    const warned = { silentDays: 21, warnedAt: 14, warnedDaysAgo: 7 } as const;
    const sent = facts({});
    expect(takeEdge(sent, "lapse", warned)).toMatchObject({ status: "lapsed" });
    for (const change of [
      { silentDays: 20 },
      { warnedAt: 7 },
      { warnedDaysAgo: 6 },
      { interviewAhead: true },
    ] as const)
      expect(takeEdge(sent, "lapse", { ...warned, ...change })).toEqual({ failure: "wrong_state" });
  });

  it("warns at 7 and at 14 silent days, once each, and with one word after a long absence", () => {
    expect([0, 6, 7, 13, 14, 40].map((days) => warningDue(days, 0))).toEqual([null, null, 7, 7, 14, 14]);
    expect([7, 14, 40].map((days) => warningDue(days, 7))).toEqual([null, 14, 14]);
    expect(warningDue(40, 14)).toBeNull();
  });

  it("makes only pending applications obsolete, and never part-time ones", () => {
    for (const status of APPLICATION_STATUSES) {
      const now = facts({ status, disclosed: true, postponedFrom: "in_review" });
      expect("failure" in takeEdge(now, "make_obsolete", { partTime: false })).toBe(!isPending(status));
      expect("failure" in takeEdge(now, "make_obsolete", { partTime: true })).toBe(true);
    }
  });
});

describe("the offer's machine", () => {
  it("ends with the first answer, by its guards, whatever is tried", PATIENT, () => {
    const reached = new Set<string>(offerMachine.initial);
    fc.assert(
      fc.property(steps, (numbers) => {
        for (const step of walkOffer(numbers)) {
          const { from, to, around } = step;
          if (!rowTaken(offerMachine, step, (guard, _, now) => OFFER_GUARDS[guard]?.(now) ?? false))
            throw new Error(`${from.status} -${step.edge}-> ${to.status} is not in the table`);
          if (offerMachine.final.includes(from.status)) throw new Error("Final is final");
          if ((to.status !== "made") !== to.answered) throw new Error("An end has its instant");
          if (to.status === "accepted" && around.answerOverdue) throw new Error("Too late");
          if (from.suitable && !to.suitable) throw new Error("A mark does not vanish");
          reached.add(to.status);
        }
      }),
      { numRuns: WALKS },
    );
    expect([...reached].sort()).toEqual([...statesOf(offerMachine)].sort());
    expect(Object.keys(OFFER_GUARDS).sort()).toEqual(guardsOf(offerMachine));
  });

  it("is marked as suitable only where an officer referred the person", () => {
    const made = { status: "made", answered: false, suitable: false } as const;
    expect(takeOfferEdge(made, "mark_suitable", { referredByOfficer: false })).toEqual({
      failure: "offer_not_referred",
    });
    expect(takeOfferEdge(made, "mark_suitable", { referredByOfficer: true })).toMatchObject({
      status: "made",
      suitable: true,
    });
  });
});

describe("the interview's machine", () => {
  it("keeps to its table: what took place had a time, and what is over is closed", PATIENT, () => {
    const reached = new Set<string>(interviewMachine.initial);
    fc.assert(
      fc.property(steps, fc.boolean(), (numbers, asked) => {
        for (const step of walkInterview(numbers, asked)) {
          const { from, to } = step;
          if (!rowTaken(interviewMachine, step, (guard, _, now) => INTERVIEW_GUARDS[guard]?.(now) ?? false))
            throw new Error(`${from.status} -${step.edge}-> ${to.status} is not in the table`);
          if (interviewMachine.final.includes(from.status)) throw new Error("Final is final");
          if (/^(booked|held|missed)$/.test(to.status) && !to.timed) throw new Error("No time");
          if (/^(proposed|booked|held|missed)$/.test(to.status) && !to.described) throw new Error("No terms");
          if (isLiving(to.status) === to.closed) throw new Error("closed");
          reached.add(to.status);
        }
      }),
      { numRuns: WALKS },
    );
    expect([...reached].sort()).toEqual([...INTERVIEW_STATUSES].sort());
    expect(Object.keys(INTERVIEW_GUARDS).sort()).toEqual(guardsOf(interviewMachine));
  });
});
