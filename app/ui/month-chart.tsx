import { useTranslation } from "react-i18next";

import type { MonthRange } from "#app/domain/benefits/outcome.ts";
import type { Money } from "#app/domain/kernel/money.ts";
import { formatEstimate, formatCurrency } from "#app/i18n/numbers.ts";

import type { EntitlementRuns } from "./kept-runs.ts";
import { type KeyItem, Keys } from "./key.tsx";
import { MonthDrawing } from "./month-drawing.tsx";
import type { MonthFigure } from "./month-figures.ts";

export type { MonthFigure } from "./month-figures.ts";

export type MonthChartProps = {
  /** 24 of them, as a rule. */
  months: readonly MonthFigure[];
  /** The household's income before the job: the dashed line to compare with. */
  now: Money;
  /** When the wage alone is enough: one month, or a stretch in which that month lies; `latest: null` = no end known. */
  graduation?: MonthRange | null;
  /** The last month in which the way back is open; from `earliest` on nobody knows. */
  protectionEnds?: MonthRange | null;
  /** What hangs on the benefit, as strips under the months. */
  entitlements?: readonly EntitlementRuns[];
  /** The wages are those of the whole household. */
  othersToo?: boolean;
};

/** «أثرها على معاشك»: wage and benefit month by month, with its key. Its table stands beside it. */
export function MonthChart(props: MonthChartProps) {
  const { t } = useTranslation();
  const { months, now } = props;
  const keys: (KeyItem | false)[] = [
    {
      mark: "wage",
      label: t(props.othersToo ? "work:chart.allWages" : "common:income.wageAfterDeductions"),
    },
    months.some(({ benefit }) => benefit.minor > 0) && {
      mark: "benefit",
      label: t("common:income.benefitLeft"),
    },
    months.some(({ totalMost }) => totalMost != null) && { mark: "maybe", label: t("common:chart.maybe") },
    months.some(({ waiting }) => waiting != null) && { mark: "waits", label: t("work:chart.waits") },
    { mark: "reference", label: t("common:income.nowLine", { amount: formatEstimate(now) }) },
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
