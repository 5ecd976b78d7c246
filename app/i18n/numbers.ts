import type { TFunction } from "i18next";

import { minorDigits, type Money } from "#app/domain/kernel/money.ts";

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(least: number, most: number): Intl.NumberFormat {
  const key = `${least}-${most}`;
  const known = formatters.get(key);
  if (known) return known;
  // English grouping in both languages: digits are Latin everywhere, and "ar" would add bidi marks.
  const made = new Intl.NumberFormat("en-US", { minimumFractionDigits: least, maximumFractionDigits: most });
  formatters.set(key, made);
  return made;
}

/** 18420 -> "18,420"; at most `decimals` digits after the point (default 2). */
export const formatNumber = (value: number, decimals = 2): string => formatter(0, decimals).format(value);

/** A fraction as a percentage: 0.724 -> "72%". Wrap it in `<bdi>`. */
export const formatPercent = (fraction: number, decimals = 0): string =>
  `${formatNumber(fraction * 100, decimals)}%`;

/** Major units of an amount: { minor: 361050, currency: "SAR" } -> 3610.5. For display only. */
export const toMajor = (amount: Money): number => amount.minor / 10 ** minorDigits(amount.currency);

/** The digits of an amount without its currency: "3,610", or "3,610.50" when there are halalas. */
export function formatAmount(amount: Money): string {
  const digits = minorDigits(amount.currency);
  const whole = amount.minor % 10 ** digits === 0;
  return formatter(whole ? 0 : digits, whole ? 0 : digits).format(toMajor(amount));
}

/** The digits of an estimate, in whole major units: what is worked out is not known to the halala. */
export const formatEstimate = (amount: Money): string => formatNumber(toMajor(amount), 0);

/** An amount with its currency in words: «2,640 ريالًا», "SAR 2,640". */
export function formatMoney(t: TFunction, amount: Money): string {
  return t(`common:money.${amount.currency}`, {
    count: Math.abs(toMajor(amount)),
    amount: formatAmount(amount),
    defaultValue: `${formatAmount(amount)} ${amount.currency}`,
  });
}

/** The currency alone: «ريال», "SAR". */
export const formatCurrency = (t: TFunction, currency: string): string =>
  t(`common:currency.${currency}`, { defaultValue: currency });

/** A range in words, never with a dash: «من 4,000 إلى 4,600 ريال». One amount when both are equal. */
export function formatMoneyRange(t: TFunction, least: Money, most: Money): string {
  if (least.minor === most.minor) return formatMoney(t, least);
  // Arabic names the currency after the second amount, English before the first.
  return t("common:moneyRange", {
    least: formatAmount(least),
    leastMoney: formatMoney(t, least),
    most: formatAmount(most),
    mostMoney: formatMoney(t, most),
  });
}

const ARABIC_INDIC = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** Digits as typed on Arabic or Persian keyboards, made Latin: «٠٥٥» -> "055". */
export const toLatinDigits = (text: string): string =>
  text.replace(ARABIC_INDIC, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
