import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";

import type { Term } from "#app/domain/matching/fit.ts";
import { formatMoney, formatNumber } from "#app/i18n/numbers.ts";

import { Disclosure } from "./disclosure.tsx";
import { roundToSum } from "./shown-sum.ts";

export type MatchExplanationProps = {
  /** They add up to how well the person fits … */
  fit: readonly Term[];
  /** … and to what the posting is worth to her. */
  worth: readonly Term[];
  /** What the two sums give. */
  score: number;
  /** Of the amounts in the terms. */
  currency: string;
};

const DECIMALS = 2;

/** A number with its sign, kept left to right. */
const points = (value: number): string =>
  `${value < 0 ? "−" : value > 0 ? "+" : ""}${formatNumber(Math.abs(value), DECIMALS)}`;

function words(t: TFunction, { code, params }: Term, currency: string): string {
  const minor = params?.["minor"];
  return t(`my:forYou.terms.${code.replaceAll("_", "-")}`, {
    ...params,
    ...(typeof minor === "number" ? { amount: formatMoney(t, { minor, currency }) } : {}),
  });
}

/** The whole explanation of a rank: two sums in plain words, each term with its points, that add up as shown. */
export function MatchExplanation({ fit, worth, score, currency }: MatchExplanationProps) {
  const { t } = useTranslation("my");
  return (
    <Disclosure summary={t("forYou.how")}>
      <div className="stack">
        <Sum title={t("forYou.fitTitle")} terms={fit} currency={currency} />
        <Sum title={t("forYou.worthTitle")} terms={worth} currency={currency} />
        <p>{t("forYou.together", { score: formatNumber(score, DECIMALS) })}</p>
        <p className="muted small">{t("forYou.crowded")}</p>
        <p className="muted small">{t("forYou.never")}</p>
      </div>
    </Disclosure>
  );
}

function Sum({ title, terms, currency }: { title: string; terms: readonly Term[]; currency: string }) {
  const { t } = useTranslation("my");
  const shown = roundToSum(
    terms.map(({ value }) => value),
    DECIMALS,
  );
  return (
    <table className="sum">
      <caption>{title}</caption>
      <thead className="vh">
        <tr>
          <th scope="col">{t("forYou.term")}</th>
          <th scope="col">{t("forYou.points")}</th>
        </tr>
      </thead>
      <tbody>
        {terms.map((term, index) => (
          <tr key={term.code}>
            <th scope="row">{words(t, term, currency)}</th>
            <td>
              <bdi dir="ltr">{points(shown.values[index] ?? 0)}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t("forYou.sum")}</th>
          <td>
            <bdi dir="ltr">{points(shown.sum)}</bdi>
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
