import fc from "fast-check";
import { describe, it } from "vitest";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { rowTaken, steps, walk, WALKS, type Draw } from "#tests/support/machine-walk.ts";
import { must } from "#tests/support/walks.ts";
import {
  emergencySwitchMachine,
  isOver,
  isPlausibleEnd,
  liftedUntil,
  moveSwitch,
  SWITCH_STATES,
  type SwitchEdge,
  type SwitchFacts,
} from "./emergency-switch.ts";

const START = "2031-03-01";
const ACCOUNTS = ["first", "second", "third"] as const;
/** Days since the start: steps of a walk come in any order, as after a clock that was set back. */
const DAYS = [0, 1, 5, 20, 26, 27, 29, 30, 40, 100].map((days) => addDays(START, days));
const ENDS = [-1, 1, 20, 30, 31, 60, 181, 400].map((days) => addDays(START, days));

/** The facts of a switch, with what its store keeps beside the machine: who asked for its end and who agreed. */
type Facts = SwitchFacts & { readonly liftedBy: string | null };
type Around = { readonly account: string; readonly today: string; readonly until: string | undefined };

const started: Facts = {
  status: "in_force",
  until: addDays(START, 30),
  liftAskedBy: null,
  liftedBy: null,
};

const around = (draw: Draw): Around => ({
  account: draw.of(ACCOUNTS),
  today: draw.of(DAYS),
  until: draw.of([undefined, ...ENDS]),
});

/** As `saveSwitch` writes it. */
function take(facts: Facts, edge: string, { account, today, until }: Around): Facts | null {
  const move = { edge: edge as SwitchEdge, account, today, ...(until === undefined ? {} : { until }) };
  const moved = moveSwitch(facts, move);
  if ("failure" in moved) return null;
  const { status } = moved;
  const asked = status === "lift_asked" ? account : status === "lifted" ? facts.liftAskedBy : null;
  return { status, until: moved.until, liftAskedBy: asked, liftedBy: status === "lifted" ? account : null };
}

/** The guards of the table, written once more from what they are called. */
const holds = (guard: string, from: Facts, { account, today, until }: Around): boolean => {
  const daysLeft = addDays(today, 4) < from.until;
  switch (guard) {
    case "later_and_not_over":
      return from.until > today && until !== undefined && until > from.until && isPlausibleEnd(until, today);
    case "not_over":
      return from.until > today;
    case "days_left_to_lift":
      return daysLeft;
    case "second_person_with_days_left":
      return daysLeft && from.liftAskedBy !== null && from.liftAskedBy !== account;
    default:
      throw new Error(`No such guard: ${guard}`);
  }
};

describe(`${WALKS} random walks of an emergency switch`, () => {
  it("never leave the table; one person alone never ends it, and nobody ends it without days of notice", () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(steps, (numbers) => {
        for (const step of walk(emergencySwitchMachine, started, numbers, around, take)) {
          const { from, edge, to } = step;
          const { today } = step.around;
          taken.add(edge);
          must(rowTaken(emergencySwitchMachine, step, holds) !== undefined, `${edge} is in the table`);
          must(SWITCH_STATES.includes(to.status), "the state is one of the machine");
          must(from.status !== "lifted", "what is lifted stays lifted");
          must(!isOver(from, today), "what is over does not come back");
          must((to.liftAskedBy === null) === (to.status === "in_force"), "a request where it is asked");
          if (edge === "lengthen") must(to.until > from.until, "longer is later");
          else if (edge !== "lift") must(to.until === from.until, "asking and keeping move no end");
          if (edge !== "lift") continue;
          must(to.liftAskedBy !== to.liftedBy, "two people lift");
          must(to.until === liftedUntil(today) && to.until < from.until, "lifting is earlier");
          must(to.until > addDays(today, 3), "everybody has three whole days of notice");
        }
      }),
      { numRuns: WALKS },
    );
    // A walk that never came somewhere would show nothing of it.
    must(taken.size === emergencySwitchMachine.transitions.length, "every edge was walked");
  });
});
