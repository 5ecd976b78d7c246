import { useTranslation } from "react-i18next";

import type { IncomeAfterWork } from "#app/domain/benefits/income-after-work.ts";

import { amountWords } from "./amount-words.ts";
import { Stone } from "./stone.tsx";

/** The stretch between the start of work and the first wage: what a household lives on until then. */
export function FirstWage({ income }: { income: IncomeAfterWork }) {
  const { t } = useTranslation("workPays");
  const { months, first, currency } = income;
  const waiting = months.filter(({ waits }) => waits !== "no");
  const sure = waiting.filter(({ waits }) => waits === "yes").length;
  const [month] = months;
  const short = month && month.total.min < 0 ? -month.total.min : 0;
  return (
    <div className="stack-2">
      <h3>{t("gap.title")}</h3>
      <div className="gap">
        <p>
          <Stone state="now" />
          <span>
            <b>{t("gap.start")}</b> {t("gap.startMonth", { month: 1 })}
          </span>
        </p>
        <p>
          <Stone state="later" />
          <span>
            <b>{t("gap.first")}</b>{" "}
            {waiting.length === 0
              ? t("gap.sameMonth")
              : sure === waiting.length
                ? t("gap.sure", { month: first.month })
                : t("gap.maybe", { month: first.month })}
          </span>
        </p>
      </div>
      <p>
        {month
          ? t("gap.income", {
              amount: amountWords(t, { ...month.total, min: Math.max(0, month.total.min) }, currency),
            })
          : null}{" "}
        {short > 0 ? t("gap.short", { amount: amountWords(t, { min: short, max: short }, currency) }) : null}{" "}
        {waiting.length > 0 ? t("gap.advice") : null}
      </p>
    </div>
  );
}
