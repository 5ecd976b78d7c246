import { useTranslation } from "react-i18next";

import type { Money } from "#app/domain/kernel/money.ts";
import { formatAmount, formatMoney } from "#app/i18n/numbers.ts";
import { useLocale } from "#app/i18n/use-locale.ts";

import { Chart } from "./chart.tsx";
import { inlineX } from "./inline-axis.ts";
import { PathLabel } from "./path-label.tsx";

/** How far the wage has come towards the amount at which a household stands on its own. */
export function GraduationPath({ wage, threshold }: { wage: Money; threshold: Money }) {
  const { t } = useTranslation();
  const { direction } = useLocale();
  const share = Math.min(1, threshold.minor > 0 ? wage.minor / threshold.minor : 1);
  const at = (part: number) => inlineX(4 + part * 89, direction);
  const left = { minor: Math.max(0, threshold.minor - wage.minor), currency: wage.currency };
  const amounts = {
    wage: formatMoney(t, wage),
    threshold: formatMoney(t, threshold),
    left: formatMoney(t, left),
  };
  const anchor = share > 0.7 ? "end" : share < 0.3 ? "start" : "middle";
  return (
    <Chart
      title={t("common:graduation.title")}
      description={t("common:graduation.description", amounts)}
      height={140}
    >
      <line className="walked" x1={inlineX(3, direction)} y1="92" x2={at(share)} y2="92" />
      <line className="ahead" x1={at(share)} y1="92" x2={inlineX(94, direction)} y2="92" />
      <svg x={at(0)} y="90" overflow="visible">
        <path className="f1" d="M-11 0V-20a11 11 0 0 1 22 0V0z" />
      </svg>
      <svg x={at(1)} y="90" overflow="visible">
        <path className="f-surf" strokeDasharray="4 3" d="M-14 0V-38a14 14 0 0 1 28 0V0z" />
      </svg>
      <svg x={at(share)} y="90" overflow="visible">
        <path className="f-here" d="M-14 0V-26a14 14 0 0 1 28 0V0z" />
      </svg>
      <text className="t-sm" x={at(share)} y="26" textAnchor={anchor}>
        {t("common:graduation.now")} <tspan className="t-b">{formatAmount(wage)}</tspan>
      </text>
      <PathLabel x={inlineX(0, direction)} anchor="start" value="0" words={t("common:graduation.start")} />
      <PathLabel
        x={inlineX(100, direction)}
        anchor="end"
        value={formatAmount(threshold)}
        words={t("common:chart.graduationShort")}
      />
    </Chart>
  );
}
