import { z } from "zod";
import { holds } from "../household.ts";
import { ZERO, and, choose, isAtLeast, not, or, point, tri, type Tri } from "../interval.ts";
import { amount, count, explain, misses, of, uses } from "../ledger.ts";
import { nameSchema, whenSchema } from "../parameter.schema.ts";
import { primitive } from "./primitive.ts";

type Closed = { earliest: number | null; latest: number | null; paid: number };

/**
 * The way back: when work is lost within a window after the benefit has ended, it is paid provisionally at once for
 * up to N months, while a person decides. After that the decision is not known.
 */
export const reinstatement = primitive({
  kind: "reinstatement",
  parameters: {
    window: { unit: "months" },
    provisionalMonths: { unit: "months" },
    earningsBelow: { unit: "amount", optional: true },
  },
  others: "amount",
  settings: z.strictObject({
    /** Earnings up to which work counts as lost; the first line whose condition holds goes before earningsBelow. */
    lines: z.array(z.strictObject({ amount: nameSchema, when: whenSchema.optional() })).default([]),
  }),
  build: (rule) => {
    const window = rule.figure("window");
    const months = rule.figure("provisionalMonths");
    const otherwise = rule.optional("earningsBelow");
    const lines = rule.settings.lines.map((l) => ({ when: l.when, figure: rule.figure(l.amount) }));
    return {
      protection: () => window.range,
      steps: {
        pay: (ledger) => {
          const state = ledger.memory.of<Closed>(rule.key, () => ({ earliest: null, latest: null, paid: 0 }));
          if (ledger.ended === "no") {
            if (state.earliest !== null) Object.assign(state, { earliest: null, latest: null, paid: 0 });
            return;
          }
          state.earliest ??= ledger.month;
          if (ledger.ended === "yes") state.latest ??= ledger.month;
          const below = lines.find((l) => holds(l.when, ledger.household.traitSet))?.figure ?? otherwise;
          const earnings = point(Math.max(0, ledger.valued - ledger.costs.expensesBeforeShare));
          const lost = below ? isAtLeast(below.range, earnings) : tri(ledger.gross === 0);
          if (lost === "no") return;
          const since = {
            min: ledger.month - (state.latest ?? ledger.month),
            max: ledger.month - state.earliest,
          };
          const open = and(lost, and(tri(ledger.spell !== null), isAtLeast(window.range, since)));
          if (open === "no") return;
          state.paid += 1;
          const provisional = isAtLeast(months.range, point(state.paid));
          // What comes after the provisional months is a person's decision.
          const paid: Tri = provisional === "yes" ? open : "maybe";
          if (provisional !== "yes") misses(ledger, "reinstatement.decision");
          const due = choose(ledger.entitled, ledger.due, ZERO);
          ledger.benefit = choose(or(not(ledger.ended), paid), due, ZERO);
          uses(ledger, window, months, below);
          if (ledger.lines)
            explain(
              ledger,
              rule,
              {
                window: of(window),
                provisionalMonths: of(months),
                monthNumber: count(state.paid, "months"),
              },
              { benefit: amount(ledger.benefit) },
              [window, months, below],
            );
          ledger.events.push({
            month: ledger.month,
            ruleId: rule.id,
            code: paid === "yes" ? "provisional-payment" : "possible-reinstatement",
            params: { number: state.paid },
          });
        },
      },
    };
  },
});
