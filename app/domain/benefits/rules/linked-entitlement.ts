import { z } from "zod";
import { holds } from "../household.ts";
import { ZERO, add, and, isAtLeast, type Tri } from "../interval.ts";
import { amountOf, explain, flag, note, of, uses } from "../ledger.ts";
import { nameSchema, whenSchema } from "../parameter.schema.ts";
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
    /**
     * benefit-paid: lasts while the benefit is paid. earnings-within: while it is paid and the household's wage stays
     * within the limit.
     */
    test: z.enum(["benefit-paid", "earnings-within", "unknown"]),
    when: whenSchema.optional(),
  }),
  build: (rule) => {
    const { name, test } = rule.settings;
    const grace = rule.figure("graceMonths");
    const limit = rule.optional("limit");
    const states = {
      yes: { name, kept: "yes" },
      maybe: { name, kept: "maybe" },
      no: { name, kept: "no" },
    } as const;
    const notKnown = { code: `entitlement.${name}`, path: `${rule.id}.test` };
    return {
      steps: {
        after: (ledger) => {
          if (!holds(rule.settings.when, ledger.household.traitSet)) return;
          const state = ledger.memory.of<Kept>(rule.key, () => ({ lastSure: null, lastPossible: null }));
          const paid: Tri = ledger.benefit.min > 0 ? "yes" : ledger.benefit.max === 0 ? "no" : "maybe";
          let wage = ZERO;
          for (const earner of ledger.earners) wage = add(wage, earner.net);
          const met: Tri =
            test === "benefit-paid"
              ? paid
              : test === "earnings-within" && limit
                ? and(paid, isAtLeast(limit.range, wage))
                : ledger.gross === 0
                  ? "yes"
                  : "maybe";
          if (met === "yes") state.lastSure = ledger.month;
          if (met !== "no") state.lastPossible = ledger.month;
          const sure = state.lastSure !== null && ledger.month - state.lastSure <= grace.range.min;
          const possible =
            state.lastPossible !== null && ledger.month - state.lastPossible <= grace.range.max;
          const kept: Tri = sure ? "yes" : possible ? "maybe" : "no";
          ledger.entitlements.push(states[kept]);
          if (kept === "maybe" && test !== "unknown") uses(ledger, grace, limit);
          if (kept === "maybe" && test === "unknown") note(ledger, notKnown);
          if (ledger.lines)
            explain(
              ledger,
              rule,
              { earnings: amountOf(ledger.gross), graceMonths: of(grace) },
              { kept: flag(kept) },
              [grace, limit],
            );
        },
      },
    };
  },
});
