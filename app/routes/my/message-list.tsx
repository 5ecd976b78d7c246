import { useTranslation } from "react-i18next";
import type { FormattedDate } from "#app/i18n/dates.ts";
import { Card } from "#app/ui/card.tsx";
import { DateText } from "#app/ui/date-text.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Status } from "#app/ui/status.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";

export type MessageListProps = {
  messages: readonly {
    id: string;
    link: string | null;
    isNew: boolean;
    words: string;
    on: FormattedDate;
    at: string;
    deliveries: readonly string[];
  }[];
  paging: { page: number; pages: number };
  path: string;
};

/** Messages, newest first, each with what became of it by SMS and mail. */
export function MessageList({ messages, paging, path }: MessageListProps) {
  const { t } = useTranslation("my");
  return (
    <>
      <Card>
        <ul className="rows">
          {messages.map(({ id, words, link, isNew, on, at, deliveries }) => (
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
              {deliveries.length > 0 ? (
                <Disclosure summary={t("messages.how")}>
                  <ul className="small">
                    {deliveries.map((sentence) => (
                      <li key={sentence}>{sentence}</li>
                    ))}
                  </ul>
                </Disclosure>
              ) : null}
            </li>
          ))}
        </ul>
      </Card>
      <Pagination {...paging} hrefFor={(page) => `${path}?page=${page}`} />
    </>
  );
}
