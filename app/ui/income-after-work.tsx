import { useTranslation } from "react-i18next";

import type { IncomeAfterWork, IncomeFigure } from "#app/domain/benefits/income-after-work.ts";
import type { Interval } from "#app/domain/benefits/interval.ts";
import type { Unknown } from "#app/domain/benefits/ledger.ts";
import type { FormattedDate } from "#app/i18n/dates.ts";
import { formatAmount, formatMoney } from "#app/i18n/numbers.ts";

import { Card } from "./card.tsx";
import { DateText } from "./date-text.tsx";
import { IncomePath, type IncomePathProps, type IncomeStop } from "./income-path.tsx";
import { MonthChart } from "./month-chart.tsx";
import { Notice } from "./notice.tsx";
import { SafetyNet } from "./safety-net.tsx";

/** What the calculation says of a posting, for the person who looks at it. */
export type IncomeAnswer =
  | { readonly kind: "known"; readonly income: IncomeAfterWork }
  | {
      readonly kind: "wage-only";
      readonly currency: string;
      readonly wage: Interval;
      readonly unknowns: readonly Unknown[];
    }
  | { readonly kind: "off"; readonly reason: string };

/** The wage at its least, after the costs of working that are known: never promises more than is sure. */
const leastWage = (figure: IncomeFigure): number => Math.max(0, figure.wage.min - figure.costs.min);

const stopOf = (figure: IncomeFigure, currency: string): IncomeStop => ({
  wage: { minor: leastWage(figure), currency },
  benefit: { minor: figure.benefit.min, currency },
});

/** The three stops of a card; intervals are shown at their least. */
export function incomePathOf(answer: IncomeAnswer, completeHref?: string): IncomePathProps {
  switch (answer.kind) {
    case "off":
      return { kind: "off", completeHref };
    case "wage-only":
      return { kind: "wage-only", wage: { minor: answer.wage.min, currency: answer.currency } };
    case "known": {
      const { now, first, afterYear, currency } = answer.income;
      return {
        kind: "known",
        now: stopOf(now, currency),
        first: stopOf(first, currency),
        afterYear: stopOf(afterYear, currency),
      };
    }
  }
}

const isWide = ({ min, max }: Interval): boolean => max > min;

/** «أثرها على معاشك»: what the job does to the household's money, month by month, and what is not known. */
export function IncomeAfterWorkCard({
  answer,
  rulesDate,
}: {
  answer: IncomeAnswer;
  /** Since when the rules are in force, worded. */
  rulesDate: FormattedDate | null;
}) {
  const { t } = useTranslation("jobs");
  if (answer.kind !== "known") {
    const unknowns = answer.kind === "wage-only" ? answer.unknowns : [];
    return (
      <Card title={t("income.title")} id="income">
        <IncomePath {...incomePathOf(answer, "/account/tie")} />
        <Unknowns unknowns={unknowns} />
      </Card>
    );
  }
  const { income } = answer;
  const { currency, months, now, afterYear } = income;
  const graduation = income.graduation?.earliest ?? null;
  return (
    <Card title={t("income.effectTitle")} id="income">
      <p className="muted">{t("income.lead")}</p>
      <IncomePath {...incomePathOf(answer)} />
      {isWide(afterYear.total) ? (
        <p>
          {t("income.between", {
            least: formatAmount({ minor: afterYear.total.min, currency }),
            most: formatMoney(t, { minor: afterYear.total.max, currency }),
          })}
        </p>
      ) : null}
      <MonthChart
        now={{ minor: now.total.min, currency }}
        graduationMonth={graduation}
        months={months.map((figure) => ({
          month: figure.month,
          wage: { minor: leastWage(figure), currency },
          benefit: { minor: figure.benefit.min, currency },
          totalMost: isWide(figure.total) ? { minor: figure.total.max, currency } : null,
        }))}
      />
      {afterYear.benefit.min < now.benefit.min ? <SafetyNet /> : null}
      <Unknowns unknowns={income.unknowns} />
      <p className="muted small">
        {t("income.rules", { version: String(income.rules.version) })}{" "}
        {rulesDate ? <DateText date={rulesDate} /> : null}
      </p>
    </Card>
  );
}

function Unknowns({ unknowns }: { unknowns: readonly Unknown[] }) {
  const { t } = useTranslation("jobs");
  const words = [
    ...new Set(
      unknowns.map(({ code }) => t(`benefits:unknowns.${code}`, { defaultValue: t("income.unknown") })),
    ),
  ];
  if (words.length === 0) return null;
  return (
    <Notice tone="warn" icon="help" title={t("common:unknowns")}>
      <ul className="bullets">
        {words.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Notice>
  );
}
