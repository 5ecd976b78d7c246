import { z } from "zod";
import { holds } from "../household.ts";
import { isAtLeast, point } from "../interval.ts";
import { amount, amountOf, count, explain, of, uses, type PolicyEvent } from "../ledger.ts";
import { nameSchema, whenSchema } from "../parameter.schema.ts";
import { primitive } from "./primitive.ts";

const settings = z.strictObject({
  /** What is paid, such as "phase-2". */
  outcome: z.string().min(1),
  /** Lines that earnings must reach; the first whose condition holds applies. */
  lines: z.array(z.strictObject({ amount: nameSchema, when: whenSchema.optional() })).min(1),
  /** Only once this milestone was reached in an earlier month, or is named as paid (trait `paid-<milestone>`). */
  after: z.string().min(1).optional(),
  when: whenSchema.optional(),
});

const reached = (events: readonly PolicyEvent[], milestone: string, before: number): boolean =>
  events.some((e) => e.code === "milestone" && e.params["milestone"] === milestone && e.month < before);

/**
 * A payment to a provider for each month of work at a line, up to so many months, not necessarily in a row. A month is
 * paid once, whichever rule comes first (20 CFR 411.525, 411.535). They never touch the household's money.
 */
export const outcomePayments = primitive({
  kind: "outcome-payments",
  parameters: {
    payments: { unit: "count" },
    payment: { unit: "amount" },
    /** After so many payments the payer settles milestones that were passed over. */
    settlesAfter: { unit: "count", optional: true },
  },
  others: "amount",
  settings,
  build: (rule) => {
    const { outcome, after, when } = rule.settings;
    const payments = rule.figure("payments");
    const payment = rule.figure("payment");
    const settlesAfter = rule.optional("settlesAfter");
    const lines = rule.settings.lines.map((l) => ({ when: l.when, figure: rule.figure(l.amount) }));
    return {
      steps: {
        after: (ledger) => {
          const { traitSet } = ledger.household;
          const line = lines.find((l) => holds(l.when, traitSet))?.figure;
          if (!line || ledger.gross === 0 || !holds(when, traitSet)) return;
          const counts = isAtLeast(point(ledger.gross), line.range);
          if (counts === "maybe") uses(ledger, line);
          if (counts !== "yes") return;
          if (after && !traitSet.has(`paid-${after}`) && !reached(ledger.events, after, ledger.month)) return;
          const paidAlready = (e: PolicyEvent): boolean =>
            e.month === ledger.month && e.code === "outcome-payment";
          if (ledger.events.some(paidAlready)) return;
          const state = ledger.memory.of<{ paid: number }>(rule.key, () => ({ paid: 0 }));
          // What is uncertain is not claimed: the strictest reading.
          if (state.paid >= payments.range.min) return;
          state.paid += 1;
          uses(ledger, payments, payment);
          if (ledger.lines)
            explain(
              ledger,
              rule,
              { earnings: amountOf(ledger.gross), line: of(line), number: count(state.paid) },
              { payment: amount(payment.range) },
              [line, payments, payment],
            );
          ledger.events.push({
            month: ledger.month,
            ruleId: rule.id,
            code: "outcome-payment",
            params: {
              outcome,
              number: state.paid,
              ...(payment.certain && { paymentMinor: payment.range.min }),
            },
          });
          if (settlesAfter?.certain && settlesAfter.range.min === state.paid)
            ledger.events.push({
              month: ledger.month,
              ruleId: rule.id,
              code: "milestones-settled",
              params: { outcome },
            });
        },
      },
    };
  },
});
