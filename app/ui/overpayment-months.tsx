import { useTranslation } from "react-i18next";

import type { Arrear } from "#app/domain/benefits/arrears/arrear-story.ts";
import type { OverpaymentStory } from "#app/domain/benefits/overpayments/overpayment-story.ts";
import { formatMonth } from "#app/i18n/dates.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { formatMoney, formatMoneyRange } from "#app/i18n/numbers.ts";
import { useLocale } from "#app/i18n/use-locale.ts";

import { DataTable } from "./data-table.tsx";
import { Disclosure } from "./disclosure.tsx";
import { OverpaymentStatus } from "./overpayment-status.tsx";
import { RuleLineView } from "./rule-line.tsx";
import { TapLink } from "./tap-link.tsx";

type Evidence = Pick<OverpaymentStory, "months" | "currency">;

const monthColumn = (header: string, locale: Locale) => ({
  key: "month",
  header,
  rowHeader: true as const,
  cell: ({ month }: { readonly month: string }) => formatMonth(locale, month),
});

/** Month by month: what was paid, what the rules say now and said before, and the difference. */
export function OverpaymentMonths({ months, currency }: Evidence) {
  const { t } = useTranslation("overpayments");
  const { locale } = useLocale();
  const money = (minor: number): string => formatMoney(t, { minor, currency });
  const range = (low: number, high: number): string =>
    formatMoneyRange(t, { minor: low, currency }, { minor: high, currency });
  return (
    <DataTable
      plain
      cards
      label={t("months.title")}
      rows={months}
      rowKey={({ month }) => month}
      columns={[
        monthColumn(t("months.month"), locale),
        // First what it is about.
        {
          key: "owed",
          header: t("months.owed"),
          numeric: true,
          cell: ({ owedMinor }) => <b>{money(owedMinor)}</b>,
        },
        { key: "paid", header: t("months.paid"), numeric: true, cell: ({ paidMinor }) => money(paidMinor) },
        {
          key: "allowed",
          header: t("months.allowed"),
          cell: (one) => (
            <>
              {range(one.lowMinor, one.highMinor)}
              {one.changedBy && one.earlierLowMinor !== null && one.earlierHighMinor !== null ? (
                <p className="small muted">
                  {t(`months.before.${one.changedBy}`, {
                    computed: range(one.earlierLowMinor, one.earlierHighMinor),
                  })}
                </p>
              ) : null}
            </>
          ),
        },
      ]}
    />
  );
}

/** How each month's figure came about, rule by rule; folded. */
export function OverpaymentReasons({ months, currency }: Evidence) {
  const { t } = useTranslation("overpayments");
  const { locale } = useLocale();
  return (
    <>
      {months.map(({ month, earningsMinor, lines }) => (
        <Disclosure key={month} icon="scale" summary={t("months.how", { month: formatMonth(locale, month) })}>
          {earningsMinor === null ? (
            <p>{t("months.othersWork")}</p>
          ) : (
            <>
              <p>{t("months.earnings", { amount: formatMoney(t, { minor: earningsMinor, currency }) })}</p>
              <ol className="stack-2 lines">
                {lines.map((line, index) => (
                  <li key={`${line.ruleId} ${index}`}>
                    <RuleLineView line={line} currency={currency} sources={[]} />
                  </li>
                ))}
              </ol>
            </>
          )}
        </Disclosure>
      ))}
    </>
  );
}

/** What was paid too little; it stands for itself. `under` is where each month has its page. */
export function ArrearsTable({ arrears, under }: { arrears: readonly Arrear[]; under: string }) {
  const { t } = useTranslation("overpayments");
  const { locale } = useLocale();
  return (
    <DataTable
      plain
      cards
      label={t("arrears.title")}
      rows={arrears}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "month",
          header: t("months.month"),
          rowHeader: true,
          cell: ({ id, month }) => <TapLink href={`${under}/${id}`}>{formatMonth(locale, month)}</TapLink>,
        },
        {
          key: "paid",
          header: t("months.paid"),
          numeric: true,
          cell: ({ paidMinor, currency }) => formatMoney(t, { minor: paidMinor, currency }),
        },
        {
          key: "least",
          header: t("arrears.least"),
          numeric: true,
          cell: ({ lowMinor, currency }) => formatMoney(t, { minor: lowMinor, currency }),
        },
        {
          key: "owed",
          header: t("arrears.owed"),
          numeric: true,
          cell: ({ owedMinor, currency }) => <b>{formatMoney(t, { minor: owedMinor, currency })}</b>,
        },
        {
          key: "status",
          header: t("arrears.where"),
          cell: ({ status }) => <OverpaymentStatus status={status} names="arrears.status" />,
        },
      ]}
    />
  );
}
