import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listDecidedWords } from "#app/domain/taxonomy/list-decided-words.server.ts";
import { FEWEST_PEOPLE } from "#app/domain/taxonomy/skill-word.ts";
import { formatNumber } from "#app/i18n/numbers.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { KeyValues } from "#app/ui/facts.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Status } from "#app/ui/status.tsx";
import { TOKEN_FIELD } from "#app/web/form-state.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { momentOf } from "./run-view.server.ts";
import { useLookAgain } from "./use-look-again.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, t, title, formToken } = await guardMember(args);
  const reader = { locale, t, country: actor.country };
  const asked = new URL(args.request.url).searchParams;
  const { items, total, page, pageSize } = valueOf(
    await listDecidedWords(ctx, actor, { page: asked.get("page") }),
  );
  return {
    title: title("admin:words.decidedTitle"),
    formToken,
    page,
    pages: Math.max(1, Math.ceil(total / pageSize)),
    words: items.map(({ id, text, decision, skill, decidedAt, undoneAt, settledAt, ...counts }) => ({
      ...{ id, text, decision },
      skill: skill === null ? null : (skill[locale] ?? skill.ar ?? skill.en),
      when: momentOf(reader, undoneAt ?? decidedAt),
      isUndone: undoneAt !== null,
      isUnderWay: settledAt === null,
      requirements: formatNumber(counts.requirements),
      profiles: counts.profiles === null ? null : formatNumber(counts.profiles),
    })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** What was decided about words, how much was read again because of it, and the way back. */
export default function DecidedWords() {
  const { words, page, pages, formToken } = useLoaderData<typeof loader>();
  const { t } = useTranslation("admin");
  useLookAgain(words.some(({ isUnderWay }) => isUnderWay));
  return (
    <>
      <BackLink href="/admin/words">{t("words.title")}</BackLink>
      <h1>{t("words.decidedTitle")}</h1>
      {words.length === 0 ? (
        <EmptyState title={t("words.decidedNone")} text={t("words.decidedNoneText")} />
      ) : null}
      {words.map(({ id, text, decision, skill, when, isUndone, isUnderWay, requirements, profiles }) => (
        <Card
          key={id}
          title={<bdi>{text}</bdi>}
          className="stack"
          aside={
            <Status tone={!isUndone && decision === "mapped" ? "ok" : "plain"}>
              {t(`words.state.${isUndone ? "undone" : decision}`)}
            </Status>
          }
        >
          <KeyValues
            items={[
              ...(skill === null ? [] : [{ name: t("words.skill"), value: <bdi>{skill}</bdi> }]),
              {
                name: t("words.when"),
                value: (
                  <span className="nowrap">
                    {when.date.gregorian} {when.time}
                  </span>
                ),
              },
              ...(decision === "mapped"
                ? [
                    { name: t("words.readRequirements"), value: requirements },
                    {
                      name: t("words.readProfiles"),
                      value: profiles ?? t("words.tooFew", { n: FEWEST_PEOPLE }),
                    },
                  ]
                : []),
            ]}
          />
          {isUnderWay ? <p role="status">{t("words.underWay")}</p> : null}
          {isUndone ? null : (
            <form method="post" action="/admin/words">
              <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "undo", wordId: id }} />
              <Button variant="second" aria-label={t("words.undoOf", { text })}>
                {t("words.undo")}
              </Button>
            </form>
          )}
        </Card>
      ))}
      <Pagination page={page} pages={pages} hrefFor={(to) => `/admin/words/decided?page=${to}`} />
    </>
  );
}
