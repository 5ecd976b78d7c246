import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import { paging } from "#app/domain/kernel/paging.ts";
import { readDemoInbox, type InboxEntry } from "#app/domain/messages/read-demo-inbox.server.ts";
import { wordedParams } from "#app/i18n/message-params.ts";
import { formatDate, formatTime, inZone } from "#app/i18n/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Chips } from "#app/ui/chip.tsx";
import { Field } from "#app/ui/field.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Status } from "#app/ui/status.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { leadToFirstPage } from "#app/web/first-page.server.ts";
import { guard, type Guarded } from "#app/web/guard.server.ts";
import { valueOf } from "#app/web/respond.server.ts";

const VIEWS = ["all", "in_app", "sms", "mail", "not_sent"] as const;
const PAGE_SIZE = 25;

export async function loader(args: LoaderFunctionArgs) {
  const guarded = await guard(args);
  const { searchParams } = new URL(args.request.url);
  const view = VIEWS.find((each) => each === searchParams.get("view")) ?? "all";
  const to = searchParams.get("to")?.trim().slice(0, 200) || null;
  const query = { view, to, ...paging(searchParams.get("page"), PAGE_SIZE) };
  const found = valueOf(await readDemoInbox(guarded.ctx, query));
  leadToFirstPage(args.request, found);
  return {
    title: guarded.title("public:demo.inbox.title"),
    ...{ view, to: to ?? "", page: found.page },
    pages: Math.max(1, Math.ceil(found.total / PAGE_SIZE)),
    entries: found.items.map((entry) => entryWords(guarded, entry)),
  };
}

/** One entry as it is shown: where it went, what it says, why it was sent, and why it was not. */
function entryWords({ ctx, t, locale }: Guarded, entry: InboxEntry) {
  const zone = zoneOf(ctx.surroundings.defaultCountry);
  const when = (instant: Date): string => {
    const { date, time } = inZone(instant, zone);
    return `${formatDate(locale, date).gregorian}${locale === "ar" ? "،" : ","} ${formatTime(t, time)}`;
  };
  const about = entry.code && t(`messages:${entry.code}`, wordedParams(locale, entry.params ?? {}));
  const wait = entry.dueAt && t("public:demo.inbox.waits", { when: when(entry.dueAt) });
  return {
    key: `${entry.kind} ${entry.id}`,
    ...{ to: entry.to, channel: entry.channel, kind: entry.kind, subject: entry.subject },
    when: when(entry.at),
    text: entry.kind === "in_app" ? about : entry.text,
    about: entry.kind === "in_app" ? null : about,
    link: entry.kind === "in_app" ? entry.link : null,
    why: entry.kind === "not_sent" ? t(`admin:messages.reason.${entry.reason}`) : wait,
    problem: entry.problem,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Everything that was said to anybody: nothing leaves a demo. */
export default function DemoInbox() {
  const { entries, view, to, page, pages } = useLoaderData<typeof loader>();
  const { t } = useTranslation("public");
  const address = (change: { view?: string; to?: string; page?: number }): string => {
    const query = new URLSearchParams();
    const chosen = { view, to, ...change };
    if (chosen.view !== "all") query.set("view", chosen.view);
    if (chosen.to) query.set("to", chosen.to);
    if (chosen.page) query.set("page", String(chosen.page));
    return `/demo/inbox?${query.toString()}`;
  };
  return (
    <div className="narrow stack">
      <h1>{t("demo.inbox.title")}</h1>
      <p>{t("demo.inbox.lead")}</p>
      <form method="get" className="card stack">
        {view === "all" ? null : <input type="hidden" name="view" value={view} />}
        <Field
          label={t("demo.inbox.to")}
          name="to"
          dir="ltr"
          defaultValue={to}
          hint={t("demo.inbox.toHint")}
        />
        <Button variant="second">{t("demo.inbox.filter")}</Button>
      </form>
      <Chips
        label={t("demo.inbox.views")}
        items={VIEWS.map((each) => ({
          href: address(each === view ? { view: "all" } : { view: each }),
          label: t(`demo.inbox.view.${each}`),
          on: each === view && each !== "all",
        }))}
      />
      {to ? <TapLink href={address({ to: "" })}>{t("demo.inbox.everybody")}</TapLink> : null}
      {entries.length === 0 ? <p className="muted">{t("demo.inbox.empty")}</p> : null}
      {entries.map((entry) => (
        <Card
          key={entry.key}
          title={
            entry.to ? (
              <bdi dir="ltr" className="breakable">
                {entry.to}
              </bdi>
            ) : (
              t("demo.inbox.noAddress")
            )
          }
        >
          <p className="muted small">
            {t(`demo.inbox.view.${entry.channel}`)} · {entry.when}
          </p>
          {entry.subject ? (
            <p>
              <b dir="auto">{entry.subject}</b>
            </p>
          ) : null}
          {entry.text
            ?.split("\n")
            .filter(Boolean)
            .map((line) => (
              <p key={line} className="breakable" dir="auto">
                <Linked text={line} />
              </p>
            ))}
          {entry.why ? (
            <p>
              <Status tone={entry.kind === "not_sent" ? "warn" : "info"}>
                {t(`demo.inbox.${entry.kind === "not_sent" ? "notSent" : "waiting"}`)}
              </Status>{" "}
              {entry.why} {entry.problem ? <bdi dir="ltr">({entry.problem})</bdi> : null}
            </p>
          ) : null}
          {entry.about ? (
            <p className="muted small">{t("demo.inbox.about", { words: entry.about })}</p>
          ) : null}
          <p className="row small">
            {entry.link ? (
              <TapLink href={entry.link} icon="arrow-forward">
                {t("demo.inbox.open")}
              </TapLink>
            ) : null}
            {entry.to && entry.to !== to ? (
              <TapLink href={address({ to: entry.to })}>{t("demo.inbox.onlyTo")}</TapLink>
            ) : null}
          </p>
        </Card>
      ))}
      <Pagination page={page} pages={pages} hrefFor={(next) => address({ page: next })} />
    </div>
  );
}

/** Addresses of this site in a message, as links. */
function Linked({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    /^https?:/.test(part) ? (
      <a key={`${index} ${part}`} className="inline-tap" href={part} dir="ltr">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
