import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readOwnAccessLog } from "#app/domain/audit/read-own-access-log.server.ts";
import { formatDate } from "#app/i18n/dates.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { guardMember } from "#app/web/guard.server.ts";
import { AccessList } from "./access-list.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, title } = await guardMember(args);
  const views = await readOwnAccessLog(ctx, actor);
  return {
    title: title("my:access.title"),
    lines: views.map(({ day, ...view }) => ({ ...view, on: formatDate(locale, day) })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Access() {
  const { lines } = useLoaderData<typeof loader>();
  const { t } = useTranslation("my");
  return (
    <div className="narrow stack">
      <BackLink href="/my">{t("access.back")}</BackLink>
      <h1>{t("access.title")}</h1>
      <p>{t("access.lead")}</p>
      <Card>{lines.length === 0 ? <p>{t("home.access.none")}</p> : <AccessList lines={lines} />}</Card>
    </div>
  );
}
