import type { ShownDecision } from "#app/domain/benefits/read-decisions.server.ts";
import { formatDateText } from "#app/i18n/dates.ts";
import type { Translate } from "#app/i18n/i18n.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { formatMoney } from "#app/i18n/numbers.ts";

export type DecisionWords = { readonly locale: Locale; readonly t: Translate; readonly currency: string };

/** A decision with its dates and amounts worded. */
export function decisionView({ locale, t, currency }: DecisionWords, decision: ShownDecision) {
  const money = (minor: number): string => formatMoney(t, { minor, currency });
  const day = (date: string): string => formatDateText(locale, date, {});
  const { id, edge, ground, reason, standing, settlement, fromMinor, toMinor } = decision;
  return {
    ...{ id, edge, ground, reason, standing, settlement },
    amounts: fromMinor === toMinor ? null : { from: money(fromMinor), to: money(toMinor) },
    decidedOn: day(decision.decidedOn),
    effectiveFrom: day(decision.effectiveFrom),
    reviewOn: decision.reviewOn && day(decision.reviewOn),
  };
}
