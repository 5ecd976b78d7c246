import type { MetaDescriptor } from "@remix-run/node";
import type { Translate } from "#app/i18n/i18n.ts";

/** Longer words of a query say nothing more in a title. */
const LONGEST = 80;

/** What was searched, in words: «محاسب» in الرياض. */
export function headline(t: Translate, query: string, where: string): string {
  if (query && where) return t("search:headline.both", { query, where });
  if (query) return t("search:headline.query", { query });
  return where ? t("search:headline.where", { where }) : t("search:headline.all");
}

/** The document's title: what was searched and how much was found, so that tabs and history tell searches apart. */
export function pageTitle(
  t: Translate,
  { query, where, total, roughly }: { query: string; where: string; total: number; roughly: boolean },
): string {
  const words = headline(t, query.slice(0, LONGEST), where.slice(0, LONGEST));
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
