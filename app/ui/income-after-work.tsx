import { useTranslation } from "react-i18next";

import type { IncomeAfterWork } from "#app/domain/benefits/income-after-work.ts";
import type { Interval } from "#app/domain/benefits/interval.ts";
import type { Unknown } from "#app/domain/benefits/ledger.ts";
import type { FormattedDate } from "#app/i18n/dates.ts";

import { Card } from "./card.tsx";
import { DateText } from "./date-text.tsx";
import { knownIncomeOf, monthChartOf } from "./income-figures.ts";
import { IncomePath, type IncomePathProps } from "./income-path.tsx";
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

/** The three stops of a card, or why there are none. */
export function incomePathOf(answer: IncomeAnswer, completeHref?: string): IncomePathProps {
  switch (answer.kind) {
    case "off":
      return { kind: "off", completeHref };
    case "wage-only":
      return { kind: "wage-only", wage: { minor: answer.wage.min, currency: answer.currency } };
    case "known":
      return knownIncomeOf(answer.income);
  }
}

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
  const { now, afterYear } = income;
  return (
    <Card title={t("income.effectTitle")} id="income">
      <p className="muted">{t("income.lead")}</p>
      <IncomePath {...incomePathOf(answer)} />
      <MonthChart {...monthChartOf(income)} />
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
