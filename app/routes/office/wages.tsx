import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readWageReview } from "#app/domain/casework/read-wage-review.server.ts";
import { REVIEW_FILTERS, type ReviewFilter } from "#app/domain/casework/wage-review.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Lanes } from "#app/ui/lane.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Status } from "#app/ui/status.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { leadToFirstPage } from "#app/web/first-page.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { wageItemView, type WageItemView } from "./wage-view.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, t, title } = await guardMember(args);
  const search = new URL(args.request.url).searchParams;
  const filter: ReviewFilter = REVIEW_FILTERS.find((one) => one === search.get("show")) ?? "open";
  const page = Math.max(1, Math.trunc(Number(search.get("page"))) || 1);
  const { counts, items } = valueOf(await readWageReview(ctx, actor, { filter, page }));
  leadToFirstPage(args.request, items);
  return {
    title: title("office:wages.title"),
    isSupervisor: actor.role === "supervisor",
    filter,
    counts,
    paged: { page: items.page, pageSize: items.pageSize, total: items.total },
    items: items.items.map((item) => wageItemView(item, { locale, t, country: actor.country })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const OPEN_FILTERS = REVIEW_FILTERS.filter((filter) => filter !== "settled");

const hrefOf = (filter: ReviewFilter, page = 1): string => {
  const search = new URLSearchParams(filter === "open" ? {} : { show: filter });
  if (page > 1) search.set("page", String(page));
  return `/office/wages${search.size > 0 ? `?${search.toString()}` : ""}`;
};

/** What the wage register leaves to people: each with what it is about and since when it waits. */
export default function Wages() {
  const { isSupervisor, filter, counts, paged, items } = useLoaderData<typeof loader>();
  const { t } = useTranslation("office");
  const first = (paged.page - 1) * paged.pageSize + 1;
  return (
    <>
      <h1>{t(isSupervisor ? "wages.titleCountry" : "wages.title")}</h1>
      <p className="muted">{t("wages.text")}</p>
      <Lanes
        label={t("wages.filterLabel")}
        items={OPEN_FILTERS.map((one) => ({
          href: hrefOf(one),
          label: t(`wages.filter.${one}`),
          count: counts[one],
          current: filter === one,
        }))}
      />
      <p>
        {filter === "settled" ? (
          <b>{t("wages.filter.settled")}</b>
        ) : (
          <TapLink href={hrefOf("settled")}>{t("wages.filter.settled")}</TapLink>
        )}
      </p>
      {items.length === 0 ? (
        <EmptyState title={t("wages.none")} text={t("wages.noneText")} />
      ) : (
        <Items items={items} />
      )}
      <Pagination
        page={paged.page}
        pages={Math.max(1, Math.ceil(paged.total / paged.pageSize))}
        hrefFor={(page) => hrefOf(filter, page)}
        shown={
          paged.total > 0
            ? { from: first, to: Math.min(first + items.length - 1, paged.total), total: paged.total }
            : undefined
        }
      />
    </>
  );
}

function Items({ items }: { readonly items: readonly WageItemView[] }) {
  const { t } = useTranslation("office");
  return (
    <DataTable
      cards
      label={t("wages.list")}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "what",
          header: t("wages.column.what"),
          rowHeader: true,
          cell: ({ id, kind, outcome }) => (
            <>
              <Status tone={outcome ? "ok" : "warn"}>{t(`wages.kind.${kind}`)}</Status>
              <br />
              <TapLink href={`/office/wages/${id}`}>{t("wages.openItem")}</TapLink>
            </>
          ),
        },
        {
          key: "why",
          header: t("wages.column.why"),
          cell: ({ kind, outcome }) => (
            <span className="small">{t(outcome ? `wages.outcome.${outcome}` : `wages.why.${kind}`)}</span>
          ),
        },
        {
          key: "person",
          header: t("wages.column.person"),
          cell: ({ fullName, reference }) =>
            fullName ? (
              <bdi>{fullName}</bdi>
            ) : (
              <>
                {t("wages.nobody")}
                <br />
                <span className="muted small">{t("wages.reference", { reference })}</span>
              </>
            ),
        },
        {
          key: "employer",
          header: t("wages.column.employer"),
          cell: ({ employerName, registrationNumber }) =>
            employerName ? (
              <bdi>{employerName}</bdi>
            ) : registrationNumber ? (
              <span className="muted">{t("wages.number", { number: registrationNumber })}</span>
            ) : (
              "—"
            ),
        },
        { key: "month", header: t("wages.column.month"), cell: ({ month }) => month ?? "—" },
        { key: "wage", header: t("wages.column.wage"), numeric: true, cell: ({ wage }) => wage ?? "—" },
        { key: "since", header: t("wages.column.since"), cell: ({ since }) => <DateText date={since} /> },
      ]}
    />
  );
}
