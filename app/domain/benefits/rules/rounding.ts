import { z } from "zod";
import { amount, explain, of, uses } from "../ledger.ts";
import { primitive } from "./primitive.ts";

const round = (value: number, step: number, mode: "down" | "up" | "half-up"): number => {
  if (value === Infinity || step <= 1) return value;
  const steps = value / step;
  return (
    (mode === "down" ? Math.floor(steps) : mode === "up" ? Math.ceil(steps) : Math.floor(steps + 0.5)) * step
  );
};

/** The benefit is paid in whole steps, such as whole dollars. */
export const rounding = primitive({
  kind: "rounding",
  parameters: { step: { unit: "amount" } },
  settings: z.strictObject({ mode: z.enum(["down", "up", "half-up"]) }),
  build: (rule) => {
    const step = rule.figure("step");
    const { mode } = rule.settings;
    return {
      steps: {
        pay: (ledger) => {
          const before = ledger.benefit;
          const { min: least, max: most } = step.range;
          // Rounding does not rise or fall evenly with the step: an uncertain step may move by a whole one.
          ledger.benefit =
            least === most
              ? { min: round(before.min, least, mode), max: round(before.max, least, mode) }
              : {
                  min: mode === "up" ? before.min : Math.max(0, before.min - most),
                  max: mode === "down" ? before.max : before.max + most,
                };
          if (ledger.benefit.min === before.min && ledger.benefit.max === before.max) return;
          uses(ledger, step);
          if (ledger.lines)
            explain(
              ledger,
              rule,
              { benefit: amount(before), step: of(step) },
              { benefit: amount(ledger.benefit) },
              [step],
            );
        },
      },
    };
  },
});
