import type { ReviewItem } from "#app/domain/casework/read-wage-review.server.ts";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import { dateInZone } from "#app/domain/kernel/plain-date.ts";
import { formatDate, formatMonth } from "#app/i18n/dates.ts";
import type { Translate } from "#app/i18n/i18n.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { formatMoney } from "#app/i18n/numbers.ts";

type Words = { readonly locale: Locale; readonly t: Translate; readonly country: string };

export type WageItemView = ReturnType<typeof wageItemView>;

/** An issue of the wage register as its pages show it: dated and worded for one language. */
export function wageItemView(item: ReviewItem, { locale, t, country }: Words) {
  const date = (on: string | null) => on && formatDate(locale, on, { short: true });
  const day = (instant: Date) => formatDate(locale, dateInZone(instant, zoneOf(country)), { short: true });
  const money = (minor: number | null): string | null =>
    minor !== null && item.currency ? formatMoney(t, { minor, currency: item.currency }) : null;
  return {
    id: item.id,
    kind: item.kind,
    status: item.status,
    outcome: item.outcome,
    question: item.question,
    answer: item.answer,
    /** Why a question was asked; the reason of a record is in its kind. */
    asked: item.question === null ? null : item.reason,
    personId: item.personId,
    fullName: item.fullName,
    reference: item.reference,
    employerName: item.employerName,
    registrationNumber: item.registrationNumber,
    month: item.month && formatMonth(locale, item.month),
    wage: money(item.wageMinor),
    wageBefore: money(item.wageBeforeMinor),
    startedOn: date(item.startedOn),
    endedOn: date(item.endedOn),
    since: day(item.openedAt),
    settledOn: item.closedAt && day(item.closedAt),
    acts: item.acts,
    canUndo: item.canUndo,
    candidates: item.candidates.map((candidate) => ({
      value: candidate.placementId,
      label: t("office:wages.placementOption", {
        person: candidate.fullName,
        employer: candidate.employerName ?? t("office:wages.elsewhere"),
        date: formatDate(locale, candidate.since, { short: true }).gregorian,
      }),
    })),
  };
}
