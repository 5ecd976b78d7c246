/** One entry of a header's sections. */
export type NavItem = {
  readonly href: string;
  readonly label: string;
  /** Unread, or to do. */
  readonly count?: number;
};

const pathOf = (href: string): string => href.split(/[?#]/)[0] ?? href;

/**
 * Which entry the page at `path` belongs to: the exact address (query included) if one matches,
 * else the longest path that the page's own path begins with. Null when none does.
 */
export function currentHref(items: readonly NavItem[], path: string): string | null {
  const exact = items.find(({ href }) => href === path);
  if (exact) return exact.href;
  const here = pathOf(path);
  const containing = items
    .filter(({ href }) => {
      const there = pathOf(href);
      return !href.includes("?") && !href.includes("#") && (here === there || here.startsWith(`${there}/`));
    })
    .sort((a, b) => b.href.length - a.href.length);
  return containing[0]?.href ?? null;
}

/** The same page in another language: "/search?q=x" -> "/search?q=x&lang=en". */
export function languageHref(path: string, locale: string): string {
  const [base = "/", query = ""] = path.split("?");
  const search = new URLSearchParams(query);
  search.set("lang", locale);
  return `${base}?${search.toString()}`;
}
