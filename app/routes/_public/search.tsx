import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { currencyOf } from "#app/domain/kernel/countries.ts";
import { LONGEST_NAME } from "#app/domain/search/saved/saved-search.ts";
import { CONDITIONS, canonicalAddress } from "#app/domain/search/search-address.ts";
import { useLocale } from "#app/i18n/use-locale.ts";
import { Chips } from "#app/ui/chip.tsx";
import { TapLink } from "#app/ui/tap-link.tsx";
import { DidYouMean } from "#app/ui/did-you-mean.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { inLocale } from "#app/ui/posting-words.ts";
import { SaveSearchCard } from "#app/ui/save-search-card.tsx";
import { SearchForm } from "#app/ui/search-form.tsx";
import { SortLinks, type SortLink } from "#app/ui/sort-links.tsx";
import { TOKEN_FIELD } from "#app/web/form-state.ts";
import { guard } from "#app/web/guard.server.ts";
import { backOf, fitsOf, postingCards } from "./posting-cards.server.ts";
import {
  activeConditions,
  clearedHref,
  countConditions,
  searchHref,
  undoneHref,
} from "./search-conditions.ts";
import { forMachines, headline, pageTitle } from "./search-head.ts";
import { SearchFilters, type SearchSort } from "./search-filters.tsx";
import { NothingFound } from "./search-nothing.tsx";
import { OrderNotice, RelaxedNotice, StandInNotice } from "./search-notices.tsx";
import { SearchResults } from "./search-results.tsx";
import { SearchSuggestions } from "./search-suggestions.tsx";
import { runSearch, suggestionsFor, waysOn } from "./search-view.server.ts";

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
  const where = result.place ? inLocale(locale, result.place) : (params.get("where") ?? "").trim();
  return {
    title: pageTitle(t, {
      query: result.corrected?.to ?? result.query,
      where,
      total: result.total,
      roughly: result.roughly,
    }),
    machines: {
      where: result.place ? where : "",
      narrowed: result.place === null ? params.size > 0 : [...params.keys()].some((name) => name !== "where"),
    },
    query: params.toString(),
    currency,
    result,
    sort: input.sort as SearchSort,
    suggested,
    ways: result.total === 0 ? await waysOn(guarded, params, currency, input, suggested.words) : null,
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
  const { query, currency, result, cards, sort, suggested, ways, saves, seeker } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation("search");
  const { locale } = useLocale();
  const params = new URLSearchParams(query);
  const { page, pageSize, total, within, corrected, relaxed, place, standIn, ranked, roughly } = result;
  const where = params.get("where") ?? "";
  const placeName = place ? inLocale(locale, place) : where;
  const distances = place?.kind === "town";
  const sorts = sortsFor({ distances, seeker });
  const first = (page - 1) * pageSize;
  const conditions = activeConditions(t, params, currency);
  return (
    <>
      <SearchForm bar q={result.query} where={where} hidden={kept(params)} />
      <SearchSuggestions
        found={result.total > 0}
        words={suggested.words}
        places={suggested.places}
        where={where}
      />
      <div className="title-row">
        <h1>{headline(t, corrected?.to ?? result.query, placeName)}</h1>
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
          active={countConditions(params)}
          distances={distances}
          sorts={sorts}
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
            <SortLinks items={sortLinks(t, params, sorts, sort)} />
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
            pages={pagesOf(result)}
            hrefFor={(number) => searchHref(params, { page: String(number) })}
            shown={
              cards.length > 0 && !roughly ? { from: first + 1, to: first + cards.length, total } : undefined
            }
          />
          {cards.length > 0 ? (
            <p className="only-phone no-print">
              <TapLink href="#filters" icon="filter">
                {t("filters.back")}
              </TapLink>
            </p>
          ) : null}
          {saves ? (
            <SaveSearchCard
              {...savingOf(params, corrected?.to ?? null, nameOf(t, result.query, placeName, conditions))}
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
  query: string,
  where: string,
  conditions: readonly { readonly label: string }[],
): string =>
  (
    [query, where, ...conditions.map(({ label }) => label)].filter(Boolean).join(" · ") || t("headline.all")
  ).slice(0, LONGEST_NAME);

/** Where a search is saved: with the words that were searched, not those that were put right. */
function savingOf(params: URLSearchParams, corrected: string | null, name: string) {
  const address = new URLSearchParams(params);
  if (corrected !== null) address.set("q", corrected);
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
  t: Words,
  params: URLSearchParams,
  sorts: readonly SearchSort[],
  current: SearchSort,
): SortLink[] =>
  sorts.map((sort) => ({
    href: searchHref(params, { sort: sort === "relevance" ? null : sort }),
    label: t(`sort.${sort}`),
    current: sort === current,
  }));
