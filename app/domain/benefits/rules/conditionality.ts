import { z } from "zod";
import { isAtLeast } from "../interval.ts";
import { MILLIONTHS } from "../parameter.ts";
import { explain, flag, of } from "../ledger.ts";
import { primitive } from "./primitive.ts";

/**
 * A share of school days that children attend. Falling short opens a case for an officer and changes nothing by
 * itself: no rule of a pack lowers a benefit for conduct.
 */
export const conditionality = primitive({
  kind: "conditionality",
  parameters: { attendance: { unit: "share" } },
  settings: z.strictObject({}),
  build: (rule) => {
    const required = rule.figure("attendance");
    return {
      steps: {
        standing: (ledger) => {
          const { attendance, traitSet } = ledger.household;
          if (attendance === null || traitSet.has("exempt")) return;
          const share = attendance / MILLIONTHS;
          const met = isAtLeast({ min: share, max: share }, required.range);
          if (ledger.lines)
            explain(
              ledger,
              rule,
              { attendance: { unit: "share", min: share, max: share }, required: of(required) },
              { met: flag(met) },
              [required],
            );
          if (met === "no")
            ledger.events.push({
              month: ledger.month,
              ruleId: rule.id,
              code: "case-for-officer",
              params: { reason: "attendance" },
            });
        },
      },
    };
  },
});
