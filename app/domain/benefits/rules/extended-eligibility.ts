import { z } from "zod";
import { holds } from "../household.ts";
import { ZERO, and, isAbove, isPoint, or, point, tri, type Interval, type Tri } from "../interval.ts";
import { amountOf, explain, flag, of, uses, type Ledger } from "../ledger.ts";
import { nameSchema, whenSchema } from "../parameter.schema.ts";
import { primitive } from "./primitive.ts";

/** One way things may have gone; null = not yet. */
type World = { completed: number | null; ceased: number | null; terminated: boolean };
type Worlds = { worlds: World[] };
type Limits = { readonly window: Interval; readonly grace: Interval };

/** Both answers where it is not certain. */
const answers = (t: Tri): readonly boolean[] => (t === "maybe" ? [true, false] : [t === "yes"]);

/** A month in one world: what stands against paying it, and how does the world go on? */
function live(world: World, month: number, substantial: boolean, window: number, grace: number) {
  const paid = { paid: true, next: world };
  // Once terminated, only the way back decides whether anything is paid.
  if (world.completed === null || world.terminated) return paid;
  if (world.ceased === null) return substantial ? { paid: true, next: { ...world, ceased: month } } : paid;
  if (month <= world.ceased + grace) return paid;
  const windowEnds = world.completed + window;
  if (!substantial && world.ceased <= windowEnds) return paid;
  return month <= windowEnds
    ? { paid: false, next: world }
    : { paid: true, next: { ...world, terminated: true } };
}

/** Every whole number of a range; a horizon of 120 months is beyond any projection. */
function wholeNumbers({ min, max }: Interval): readonly number[] {
  const all: number[] = [];
  for (let n = min; n <= Math.min(max, 120); n += 1) all.push(n);
  return all;
}

const key = (w: World): string => `${w.completed}/${w.ceased}/${w.terminated}`;

/** The month where everything is certain; null where it is not. */
function certainStep(
  state: Worlds,
  ledger: Ledger,
  substantial: Tri,
  { window, grace }: Limits,
): { paid: Tri; over: Tri } | null {
  const [world] = state.worlds;
  if (!world || state.worlds.length > 1 || substantial === "maybe" || ledger.trialCompleted === "maybe")
    return null;
  if (!isPoint(window) || !isPoint(grace)) return null;
  const { paid, next } = live(world, ledger.month, substantial === "yes", window.min, grace.min);
  const completes = next.completed === null && ledger.trialCompleted === "yes";
  const after = completes ? { ...next, completed: ledger.month } : next;
  if (after !== world) state.worlds = [after];
  return { paid: tri(paid), over: tri(after.terminated) };
}

/** Lets every possible world live the month; says whether it is paid and whether entitlement has ended. */
function step(state: Worlds, ledger: Ledger, substantial: Tri, limits: Limits): { paid: Tri; over: Tri } {
  const certain = certainStep(state, ledger, substantial, limits);
  if (certain) return certain;
  const next = new Map<string, World>();
  const paid = new Set<boolean>();
  for (const world of state.worlds)
    for (const is of answers(substantial))
      for (const window of wholeNumbers(limits.window))
        for (const grace of wholeNumbers(limits.grace)) {
          const lived = live(world, ledger.month, is, window, grace);
          paid.add(lived.paid);
          const goes = lived.next;
          const completes = goes.completed === null ? answers(ledger.trialCompleted) : [false];
          for (const done of completes) {
            const after = done ? { ...goes, completed: ledger.month } : goes;
            next.set(key(after), after);
          }
        }
  state.worlds = [...next.values()];
  const over = new Set(state.worlds.map((w) => w.terminated));
  const one = (all: Set<boolean>): Tri => (all.size > 1 ? "maybe" : all.has(true) ? "yes" : "no");
  return { paid: one(paid), over: one(over) };
}

/**
 * After the trial months: a window in which months without substantial earnings are paid again at once. The first
 * month with substantial earnings and the grace months after it are still paid; substantial earnings after the
 * window end entitlement (20 CFR 404.1592a).
 */
export const extendedEligibility = primitive({
  kind: "extended-eligibility",
  parameters: { window: { unit: "months" }, grace: { unit: "months" } },
  others: "amount",
  settings: z.strictObject({
    /** Lines of substantial earnings; the first whose condition holds applies. */
    lines: z.array(z.strictObject({ amount: nameSchema, when: whenSchema.optional() })).min(1),
  }),
  build: (rule) => {
    const window = rule.figure("window");
    const grace = rule.figure("grace");
    const lines = rule.settings.lines.map((l) => ({ ...l, figure: rule.figure(l.amount) }));
    return {
      protection: (stopsIn, events) => {
        const begun = events.find((e) => e.code === "extended-eligibility-starts");
        const left = (months: number): number => (begun ? Math.max(0, begun.month + months - stopsIn) : 0);
        return { min: left(window.range.min), max: left(window.range.max) };
      },
      steps: {
        standing: (ledger) => {
          const line = lines.find((l) => holds(l.when, ledger.household.traitSet))?.figure;
          if (!line) return;
          const state = ledger.memory.of<Worlds>(rule.key, () => ({
            worlds: [{ completed: null, ceased: null, terminated: false }],
          }));
          if (ledger.reopened) state.worlds = [{ completed: null, ceased: null, terminated: false }];
          const begins = state.worlds.some((w) => w.completed === ledger.month - 1);
          // Work expenses for the impairment and subsidies come off before the line (20 CFR 404.1574, 404.1576).
          const earnings = Math.max(0, ledger.valued - ledger.costs.expensesBeforeShare);
          const substantial = isAbove(point(earnings), line.range);
          const { paid, over } = step(state, ledger, substantial, {
            window: window.range,
            grace: grace.range,
          });
          if (begins)
            ledger.events.push({
              month: ledger.month,
              ruleId: rule.id,
              code: "extended-eligibility-starts",
              params: { months: window.range.min },
            });
          ledger.entitled = and(ledger.entitled, paid);
          ledger.ended = or(ledger.ended, over);
          if (paid === "maybe") uses(ledger, line, window, grace);
          if (state.worlds.every((w) => w.completed === null || w.completed === ledger.month)) return;
          if (ledger.lines)
            explain(
              ledger,
              rule,
              {
                earnings: amountOf(earnings),
                substantial: of(line),
                window: of(window),
                grace: of(grace),
              },
              { paid: flag(paid), ended: flag(over) },
              [line, window, grace],
            );
        },
        earned: (ledger) => {
          ledger.counted = [ZERO];
        },
      },
    };
  },
});
