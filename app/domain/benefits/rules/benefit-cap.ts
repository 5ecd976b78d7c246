import { z } from "zod";
import { holds, type Situation } from "../household.ts";
import {
  ZERO,
  add,
  choose,
  hull,
  isAtLeast,
  or,
  point,
  remainder,
  smaller,
  times,
  total,
  type Interval,
  type Tri,
} from "../interval.ts";
import { amount, explain, flag, misses, of, uses, type Ledger } from "../ledger.ts";
import type { Known } from "../parameter.ts";
import { nameSchema, whenSchema } from "../parameter.schema.ts";
import { primitive } from "./primitive.ts";

const settings = z.strictObject({
  /** The first cap whose condition holds applies; with a `place`, only to households there. */
  caps: z
    .array(z.strictObject({ amount: nameSchema, when: whenSchema.optional(), place: nameSchema.optional() }))
    .min(1),
  /** Households that no cap applies to. */
  exempt: z.strictObject({ when: whenSchema }).optional(),
  /** The situation of those who had earned enough for long enough before the first month. */
  earnedBefore: nameSchema.optional(),
  /** Other benefits that the cap counts, where nobody named them: at most so much for the children. */
  others: z
    .array(
      z.strictObject({
        amount: nameSchema,
        from: z.int().min(1).default(1),
        upTo: z.int().min(1).optional(),
      }),
    )
    .default([]),
});

/** Months in a row with enough earnings, and the months in which the grace after them ends: certainly, perhaps. */
type Worked = { sure: number; perhaps: number; graceSure: number; gracePerhaps: number; earnings: Interval };

type Cap = z.output<typeof settings>["caps"][number] & { readonly figure: Known };

/** The caps of which one applies: several where the rule asks for a place and nobody said which. */
function capsFor(caps: readonly Cap[], { traitSet }: Situation): readonly Cap[] {
  const fitting = caps.filter((cap) => holds(cap.when, traitSet));
  const here = fitting.find(({ place }) => place === undefined || traitSet.has(place));
  return here ? [here] : fitting;
}

/** Lets a month with these earnings go by; whether it lies in the grace after work. */
function graceIn(state: Worked, ledger: Ledger, enough: Tri, grace: Known | null, after: Known | null): Tri {
  if (!grace || !after) return "no";
  const { month } = ledger;
  if (enough === "no" && state.sure >= after.range.max) state.graceSure = month + grace.range.min;
  if (enough !== "yes" && state.perhaps >= after.range.min) state.gracePerhaps = month + grace.range.max;
  state.sure = enough === "yes" ? state.sure + 1 : 0;
  state.perhaps = enough === "no" ? 0 : state.perhaps + 1;
  return month < state.graceSure ? "yes" : month < state.gracePerhaps ? "maybe" : "no";
}

/**
 * A cap on a benefit together with others, by composition and place; what is above it comes off, but never the childcare
 * that is paid back. It does not apply to a household that earns enough, nor for some months of grace after it had
 * earned enough for long enough.
 */
export const benefitCap = primitive({
  kind: "benefit-cap",
  parameters: {
    earningsThreshold: { unit: "amount", optional: true },
    graceMonths: { unit: "months", optional: true },
    graceAfter: { unit: "months", optional: true },
  },
  others: "amount",
  settings,
  build: (rule) => {
    const { exempt, earnedBefore } = rule.settings;
    const caps = rule.settings.caps.map((cap) => ({ ...cap, figure: rule.figure(cap.amount) }));
    const others = rule.settings.others.map((one) => ({ ...one, figure: rule.figure(one.amount) }));
    const threshold = rule.optional("earningsThreshold");
    const grace = rule.optional("graceMonths");
    const after = rule.optional("graceAfter");
    const stateOf = (ledger: Ledger): Worked =>
      ledger.memory.of<Worked>(rule.key, () => {
        const before = earnedBefore !== undefined && ledger.household.traitSet.has(earnedBefore);
        const months = before ? (after?.range.max ?? 0) : 0;
        return { sure: months, perhaps: months, graceSure: 0, gracePerhaps: 0, earnings: ZERO };
      });
    /** The other benefits that count: as named, or none up to what the children may give. */
    const otherBenefits = ({ capped, children }: Situation): Interval => {
      if (capped !== null) return point(capped);
      let most = 0;
      for (const { figure, from, upTo } of others)
        most += times(figure.range, Math.max(0, Math.min(children, upTo ?? Infinity) - from + 1)).max;
      return { min: 0, max: most };
    };
    return {
      steps: {
        income: (ledger) => {
          stateOf(ledger).earnings = total(ledger.counted);
        },
        pay: (ledger) => {
          const { household } = ledger;
          const state = stateOf(ledger);
          const enough: Tri = threshold ? isAtLeast(state.earnings, threshold.range) : "no";
          const free = or(enough, graceIn(state, ledger, enough, grace, after));
          if (ledger.benefit.max === 0 || (exempt && holds(exempt.when, household.traitSet))) return;
          const applying = capsFor(caps, household);
          const [first] = applying;
          if (!first) return;
          const cap = applying.map(({ figure }) => figure.range).reduce(hull);
          const other = otherBenefits(household);
          const before = ledger.benefit;
          const { childcarePaid } = ledger;
          if (Math.max(0, before.max - childcarePaid.max) + other.max <= cap.min) return;
          if (free !== "yes") {
            const capped = smaller(before, add(remainder(cap, other), childcarePaid));
            ledger.benefit = choose(free, before, capped);
            if (applying.length > 1) misses(ledger, "household.place");
            if (other.min !== other.max) misses(ledger, "household.otherBenefits");
            for (const { figure } of applying) uses(ledger, figure);
          }
          if (free === "maybe") uses(ledger, threshold, grace, after);
          if (ledger.lines)
            explain(
              ledger,
              rule,
              {
                benefit: amount(before),
                otherBenefits: amount(other),
                cap: amount(cap),
                earnings: amount(state.earnings),
                ...(threshold ? { earningsThreshold: of(threshold) } : {}),
              },
              { free: flag(free), benefit: amount(ledger.benefit) },
              [...applying.map(({ figure }) => figure), threshold, grace, after],
            );
        },
      },
    };
  },
});
