import { cardId } from "#app/ui/saving.ts";

/** Longer than any search is in earnest: what is left out of a card's form then is only the way back. */
const LONGEST_BACK = 2_000;

/** The page that a card's form comes back to. */
export function backOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return pathname.length + search.length > LONGEST_BACK ? pathname : pathname + search;
}

/**
 * The way back to the card that led to a posting's page: the search it was found with, as the browser tells. Only a
 * search of this site is kept of what it tells; from elsewhere the way leads to `otherwise`.
 */
export function searchBefore(request: Request, postingId: string, otherwise: string): string {
  const sent = request.headers.get("referer") ?? "";
  if (!URL.canParse(sent)) return otherwise;
  const { host, pathname, search } = new URL(sent);
  const isOurs = host === new URL(request.url).host && pathname === "/search";
  return isOurs ? `${pathname}${search}#${cardId(postingId)}` : otherwise;
}
