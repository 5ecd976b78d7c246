import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { currentTaxonomyVersion } from "../taxonomy/list-concept-labels.server.ts";
import { vacancyTitles } from "../vacancies/postings-for-index.server.ts";
import { RULES_VERSION } from "./lexicon.ts";
import { selectLexiconOrigin } from "./lexicon.store.server.ts";
import { countOf, reindex } from "./reindex.server.ts";

/** The lexicon is built anew when the live vacancies have become more, or fewer, by this share. */
const GROWTH = 0.25;
/** Below this many changed vacancies the share says nothing. */
const AT_LEAST = 50;

/**
 * Builds the index anew when what it was made of has changed: the rules of the analyser, the taxonomy, or a
 * good part of the titles; and when an engine that was away has lost its index, or has another generation than the
 * rest. For a recurring job; not inside a transaction. `documents` is 0 when all was well.
 */
export async function refreshIndex(ctx: Ctx, actor: Actor): Promise<Outcome<{ readonly documents: number }>> {
  if (actor.kind !== "system") return deny("search.systemOnly");
  const [analysis, { stale: apart }] = await Promise.all([ctx.search.analysis(), ctx.search.health()]);
  const [origin, taxonomy, titles] = await Promise.all([
    selectLexiconOrigin(ctx.sql, analysis),
    currentTaxonomyVersion(ctx),
    vacancyTitles(ctx),
  ]);
  const change = Math.abs(countOf(titles) - (origin?.postingCount ?? 0));
  const stale =
    apart === true ||
    origin === null ||
    origin.rules !== RULES_VERSION ||
    origin.taxonomyVersion !== taxonomy ||
    (change >= AT_LEAST && change > origin.postingCount * GROWTH);
  if (!stale) return ok({ documents: 0 });
  const report = await reindex(ctx, actor);
  return report.ok ? ok({ documents: report.value.documents }) : report;
}
