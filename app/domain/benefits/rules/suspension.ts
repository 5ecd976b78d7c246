import { z } from "zod";
import { or, type Tri } from "../interval.ts";
import { count, explain, flag, of, uses } from "../ledger.ts";
import { primitive } from "./primitive.ts";

type Run = { sure: number; possible: number };

/**
 * A benefit brought to nothing by income is suspended and comes back by itself when income falls; after N such
 * months in a row it is ended. N = 0 ends it at once.
 */
export const suspension = primitive({
  kind: "suspension",
  parameters: { terminateAfter: { unit: "months" } },
  settings: z.strictObject({}),
  build: (rule) => {
    const after = rule.figure("terminateAfter");
    return {
      protection: () => after.range,
      steps: {
        pay: (ledger) => {
          const run = ledger.memory.of<Run>(rule.key, () => ({ sure: 0, possible: 0 }));
          const { benefit, due, spell } = ledger;
          // Income has to be the reason: a spell that a person has suspended does not end by itself.
          const byIncome = (unearned: number): boolean =>
            spell !== null && (ledger.gross > 0 || unearned > 0);
          const { countedUnearned } = ledger;
          run.sure = byIncome(countedUnearned.min) && benefit.max === 0 && due.max === 0 ? run.sure + 1 : 0;
          run.possible =
            byIncome(countedUnearned.max) && benefit.min === 0 && due.min === 0 ? run.possible + 1 : 0;
          if (run.possible === 0) return;
          const over: Tri =
            run.sure > 0 && run.sure >= after.range.max
              ? "yes"
              : run.possible >= after.range.min
                ? "maybe"
                : "no";
          ledger.ended = or(ledger.ended, over);
          if (over === "maybe") uses(ledger, after);
          if (ledger.lines)
            explain(
              ledger,
              rule,
              { terminateAfter: of(after), monthsWithout: count(run.possible, "months") },
              { ended: flag(ledger.ended) },
              [after],
            );
        },
      },
    };
  },
});
