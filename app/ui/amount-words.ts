import type { TFunction } from "i18next";

import type { Interval } from "#app/domain/benefits/interval.ts";
import { formatEstimate, formatMoney } from "#app/i18n/numbers.ts";

import { changeSense, wholeRange } from "./whole-amounts.ts";

/** An estimate in words with its currency: «بين 3,590 و6,250 ريالًا», «من 3,590 ريالًا فأكثر». */
export function amountWords(t: TFunction, range: Interval, currency: string): string {
  const { min, max } = wholeRange(range, currency);
  const [from, to] = [
    { minor: min, currency },
    { minor: max, currency },
  ];
  if (min === max) return formatMoney(t, from);
  if (!Number.isFinite(max)) return t("workPays:amount.atLeast", { from: formatMoney(t, from) });
  return t("workPays:amount.between", {
    ...{ from: formatEstimate(from), fromMoney: formatMoney(t, from) },
    ...{ to: formatEstimate(to), toMoney: formatMoney(t, to) },
  });
}

/** The same for a cell of a table, without the currency. */
export function amountCell(t: TFunction, range: Interval, currency: string): string {
  const { min, max } = wholeRange(range, currency);
  const from = formatEstimate({ minor: min, currency });
  if (min === max) return from;
  if (!Number.isFinite(max)) return t("workPays:amount.atLeast", { from });
  return t("workPays:amount.cell", { from, to: formatEstimate({ minor: max, currency }) });
}

/** What a change in whole units means: more or less as far as that is sure, else both are possible. */
export function changeWords(t: TFunction, change: Interval, currency: string): string {
  const { sense, minor } = changeSense(change);
  return t(`workPays:change.${sense}`, { amount: formatMoney(t, { minor, currency }) });
}
