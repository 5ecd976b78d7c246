import { zoneOf } from "../../kernel/countries.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { dateInZone } from "../../kernel/plain-date.ts";
import { latestComputations } from "../computations.store.server.ts";
import { termsOfSpell } from "../terms-of-spell.server.ts";
import { dueBack, leftOf } from "./overpayment.ts";
import { instalmentsOf, overpaymentMonthsOf, overpaymentStepsOf } from "./overpayment-parts.store.server.ts";
import type { OverpaymentStory } from "./overpayment-story.ts";
import type { OverpaymentRow } from "./overpayments.store.server.ts";
import { openOverpaymentWords } from "./take-overpayment-edge.server.ts";

/** Everything that is written of an overpayment, opened for whoever may read it. */
export async function overpaymentStory(ctx: Ctx, row: OverpaymentRow): Promise<OverpaymentStory> {
  const months = await overpaymentMonthsOf(ctx.sql, [row.id]);
  const lines = new Map((await latestComputations(ctx.sql, [row.spellId])).map((c) => [c.month, c.lines]));
  const { id, status, cause, currency, amountMinor, repaidMinor, monthlyMinor, firstMonth, capMinor } = row;
  const left = status === "waived" ? 0 : leftOf(row);
  return {
    ...{ id, status, cause, currency, amountMinor, repaidMinor, leftMinor: left, dueBackMinor: dueBack(row) },
    months: months.map((month) => ({ ...month, lines: lines.get(month.month) ?? [] })),
    plan:
      monthlyMinor === null || firstMonth === null
        ? null
        : { monthlyMinor, firstMonth, capMinor, coming: coming(left, monthlyMinor) },
    instalments: await instalmentsOf(ctx.sql, id),
    terms: await termsOfSpell(ctx, row.spellId),
    steps: (await overpaymentStepsOf(ctx.sql, id)).map((step) => ({
      ...{ edge: step.edge, byRole: step.byRole, amountMinor: step.amountMinor },
      on: dateInZone(step.at, zoneOf(row.country)),
      words: openOverpaymentWords(ctx, step),
    })),
  };
}

/** No list of a page is longer; how many come is said in a number. */
const MOST_SHOWN = 60;

function coming(left: number, monthly: number): readonly { amountMinor: number; leftMinor: number }[] {
  const all: { amountMinor: number; leftMinor: number }[] = [];
  for (let rest = left; rest > 0 && all.length < MOST_SHOWN; rest -= monthly)
    all.push({ amountMinor: Math.min(monthly, rest), leftMinor: Math.max(0, rest - monthly) });
  return all;
}
