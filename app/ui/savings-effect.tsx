import { useTranslation } from "react-i18next";

import type { IncomeAfterWork } from "#app/domain/benefits/income-after-work.ts";
import { savingsEffect } from "#app/domain/benefits/savings.ts";
import { formatMoney } from "#app/i18n/numbers.ts";

import { amountWords } from "./amount-words.ts";

/** What the savings that the reader named do to the benefit, in words; nothing where none were named or looked at. */
export function SavingsEffect({ income }: { income: IncomeAfterWork }) {
  const { t } = useTranslation("workPays");
  const effect = savingsEffect(income.explained[0]?.lines ?? []);
  if (!effect) return null;
  const { capital, counted, within } = effect;
  const { currency } = income;
  return (
    <p>
      {t("savings.named", { amount: formatMoney(t, { minor: capital, currency }) })}{" "}
      {within === null
        ? null
        : t(`savings.${within.min === 1 ? "within" : within.max === 0 ? "above" : "perhaps"}`)}{" "}
      {counted === null || within?.max === 0
        ? null
        : counted.max === 0
          ? t("savings.nothingCounts")
          : t("savings.counts", { amount: amountWords(t, counted, currency) })}
    </p>
  );
}
