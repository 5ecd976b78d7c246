import { REACHABLE, type SearchRequest } from "./search-engine.ts";

/** The page asked for, kept inside what can be reached: how many hits, and how many before them. */
export function windowOf({ page, pageSize }: Pick<SearchRequest, "page" | "pageSize">): {
  readonly limit: number;
  readonly offset: number;
} {
  const whole = (value: number, most: number): number =>
    Number.isFinite(value) ? Math.min(Math.max(1, Math.trunc(value)), most) : 1;
  const limit = whole(pageSize, 100);
  return { limit, offset: (whole(page, Math.max(1, Math.floor(REACHABLE / limit))) - 1) * limit };
}
