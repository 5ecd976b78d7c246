import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { currencyOf } from "#app/domain/kernel/countries.ts";
import { minorDigits } from "#app/domain/kernel/money.ts";
import { SORTS } from "#app/domain/search/search-postings.schema.ts";
import { searchPostings } from "#app/domain/search/search-postings.server.ts";
import { useLocale } from "#app/i18n/use-locale.ts";
import { DidYouMean } from "#app/ui/did-you-mean.tsx";
import { Divider } from "#app/ui/divider.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { PostingCard, type PostingCardProps } from "#app/ui/posting-card.tsx";
import { inLocale } from "#app/ui/posting-words.ts";
import { SortLinks, type SortLink } from "#app/ui/sort-links.tsx";
import { SearchForm } from "#app/ui/search-form.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { guard } from "#app/web/guard.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { fitsOf, postingCards } from "./posting-cards.server.ts";
import { CONDITIONS, countConditions, readConditions, searchHref } from "./search-conditions.ts";
import { SearchFilters } from "./search-filters.tsx";
import { RelaxedNotice, StandInNotice } from "./search-notices.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const guarded = await guard(args);
  const { ctx, actor, title } = guarded;
  const params = new URL(args.request.url).searchParams;
  const currency = currencyOf(actor.country);
  const found = valueOf(
    await searchPostings(ctx, actor, readConditions(params, 10 ** minorDigits(currency))),
  );
  const { items, ...result } = found;
  const pages = pagesOf(result);
  if (result.page > Math.max(1, pages))
    return redirect(searchHref(params, { page: pages > 1 ? String(pages) : null }));
  const fits = await fitsOf(ctx, actor, items);
  return {
    title: title("search:title"),
    query: params.toString(),
    currency,
    result,
    cards: await postingCards(guarded, items, fits),
  };
}

/** How many pages can be opened: not all that was found can be listed. */
const pagesOf = (found: { total: number; reachable: number; pageSize: number }): number =>
  Math.ceil(Math.min(found.total, found.reachable) / found.pageSize);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Conditions that the search form keeps while searching again. */
const kept = (params: URLSearchParams): Record<string, readonly string[]> =>
  Object.fromEntries(CONDITIONS.map((name) => [name, params.getAll(name)]));

export default function Search() {
  const { query, currency, result, cards } = useLoaderData<typeof loader>();
  const { t } = useTranslation("search");
  const { locale } = useLocale();
  const params = new URLSearchParams(query);
  const { page, pageSize, total, within, corrected, relaxed, place, standIn } = result;
  const where = params.get("where") ?? "";
  const near = cards.slice(0, Math.max(0, within - (page - 1) * pageSize));
  const beyond = cards.slice(near.length);
  return (
    <>
      <SearchForm bar q={result.query} where={where} hidden={kept(params)} />
      <div className="title-row">
        <h1>{headline(t, result.query, place ? inLocale(locale, place) : where)}</h1>
        <p className="muted" data-result-count>
          {t("common:results.count", { count: total })}
        </p>
      </div>
      <div className="results-grid">
        <SearchFilters
          params={params}
          facets={result.facets}
          currency={currency}
          active={countConditions(params)}
          distances={place?.kind === "town"}
        />
        <div className="stack">
          {corrected ? (
            <DidYouMean
              shown={corrected.to}
              typed={corrected.from}
              undoHref={searchHref(params, { exact: "1" })}
            />
          ) : null}
          <SortLinks items={sorts(t, params, place?.kind === "town")} />
          {standIn ? <StandInNotice /> : null}
          {cards.length > 0 ? <h2 className="vh">{t("results")}</h2> : null}
          {near.length > 0 && beyond.length > 0 ? (
            <Divider done>{t("withinConditions", { count: within })}</Divider>
          ) : null}
          <Cards cards={near} />
          <RelaxedNotice relaxed={relaxed} params={params} found={within} />
          {beyond.length > 0 ? <Divider>{t("beyondConditions", { count: beyond.length })}</Divider> : null}
          <Cards cards={beyond} />
          {total === 0 ? <NothingFound params={params} /> : null}
          <Pagination
            page={page}
            pages={pagesOf(result)}
            hrefFor={(number) => searchHref(params, { page: String(number) })}
          />
        </div>
      </div>
    </>
  );
}

function headline(t: ReturnType<typeof useTranslation>["t"], query: string, where: string): string {
  if (query && where) return t("headline.both", { query, where });
  if (query) return t("headline.query", { query });
  return where ? t("headline.where", { where }) : t("headline.all");
}

/** Orders that make sense here: by distance only where a town was understood. */
function sorts(
  t: ReturnType<typeof useTranslation>["t"],
  params: URLSearchParams,
  distances: boolean,
): SortLink[] {
  const current = params.get("sort") ?? "relevance";
  return SORTS.filter((sort) => sort !== "distance" || distances).map((sort) => ({
    href: searchHref(params, { sort: sort === "relevance" ? null : sort }),
    label: t(`sort.${sort}`),
    current: sort === current,
  }));
}

function Cards({ cards }: { cards: readonly PostingCardProps[] }) {
  if (cards.length === 0) return null;
  return (
    <ul className="jobs">
      {cards.map((card) => (
        <li key={card.item.id}>
          <PostingCard {...card} />
        </li>
      ))}
    </ul>
  );
}

/** Never a dead end: four ways on. */
function NothingFound({ params }: { params: URLSearchParams }) {
  const { t } = useTranslation("search");
  const without = Object.fromEntries(CONDITIONS.map((name) => [name, null]));
  return (
    <EmptyState
      title={t("empty.title")}
      text={t("empty.text")}
      ways={[
        {
          key: "fewerConditions",
          title: <TapLink href={searchHref(params, without)}>{t("empty.fewerConditions")}</TapLink>,
        },
        {
          key: "anywhere",
          title: (
            <TapLink href={searchHref(params, { where: null, km: null })}>{t("empty.anywhere")}</TapLink>
          ),
        },
        { key: "training", title: <TapLink href="/search?kind=programme">{t("empty.training")}</TapLink> },
        { key: "help", title: <TapLink href="/help">{t("empty.help")}</TapLink> },
      ]}
    />
  );
}
