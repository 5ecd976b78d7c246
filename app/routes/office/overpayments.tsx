import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import {
  OVERPAYMENT_PARTS,
  readOverpaymentQueue,
  type OverpaymentPart,
} from "#app/domain/benefits/overpayments/read-overpayment-queue.server.ts";
import { formatDate } from "#app/i18n/dates.ts";
import { formatMoney } from "#app/i18n/numbers.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Lanes } from "#app/ui/lane.tsx";
import { OverpaymentStatus } from "#app/ui/overpayment-status.tsx";
import { Status } from "#app/ui/status.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { guardMember } from "#app/web/guard.server.ts";
import { valueOf } from "#app/web/respond.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, t, title } = await guardMember(args);
  const show = new URL(args.request.url).searchParams.get("show");
  const part: OverpaymentPart = OVERPAYMENT_PARTS.find((one) => one === show) ?? "open";
  const { counts, items } = valueOf(await readOverpaymentQueue(ctx, actor, { part }));
  return {
    title: title("overpayments:office.title"),
    isSupervisor: actor.role === "supervisor",
    ...{ part, counts },
    lanes: OVERPAYMENT_PARTS.map((one) => ({ part: one, count: counts[one] })),
    items: items.map(({ amountMinor, leftMinor, currency, dueOn, ...item }) => ({
      ...item,
      amount: formatMoney(t, { minor: amountMinor, currency }),
      left: formatMoney(t, { minor: leftMinor, currency }),
      dueOn: dueOn && formatDate(locale, dueOn, { short: true }),
    })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** What households were paid too much, what is due first at the top; nothing here was taken back. */
export default function Overpayments() {
  const { isSupervisor, part, lanes, items } = useLoaderData<typeof loader>();
  const { t } = useTranslation("overpayments");
  return (
    <>
      <h1>{t(isSupervisor ? "office.titleCountry" : "office.title")}</h1>
      <p className="muted">{t("office.text")}</p>
      <Lanes
        label={t("office.filterLabel")}
        items={lanes.map((lane) => ({
          href: lane.part === "open" ? "/office/overpayments" : `/office/overpayments?show=${lane.part}`,
          label: t(`office.part.${lane.part}`),
          count: lane.count,
          current: part === lane.part,
        }))}
      />
      {items.length === 0 ? (
        <EmptyState title={t(`office.empty.${part}`)} text={t("office.emptyText")} />
      ) : (
        <DataTable
          label={t("office.title")}
          rows={items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "household",
              header: t("office.column.household"),
              rowHeader: true,
              cell: ({ id, fullName }) => (
                <>
                  <bdi>{fullName}</bdi>
                  <br />
                  <TapLink href={`/office/overpayments/${id}`}>
                    {t("office.open")}
                    <span className="vh">: {fullName}</span>
                  </TapLink>
                </>
              ),
            },
            { key: "amount", header: t("office.column.amount"), numeric: true, cell: ({ amount }) => amount },
            { key: "left", header: t("office.column.left"), numeric: true, cell: ({ left }) => left },
            {
              key: "status",
              header: t("office.column.status"),
              cell: ({ status }) => <OverpaymentStatus status={status} names="office.status" />,
            },
            {
              key: "due",
              header: t("office.column.due"),
              cell: ({ dueOn, isLate }) =>
                dueOn ? (
                  <>
                    <DateText date={dueOn} /> {isLate ? <Status tone="bad">{t("office.late")}</Status> : null}
                  </>
                ) : (
                  "—"
                ),
            },
          ]}
        />
      )}
    </>
  );
}
