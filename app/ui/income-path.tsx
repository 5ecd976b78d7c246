import { useTranslation } from "react-i18next";

import type { Interval } from "#app/domain/benefits/interval.ts";
import type { Money } from "#app/domain/kernel/money.ts";
import { formatEstimate, formatCurrency, toMajor } from "#app/i18n/numbers.ts";
import { useLocale } from "#app/i18n/use-locale.ts";

import { HereTag } from "./here-tag.tsx";
import { IncomeArt } from "./income-art.tsx";
import { incomeScale } from "./income-scale.ts";
import { TapLink } from "./tap-link.tsx";
import { changeSense, wholeChange, wholeRange } from "./whole-amounts.ts";

export type IncomeStop = {
  /** After social insurance, on the lowest advertised wage. */
  wage: Money;
  benefit: Money;
  /** Both together at the most, where that is uncertain; the two amounts above are then the least. */
  most?: Money | null;
  /** It may be more still: nobody knows the upper end. */
  isOpen?: boolean;
  /** Words under the amount; worked out from the two amounts when absent. */
  basis?: "benefit" | "wage" | "both" | "wageMaybeBenefit" | "allowance" | "none";
};

export type IncomePathProps =
  | {
      kind: "known";
      now: IncomeStop;
      /** `months`: how long it stays so; 3 when not said. */
      first: IncomeStop & { label?: "firstMonths" | "training"; months?: number };
      afterYear: IncomeStop;
      /** What a year brings against now, in whole units of the currency; worked out from the two when absent. */
      change?: Interval | null;
      /** The amount that fills the height, in major units; as a rule the currency's own, so that cards compare. */
      scale?: number;
    }
  /** No benefit is concerned: the wage after deductions, and nothing else. */
  | { kind: "wage-only"; wage: Money; most?: Money | null }
  /** The household is unknown: no figure at all. */
  | { kind: "off"; completeHref?: string; reason?: string };

const FULL_HEIGHT = 64;

const total = ({ wage, benefit }: IncomeStop): number => wage.minor + benefit.minor;

const mostOf = (stop: IncomeStop): number => Math.max(total(stop), stop.most?.minor ?? 0);

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
            <StopAmount
              stop={{ wage: props.wage, benefit: { ...props.wage, minor: 0 }, most: props.most ?? null }}
            />{" "}
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

const rangeOf = (stop: IncomeStop): Interval => ({
  min: total(stop),
  max: stop.isOpen ? Infinity : mostOf(stop),
});

function KnownIncome({ now, first, afterYear, change, scale }: Extract<IncomePathProps, { kind: "known" }>) {
  const { t } = useTranslation();
  const { direction } = useLocale();
  const stops = [now, first, afterYear];
  const { currency } = now.wage;
  const full = scale ?? incomeScale(currency);
  const pixels = (amount: Money) => Math.round(Math.min(1, toMajor(amount) / full) * FULL_HEIGHT);
  const { sense, minor } = changeSense(change ?? wholeChange(rangeOf(now), rangeOf(afterYear), currency));
  const names = [
    <HereTag key="now">{t("common:income.now")}</HereTag>,
    t(`common:income.${first.label ?? "firstMonths"}`, { count: first.months ?? 3 }),
    t("common:income.afterYear"),
  ];
  return (
    <div className="income">
      <p className="income__head">
        <b>{t("common:income.title")}</b>{" "}
        <span className="muted">
          {t("common:income.perMonth", { currency: formatCurrency(t, currency) })}
        </span>{" "}
        <span className={sense.startsWith("more") ? "income__more" : "income__less"}>
          {t(`common:income.${sense}`, { amount: formatEstimate({ minor, currency }) })}
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
            <StopAmount stop={stop} />
            <span className="muted">{t(`common:income.basis.${basisOf(stop)}`)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function StopAmount({ stop }: { stop: IncomeStop }) {
  const { t } = useTranslation();
  const { currency } = stop.wage;
  const { min, max } = wholeRange(rangeOf(stop), currency);
  const least = formatEstimate({ minor: min, currency });
  if (max === min) return <b>{least}</b>;
  if (max === Infinity)
    return <b className="income__range">{t("workPays:amount.atLeast", { from: least })}</b>;
  const most = formatEstimate({ minor: max, currency });
  return <b className="income__range">{t("common:range", { from: least, to: most })}</b>;
}
