import { useTranslation } from "react-i18next";

import type { Quantity, RuleLine } from "#app/domain/benefits/ledger.ts";
import { formatNumber, formatPercent } from "#app/i18n/numbers.ts";

import { amountWords } from "./amount-words.ts";
import { KeyValues } from "./facts.tsx";

/** Scores are counted in millionths within. */
const MILLIONTHS = 1_000_000;

export type SourceView = { readonly id: string; readonly title: string; readonly url: string | null };
type LineProps = { line: RuleLine; currency: string; sources: readonly SourceView[] };

/** A rule as it was applied: what went in, what came out, and how sure that is. */
export function RuleLineView({ line, currency, sources }: LineProps) {
  const { t } = useTranslation("workPays");
  const items = (quantities: Readonly<Record<string, Quantity>>) =>
    Object.entries(quantities).map(([name, quantity]) => ({
      name: t(`quantities.${name}`, { defaultValue: t("quantities.other") }),
      value: quantityWords(t, quantity, currency),
    }));
  const named = t(`benefits:entitlements.${line.ruleId}`, { defaultValue: "" });
  const from = sources.filter(({ id }) => line.sources.includes(id));
  return (
    <>
      <p>
        <b>
          {t(`benefits:rules.${line.kind}`)}
          {named ? `: ${named}` : ""}
        </b>
      </p>
      <KeyValues items={items(line.inputs)} />
      <p className="muted small">{t("explained.result")}</p>
      <KeyValues items={items(line.output)} />
      <p className="muted small">
        {line.confidence ? t(`benefits:confidence.${line.confidence}`) : t("explained.ownFigure")}
        {from.map(({ id, title, url }) => (
          <span key={id}>
            {" · "}
            <bdi lang="en">{url ? <a href={url}>{title}</a> : title}</bdi>
          </span>
        ))}
      </p>
    </>
  );
}

type Words = ReturnType<typeof useTranslation>["t"];

function quantityWords(t: Words, { unit, min, max }: Quantity, currency: string): string {
  if (unit === "amount") return amountWords(t, { min, max }, currency);
  if (unit === "flag")
    return min === max ? t(min === 1 ? "common:answer.yes" : "common:answer.no") : t("common:answer.unknown");
  const one = (value: number): string => {
    if (unit === "share") return formatPercent(value, 2);
    if (unit === "score") return formatNumber(value / MILLIONTHS, 3);
    if (unit === "months") return t("common:count.months", { count: value });
    if (unit === "days") return t("common:count.days", { count: value });
    return formatNumber(value);
  };
  if (min === max) return one(min);
  if (!Number.isFinite(max))
    return min === 0 ? t("common:answer.unknown") : t("amount.atLeast", { from: one(min) });
  return t("amount.cell", { from: one(min), to: one(max) });
}
