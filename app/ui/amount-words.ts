import type { TFunction } from "i18next";

import type { Interval } from "#app/domain/benefits/interval.ts";
import { minorDigits } from "#app/domain/kernel/money.ts";
import { formatEstimate, formatMoney } from "#app/i18n/numbers.ts";

/** Ends of an estimate in whole units of the currency; a range is never made narrower by rounding. */
function whole({ min, max }: Interval, currency: string): Interval {
  const unit = 10 ** minorDigits(currency);
  if (min === max) return { min: Math.round(min / unit) * unit, max: Math.round(min / unit) * unit };
  return { min: Math.floor(min / unit) * unit, max: Math.ceil(max / unit) * unit };
}

/** An estimate in words with its currency: «بين 3,590 و6,250 ريالًا», «من 3,590 ريالًا فأكثر». */
export function amountWords(t: TFunction, range: Interval, currency: string): string {
  const { min, max } = whole(range, currency);
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
  const { min, max } = whole(range, currency);
  const from = formatEstimate({ minor: min, currency });
  if (min === max) return from;
  if (!Number.isFinite(max)) return t("workPays:amount.atLeast", { from });
  return t("workPays:amount.cell", { from, to: formatEstimate({ minor: max, currency }) });
}

/** What a difference means: more or less as far as that is sure, else both are possible. */
export function changeWords(t: TFunction, difference: Interval, currency: string): string {
  const unit = 10 ** minorDigits(currency);
  const { min, max } = difference;
  const amount = (minor: number): { amount: string } => ({
    amount: formatMoney(t, { minor: Math.floor(minor / unit) * unit, currency }),
  });
  if (min === max && Math.abs(min) < unit) return t("workPays:change.same");
  if (min === max) return t(min > 0 ? "workPays:change.more" : "workPays:change.less", amount(Math.abs(min)));
  if (min >= unit) return t("workPays:change.moreAtLeast", amount(min));
  if (max <= -unit) return t("workPays:change.lessAtLeast", amount(-max));
  return t("workPays:change.unsure");
}
