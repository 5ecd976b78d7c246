import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import { readMessages } from "#app/domain/messages/read-messages.server.ts";
import { formatDate, formatTime, inZone } from "#app/i18n/dates.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Status } from "#app/ui/status.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { guardMember } from "#app/web/guard.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, t, title } = await guardMember(args);
  const messages = await readMessages(ctx, actor);
  return {
    title: title("my:messages.title"),
    messages: messages.map(({ id, code, params, link, createdAt, readAt }) => {
      const { date, time } = inZone(createdAt, zoneOf(actor.country));
      const words = t(`messages:${code}`, { ...params });
      return {
        ...{ id, words, link, isNew: readAt === null },
        on: formatDate(locale, date),
        at: formatTime(t, time),
      };
    }),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Messages() {
  const { messages } = useLoaderData<typeof loader>();
  const { t } = useTranslation("my");
  if (messages.length === 0)
    return (
      <EmptyState level={1} title={t("messages.none")} text={t("messages.noneText")}>
        <ButtonLink href="/search" variant="primary">
          {t("messages.search")}
        </ButtonLink>
      </EmptyState>
    );
  return (
    <div className="narrow stack">
      <h1>{t("messages.title")}</h1>
      <Card>
        <ul className="rows">
          {messages.map(({ id, words, link, isNew, on, at }) => (
            <li key={id}>
              <p>
                {isNew ? <Status tone="info">{t("messages.isNew")}</Status> : null} {words}
              </p>
              <p className="row muted small">
                <span>
                  <DateText date={on} /> · {at}
                </span>
                {link ? (
                  <TapLink href={link} icon="arrow-forward">
                    {t("messages.open")}
                  </TapLink>
                ) : null}
              </p>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
