import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listMyApplications } from "#app/domain/applications/my-applications.server.ts";
import { ApplicationItem } from "#app/ui/application-item.tsx";
import { Card } from "#app/ui/card.tsx";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { guardMember } from "#app/web/guard.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { datedStations } from "#app/i18n/dated-stations.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, title } = await guardMember(args);
  const applications = valueOf(await listMyApplications(ctx, actor));
  return {
    title: title("jobs:applications.title"),
    applications: applications.map(({ id, vacancy, status, stations, declineReason, country }) => ({
      id,
      vacancy,
      status,
      declineReason,
      stations: datedStations(locale, country, stations),
    })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Applications() {
  const { applications } = useLoaderData<typeof loader>();
  const { t } = useTranslation("jobs");
  if (applications.length === 0)
    return (
      <EmptyState level={1} title={t("applications.emptyTitle")} text={t("applications.emptyText")}>
        <ButtonLink href="/search" variant="primary">
          {t("applications.newSearch")}
        </ButtonLink>
      </EmptyState>
    );
  return (
    <>
      <div className="row row--between">
        <h1>
          {t("applications.title")} ({applications.length})
        </h1>
        <TapLink href="/search" icon="search">
          {t("applications.newSearch")}
        </TapLink>
      </div>
      <Card>
        <ul className="rows">
          {applications.map(({ id, vacancy, status, stations, declineReason }) => (
            <li key={id}>
              <ApplicationItem
                href={`/my/applications/${id}`}
                title={vacancy.title}
                titleLang={vacancy.titleLang}
                employer={vacancy.employerName}
                status={status}
                stations={stations}
                declineReason={declineReason}
                next={
                  status === "offered"
                    ? { href: `/my/applications/${id}/offer`, label: t("application.seeOffer") }
                    : null
                }
              />
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
