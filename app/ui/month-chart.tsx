import { useTranslation } from "react-i18next";

import { formatEstimate, formatCurrency } from "#app/i18n/numbers.ts";

import { type KeyItem, Keys } from "./key.tsx";
import { MonthDrawing } from "./month-drawing.tsx";
import type { MonthChartProps } from "./month-figures.ts";

/** «أثرها على معاشك»: wage and benefit month by month, with its key. Its table stands beside it. */
export function MonthChart(props: MonthChartProps) {
  const { t } = useTranslation();
  const { months, now, nowMost } = props;
  const nowWords = nowMost
    ? t("common:range", { from: formatEstimate(now), to: formatEstimate(nowMost) })
    : formatEstimate(now);
  const keys: (KeyItem | false)[] = [
    {
      mark: "wage",
      label: t(props.othersToo ? "workPays:chart.allWages" : "common:income.wageAfterDeductions"),
    },
    months.some(({ benefit }) => benefit.minor > 0) && {
      mark: "benefit",
      label: t("common:income.benefitLeft"),
    },
    months.some(({ totalMost }) => totalMost != null) && { mark: "maybe", label: t("common:chart.maybe") },
    months.some(({ waiting }) => waiting != null) && { mark: "waits", label: t("workPays:chart.waits") },
    { mark: "reference", label: t("common:income.nowLine", { amount: nowWords }) },
  ];
  return (
    <figure>
      <Keys items={keys.filter((key) => key !== false)} />
      <MonthDrawing {...props} />
      <figcaption className="muted small">
        {t("common:income.estimate", { currency: formatCurrency(t, now.currency) })}
      </figcaption>
    </figure>
  );
}
