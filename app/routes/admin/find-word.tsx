import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readWaitingWord } from "#app/domain/taxonomy/list-waiting-words.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Field } from "#app/ui/field.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { guardMember } from "#app/web/guard.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { WordCounts } from "./word-counts.tsx";
import { WordMeanings } from "./word-meanings.tsx";
import { countsOf, meaningOf } from "./word-view.server.ts";

const LONGEST_QUERY = 100;

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, title, formToken } = await guardMember(args);
  const asked = new URL(args.request.url).searchParams;
  const folded = asked.get("word") ?? "";
  const query = (asked.get("q") ?? "").trim().slice(0, LONGEST_QUERY);
  const outcome = await readWaitingWord(ctx, actor, { folded, query });
  const page = { title: title("admin:words.findTitle"), formToken, query };
  if (!outcome.ok && outcome.error.kind === "failure") return { ...page, word: null };
  const { suggestions, found, ...word } = valueOf(outcome);
  return {
    ...page,
    word: {
      ...{ folded, text: word.text, counts: countsOf(word) },
      meanings: suggestions.map((option) => meaningOf(locale, option)),
      found: found.map((option) => meaningOf(locale, option)),
    },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Finds the skill that waiting words mean, by its name in either language. */
export default function FindWord() {
  const { word, query, formToken } = useLoaderData<typeof loader>();
  const { t } = useTranslation("admin");
  if (!word)
    return (
      <EmptyState
        level={1}
        title={t("words.gone")}
        text={t("words.goneText")}
        ways={[{ key: "all", title: <TapLink href="/admin/words">{t("words.title")}</TapLink> }]}
      />
    );
  const { folded, text, meanings, found, counts } = word;
  return (
    <>
      <BackLink href="/admin/words">{t("words.title")}</BackLink>
      <h1>
        {t("words.findTitle")} <bdi>{text}</bdi>
      </h1>
      <WordCounts counts={counts} />
      <form method="get" role="search" className="stack">
        <HiddenFields values={{ word: folded }} />
        <Field
          name="q"
          type="search"
          label={t("words.query")}
          hint={t("words.queryHint")}
          defaultValue={query}
          maxLength={LONGEST_QUERY}
          icon="search"
        />
        <Button variant="second">{t("words.search")}</Button>
      </form>
      {query === "" ? null : (
        <Card title={t("words.found", { query })} className="stack">
          {found.length > 0 ? (
            <WordMeanings folded={folded} text={text} meanings={found} formToken={formToken} />
          ) : (
            <p className="muted">{t("words.foundNone")}</p>
          )}
        </Card>
      )}
      {meanings.length > 0 ? (
        <Card title={t("words.mayMean")} className="stack">
          <WordMeanings folded={folded} text={text} meanings={meanings} formToken={formToken} />
        </Card>
      ) : null}
    </>
  );
}
