import { z } from "zod";
import type { Interval } from "../interval.ts";
import { ZERO } from "../interval.ts";
import { amount, explain, of, uses } from "../ledger.ts";
import { primitive } from "./primitive.ts";

type Paid = { lastSure: number | null; lastPossible: number | null; amount: Interval };

/** For N months after earnings bring the benefit to nothing, it is paid as in the last month before. */
export const graceMonths = primitive({
  kind: "grace-months",
  parameters: { months: { unit: "months" } },
  settings: z.strictObject({}),
  build: (rule) => {
    const months = rule.figure("months");
    return {
      steps: {
        pay: (ledger) => {
          const state = ledger.memory.of<Paid>(rule.key, () => ({
            lastSure: null,
            lastPossible: null,
            amount: ZERO,
          }));
          const { benefit, month } = ledger;
          if (!ledger.spell) return;
          const sure = benefit.min > 0;
          const possible = benefit.max > 0;
          if (!sure && ledger.gross > 0 && state.lastPossible !== null) {
            const graceSure = state.lastSure !== null && month - state.lastSure <= months.range.min;
            const gracePossible = possible || month - state.lastPossible <= months.range.max;
            ledger.benefit = {
              min: graceSure ? Math.min(state.amount.min, possible ? benefit.min : Infinity) : benefit.min,
              max: gracePossible ? Math.max(benefit.max, state.amount.max) : benefit.max,
            };
            if (gracePossible) {
              uses(ledger, months);
              if (ledger.lines)
                explain(
                  ledger,
                  rule,
                  { months: of(months), before: amount(state.amount) },
                  { benefit: amount(ledger.benefit) },
                  [months],
                );
            }
          }
          if (possible) {
            state.lastPossible = month;
            state.amount = sure
              ? benefit
              : { min: benefit.min, max: Math.max(benefit.max, state.amount.max) };
          }
          if (sure) state.lastSure = month;
        },
      },
    };
  },
});
