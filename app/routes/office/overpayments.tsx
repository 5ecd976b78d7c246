import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readArrearQueue } from "#app/domain/benefits/arrears/read-arrear-queue.server.ts";
import {
  OVERPAYMENT_PARTS,
  readOverpaymentQueue,
  type OverpaymentPart,
} from "#app/domain/benefits/overpayments/read-overpayment-queue.server.ts";
import { formatDate, formatMonth } from "#app/i18n/dates.ts";
import { formatMoney } from "#app/i18n/numbers.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import type { DateText } from "#app/ui/date-text.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Lanes } from "#app/ui/lane.tsx";
import { OverpaymentStatus } from "#app/ui/overpayment-status.tsx";
import { Status } from "#app/ui/status.tsx";
import { guardMember } from "#app/web/guard.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { DueDay, HouseholdCell } from "./household-case.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, t, title } = await guardMember(args);
  const show = new URL(args.request.url).searchParams.get("show");
  const isArrears = show === "arrears";
  const part: OverpaymentPart = OVERPAYMENT_PARTS.find((one) => one === show) ?? "open";
  const { counts, items } = valueOf(await readOverpaymentQueue(ctx, actor, { part, isShown: !isArrears }));
  const arrears = valueOf(await readArrearQueue(ctx, actor, { isShown: isArrears }));
  return {
    title: title("overpayments:office.title"),
    isSupervisor: actor.role === "supervisor",
    part: isArrears ? ("arrears" as const) : part,
    lanes: [
      ...OVERPAYMENT_PARTS.map((one) => ({ part: one, count: counts[one] })),
      { part: "arrears" as const, count: arrears.count },
    ],
    arrears: arrears.items.map(({ amountMinor, currency, dueOn, month, ...item }) => ({
      ...item,
      month: formatMonth(locale, month),
      amount: formatMoney(t, { minor: amountMinor, currency }),
      dueOn: dueOn && formatDate(locale, dueOn, { short: true }),
    })),
    items: items.map(({ amountMinor, leftMinor, dueBackMinor, currency, dueOn, ...item }) => ({
      ...item,
      amount: formatMoney(t, { minor: amountMinor, currency }),
      left: formatMoney(t, { minor: leftMinor, currency }),
      dueBack: dueBackMinor > 0 ? formatMoney(t, { minor: dueBackMinor, currency }) : null,
      dueOn: dueOn && formatDate(locale, dueOn, { short: true }),
    })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** What households were paid too much, what is due first at the top; nothing here was taken back. */
export default function Overpayments() {
  const { isSupervisor, part, lanes, items, arrears } = useLoaderData<typeof loader>();
  const { t } = useTranslation("overpayments");
  return (
    <>
      <h1>
        {t(part === "arrears" ? "arrears.title" : isSupervisor ? "office.titleCountry" : "office.title")}
      </h1>
      <p className="muted">{t(part === "arrears" ? "arrears.officeList" : "office.text")}</p>
      <Lanes
        label={t("office.filterLabel")}
        items={lanes.map((lane) => ({
          href: lane.part === "open" ? "/office/overpayments" : `/office/overpayments?show=${lane.part}`,
          label: t(`office.part.${lane.part}`),
          count: lane.count,
          current: part === lane.part,
        }))}
      />
      {part === "arrears" && arrears.length > 0 ? (
        <ArrearList arrears={arrears} />
      ) : part === "arrears" || items.length === 0 ? (
        <EmptyState title={t(`office.empty.${part}`)} text={t(`office.emptyText.${part}`)} />
      ) : (
        <DataTable
          cards
          label={t("office.title")}
          rows={items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "household",
              header: t("office.column.household"),
              rowHeader: true,
              cell: ({ id, fullName }) => (
                <HouseholdCell href={`/office/overpayments/${id}`} fullName={fullName} />
              ),
            },
            { key: "amount", header: t("office.column.amount"), numeric: true, cell: ({ amount }) => amount },
            { key: "left", header: t("office.column.left"), numeric: true, cell: ({ left }) => left },
            {
              key: "status",
              header: t("office.column.status"),
              cell: ({ status, dueBack }) =>
                dueBack === null ? (
                  <OverpaymentStatus status={status} names="office.status" />
                ) : (
                  <Status tone="warn">{t("office.refund.due", { amount: dueBack })}</Status>
                ),
            },
            {
              key: "due",
              header: t("office.column.due"),
              cell: ({ dueOn, isLate }) => <DueDay date={dueOn} isLate={isLate} />,
            },
          ]}
        />
      )}
    </>
  );
}

type ListedArrear = {
  readonly id: string;
  readonly fullName: string;
  readonly month: string;
  readonly status: string;
  readonly amount: string;
  readonly dueOn: Parameters<typeof DateText>[0]["date"] | null;
  readonly isLate: boolean;
};

/** Months that were paid too little and wait for the office. */
function ArrearList({ arrears }: { readonly arrears: readonly ListedArrear[] }) {
  const { t } = useTranslation("overpayments");
  return (
    <DataTable
      cards
      label={t("arrears.title")}
      rows={arrears}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "household",
          header: t("office.column.household"),
          rowHeader: true,
          cell: ({ id, fullName, month }) => (
            <HouseholdCell href={`/office/overpayments/arrears/${id}`} fullName={fullName} also={month} />
          ),
        },
        { key: "month", header: t("months.month"), cell: ({ month }) => month },
        { key: "amount", header: t("arrears.owed"), numeric: true, cell: ({ amount }) => amount },
        {
          key: "status",
          header: t("office.column.status"),
          cell: ({ status }) => <OverpaymentStatus status={status} names="arrears.status" />,
        },
        {
          key: "due",
          header: t("office.column.due"),
          cell: ({ dueOn, isLate }) => <DueDay date={dueOn} isLate={isLate} />,
        },
      ]}
    />
  );
}
