import { useTranslation } from "react-i18next";

import type { IncomeAfterWork } from "#app/domain/benefits/income-after-work.ts";
import { endsBySavings } from "#app/domain/benefits/savings.ts";
import { distinctUnknowns, unknownKeys } from "#app/domain/benefits/wording.ts";
import { formatMoney } from "#app/i18n/numbers.ts";

import { amountWords, changeWords } from "./amount-words.ts";
import { FirstWage } from "./first-wage.tsx";
import { monthChartOf, sharedChange } from "./income-figures.ts";
import { entitlementRuns, type KeptRun } from "./kept-runs.ts";
import { LocalWords, WithLocalTerms } from "./local-terms.tsx";
import { MonthChart } from "./month-chart.tsx";
import { Notice } from "./notice.tsx";
import { PackNoteText, type PackNoteView } from "./pack-note.tsx";
import { SavingsEffect } from "./savings-effect.tsx";
import { SafetyNet } from "./safety-net.tsx";
import { WorkExplained } from "./work-explained.tsx";
import { wholeChange } from "./whole-amounts.ts";
import { WorkTable } from "./work-table.tsx";

export type WorkPaysProps = {
  income: IncomeAfterWork;
  pack: PackNoteView;
  /** Said under the headline: on what the calculation stands. */
  basis?: string;
  /** The others' wages were typed by the reader; otherwise they are in the household's total only. */
  showsOthers?: boolean;
};

/** What a job does to a household's money over 24 months, with what is not known said in words. */
export function WorkPays(props: WorkPaysProps) {
  return (
    <WithLocalTerms terms={props.pack.terms}>
      <Worded {...props} />
    </WithLocalTerms>
  );
}

function Worded({ income, pack, basis, showsOthers = false }: WorkPaysProps) {
  const { t } = useTranslation("workPays");
  return (
    <>
      <Headline income={income} />
      {basis ? <p className="muted small">{basis}</p> : null}
      <MonthChart {...monthChartOf(income)} />
      <FirstWage income={income} />
      <Graduation income={income} />
      <SavingsEffect income={income} />
      <Entitlements income={income} />
      <Unknowns income={income} />
      <WorkTable income={income} showsOthers={showsOthers} />
      <WorkExplained income={income} sources={pack.sources} showsOthers={showsOthers} />
      <PackNoteText pack={pack} />
      <LocalWords terms={pack.terms} />
      <p className="small">
        <b>{t("estimate")}</b>
      </p>
    </>
  );
}

function Headline({ income }: Pick<WorkPaysProps, "income">) {
  const { t } = useTranslation("workPays");
  const { now, first, afterYear, currency, keepsOfFurther } = income;
  const amount = (range: typeof now.total) => <b>{amountWords(t, range, currency)}</b>;
  return (
    <div className="stack-2">
      <p className="say">
        {t("say.now")} {amount(now.total)}.{" "}
        {t(first.month > 1 ? "say.firstWhole" : "say.first", { month: first.month })} {amount(first.total)}.
      </p>
      <p>
        {t("say.year")} {amount(afterYear.total)}.{" "}
        {changeWords(t, sharedChange(income) ?? wholeChange(now.total, afterYear.total, currency), currency)}
      </p>
      <p className="muted">
        {keepsOfFurther === null
          ? t("further.unknown")
          : t("further.known", { amount: formatMoney(t, { minor: keepsOfFurther, currency }) })}
      </p>
    </div>
  );
}

/** When the wage alone is enough, and how to come back after that. */
function Graduation({ income }: Pick<WorkPaysProps, "income">) {
  const { t } = useTranslation("workPays");
  const { graduation, protectionEnds, now, months } = income;
  const falls = months.some(({ benefit }) => benefit.min < now.benefit.min);
  const { earliest, latest } = graduation ?? { earliest: 0, latest: null };
  const known = protectionEnds !== null && protectionEnds.earliest >= earliest;
  const sure = known && protectionEnds.latest === protectionEnds.earliest;
  const bySavings = endsBySavings(income.explained[0]?.lines ?? []);
  return (
    <>
      {bySavings ? null : (
        <p>
          {graduation === null
            ? t(now.benefit.max === 0 ? "noBenefit" : "benefits:graduation.none")
            : latest === null
              ? t("benefits:graduation.notSure", { earliest })
              : latest === earliest
                ? t("benefits:graduation.month", { month: earliest })
                : t("benefits:graduation.between", { earliest, latest })}
        </p>
      )}
      {falls ? (
        <SafetyNet>
          {t("common:safetyNet.detail")}{" "}
          {/* How long it stays open is a question only where the benefit stops. */}
          {graduation === null
            ? null
            : known
              ? t(sure ? "benefits:safetyNet.until" : "benefits:safetyNet.atLeastUntil", {
                  month: protectionEnds.earliest,
                })
              : t("benefits:safetyNet.unknown")}{" "}
          {t("backHow")}
        </SafetyNet>
      ) : null}
    </>
  );
}

function Entitlements({ income }: Pick<WorkPaysProps, "income">) {
  const { t } = useTranslation("workPays");
  const all = entitlementRuns(income.months);
  if (all.length === 0) return <p className="muted">{t("entitlements.none")}</p>;
  const months = income.months.length;
  const said = ({ from, to, kept }: KeptRun): string =>
    from === 1 && to === months
      ? t(`entitlements.always.${kept}`)
      : t(`entitlements.${from === to ? "month" : "months"}.${kept}`, { from, to });
  return (
    <div className="stack-2">
      <h3>{t("entitlements.title")}</h3>
      <ul className="bullets">
        {all.map(({ name, runs }) => (
          <li key={name}>
            <b>{t(`benefits:entitlements.${name}`, { defaultValue: name })}</b>:{" "}
            {runs.map(said).join(t("then"))}.
          </li>
        ))}
      </ul>
    </div>
  );
}

function Unknowns({ income }: Pick<WorkPaysProps, "income">) {
  const { t } = useTranslation("workPays");
  const sentences = [
    ...new Set(
      distinctUnknowns(income.unknowns).map((one) => t(unknownKeys(one).map((key) => `benefits:${key}`))),
    ),
  ];
  if (sentences.length === 0) return null;
  return (
    <Notice tone="warn" icon="help" title={t("common:unknowns")}>
      <ul className="bullets">
        {sentences.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Notice>
  );
}
