import { zoneOf } from "../../kernel/countries.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { dateInZone } from "../../kernel/plain-date.ts";
import { termsOfSpell } from "../terms-of-spell.server.ts";
import type { ArrearStory } from "./arrear-story.ts";
import { arrearStepsOf, type ArrearRow } from "./arrears.store.server.ts";
import { openArrearWords } from "./take-arrear-edge.server.ts";

/** Everything that is written of an arrear, opened for whoever may read it. */
export async function arrearStory(ctx: Ctx, row: ArrearRow): Promise<ArrearStory> {
  const { id, status, month, currency, amountMinor, paidMinor, lowMinor, paidOn } = row;
  return {
    ...{ id, status, month, currency, amountMinor, paidMinor, lowMinor, paidOn },
    terms: await termsOfSpell(ctx, row.spellId),
    steps: (await arrearStepsOf(ctx.sql, id)).map((step) => ({
      ...{ edge: step.edge, byRole: step.byRole, amountMinor: step.amountMinor },
      on: dateInZone(step.at, zoneOf(row.country)),
      words: openArrearWords(ctx, step),
    })),
  };
}
