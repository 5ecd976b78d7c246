import type { MetaDescriptor } from "@remix-run/node";
import { plainText } from "#app/domain/search/search-address.ts";
import type { SearchResult } from "#app/domain/search/search-postings.server.ts";
import type { Translate } from "#app/i18n/i18n.ts";
import { isolated } from "#app/i18n/isolated.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { inLocale } from "#app/ui/posting-words.ts";

/** Longer words of a query say nothing more in a title, and push the results off the screen in a heading. */
const LONGEST = 80;

/** The beginning of a text, by whole characters. */
function cut(text: string): string {
  const characters = [...text];
  if (characters.length <= LONGEST) return text;
  return `${characters.slice(0, LONGEST).join("").trimEnd()}…`;
}

/**
 * The words and the place that were searched, to be shown: as they were put right, and without signs that would turn
 * what stands around them. A place that nobody knows is searched among the words, and was put right with them.
 */
export function shownWords(
  { query, corrected, place }: Pick<SearchResult, "query" | "corrected" | "place">,
  typedWhere: string,
  locale: Locale,
): { readonly query: string; readonly where: string } {
  const where = place ? inLocale(locale, place) : corrected ? "" : typedWhere;
  return { query: cut(plainText(corrected?.to ?? query)), where: cut(plainText(where)) };
}

/** What was searched, in words: «محاسب» in الرياض. */
export function headline(t: Translate, words: { readonly query: string; readonly where: string }): string {
  const [query, where] = [isolated(words.query), isolated(words.where)];
  if (query && where) return t("search:headline.both", { query, where });
  if (query) return t("search:headline.query", { query });
  return where ? t("search:headline.where", { where }) : t("search:headline.all");
}

/** The document's title: what was searched and how much was found, so that tabs and history tell searches apart. */
export function pageTitle(
  t: Translate,
  { query, where, total, roughly }: { query: string; where: string; total: number; roughly: boolean },
): string {
  const words = headline(t, { query, where });
  const results = t(roughly ? "common:results.about" : "common:results.count", { count: total });
  return t("common:pageTitle", { title: t("search:pageTitle", { headline: words, results }) });
}

/**
 * What search machines are told. Only the whole list and the lists of places are pages of their own; whatever somebody
 * typed or chose besides is not kept by them, and leads to the page it narrows.
 */
export function forMachines({ where, narrowed }: { where: string; narrowed: boolean }): MetaDescriptor[] {
  const place = where === "" ? "" : `?${new URLSearchParams({ where }).toString()}`;
  return [
    { tagName: "link", rel: "canonical", href: `/search${place}` },
    ...(narrowed ? [{ name: "robots", content: "noindex, follow" }] : []),
  ];
}
