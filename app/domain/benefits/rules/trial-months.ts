import { z } from "zod";
import { ZERO, choose, isAbove, isAtLeast, point, type Tri } from "../interval.ts";
import { amountOf, count, explain, flag, of, uses } from "../ledger.ts";
import { primitive } from "./primitive.ts";

type Trial = { sure: number[]; possible: number[]; completed: Tri };

const within = (months: readonly number[], now: number, window: number): number[] =>
  months.filter((m) => m > now - window);

/**
 * Trial months: the first N months with earnings from a threshold on, within a rolling window of M months, take
 * nothing off the benefit (42 USC 422(c)). Until the last of them no earnings count.
 */
export const trialMonths = primitive({
  kind: "trial-months",
  parameters: {
    months: { unit: "months" },
    window: { unit: "months" },
    threshold: { unit: "amount" },
  },
  settings: z.strictObject({ comparison: z.enum(["at-least", "more-than"]).default("at-least") }),
  build: (rule) => {
    const months = rule.figure("months");
    const window = rule.figure("window");
    const threshold = rule.figure("threshold");
    const reached = rule.settings.comparison === "at-least" ? isAtLeast : isAbove;
    const start = (): Trial => ({ sure: [], possible: [], completed: "no" });
    return {
      steps: {
        standing: (ledger) => {
          const state = ledger.memory.of(rule.key, start);
          if (ledger.reopened) Object.assign(state, start());
          if (state.completed === "yes" || !ledger.spell) return;
          const counts = reached(point(ledger.gross), threshold.range);
          if (counts === "no") return;
          if (counts === "yes") state.sure.push(ledger.month);
          state.possible.push(ledger.month);
          state.sure = within(state.sure, ledger.month, window.range.min);
          state.possible = within(state.possible, ledger.month, window.range.max);
          const ninth: Tri =
            state.sure.length >= months.range.max
              ? "yes"
              : state.possible.length >= months.range.min
                ? "maybe"
                : "no";
          if (counts === "maybe") uses(ledger, threshold);
          if (ninth === "maybe") uses(ledger, months, window, threshold);
          if (ledger.lines)
            explain(
              ledger,
              rule,
              { earnings: amountOf(ledger.gross), threshold: of(threshold), window: of(window) },
              { trialMonth: count(state.possible.length), completed: flag(ninth) },
              [months, window, threshold],
            );
          ledger.events.push({
            month: ledger.month,
            ruleId: rule.id,
            code: counts === "yes" ? "trial-month" : "possible-trial-month",
            params: { number: state.possible.length },
          });
          if (ninth === "no") return;
          if (ninth === "yes" || state.completed === "no")
            ledger.events.push({
              month: ledger.month,
              ruleId: rule.id,
              code: ninth === "yes" ? "trial-completed" : "trial-possibly-completed",
              params: { number: state.possible.length },
            });
          ledger.trialCompleted = ninth;
          state.completed = ninth;
        },
        earned: (ledger) => {
          const state = ledger.memory.of(rule.key, start);
          const now = ledger.trialCompleted;
          // The month that completes the trial is still a trial month.
          const over: Tri = state.completed === "yes" ? (now === "yes" ? "no" : "yes") : state.completed;
          ledger.counted = ledger.counted.map((c) => choose(over, c, ZERO));
        },
      },
    };
  },
});
