import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { greatestLoss } from "#app/domain/insights/funnel.ts";
import { readFunnel } from "#app/domain/insights/read-funnel.server.ts";
import { SMALLEST_SHOWN } from "#app/domain/insights/small-groups.ts";
import { formatDate } from "#app/i18n/dates.ts";
import { formatNumber, formatPercent } from "#app/i18n/numbers.ts";
import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { Figure } from "#app/ui/figure.tsx";
import { FunnelChart, FunnelTwin } from "#app/ui/funnel-chart.tsx";
import { Stats } from "#app/ui/stat.tsx";
import { guardMember } from "#app/web/guard.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { Checkpoints } from "./checkpoints.tsx";
import { TurnedDown } from "./turned-down.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, title } = await guardMember(args);
  const funnel = valueOf(await readFunnel(ctx, actor));
  return {
    title: title("analyst:overview.title"),
    asOf: formatDate(locale, ctx.clock.today(actor.country)),
    funnel,
    loss: greatestLoss(funnel.stations),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Overview() {
  const { asOf, funnel, loss } = useLoaderData<typeof loader>();
  const { t } = useTranslation("analyst");
  const stages = funnel.stations.map(({ station, people }) => ({
    label: t(`station.${station}`),
    count: people,
    hidden: t("overview.hidden", { least: SMALLEST_SHOWN }),
  }));
  return (
    <>
      <div className="row row--between">
        <h1>{t("overview.title")}</h1>
        <p className="muted">
          {t("overview.until")} <DateText date={asOf} />. {t("overview.small", { least: SMALLEST_SHOWN })}
        </p>
      </div>
      <div className="grid-12">
        <Figure
          span={8}
          title={t("funnel.title")}
          say={
            loss
              ? t("funnel.loss", {
                  from: t(`station.${loss.from}`),
                  to: t(`station.${loss.to}`),
                  share: formatNumber(loss.share * 100, 0),
                })
              : t("funnel.noLoss")
          }
          twin={
            <>
              <FunnelTwin title={t("funnel.table")} stages={stages} />
              <p className="muted small">{t("funnel.note")}</p>
            </>
          }
        >
          <FunnelChart title={t("funnel.title")} stages={stages} />
        </Figure>
        <Card title={t("understood.title")} className="g-4">
          <p className="muted small">{t("understood.text")}</p>
          <Stats
            items={[
              { value: shareOf(funnel.titles), label: t("understood.titles") },
              { value: shareOf(funnel.requirements), label: t("understood.requirements") },
            ]}
          />
          <p className="small">
            {t("understood.titlesOf", counts(funnel.titles))}{" "}
            {t("understood.requirementsOf", counts(funnel.requirements))}
          </p>
        </Card>
        <Checkpoints checkpoints={funnel.checkpoints} />
        <TurnedDown turnedDown={funnel.turnedDown} />
      </div>
    </>
  );
}

type Unresolved = { readonly all: number; readonly unresolved: number };

const shareOf = ({ all, unresolved }: Unresolved): string =>
  formatPercent(all === 0 ? 0 : unresolved / all, 1);

const counts = ({ all, unresolved }: Unresolved): { unresolved: string; all: string } => ({
  unresolved: formatNumber(unresolved),
  all: formatNumber(all),
});
