import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import { formatDate, formatTime, inZone } from "#app/i18n/dates.ts";
import { Card } from "#app/ui/card.tsx";
import { guard } from "#app/web/guard.server.ts";

const SHOWN = 50;

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, t, locale, title } = await guard(args);
  const sent = (await ctx.sent?.list(SHOWN)) ?? [];
  const zone = zoneOf(ctx.surroundings.defaultCountry);
  const messages = sent.map((message) => {
    const { date, time } = inZone(new Date(message.sentAt), zone);
    return { ...message, when: `${formatDate(locale, date).gregorian}، ${formatTime(t, time)}` };
  });
  return { title: title("public:demo.inbox.title"), messages };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** What mail and SMS would have carried: nothing leaves a demo. */
export default function DemoInbox() {
  const { messages } = useLoaderData<typeof loader>();
  const { t } = useTranslation("public");
  return (
    <div className="narrow stack">
      <h1>{t("demo.inbox.title")}</h1>
      <p>{t("demo.inbox.lead")}</p>
      {messages.length === 0 ? <p className="muted">{t("demo.inbox.empty")}</p> : null}
      {messages.map(({ channel, to, subject, text, sentAt, when }) => (
        <Card key={`${to} ${sentAt} ${text}`} title={<bdi dir="ltr">{to}</bdi>}>
          <p className="muted small">
            {t(`demo.inbox.${channel}`)} · {when}
          </p>
          {subject ? (
            <p>
              <b>{subject}</b>
            </p>
          ) : null}
          <p>
            <Linked text={text} />
          </p>
        </Card>
      ))}
    </div>
  );
}

/** Addresses of this site in a message, as links. */
function Linked({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part) =>
    /^https?:/.test(part) ? (
      <a key={part} className="inline-tap" href={part} dir="ltr">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
