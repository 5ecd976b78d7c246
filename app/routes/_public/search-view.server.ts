import { minorDigits } from "#app/domain/kernel/money.ts";
import { listPlaces } from "#app/domain/places/list-places.server.ts";
import { normaliseLabel } from "#app/domain/search/fold.ts";
import { personalOrder } from "#app/domain/search/personal-order.server.ts";
import { readConditions } from "#app/domain/search/search-address.ts";
import { searchPostings, type SearchResult } from "#app/domain/search/search-postings.server.ts";
import { isPersonal, type SearchInput } from "#app/domain/search/search-postings.schema.ts";
import { suggest } from "#app/domain/search/suggest.server.ts";
import { suggestPlaces } from "#app/domain/search/suggest-places.server.ts";
import { findWaysOn } from "#app/domain/search/ways-on.server.ts";
import type { Guarded } from "#app/web/guard.server.ts";
import { valueOf } from "#app/web/respond.server.ts";
import { clearedHref, searchHref, WAGES, type ActiveCondition } from "./search-conditions.ts";

const SUGGESTED = 5;
/** Conditions that are tried to be taken away, each by itself. */
const MOST_TAKEN = 5;

/** The search that an address asks for, in the order that this reader may have. */
export async function runSearch(
  { ctx, actor }: Guarded,
  params: URLSearchParams,
  currency: string,
): Promise<{ readonly input: SearchInput; readonly found: SearchResult }> {
  const minor = 10 ** minorDigits(currency);
  const asked: SearchInput = {
    ...readConditions(params, minor),
    wageSteps: WAGES.map((major) => major * minor),
  };
  const sort = String(asked.sort);
  if (!isPersonal(sort)) return { input: asked, found: valueOf(await searchPostings(ctx, actor, asked)) };
  const rank = personalOrder(ctx, actor, sort);
  // Whoever has no income or profile here gets the nearest thing to what was asked.
  const input: SearchInput = rank ? asked : { ...asked, sort: sort === "income" ? "wage" : "relevance" };
  return { input, found: valueOf(await searchPostings(ctx, actor, input, rank)) };
}

type Chip = { readonly text: string; readonly lang: string; readonly href: string };

/**
 * Suggestions for who has no script: occupations that begin like the words, in both scripts, and places when
 * the place was not understood. Where something was found, only words that hold what was typed: one that merely
 * looks like it would put in doubt what was understood.
 */
export async function suggestionsFor(
  { ctx, actor }: Guarded,
  params: URLSearchParams,
  { query, place, total }: Pick<SearchResult, "query" | "place" | "total">,
): Promise<{ readonly words: readonly Chip[]; readonly places: readonly Chip[] }> {
  const where = params.get("where") ?? "";
  const [words, places] = await Promise.all([
    suggest(ctx, actor, { q: query, limit: SUGGESTED + 1 }),
    place === null && where !== "" ? suggestPlaces(ctx, actor, { q: where, limit: SUGGESTED }) : null,
  ]);
  const chip =
    (name: "q" | "where") =>
    ({ text, lang }: { readonly text: string; readonly lang: string }): Chip => ({
      ...{ text, lang },
      href: searchHref(params, { [name]: text, exact: null }),
    });
  return {
    words: valueOf(words)
      .filter(({ text }) => !sameWords(text, query) && (total === 0 || holdsWords(text, query)))
      .slice(0, SUGGESTED)
      .map(chip("q")),
    places: places ? valueOf(places).map(chip("where")) : [],
  };
}

const NO_REGIONS: ReadonlyMap<string, string> = new Map();

/** The names of the regions that an address asks for, by code, in the reader's language. */
export async function regionsOf(
  { ctx, actor, locale }: Guarded,
  params: URLSearchParams,
): Promise<ReadonlyMap<string, string>> {
  if (!params.has("region")) return NO_REGIONS;
  const places = await listPlaces(ctx, actor.country);
  return new Map(places.map(({ code, nameAr, nameEn }) => [code, locale === "en" ? nameEn : nameAr]));
}

const sameWords = (text: string, query: string): boolean => normaliseLabel(text) === normaliseLabel(query);
const holdsWords = (text: string, query: string): boolean =>
  normaliseLabel(text).includes(normaliseLabel(query));

/**
 * What would find something, each with its count, where this search found nothing: without one condition, without the
 * place, without all of them.
 */
export async function waysOn(
  guarded: Guarded,
  params: URLSearchParams,
  currency: string,
  input: SearchInput,
  { words, conditions }: { readonly words: readonly Chip[]; readonly conditions: readonly ActiveCondition[] },
) {
  const { ctx, actor, t } = guarded;
  const factor = 10 ** minorDigits(currency);
  const taken = conditions.slice(0, MOST_TAKEN).map(({ label, without }) => ({
    label: t("search:empty.without", { label }),
    href: searchHref(params, without),
  }));
  const anywhere = { label: t("search:empty.anywhere"), href: searchHref(params, { where: null, km: null }) };
  const cleared = { label: t("search:empty.noConditions"), href: clearedHref(params) };
  const wordsAlone = {
    label: t("search:empty.wordsAlone"),
    href: searchHref(new URLSearchParams({ q: params.get("q") ?? "" }), {}),
  };
  const placed = (params.get("where") ?? "").trim() !== "";
  const changed = [
    ...taken,
    ...(placed ? [anywhere] : []),
    ...(conditions.length > 1 ? [cleared] : []),
    ...(placed && conditions.length > 0 ? [wordsAlone] : []),
  ].map(({ label, href }) => {
    const query = new URL(href, "http://search.invalid").searchParams;
    return { label, href, change: readConditions(query, factor) };
  });
  const found = valueOf(await findWaysOn(ctx, actor, input, { words, without: changed }));
  const near = params.get("where") ?? "";
  return {
    words: found.words,
    without: found.without.map(({ label, href, count }) => ({ label, href, count })),
    training: {
      count: found.training.count,
      href: searchHref(new URLSearchParams(), {
        kind: "programme",
        where: found.training.near ? near : null,
      }),
    },
    // Undone before: what was put right or widened can be had again.
    widened:
      params.get("exact") === "1" || params.has("no") ? searchHref(params, { exact: null, no: null }) : null,
  };
}
