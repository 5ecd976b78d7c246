import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { isolated } from "#app/i18n/isolated.ts";
import { formatNumber } from "#app/i18n/numbers.ts";
import { currencyOf } from "#app/domain/kernel/countries.ts";
import { LONGEST_NAME } from "#app/domain/search/saved/saved-search.ts";
import { CONDITIONS, canonicalAddress, plainText } from "#app/domain/search/search-address.ts";
import { Chips } from "#app/ui/chip.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { DidYouMean } from "#app/ui/did-you-mean.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { SaveSearchCard } from "#app/ui/save-search-card.tsx";
import { SearchForm } from "#app/ui/search-form.tsx";
import { SortLinks, type SortLink } from "#app/ui/sort-links.tsx";
import { TOKEN_FIELD } from "#app/web/form-state.ts";
import { guard } from "#app/web/guard.server.ts";
import { fitsOf, postingCards } from "./posting-cards.server.ts";
import { activeConditions, clearedHref, searchHref, undoneHref } from "./search-conditions.ts";
import { forMachines, headline, pageTitle, shownWords } from "./search-head.ts";
import { SearchFilters, sortWords, type SearchSort } from "./search-filters.tsx";
import { NothingFound } from "./search-nothing.tsx";
import { OrderNotice, RelaxedNotice, StandInNotice } from "./search-notices.tsx";
import { SearchResults } from "./search-results.tsx";
import { SearchSuggestions } from "./search-suggestions.tsx";
import { regionsOf, runSearch, suggestionsFor, waysOn } from "./search-view.server.ts";
import { backOf } from "./way-back.ts";

export async function loader(args: LoaderFunctionArgs) {
  const guarded = await guard(args);
  const { ctx, actor, t, locale, formToken } = guarded;
  const params = new URL(args.request.url).searchParams;
  const currency = currencyOf(actor.country);
  const { input, found } = await runSearch(guarded, params, currency);
  const { items, ...result } = found;
  const pages = pagesOf(result);
  if (result.page > Math.max(1, pages))
    return redirect(searchHref(params, { page: pages > 1 ? String(pages) : null }));
  const fits = await fitsOf(ctx, actor, items);
  const seeker = actor.kind === "member" && actor.role === "seeker";
  const suggested = await suggestionsFor(guarded, params, result);
  const words = shownWords(result, params.get("where") ?? "", locale);
  const distances = result.place?.kind === "town";
  const regions = await regionsOf(guarded, params);
  const conditions = activeConditions(t, params, { currency, distances, regions });
  return {
    title: pageTitle(t, { ...words, total: result.total, roughly: result.roughly }),
    words,
    conditions,
    distances,
    machines: {
      where: result.place ? words.where : "",
      narrowed: result.place === null ? params.size > 0 : [...params.keys()].some((name) => name !== "where"),
    },
    query: params.toString(),
    currency,
    result,
    sort: input.sort as SearchSort,
    suggested,
    ways:
      result.total === 0
        ? await waysOn(guarded, params, currency, input, { words: suggested.words, conditions })
        : null,
    // Staff search as well; what is saved belongs to people who look for work.
    saves: actor.kind === "visitor" ? ("visitor" as const) : seeker ? formToken : null,
    seeker,
    cards: await postingCards(guarded, items, fits, backOf(args.request)),
  };
}

/** How many pages can be opened: not all that was found can be listed. */
const pagesOf = (found: { total: number; reachable: number; pageSize: number }): number =>
  Math.ceil(Math.min(found.total, found.reachable) / found.pageSize);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  ...(data ? forMachines(data.machines) : []),
];

/** Conditions that the search form keeps while searching again. */
const kept = (params: URLSearchParams): Record<string, readonly string[]> =>
  Object.fromEntries(CONDITIONS.map((name) => [name, params.getAll(name)]));

