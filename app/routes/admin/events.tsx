import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { listDeadLetters } from "#app/domain/kernel/list-dead-letters.server.ts";
import { retryDeadLetters } from "#app/domain/kernel/retry-dead-letters.server.ts";
import { readQueues } from "#app/domain/operations/read-queues.server.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { useForm } from "#app/web/form-state.ts";
import { many, parseForm } from "#app/web/forms.server.ts";
import { leadToFirstPage } from "#app/web/first-page.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { ConfirmRetry, DeadLetters, type Asked } from "./dead-letter-form.tsx";
import { QueueTable } from "./queue-table.tsx";
import { momentOf, spanOf } from "./run-view.server.ts";
import { useLookAgain } from "./use-look-again.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, t, title, formToken } = await guardMember(args);
  const reader = { locale, t, country: actor.country };
  const page = new URL(args.request.url).searchParams.get("page");
  const [found, dead] = await Promise.all([readQueues(ctx, actor), listDeadLetters(ctx, actor, { page })]);
  const { backend, answers, consumers } = valueOf(found);
  const { items, ...paged } = valueOf(dead);
  leadToFirstPage(args.request, { items, page: paged.page });
  const now = ctx.clock.now().getTime();
  return {
    title: title("admin:queues.title"),
    formToken,
    backend,
    answers,
    retrying: consumers.reduce((sum, { retrying }) => sum + retrying, 0),
    consumers: consumers.map(({ oldestSeconds, ...consumer }) => ({
      ...consumer,
      oldest: oldestSeconds === null ? null : spanOf(reader, oldestSeconds),
    })),
    dead: {
      ...paged,
      items: items.map(({ failedAt, retryRequestedAt, ...letter }) => ({
        ...letter,
        key: `${letter.consumer} ${letter.eventId}`,
        failed: momentOf(reader, failedAt),
        age: spanOf(reader, Math.max(0, (now - failedAt.getTime()) / 1_000)),
        isRetrying: retryRequestedAt !== null,
      })),
    },
  };
}

const ALL = "all";
const itemSchema = z.string().regex(/^[a-z-]{1,60} [0-9a-f-]{36}$/, "invalid");
const formSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("ask"), scope: z.enum(["selected", ALL]), item: many(itemSchema) }),
  z.object({ do: z.literal("retry"), item: many(z.union([z.literal(ALL), itemSchema])) }),
]);

const lettersOf = (items: readonly string[]) =>
  items.includes(ALL)
    ? (ALL as typeof ALL)
    : items.map((item) => {
        const [consumer = "", eventId = ""] = item.split(" ");
        return { consumer, eventId };
      });

/** First shows what would be tried again, then does it. */
export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { ctx, actor, web } = guarded;
  const form = await parseForm(args.request, formSchema);
  if (!form.ok) return form.answer;
  const sent = form.value;
  if (sent.do === "ask") {
    if (sent.scope === "selected" && sent.item.length === 0)
      return form.again({ kind: "failure", code: "nothing_selected" });
    const { total } = valueOf(await listDeadLetters(ctx, actor, { page: 1 }));
    const asked: Asked =
      sent.scope === ALL ? { items: [ALL], count: total } : { items: sent.item, count: sent.item.length };
    return { asked };
  }
  const { requested } = valueOf(
    await once(guarded, { name: "retry", token: form.token }, (within) =>
      retryDeadLetters(within, actor, { items: lettersOf(sent.item) }),
    ),
  );
  return redirectWith(web, "/admin/events", {
    tone: "ok",
    message: "admin:dead.requested",
    params: { count: requested },
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Names of products are the same in every language. */
const BACKENDS = { postgres: "PostgreSQL", redis: "Redis" } as const;

/** What every consumer of events has before it, and what it gave up. */
export default function Events() {
  const { backend, answers, retrying, consumers, dead, formToken } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const form = useForm(answered && "form" in answered ? answered.form : undefined);
  const asked = answered && "asked" in answered ? answered.asked : null;
  const { t } = useTranslation("admin");
  useLookAgain(retrying > 0);
  return (
    <>
      <div className="row row--between">
        <h1>{t("queues.title")}</h1>
        <div className="row">
          <ButtonLink href="/admin/events" variant="quiet" icon="clock">
            {t("system.lookAgain")}
          </ButtonLink>
          <ButtonLink href="/admin/queues">{t("queues.board")}</ButtonLink>
        </div>
      </div>
      <ErrorSummary errors={form.summary} />
      {asked ? <ConfirmRetry asked={asked} formToken={formToken} /> : null}
      {answers || consumers.length === 0 ? null : (
        <Notice tone="bad" role="alert" title={t("queues.away", { backend: BACKENDS[backend] })}>
          {t("queues.awayText")}
        </Notice>
      )}
      {retrying > 0 ? (
        <Notice tone="info" role="status" icon="clock" title={t("dead.progress", { count: retrying })} />
      ) : null}
      <section className="stack" aria-labelledby="h-queues">
        <h2 id="h-queues">{t("queues.backlog")}</h2>
        <p className="muted">{t("queues.note", { backend: BACKENDS[backend] })}</p>
        <QueueTable consumers={consumers} />
      </section>
      <section className="stack" aria-labelledby="h-dead">
        <h2 id="h-dead">{t("dead.title")}</h2>
        <DeadLetters letters={dead.items} total={dead.total} />
        <Pagination
          page={dead.page}
          pages={Math.max(1, Math.ceil(dead.total / dead.pageSize))}
          hrefFor={(page) => `/admin/events?page=${page}`}
        />
      </section>
    </>
  );
}
