import { useTranslation } from "react-i18next";

import type { ExplainedMonths, IncomeAfterWork } from "#app/domain/benefits/income-after-work.ts";

import { amountWords } from "./amount-words.ts";
import { Disclosure } from "./disclosure.tsx";
import { KeyValues } from "./facts.tsx";
import { RuleLineView, type SourceView } from "./rule-line.tsx";

type Explained = { income: IncomeAfterWork; sources: readonly SourceView[]; showsOthers: boolean };

/** How each figure came about: rule by rule, what went in, what came out, from where, and how sure that is. */
export function WorkExplained({ income, sources, showsOthers }: Explained) {
  const { t } = useTranslation("workPays");
  if (income.explained.length === 0) return null;
  return (
    <Disclosure summary={t("explained.title")} icon="scale">
      <p className="muted small">{t("explained.lead")}</p>
      {income.explained.map((run) => (
        <Disclosure
          key={run.from}
          summary={
            run.from === run.to
              ? t("explained.month", { month: run.from })
              : t("explained.months", { from: run.from, to: run.to })
          }
        >
          <Run run={run} income={income} sources={sources} showsOthers={showsOthers} />
        </Disclosure>
      ))}
    </Disclosure>
  );
}

function Run({ run, income, sources, showsOthers }: Explained & { run: ExplainedMonths }) {
  const { t } = useTranslation("workPays");
  const month = income.months[run.from - 1];
  const othersWork = income.now.others.max > 0;
  const amount = (range: { min: number; max: number }): string => amountWords(t, range, income.currency);
  return (
    <ol className="stack-2 lines">
      {run.lines.map((line, index) => (
        <li key={`${line.ruleId} ${index}`}>
          <RuleLineView line={line} currency={income.currency} sources={sources} />
        </li>
      ))}
      {month ? (
        <li>
          <p>
            <b>{t("explained.sum")}</b>
          </p>
          <KeyValues
            items={[
              { name: t("common:income.wage"), value: amount(month.wage) },
              ...(othersWork && showsOthers
                ? [{ name: t("table.others"), value: amount(month.others) }]
                : []),
              { name: t("common:income.benefit"), value: amount(month.benefit) },
              { name: t("table.costs"), value: amount(month.costs) },
              {
                name: t(othersWork && !showsOthers ? "table.householdTotal" : "common:chart.total"),
                value: amount(month.total),
              },
            ]}
          />
        </li>
      ) : null}
    </ol>
  );
}
