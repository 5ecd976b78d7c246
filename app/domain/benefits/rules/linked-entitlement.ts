import { z } from "zod";
import { isAtLeast, point, type Tri } from "../interval.ts";
import { amountOf, count, explain, flag, note, uses } from "../ledger.ts";
import { nameSchema } from "../parameter.schema.ts";
import { primitive } from "./primitive.ts";

type Kept = { lastSure: number | null; lastPossible: number | null };

/** Something that hangs on the benefit, such as health cover: kept, lost or not known, month by month. */
export const linkedEntitlement = primitive({
  kind: "linked-entitlement",
  parameters: {
    graceMonths: { unit: "months" },
    limit: { unit: "amount", optional: true },
  },
  settings: z.strictObject({
    name: nameSchema,
    /** benefit-paid: lasts while the benefit is paid. earnings-within: while earnings stay within the limit. */
    test: z.enum(["benefit-paid", "earnings-within", "unknown"]),
  }),
  build: (rule) => {
    const { name, test } = rule.settings;
    const grace = rule.figure("graceMonths");
    const limit = rule.optional("limit");
    const notKnown = { code: `entitlement.${name}`, path: `${rule.id}.test` };
    return {
      steps: {
        after: (ledger) => {
          const state = ledger.memory.of<Kept>(rule.key, () => ({ lastSure: null, lastPossible: null }));
          const met: Tri =
            test === "benefit-paid"
              ? ledger.benefit.min > 0
                ? "yes"
                : ledger.benefit.max === 0
                  ? "no"
                  : "maybe"
              : test === "earnings-within" && limit
                ? isAtLeast(limit.range, point(ledger.gross))
                : ledger.gross === 0
                  ? "yes"
                  : "maybe";
          if (met === "yes") state.lastSure = ledger.month;
          if (met !== "no") state.lastPossible = ledger.month;
          const sure = state.lastSure !== null && ledger.month - state.lastSure <= grace.range.min;
          const possible =
            state.lastPossible !== null && ledger.month - state.lastPossible <= grace.range.max;
          const kept: Tri = sure ? "yes" : possible ? "maybe" : "no";
          ledger.entitlements.push({ name, kept });
          if (kept === "maybe" && test !== "unknown") uses(ledger, grace, limit);
          if (kept === "maybe" && test === "unknown") note(ledger, notKnown);
          if (ledger.lines)
            explain(
              ledger,
              rule,
              { earnings: amountOf(ledger.gross), graceMonths: count(grace.range.min, "months") },
              { kept: flag(kept) },
              [grace, limit],
            );
        },
      },
    };
  },
});
