import type { SearchPage, SearchRequest } from "#app/engines/search/search-engine.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import type { SearchItem } from "./search-item.ts";

/** Puts items into a person's order: those that can be told first, then the others as they came. */
export type Rank = (
  items: readonly SearchItem[],
) => Promise<{ readonly told: readonly SearchItem[]; readonly untold: readonly SearchItem[] }>;

export type Ranked = {
  /** How many hits were ranked; those after them keep their order and can't be listed. */
  readonly of: number;
  /** How many of them could be told; the others stand after them. */
  readonly told: number;
};

type Whole = {
  /** The page that the engine gave, and how many of its hits lie within what was asked. */
  readonly page: SearchPage;
  readonly within: number;
  readonly request: (more: Partial<SearchRequest>) => SearchRequest;
};

const STEP = 100;
/** As many hits as an engine lists. */
const MOST_RANKED = 1_000;

/** The page of hits in a person's order: the first MOST_RANKED are read and ranked, then cut. */
export async function rankHits(
  ctx: Ctx,
  { page, within, request }: Whole,
  load: (hits: SearchPage["hits"]) => Promise<readonly SearchItem[]>,
  rank: Rank,
): Promise<{ readonly items: readonly SearchItem[]; readonly ranked: Ranked }> {
  // After widening the page is everything there is: what lies nearer stays first.
  if (within < page.total) {
    const near = await rank(await load(page.hits.slice(0, within)));
    const beyond = await rank(await load(page.hits.slice(within)));
    const items = [...near.told, ...near.untold, ...beyond.told, ...beyond.untold];
    return {
      items,
      ranked: { of: items.length, told: items.length - near.untold.length - beyond.untold.length },
    };
  }
  const { told, untold } = await rank(await load(await allHits(ctx, request)));
  const all = [...told, ...untold];
  const asked = request({});
  const size = Math.min(Math.max(1, Math.trunc(asked.pageSize) || 1), STEP);
  const last = Math.max(1, Math.ceil(all.length / size));
  const at = Math.min(Math.max(1, Math.trunc(asked.page) || 1), last);
  return {
    items: all.slice((at - 1) * size, at * size),
    ranked: { of: all.length, told: told.length },
  };
}

async function allHits(ctx: Ctx, request: Whole["request"]): Promise<SearchPage["hits"]> {
  const hits: SearchPage["hits"][number][] = [];
  for (let page = 1; page <= MOST_RANKED / STEP; page++) {
    const next = await ctx.search.search(request({ page, pageSize: STEP }));
    hits.push(...next.hits);
    if (next.hits.length < STEP) break;
  }
  return [...new Map(hits.map((hit) => [hit.postingId, hit])).values()];
}