export default function Search() {
  const {
    query,
    currency,
    words,
    conditions,
    distances,
    result,
    cards,
    sort,
    suggested,
    ways,
    saves,
    seeker,
  } = useLoaderData<typeof loader>();
  const { t } = useTranslation("search");
  const params = new URLSearchParams(query);
  const { page, pageSize, total, within, reachable, corrected, relaxed, place, standIn, ranked, roughly } =
    result;
  const where = params.get("where") ?? "";
  const sorts = sortsFor({ distances, seeker });
  const first = (page - 1) * pageSize;
  const pages = pagesOf(result);
  const wordless = words.query === "" && (place !== null || words.where === "");
  return (
    <>
      <SearchForm bar q={result.query} where={where} hidden={kept(params)} />
      {/* Where nothing was found, only words that find something are offered, among the other ways on. */}
      <SearchSuggestions
        words={ways ? [] : suggested.words}
        places={suggested.places}
        where={isolated(plainText(where))}
      />
      <div className="title-row">
        <h1>{headline(t, words)}</h1>
        <p className="muted" data-announce>
          {t(roughly ? "common:results.about" : "common:results.count", { count: total })}
        </p>
        {seeker ? (
          <TapLink href="/my/saved" icon="bookmark">
            {t("kept.link")}
          </TapLink>
        ) : null}
      </div>
      {cards.length > 0 ? (
        <a className="skip-here" href="#results">
          {t("filters.toResults")}
        </a>
      ) : null}
      <div className="results-grid">
        <SearchFilters
          params={params}
          facets={result.facets}
          bands={result.bands}
          currency={currency}
          active={conditions.length}
          distances={distances}
          sorts={sorts}
          wordless={wordless}
        />
        <div className="stack">
          {corrected ? (
            <DidYouMean
              shown={corrected.to}
              typed={corrected.from}
              undoHref={
                relaxed.length > 1 ? undoneHref(params, "corrected") : searchHref(params, { exact: "1" })
              }
            />
          ) : null}
          <Chips
            label={t("conditions")}
            items={[
              ...conditions.map(({ label, without }) => ({
                ...{ label, on: true },
                href: searchHref(params, without),
              })),
              ...(conditions.length > 1
                ? [{ label: t("common:filters.clear"), href: clearedHref(params) }]
                : []),
            ]}
          />
          {/* On phones the order is chosen among the filters. */}
          <div className="only-wide">
            <SortLinks
              items={sortLinks(params, sorts, (one) => ({
                label: sortWords(t, one, wordless),
                current: one === sort,
              }))}
            />
          </div>
          {ranked ? <OrderNotice sort={sort} ranked={ranked} total={total} /> : null}
          {standIn ? <StandInNotice /> : null}
          {within === total ? <RelaxedNotice relaxed={relaxed} params={params} found={0} /> : null}
          <SearchResults
            cards={cards}
            first={first}
            within={within}
            total={total}
            told={ranked && ranked.told > 0 ? ranked.told : null}
            sort={sort}
          >
            {within < total ? <RelaxedNotice relaxed={relaxed} params={params} found={within} /> : null}
          </SearchResults>
          {ways ? <NothingFound ways={ways} title={t("empty.title")} /> : null}
          <Pagination
            page={page}
            pages={pages}
            hrefFor={(number) => searchHref(params, { page: number > 1 ? String(number) : null })}
            shown={
              cards.length > 0 && !roughly ? { from: first + 1, to: first + cards.length, total } : undefined
            }
          />
          {page === pages && pages > 1 && total > reachable && !ranked ? (
            <p className="muted small center">{t("reachable", { shown: formatNumber(reachable) })}</p>
          ) : null}
          {cards.length > 0 ? (
            <p className="only-phone no-print">
              <TapLink href="#filters" icon="filter">
                {t("filters.back")}
              </TapLink>
            </p>
          ) : null}
          {saves ? (
            <SaveSearchCard
              {...savingOf(
                params,
                corrected && { to: corrected.to, withPlace: place === null },
                nameOf(t, words, conditions),
              )}
              token={saves === "visitor" ? null : { name: TOKEN_FIELD, value: saves }}
              empty={total === 0}
            />
          ) : null}
        </div>
      </div>
    </>
  );
}

type Words = ReturnType<typeof useTranslation>["t"];

/** What a saved search is called unless somebody calls it otherwise. */
const nameOf = (
  t: Words,
  { query, where }: { readonly query: string; readonly where: string },
  conditions: readonly { readonly label: string }[],
): string =>
  (
    [query, where, ...conditions.map(({ label }) => label)].filter(Boolean).join(" · ") || t("headline.all")
  ).slice(0, LONGEST_NAME);

/**
 * Where a search is saved: with the words that were searched, not those that were put right. A place that nobody knew
 * is among them.
 */
function savingOf(
  params: URLSearchParams,
  corrected: { readonly to: string; readonly withPlace: boolean } | null,
  name: string,
) {
  const address = new URLSearchParams(params);
  if (corrected) address.set("q", corrected.to);
  if (corrected?.withPlace) address.delete("where");
  const canonical = new URLSearchParams(canonicalAddress(address));
  canonical.set("name", name);
  return { action: `/my/searches/new?${canonical.toString()}`, name };
}

/** Orders that make sense here: by distance only where a town was understood, a person's own for seekers. */
const sortsFor = ({ distances, seeker }: { distances: boolean; seeker: boolean }): readonly SearchSort[] => [
  "relevance",
  ...(seeker ? (["fit"] as const) : []),
  ...(distances ? (["distance"] as const) : []),
  seeker ? "income" : "wage",
  "date",
];

const sortLinks = (
  params: URLSearchParams,
  sorts: readonly SearchSort[],
  words: (sort: SearchSort) => Omit<SortLink, "href">,
): SortLink[] =>
  sorts.map((sort) => ({
    href: searchHref(params, { sort: sort === "relevance" ? null : sort }),
    ...words(sort),
  }));
