import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findTransition, type Machine } from "../kernel/transition-table.ts";
import { intakeMachine } from "../programmes/programme.ts";
import { importedVacancyMachine, ownVacancyMachine, takesApplications } from "./vacancy.ts";

const machines: readonly Machine<string>[] = [
  ownVacancyMachine as Machine<string>,
  importedVacancyMachine as Machine<string>,
  intakeMachine as Machine<string>,
];

describe.each(machines.map((machine) => [machine.name, machine] as const))("the machine %s", (_, machine) => {
  const states = new Set(machine.transitions.flatMap((t) => [...t.from, t.to]));

  it("never leaves its states, and stays in a final one", () => {
    const names = fc.constantFrom(...new Set(machine.transitions.map((t) => t.name)));
    fc.assert(
      fc.property(fc.array(names, { maxLength: 40 }), (walk) => {
        let state = machine.initial[0] ?? "";
        for (const name of walk) {
          const edge = findTransition(machine, name, state);
          if (!edge) continue;
          expect(machine.final).not.toContain(state);
          state = edge.to;
          expect(states).toContain(state);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("reaches every state", () => {
    const reached = new Set<string>(machine.initial);
    for (let before = -1; before !== reached.size;) {
      before = reached.size;
      for (const t of machine.transitions) if (t.from.some((s) => reached.has(s))) reached.add(t.to);
    }
    expect(reached).toEqual(states);
  });
});

describe("our own vacancies", () => {
  it("are published only past the decent-work guard", () => {
    const publishing = ownVacancyMachine.transitions.filter((t) => t.to === "published");
    expect(publishing.length).toBeGreaterThan(0);
    expect(publishing.every((t) => t.guard === "decent_work")).toBe(true);
  });

  it("take applications while published, up to and with the closing day", () => {
    const open = { origin: "own", status: "published", closesOn: "2026-12-03" } as const;
    expect(takesApplications(open, "2026-12-03")).toBe(true);
    expect(takesApplications(open, "2026-12-04")).toBe(false);
    expect(takesApplications({ ...open, status: "paused" }, "2026-12-01")).toBe(false);
    expect(takesApplications({ ...open, origin: "imported", status: "listed" }, "2026-12-01")).toBe(false);
  });
});
