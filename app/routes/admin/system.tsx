import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { verifyAudit } from "#app/domain/audit/verify-audit.server.ts";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import { listScheduleRuns } from "#app/domain/kernel/list-schedule-runs.server.ts";
import { formatDate, formatTime, inZone } from "#app/i18n/dates.ts";
import { formatNumber } from "#app/i18n/numbers.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { guardMember } from "#app/web/guard.server.ts";
import { valueOf } from "#app/web/respond.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, t, title } = await guardMember(args);
  const runs = valueOf(await listScheduleRuns(ctx, actor));
  return {
    title: title("admin:system.title"),
    runs: runs.map(({ name, lastRunAt, lastResult }) => {
      const last = lastRunAt && inZone(lastRunAt, zoneOf(actor.country));
      return {
        name,
        last: last && {
          date: formatDate(locale, last.date, { short: true }),
          time: formatTime(t, last.time),
        },
        counts: Object.entries(lastResult ?? {}).filter(([, count]) => count > 0),
      };
    }),
  };
}

/** Reads the whole chain: long enough that it is asked for, not done at every look. */
export async function action(args: ActionFunctionArgs) {
  const { ctx } = await guardMember(args);
  return { verification: await verifyAudit(ctx) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** What runs by itself and what it did last; and whether the audit trail is whole. */
export default function System() {
  const { runs } = useLoaderData<typeof loader>();
  const { t } = useTranslation("admin");
  return (
    <>
      <h1>{t("system.title")}</h1>
      <Audit />
      <section className="stack" aria-labelledby="h-schedules">
        <h2 id="h-schedules">{t("system.schedules")}</h2>
        <DataTable
          label={t("system.schedules")}
          rows={runs}
          rowKey={({ name }) => name}
          empty={t("system.schedulesNone")}
          columns={[
            {
              key: "name",
              header: t("system.name"),
              rowHeader: true,
              cell: ({ name }) => t([`system.schedule.${name}`, "system.schedule.other"]),
            },
            {
              key: "last",
              header: t("system.last"),
              cell: ({ last }) =>
                last ? (
                  <>
                    <DateText date={last.date} /> <span className="muted nowrap">{last.time}</span>
                  </>
                ) : (
                  t("system.never")
                ),
            },
            {
              key: "result",
              header: t("system.result"),
              cell: ({ counts }) =>
                counts.length === 0 ? (
                  <span className="muted">{t("system.nothing")}</span>
                ) : (
                  counts
                    .map(([name, n]) =>
                      t([`system.count.${name}`, "system.count.other"], { n: formatNumber(n) }),
                    )
                    .join(" · ")
                ),
            },
          ]}
        />
      </section>
    </>
  );
}

function Audit() {
  const verification = useActionData<typeof action>()?.verification;
  const { t } = useTranslation("admin");
  return (
    <Card title={t("system.audit")} icon="shield" className="stack">
      <p>{t("system.auditText")}</p>
      {verification?.ok ? (
        <Notice tone="ok" role="status" title={t("system.intact")}>
          <p>
            {t("system.intactText", { count: verification.sealed })}{" "}
            {t("system.unsealed", { count: verification.unsealed })}
          </p>
        </Notice>
      ) : null}
      {verification?.broken ? (
        <Notice
          tone="bad"
          role="alert"
          title={t("system.broken", { seq: formatNumber(verification.broken.seq) })}
        >
          <p>
            {t(`system.reason.${verification.broken.reason}`)}{" "}
            {verification.broken.entryId ? (
              <>
                {t("system.entry")} <bdi dir="ltr">{verification.broken.entryId}</bdi>
              </>
            ) : null}
          </p>
        </Notice>
      ) : null}
      <Form method="post">
        <Button variant="second">{t("system.verify")}</Button>
      </Form>
    </Card>
  );
}
