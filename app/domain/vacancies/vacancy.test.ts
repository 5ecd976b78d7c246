import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findTransition, statesOf, type Transition } from "#app/domain/kernel/transition-table.ts";
import { PATIENT, rowTaken, steps, WALKS } from "#tests/support/machine-walk.ts";
import { walkImportedVacancy, walkOwnVacancy } from "#tests/support/marketplace-walks.ts";
import { intakeMachine, intakeStanding, type IntakeStatus } from "../programmes/programme.ts";
import { IMPORTED_GUARDS, OWN_GUARDS, takeOwnEdge } from "./vacancy-edge.ts";
import { importedVacancyMachine, ownVacancyMachine } from "./vacancy-machines.ts";
import { takesApplications, vacancyStanding, type Vacancy } from "./vacancy.ts";

const guardsOf = (machine: { readonly transitions: readonly { readonly guard?: string }[] }): string[] =>
  [...new Set(machine.transitions.flatMap((t) => t.guard ?? []))].sort();

describe("the machine of our own vacancies", () => {
  it("keeps to its table, its guards and what each state requires, whatever is tried", PATIENT, () => {
    const reached = new Set<string>(ownVacancyMachine.initial);
    fc.assert(
      fc.property(steps, (numbers) => {
        for (const step of walkOwnVacancy(numbers)) {
          const { from, to, around } = step;
          const row = rowTaken(ownVacancyMachine, step, (guard, now, rest) => {
            const rule = OWN_GUARDS[guard];
            if (!rule) throw new Error(`No rule for ${guard}`);
            return rule(now, rest);
          });
          if (!row) throw new Error(`${from.status} -${step.edge}-> ${to.status} is not in the table`);
          if (ownVacancyMachine.final.includes(from.status)) throw new Error("Final is final");
          if (to.status === "published") {
            if (to.heldFrom !== null) throw new Error("Published while a report is open");
            if (from.status !== "published" && !around.decentWork) throw new Error("No decent work");
          }
          if (/^(published|paused|filled|expired)$/.test(to.status) && !to.published)
            throw new Error("Never published");
          if (from.heldFrom !== null && to.heldFrom === null && !around.foundSafe)
            throw new Error("Released without a look");
          reached.add(to.status);
        }
      }),
      { numRuns: WALKS },
    );
    expect([...reached].sort()).toEqual([...statesOf(ownVacancyMachine)].sort());
    expect(Object.keys(OWN_GUARDS).sort()).toEqual(guardsOf(ownVacancyMachine));
  });

  it("publishes only past the decent-work guard", () => {
    const publishing = ownVacancyMachine.transitions.filter(
      (t) => t.to === "published" && !t.from.includes("published"),
    );
    expect(publishing.length).toBeGreaterThan(0);
    expect(publishing.every((t) => t.guard?.includes("decent"))).toBe(true);
  });

  it("is paused by a report at once, and no employer resumes it", () => {
    const published = { status: "published", published: true, heldFrom: null } as const;
    const held = takeOwnEdge(published, "pause_for_safety", { reported: true });
    expect(held).toMatchObject({ status: "paused", heldFrom: "published" });
    if ("guard" in held) return;
    expect(takeOwnEdge(held, "resume", { decentWork: true })).toEqual({ guard: "decent_work" });
    expect(takeOwnEdge(held, "resume_after_safety", { decentWork: true, foundSafe: true })).toMatchObject({
      status: "published",
      heldFrom: null,
    });
    for (const edge of ["pause_for_safety", "resume_after_safety", "lift_safety_hold"] as const) {
      const rows = ownVacancyMachine.transitions.filter((t) => t.name === edge);
      expect(rows.flatMap((t) => t.by)).not.toContain("employer");
      expect(rows.flatMap((t) => t.by)).not.toContain("worker");
    }
  });
});

