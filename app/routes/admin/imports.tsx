import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listImports } from "#app/domain/imports/list-imports.server.ts";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import { formatDate, formatTime, inZone } from "#app/i18n/dates.ts";
import { formatNumber } from "#app/i18n/numbers.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { Status } from "#app/ui/status.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { guardMember } from "#app/web/guard.server.ts";
import { valueOf } from "#app/web/respond.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, t, title } = await guardMember(args);
  const runs = valueOf(await listImports(ctx, actor));
  return {
    title: title("admin:imports.title"),
    runs: runs.map(({ startedAt, finishedAt, report, ...run }) => {
      const started = inZone(startedAt, zoneOf(actor.country));
      return {
        ...run,
        date: formatDate(locale, started.date, { short: true }),
        time: formatTime(t, started.time),
        isFinished: finishedAt !== null,
        hasReport: report !== null,
      };
    }),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const COUNTS = ["rows", "accepted", "updated", "unchanged", "duplicates", "rejected"] as const;

/** What files came in, what became of their rows, and the report of each. */
export default function Imports() {
  const { runs } = useLoaderData<typeof loader>();
  const { t } = useTranslation("admin");
  return (
    <>
      <h1>{t("imports.title")}</h1>
      <p className="muted">{t("imports.note")}</p>
      <DataTable
        cards
        label={t("imports.title")}
        rows={runs}
        rowKey={({ id }) => id}
        empty={t("imports.none")}
        columns={[
          {
            key: "file",
            header: t("imports.file"),
            rowHeader: true,
            // Only postings come from several sources; elsewhere it would repeat the kind as a code.
            cell: ({ fileName, kind, source }) => (
              <>
                <bdi dir="ltr">{fileName}</bdi>
                {kind === "postings" ? (
                  <>
                    <br />
                    <span className="muted small">
                      <bdi dir="ltr">{source}</bdi>
                    </span>
                  </>
                ) : null}
              </>
            ),
          },
          { key: "kind", header: t("imports.kind"), cell: ({ kind }) => t(`imports.kinds.${kind}`) },
          {
            key: "started",
            header: t("imports.started"),
            cell: ({ date, time }) => (
              <>
                <DateText date={date} />
                <br />
                <span className="muted small nowrap">{time}</span>
              </>
            ),
          },
          {
            key: "state",
            header: t("imports.state"),
            cell: ({ isFinished, dryRun }) => (
              <Status tone={!isFinished ? "bad" : dryRun ? "info" : "ok"}>
                {t(!isFinished ? "imports.running" : dryRun ? "imports.dryRun" : "imports.done")}
              </Status>
            ),
          },
          ...COUNTS.map((name) => ({
            key: name,
            header: t(`imports.${name}`),
            numeric: true,
            cell: (run: (typeof runs)[number]) => formatNumber(run[name]),
          })),
          {
            key: "report",
            header: t("imports.report"),
            cell: ({ id, fileName, hasReport }) =>
              hasReport ? (
                <TapLink
                  href={`/admin/imports/${id}/report`}
                  icon="download"
                  aria-label={t("imports.downloadOf", { file: fileName })}
                  download
                >
                  {t("imports.download")}
                </TapLink>
              ) : (
                <span className="muted small">{t("imports.reportNone")}</span>
              ),
          },
        ]}
      />
    </>
  );
}
