import { useTranslation } from "react-i18next";

import type { Money } from "#app/domain/kernel/money.ts";
import { formatAmount, formatMoney } from "#app/i18n/numbers.ts";
import { useLocale } from "#app/i18n/use-locale.ts";

import { Chart } from "./chart.tsx";
import { inlineX } from "./inline-axis.ts";

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
  const near = share < 0.15 || share > 0.8;
  return (
    <Chart
      title={t("common:graduation.title")}
      description={t("common:graduation.description", amounts)}
      height={112}
    >
      <line className="walked" x1={inlineX(3, direction)} y1="62" x2={at(share)} y2="62" />
      <line className="ahead" x1={at(share)} y1="62" x2={inlineX(94, direction)} y2="62" />
      <svg x={at(0)} y="60" overflow="visible">
        <path className="f1" d="M-11 0V-20a11 11 0 0 1 22 0V0z" />
      </svg>
      <svg x={at(1)} y="60" overflow="visible">
        <path className="f-surf" strokeDasharray="4 3" d="M-14 0V-38a14 14 0 0 1 28 0V0z" />
      </svg>
      <svg x={at(share)} y="60" overflow="visible">
        <path className="f-here" d="M-14 0V-26a14 14 0 0 1 28 0V0z" />
      </svg>
      {near ? null : (
        <Label x={at(share)} anchor="middle" amount={formatAmount(wage)} words={t("common:graduation.now")} />
      )}
      <Label
        x={inlineX(100, direction)}
        anchor="end"
        amount={formatAmount(threshold)}
        words={t("common:chart.graduationShort")}
      />
      <Label x={inlineX(0, direction)} anchor="start" amount="0" words={t("common:graduation.start")} />
    </Chart>
  );
}

type LabelProps = { x: string; anchor: "start" | "middle" | "end"; amount: string; words: string };

function Label({ x, anchor, amount, words }: LabelProps) {
  return (
    <>
      <text className="t-b" x={x} y="84" textAnchor={anchor}>
        {amount}
      </text>
      <text className="t-sm" x={x} y="104" textAnchor={anchor}>
        {words}
      </text>
    </>
  );
}
