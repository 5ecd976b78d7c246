import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { dismissSkillWord } from "#app/domain/taxonomy/dismiss-skill-word.server.ts";
import { listWaitingWords } from "#app/domain/taxonomy/list-waiting-words.server.ts";
import { mapSkillWord } from "#app/domain/taxonomy/map-skill-word.server.ts";
import { undoSkillWord } from "#app/domain/taxonomy/undo-skill-word.server.ts";
import { FEWEST_PEOPLE } from "#app/domain/taxonomy/skill-word.ts";
import { formatNumber } from "#app/i18n/numbers.ts";
import { Button } from "#app/ui/button.tsx";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { HiddenFields } from "#app/ui/hidden-fields.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { redirectWith } from "#app/web/flash.server.ts";
import { TOKEN_FIELD, useForm } from "#app/web/form-state.ts";
import { parseForm } from "#app/web/forms.server.ts";
import { guardMember } from "#app/web/guard.server.ts";
import { once } from "#app/web/once.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { WordCounts } from "./word-counts.tsx";
import { WordMeanings } from "./word-meanings.tsx";
import { addressOf, countsOf, meaningOf } from "./word-view.server.ts";

const LANGUAGES = ["ar", "en"] as const;

/** Which part of the list an address asks for. */
function askedFor({ url }: Request) {
  const { searchParams } = new URL(url);
  const lang = LANGUAGES.find((one) => one === searchParams.get("words")) ?? null;
  return { lang, page: searchParams.get("page") };
}

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale, title, formToken } = await guardMember(args);
  const asked = askedFor(args.request);
  const { items, total, page, pageSize } = valueOf(await listWaitingWords(ctx, actor, asked));
  // The last words of the last page were just decided.
  if (items.length === 0 && page > 1) throw redirect(addressFor(asked.lang));
  return {
    title: title("admin:words.title"),
    formToken,
    lang: asked.lang,
    page,
    pages: Math.max(1, Math.ceil(total / pageSize)),
    total,
    words: items.map(({ suggestions, ...word }) => ({
      ...{ folded: word.folded, text: word.text, find: addressOf(word.folded) },
      counts: countsOf(word),
      meanings: suggestions.map((option) => meaningOf(locale, option)),
    })),
  };
}

const formSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("map"), folded: z.string(), conceptId: z.string() }),
  z.object({ do: z.literal("dismiss"), folded: z.string() }),
  z.object({ do: z.literal("undo"), wordId: z.string() }),
]);

const DONE = {
  map: "admin:words.mapped",
  dismiss: "admin:words.dismissed",
  undo: "admin:words.undone",
} as const;

/** Teaches a word, says that it is no skill, or takes either back. The notice never repeats people's words. */
export async function action(args: ActionFunctionArgs) {
  const guarded = await guardMember(args);
  const { actor, web } = guarded;
  const form = await parseForm(args.request, formSchema);
  if (!form.ok) return form.answer;
  const sent = form.value;
  const outcome = await once(guarded, { name: sent.do, token: form.token }, async (within) => {
    if (sent.do === "map") return mapSkillWord(within, actor, sent);
    if (sent.do === "dismiss") return dismissSkillWord(within, actor, sent);
    return undoSkillWord(within, actor, sent);
  });
  if (!outcome.ok) return form.again(outcome.error);
  const { lang, page } = askedFor(args.request);
  // Whoever works through a long list stays where she is.
  const to = sent.do === "undo" ? "/admin/words/decided" : addressFor(lang, Number(page ?? 1) || 1);
  return redirectWith(web, to, { tone: "ok", message: DONE[sent.do] });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const addressFor = (lang: string | null, page = 1): string => {
  const asked = new URLSearchParams({
    ...(lang ? { words: lang } : {}),
    ...(page > 1 ? { page: `${page}` } : {}),
  });
  return asked.size > 0 ? `/admin/words?${asked}` : "/admin/words";
};

/** Words that no skill is known for, most frequent first: what they mean is taught here. */
export default function Words() {
  const { words, total, lang, page, pages, formToken } = useLoaderData<typeof loader>();
  const form = useForm(useActionData<typeof action>()?.form);
  const { t } = useTranslation("admin");
  return (
    <>
      <div className="row row--between">
        <h1>{t("words.title")}</h1>
        <ButtonLink href="/admin/words/decided" icon="clock">
          {t("words.toDecided")}
        </ButtonLink>
      </div>
      <ErrorSummary errors={form.summary} />
      <p className="muted">{t("words.lead", { count: FEWEST_PEOPLE })}</p>
      <nav className="sort" aria-label={t("words.language")}>
        {[null, ...LANGUAGES].map((one) => (
          <a key={one} href={addressFor(one)} aria-current={one === lang ? "true" : undefined}>
            {t(`words.languages.${one ?? "all"}`)}
          </a>
        ))}
      </nav>
      {words.length === 0 ? (
        <EmptyState title={t("words.none")} text={t("words.noneText")} />
      ) : (
        <p>{t("words.total", { count: total, n: formatNumber(total) })}</p>
      )}
      {words.map(({ folded, text, counts, meanings, find }) => (
        <Card key={folded} title={<bdi>{text}</bdi>} className="stack">
          <WordCounts counts={counts} />
          {meanings.length > 0 ? (
            <>
              <h3>{t("words.mayMean")}</h3>
              <WordMeanings {...{ folded, text, meanings, formToken, backTo: addressFor(lang, page) }} />
            </>
          ) : (
            <p className="muted">{t("words.noIdea")}</p>
          )}
          <div className="row">
            <ButtonLink href={find} variant="quiet" icon="search" aria-label={t("words.findFor", { text })}>
              {t("words.find")}
            </ButtonLink>
            <form method="post">
              <HiddenFields values={{ [TOKEN_FIELD]: formToken, do: "dismiss", folded }} />
              <Button variant="quiet" icon="close" aria-label={t("words.dismissOf", { text })}>
                {t("words.dismiss")}
              </Button>
            </form>
          </div>
        </Card>
      ))}
      <Pagination page={page} pages={pages} hrefFor={(to) => addressFor(lang, to)} />
    </>
  );
}
