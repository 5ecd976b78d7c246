import { useTranslation } from "react-i18next";

import { minorDigits, type Money } from "#app/domain/kernel/money.ts";
import { formatAmount, formatCurrency, toMajor } from "#app/i18n/numbers.ts";
import { useLocale } from "#app/i18n/use-locale.ts";

import { HereTag } from "./here-tag.tsx";
import { IncomeArt } from "./income-art.tsx";
import { TapLink } from "./tap-link.tsx";

export type IncomeStop = {
  /** After social insurance, on the lowest advertised wage. */
  wage: Money;
  benefit: Money;
  /** Words under the amount; worked out from the two amounts when absent. */
  basis?: "benefit" | "wage" | "both" | "allowance" | "none";
};

export type IncomePathProps =
  | {
      kind: "known";
      now: IncomeStop;
      first: IncomeStop & { label?: "firstMonths" | "training" };
      afterYear: IncomeStop;
      /** The amount that fills the height, in major units: one for all cards of a country. */
      scale?: number;
    }
  /** No benefit is concerned: the wage after deductions, and nothing else. */
  | { kind: "wage-only"; wage: Money }
  /** The household is unknown: no figure at all. */
  | { kind: "off"; completeHref?: string; reason?: string };

const FULL_HEIGHT = 64;

const total = ({ wage, benefit }: IncomeStop): number => wage.minor + benefit.minor;

function basisOf({ wage, benefit, basis }: IncomeStop): string {
  if (basis) return basis;
  if (wage.minor > 0) return benefit.minor > 0 ? "both" : "wage";
  return benefit.minor > 0 ? "benefit" : "none";
}

/** «دخلك بعد العمل»: now, first months, after a year. The difference compares a year from now with now. */
export function IncomePath(props: IncomePathProps) {
  const { t } = useTranslation();
  if (props.kind === "known") return <KnownIncome {...props} />;
  const title = <b>{t("common:income.title")}</b>;
  if (props.kind === "wage-only") {
    return (
      <div className="income">
        <p className="income__head">
          {title} <span className="muted">{t("common:income.wageAfterDeductions")}</span>
          <span className="push">
            <b>{formatAmount(props.wage)}</b>{" "}
            {t("common:income.perMonth", { currency: formatCurrency(t, props.wage.currency) })}
          </span>
        </p>
      </div>
    );
  }
  return (
    <div className="income income--off">
      <p className="income__head">{title}</p>
      <p className="small">
        {props.reason ?? t("common:income.off")}{" "}
        {props.completeHref ? (
          <TapLink className="above" href={props.completeHref}>
            {t("common:income.complete")}
          </TapLink>
        ) : null}
      </p>
    </div>
  );
}

function KnownIncome({ now, first, afterYear, scale = 7500 }: Extract<IncomePathProps, { kind: "known" }>) {
  const { t } = useTranslation();
  const { direction } = useLocale();
  const stops = [now, first, afterYear];
  const { currency } = now.wage;
  const pixels = (amount: Money) => Math.round(Math.min(1, toMajor(amount) / scale) * FULL_HEIGHT);
  const amountOf = (stop: IncomeStop) => formatAmount({ minor: total(stop), currency });
  const change = total(afterYear) - total(now);
  const whole = Math.abs(change) < 10 ** minorDigits(currency);
  const sense = whole ? "same" : change > 0 ? "more" : "less";
  const names = [
    <HereTag key="now">{t("common:income.now")}</HereTag>,
    t(`common:income.${first.label ?? "firstMonths"}`),
    t("common:income.afterYear"),
  ];
  return (
    <div className="income">
      <p className="income__head">
        <b>{t("common:income.title")}</b>{" "}
        <span className="muted">
          {t("common:income.perMonth", { currency: formatCurrency(t, currency) })}
        </span>{" "}
        <span className={sense === "more" ? "income__more" : "income__less"}>
          {t(`common:income.${sense}`, { amount: formatAmount({ minor: Math.abs(change), currency }) })}
        </span>
      </p>
      <IncomeArt
        direction={direction}
        bars={stops.map(({ wage, benefit }) => ({ wage: pixels(wage), benefit: pixels(benefit) }))}
      />
      <ol className="income__stops">
        {stops.map((stop, index) => (
          <li key={index}>
            <span>{names[index]}</span>
            <b>{amountOf(stop)}</b>
            <span className="muted">{t(`common:income.basis.${basisOf(stop)}`)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
