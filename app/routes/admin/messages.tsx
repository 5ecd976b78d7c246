import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import { FIGURE_DAYS, readFigures } from "#app/domain/messages/read-figures.server.ts";
import { formatDateText, formatTime, inZone } from "#app/i18n/dates.ts";
import { formatNumber } from "#app/i18n/numbers.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { guardMember } from "#app/web/guard.server.ts";
import { valueOf } from "#app/web/respond.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, t, title } = await guardMember(args);
  const { counts, overdue, pauses } = valueOf(await readFigures(ctx, actor));
  const when = (instant: Date): string => {
    const { date, time } = inZone(instant, zoneOf(actor.country));
    return t("my:messages.when", {
      date: formatDateText(locale, date, { short: true }),
      time: formatTime(t, time),
    });
  };
  return {
    title: title("admin:messages.title"),
    days: FIGURE_DAYS,
    counts: counts.map(({ n, ...row }) => ({ ...row, n: formatNumber(n) })),
    overdue: overdue.map(({ channel, dueAt, n }) => ({ channel, since: when(dueAt), n })),
    pauses: pauses.map(({ channel, pausedUntil, reason }) => ({ channel, reason, until: when(pausedUntil) })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** What left by SMS and mail, and what did not and why; counts only, no message and no person. */
export default function Messages() {
  const { counts, overdue, pauses, days } = useLoaderData<typeof loader>();
  const { t } = useTranslation("admin");
  return (
    <>
      <h1>{t("messages.title")}</h1>
      <p className="muted">{t("messages.lead", { count: days })}</p>
      {pauses.map(({ channel, reason, until }) => (
        <Notice
          key={channel}
          tone="warn"
          title={t("messages.paused", { channel: t(`messages.by.${channel}`), until })}
        >
          <p>
            {t("messages.pausedText")} <bdi dir="ltr">{reason}</bdi>
          </p>
        </Notice>
      ))}
      {overdue.map(({ channel, since, n }) => (
        <Notice key={channel}>
          {t("messages.overdue", { count: n, channel: t(`messages.by.${channel}`), since })}
        </Notice>
      ))}
      <DataTable
        label={t("messages.table")}
        rows={counts}
        rowKey={({ channel, status, reason, problem, waitsFor }) =>
          `${channel} ${status} ${reason} ${problem} ${waitsFor}`
        }
        empty={t("messages.none")}
        columns={[
          {
            key: "channel",
            header: t("messages.channel"),
            rowHeader: true,
            cell: ({ channel }) => t(`messages.by.${channel}`),
          },
          {
            key: "status",
            header: t("messages.state"),
            cell: ({ status }) => t(`messages.status.${status}`),
          },
          {
            key: "reason",
            header: t("messages.why"),
            cell: ({ reason, problem, waitsFor }) => (
              <>
                {reason ? t(`messages.reason.${reason}`) : null}
                {waitsFor ? t(`messages.waits.${waitsFor}`) : null}{" "}
                {problem ? (
                  <bdi dir="ltr" className="muted">
                    {problem}
                  </bdi>
                ) : null}
              </>
            ),
          },
          { key: "n", header: t("messages.count"), numeric: true, cell: ({ n }) => n },
        ]}
      />
    </>
  );
}
