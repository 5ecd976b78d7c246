import { zoneOf } from "../../kernel/countries.ts";
import type { Ctx } from "../../kernel/ctx.server.ts";
import { dateInZone, type PlainDate, type PlainMonth } from "../../kernel/plain-date.ts";
import type { ArrearState } from "./arrear.ts";
import { arrearStepsOf, type ArrearRow } from "./arrears.store.server.ts";
import { openArrearWords } from "./take-arrear-edge.server.ts";

/** An arrear as the household and the office read it. Amounts in minor units of `currency`. */
export type ArrearStory = {
  readonly id: string;
  readonly status: ArrearState;
  readonly month: PlainMonth;
  readonly currency: string;
  readonly amountMinor: number;
  readonly paidMinor: number;
  readonly lowMinor: number;
  readonly paidOn: PlainDate | null;
  readonly steps: readonly {
    readonly edge: string;
    readonly on: PlainDate;
    readonly byRole: string;
    readonly amountMinor: number | null;
    readonly words: string | null;
  }[];
};

/** Everything that is written of an arrear, opened for whoever may read it. */
export async function arrearStory(ctx: Ctx, row: ArrearRow): Promise<ArrearStory> {
  const { id, status, month, currency, amountMinor, paidMinor, lowMinor, paidOn } = row;
  return {
    ...{ id, status, month, currency, amountMinor, paidMinor, lowMinor, paidOn },
    steps: (await arrearStepsOf(ctx.sql, id)).map((step) => ({
      ...{ edge: step.edge, byRole: step.byRole, amountMinor: step.amountMinor },
      on: dateInZone(step.at, zoneOf(row.country)),
      words: openArrearWords(ctx, step),
    })),
  };
}
