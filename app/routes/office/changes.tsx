import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import {
  QUEUE_PARTS,
  readChangeQueue,
  type QueuePart,
} from "#app/domain/registry/read-change-queue.server.ts";
import { ChangeStatus } from "#app/ui/change-status.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Lanes } from "#app/ui/lane.tsx";
import { Status } from "#app/ui/status.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { guardMember } from "#app/web/guard.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { changeView } from "./change-view.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const guarded = await guardMember(args);
  const { ctx, actor, title } = guarded;
  const show = new URL(args.request.url).searchParams.get("show");
  const part: QueuePart = QUEUE_PARTS.find((one) => one === show) ?? "open";
  const { counts, items } = valueOf(await readChangeQueue(ctx, actor, { part }));
  return {
    title: title("registry:office.title"),
    isSupervisor: actor.role === "supervisor",
    ...{ part, counts },
    items: items.map((item) => changeView(guarded, item)),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const hrefOf = (part: QueuePart): string =>
  part === "open" ? "/office/changes" : `/office/changes?show=${part}`;

/** People who say that something in the registry is wrong about them, what is due first at the top. */
export default function Changes() {
  const { isSupervisor, part, counts, items } = useLoaderData<typeof loader>();
  const { t } = useTranslation("registry");
  return (
    <>
      <h1>{t(isSupervisor ? "office.titleCountry" : "office.title")}</h1>
      <p className="muted">{t("office.text")}</p>
      <Lanes
        label={t("office.filterLabel")}
        items={(["open", "to_tell"] as const).map((one) => ({
          href: hrefOf(one),
          label: t(`office.part.${one}`),
          count: counts[one],
          current: part === one,
        }))}
      />
      <p>
        {part === "over" ? (
          <b>{t("office.part.over")}</b>
        ) : (
          <TapLink href={hrefOf("over")}>{t("office.part.over")}</TapLink>
        )}
      </p>
      {items.length === 0 ? (
        <EmptyState title={t("office.empty")} text={t("office.emptyText")} />
      ) : (
        <DataTable
          label={t("office.list")}
          rows={items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "person",
              header: t("office.column.person"),
              rowHeader: true,
              cell: ({ id, fullName }) => (
                <>
                  <bdi>{fullName}</bdi>
                  <br />
                  <TapLink href={`/office/changes/${id}`}>
                    {t("office.openItem")}
                    <span className="vh">: {fullName}</span>
                  </TapLink>
                </>
              ),
            },
            {
              key: "what",
              header: t("office.column.what"),
              cell: ({ name, ofHousehold }) => (
                <>
                  <bdi>{name}</bdi>
                  <br />
                  <span className="muted small">
                    {t(ofHousehold ? "office.ofHousehold" : "office.ofPerson")}
                  </span>
                </>
              ),
            },
            {
              key: "state",
              header: t("office.column.state"),
              cell: ({ status, needsSomebodyElse }) => (
                <>
                  {status === "evidence_asked" ? (
                    <Status>{t("office.waiting")}</Status>
                  ) : (
                    <ChangeStatus status={status} />
                  )}
                  {needsSomebodyElse ? (
                    <>
                      <br />
                      <span className="muted small">{t("office.other")}</span>
                    </>
                  ) : null}
                </>
              ),
            },
            {
              key: "since",
              header: t("office.column.since"),
              cell: ({ since }) => <DateText date={since} />,
            },
            {
              key: "due",
              header: t("office.column.due"),
              cell: ({ dueOn, isLate }) => (
                <>
                  {dueOn ? <DateText date={dueOn} /> : "—"}
                  {isLate ? (
                    <>
                      {" "}
                      <Status tone="bad">{t("office.late")}</Status>
                    </>
                  ) : null}
                </>
              ),
            },
          ]}
        />
      )}
    </>
  );
}
