import type { Ctx } from "../kernel/ctx.server.ts";
import { listPlaces } from "../places/list-places.server.ts";
import { loadPlaceResolver } from "../places/load-place-resolver.server.ts";
import type { PlaceResolver } from "../places/place-resolver.ts";
import { selectLexicon } from "./lexicon.store.server.ts";
import { buildLexicon, restoreLexicon, type Lexicon, type LexiconContent } from "./lexicon.ts";
import { placeDirectory, type PlaceDirectory } from "./place-directory.ts";

/** What analysing and searching need besides the index: words and places. */
export type SearchReference = {
  readonly lexicon: Lexicon;
  readonly places: PlaceDirectory;
  readonly resolver: PlaceResolver;
};

/** Rules and vocabulary only: before the first rebuild, or when what was stored is lost. */
const bareContent = (): LexiconContent => (bare ??= buildLexicon(0, { labels: [], titles: [] }).content);
let bare: LexiconContent | null = null;

/** One per engine, so that processes with several databases (tests) keep them apart. */
const cache = new WeakMap<object, Promise<SearchReference>>();

async function load(ctx: Ctx, version: number): Promise<SearchReference> {
  const [stored, places, resolver] = await Promise.all([
    version === 0 ? null : selectLexicon(ctx.sql, version),
    listPlaces(ctx, null),
    loadPlaceResolver(ctx),
  ]);
  if (version > 0 && !stored) ctx.log.warn("The index's lexicon is missing: reindex", { version });
  return {
    lexicon: restoreLexicon(version, stored?.content ?? bareContent()),
    places: placeDirectory(places),
    resolver,
  };
}

/**
 * The reference for a version of the analysis, or whatever is cached when no version is asked for. Read anew
 * when the version changes: places and taxonomy change together with it.
 */
export async function loadReference(ctx: Ctx, version?: number): Promise<SearchReference> {
  const cached = await cache.get(ctx.search);
  if (cached && (version === undefined || cached.lexicon.version === version)) return cached;
  const wanted = version ?? (await ctx.search.analysis());
  const loading = load(ctx, wanted);
  cache.set(ctx.search, loading);
  loading.catch(() => cache.delete(ctx.search));
  return loading;
}

/** Read from the database whatever is cached; the cache stays as it is. */
export const readReference = (ctx: Ctx, version: number): Promise<SearchReference> => load(ctx, version);
