import { useTranslation } from "react-i18next";

import type { OverpaymentStory } from "#app/domain/benefits/overpayments/overpayment-story.ts";
import { monthOf, shiftMonth } from "#app/domain/kernel/plain-date.ts";
import { formatDateText, formatMonth } from "#app/i18n/dates.ts";
import { formatMoney } from "#app/i18n/numbers.ts";
import { useLocale } from "#app/i18n/use-locale.ts";

import { DataTable } from "./data-table.tsx";
import { Disclosure } from "./disclosure.tsx";
import { KeyValues } from "./facts.tsx";

type Plan = Pick<
  OverpaymentStory,
  | "currency"
  | "amountMinor"
  | "repaidMinor"
  | "leftMinor"
  | "dueBackMinor"
  | "plan"
  | "instalments"
  | "status"
>;

/** How many coming instalments are shown before the rest is folded. */
const AT_ONCE = 3;

/** What is agreed, what was paid back, and what is left after each instalment. */
export function OverpaymentPlan({ of, thisMonth }: { of: Plan; thisMonth: string }) {
  const { t } = useTranslation("overpayments");
  const { locale } = useLocale();
  const money = (minor: number): string => formatMoney(t, { minor, currency: of.currency });
  const { plan } = of;
  const withheld = of.instalments.filter(({ kind, isCorrected }) => kind === "withheld" && !isCorrected);
  const last = withheld.map(({ period }) => monthOf(period)).at(-1);
  // The next is of the month after the last one that was withheld, and never of a month that is over.
  const next = [plan?.firstMonth ?? thisMonth, thisMonth, last ? shiftMonth(last, 1) : thisMonth]
    .sort()
    .at(-1);
  const coming = (from: number, until: number) =>
    plan && next ? (
      <ComingTable
        rows={plan.coming
          .map((one, index) => ({ ...one, month: shiftMonth(next, index) }))
          .slice(from, until)}
        money={money}
      />
    ) : null;
  return (
    <div className="stack-2">
      <KeyValues
        items={[
          { name: t("plan.whole"), value: money(of.amountMinor) },
          { name: t("plan.repaid"), value: money(of.repaidMinor) },
          { name: t("plan.left"), value: <b>{money(of.leftMinor)}</b> },
          ...(of.dueBackMinor > 0
            ? [{ name: t("plan.dueBack"), value: <b>{money(of.dueBackMinor)}</b> }]
            : []),
          ...(plan
            ? [
                { name: t("plan.monthly"), value: money(plan.monthlyMinor) },
                { name: t("plan.first"), value: formatMonth(locale, plan.firstMonth) },
                {
                  name: t("plan.cap"),
                  value: plan.capMinor === null ? t("plan.noCap") : money(plan.capMinor),
                },
              ]
            : []),
        ]}
      />
      {of.instalments.length > 0 ? (
        <>
          <h3>{t("plan.paidBack")}</h3>
          <DataTable
            plain
            cards
            label={t("plan.paidBack")}
            rows={of.instalments}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "period",
                header: t("plan.when"),
                rowHeader: true,
                cell: ({ kind, period }) =>
                  kind === "withheld"
                    ? t("plan.withheld", { month: formatMonth(locale, monthOf(period)) })
                    : t(kind === "refund" ? "plan.refunded" : "plan.byHand", {
                        day: formatDateText(locale, period),
                      }),
              },
              {
                key: "amount",
                header: t("plan.amount"),
                numeric: true,
                cell: ({ amountMinor, isCorrected }) =>
                  isCorrected ? (
                    <>
                      <s>{money(amountMinor)}</s>
                      <p className="small muted">{t("plan.corrected")}</p>
                    </>
                  ) : (
                    money(amountMinor)
                  ),
              },
            ]}
          />
        </>
      ) : null}
      {of.status === "in_instalments" && plan && next ? (
        <>
          <h3>{t("plan.coming")}</h3>
          {coming(0, AT_ONCE)}
          {plan.coming.length > AT_ONCE ? (
            <Disclosure summary={t("plan.rest", { count: plan.coming.length - AT_ONCE })}>
              {coming(AT_ONCE, plan.coming.length)}
            </Disclosure>
          ) : null}
        </>
      ) : null}
    </div>
  );
}

type Coming = { readonly month: string; readonly amountMinor: number; readonly leftMinor: number };

/** Three short columns: they fit a phone as they are. */
function ComingTable({ rows, money }: { rows: readonly Coming[]; money: (minor: number) => string }) {
  const { t } = useTranslation("overpayments");
  const { locale } = useLocale();
  return (
    <DataTable
      plain
      label={t("plan.coming")}
      rows={rows}
      rowKey={({ month }) => month}
      columns={[
        {
          key: "month",
          header: t("months.month"),
          rowHeader: true,
          cell: ({ month }) => formatMonth(locale, month),
        },
        {
          key: "amount",
          header: t("plan.amount"),
          numeric: true,
          cell: ({ amountMinor }) => money(amountMinor),
        },
        {
          key: "left",
          header: t("plan.leftAfter"),
          numeric: true,
          cell: ({ leftMinor }) => money(leftMinor),
        },
      ]}
    />
  );
}
