import type { TFunction } from "i18next";

import { formatMoney, formatMoneyRange } from "#app/i18n/numbers.ts";

export type WageParts = {
  readonly wageMinMinor: number | null;
  readonly wageMaxMinor: number | null;
  readonly currency: string | null;
  /** month, week, day, hour */
  readonly wagePeriod: string | null;
};

/** «من 4,000 إلى 4,600 ريال في الشهر»; null where no wage is known. */
export function wageWords(t: TFunction, parts: WageParts): string | null {
  const { wageMinMinor, wageMaxMinor, currency, wagePeriod } = parts;
  if (wageMinMinor === null || currency === null) return null;
  const least = { minor: wageMinMinor, currency };
  const most = { minor: wageMaxMinor ?? wageMinMinor, currency };
  return t(`jobs:wagePer.${wagePeriod ?? "month"}`, { amount: formatMoneyRange(t, least, most) });
}

/** One amount with its period: «4,200 ريال في الشهر». */
export const amountPer = (t: TFunction, minor: number, currency: string, period: string): string =>
  t(`jobs:wagePer.${period}`, { amount: formatMoney(t, { minor, currency }) });

export type HoursParts = {
  readonly employmentType: string | null;
  readonly hoursPerWeek: number | null;
  readonly shift: string | null;
};

/** «دوام كامل، 40 ساعة في الأسبوع، صباحًا»; null where nothing is known. */
export function hoursWords(t: TFunction, { employmentType, hoursPerWeek, shift }: HoursParts): string | null {
  const parts = [
    employmentType && t(`jobs:employmentType.${employmentType}`),
    hoursPerWeek && t("jobs:hoursPerWeek", { count: hoursPerWeek }),
    shift && t(`jobs:shift.${shift}`),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(t("jobs:listComma")) : null;
}

/** A name in the reader's language. */
export const inLocale = (locale: string, words: { readonly ar: string; readonly en: string }): string =>
  locale === "en" ? words.en : words.ar;

/** The public page of a vacancy or an intake. */
export const postingHref = ({
  kind,
  id,
}: {
  readonly kind: "vacancy" | "intake";
  readonly id: string;
}): string => (kind === "vacancy" ? `/jobs/${id}` : `/programmes/${id}`);