describe("the machine of imported vacancies", () => {
  it("keeps to its table and its guards, and a claimed one stays claimed", PATIENT, () => {
    const reached = new Set<string>(importedVacancyMachine.initial);
    fc.assert(
      fc.property(steps, (numbers) => {
        for (const step of walkImportedVacancy(numbers)) {
          const { from, to } = step;
          if (
            !rowTaken(importedVacancyMachine, step, (guard, _, now) => IMPORTED_GUARDS[guard]?.(now) ?? false)
          )
            throw new Error(`${from.status} -${step.edge}-> ${to.status} is not in the table`);
          if (from.status === "claimed") throw new Error("Final is final");
          reached.add(to.status);
        }
      }),
      { numRuns: WALKS },
    );
    expect([...reached].sort()).toEqual([...statesOf(importedVacancyMachine)].sort());
    expect(Object.keys(IMPORTED_GUARDS).sort()).toEqual(guardsOf(importedVacancyMachine));
  });
});

describe("the machine of intakes", () => {
  it("never leaves its states, and stays in a final one", () => {
    const states = new Set<string>(statesOf(intakeMachine));
    const names = fc.constantFrom(...new Set(intakeMachine.transitions.map((t) => t.name)));
    fc.assert(
      fc.property(fc.array(names, { maxLength: 40 }), (edges) => {
        let state: IntakeStatus = "draft";
        for (const name of edges) {
          const edge: Transition<IntakeStatus> | null = findTransition(intakeMachine, name, state);
          if (!edge) continue;
          expect(intakeMachine.final).not.toContain(state);
          state = edge.to;
          expect(states).toContain(state);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("our own vacancies", () => {
  it("take applications while published, up to and with the closing day", () => {
    const open = { origin: "own", status: "published", closesOn: "2026-12-03" } as const;
    expect(takesApplications(open, "2026-12-03")).toBe(true);
    expect(takesApplications(open, "2026-12-04")).toBe(false);
    expect(takesApplications({ ...open, status: "paused" }, "2026-12-01")).toBe(false);
    expect(takesApplications({ ...open, origin: "imported", status: "listed" }, "2026-12-01")).toBe(false);
  });
});

describe("what has become of a posting", () => {
  const now = new Date("2027-02-01T09:00:00Z");
  const today = "2027-02-01";
  const standing = (
    status: Vacancy["status"],
    { closesOn = null, expiresAt = null }: { closesOn?: string | null; expiresAt?: string | null } = {},
  ) => {
    const dates = { closesOn, expiresAt: expiresAt === null ? null : new Date(expiresAt) };
    return vacancyStanding({ origin: "own", status, ...dates }, now, today);
  };

  it("is the same as whether it takes applications, on the closing day and the day after", () => {
    for (const closesOn of [null, "2027-02-01", "2027-01-31"])
      expect(standing("published", { closesOn }) === "open").toBe(
        takesApplications({ origin: "own", status: "published", closesOn }, today),
      );
    expect(standing("published", { closesOn: "2027-01-31" })).toBe("ended");
  });

  it("tells what may come back from what is over for good", () => {
    for (const status of ["paused", "in_review", "draft", "claimed"] as const)
      expect(standing(status)).toBe("paused");
    expect(standing("paused", { closesOn: "2027-01-31" })).toBe("ended");
    for (const status of ["filled", "withdrawn"] as const)
      expect(standing(status, { closesOn: "2027-01-31" })).toBe("closed");
    expect(standing("expired")).toBe("ended");
  });

  it("of an imported vacancy ends when it was not seen for long", () => {
    expect(standing("listed", { expiresAt: "2027-02-01T09:00:01Z" })).toBe("open");
    expect(standing("listed", { expiresAt: "2027-02-01T09:00:00Z" })).toBe("ended");
    expect(standing("listed")).toBe("ended");
  });

  it("of an intake is open while it takes people or keeps a waiting list", () => {
    const of = (status: IntakeStatus, applyBy = today) => intakeStanding({ status, applyBy }, today);
    expect([of("open"), of("full"), of("open", "2027-01-31")]).toEqual(["open", "open", "ended"]);
    expect([of("running"), of("completed"), of("cancelled")]).toEqual(["ended", "ended", "closed"]);
  });
});
