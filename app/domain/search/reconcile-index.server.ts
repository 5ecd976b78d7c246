import type { Drift } from "#app/engines/search/search-inspection.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "../kernel/result.ts";
import { intakeRevisions } from "../programmes/intakes-for-index.server.ts";
import { vacancyRevisions } from "../vacancies/postings-for-index.server.ts";
import { indexPostings } from "./index-postings.server.ts";
import type { PostingRevision } from "./posting.ts";
import { saveLook, selectLook, selectRefusedRevisions } from "./search-looks.store.server.ts";

/** Postings compared at a time, and in one run when nothing has happened. */
const PAGE = 5_000;
/** How long revisions are compared in one run after the search server has been away. */
const RECOVERING_MS = 10_000;
const BATCH = 500;
/** An event that is under way may take so long to reach the index. */
const UNDER_WAY_MS = 2_000;

export type Reconciled = {
  /** Found in PostgreSQL and not in the index; the other way round; and those that are not the same in both. */
  readonly missing: number;
  readonly strangers: number;
  readonly differing: number;
  /** Settings of the search server that were not ours. */
  readonly settings: number;
};

type Found = Record<keyof Drift, Set<string>>;
const KINDS = ["missing", "strangers", "differing"] as const;

/**
 * Compares the index with what PostgreSQL says, and mends it: what is missing is added, strangers are taken out, what
 * differs is written anew. The search server's content is compared by checksum with what was sent, and what was sent with
 * the postings' revisions; a part of both in each run, what waited longest first, all of both when `everything` is
 * wanted. After the server has been away more is done in a run, and `recovering` says that the next one is to follow
 * soon: however many postings there are, what was missed or written last is mended by the first. Safe to repeat; for a
 * recurring job.
 */
export async function reconcileIndex(
  ctx: Ctx,
  actor: Actor,
  options: { readonly everything?: boolean; readonly forMs?: number } = {},
): Promise<Outcome<Reconciled>> {
  if (actor.kind !== "system") return deny("search.systemOnly");
  const found: Found = { missing: new Set(), strangers: new Set(), differing: new Set() };
  const { everything = false, forMs } = options;
  const inspected = await ctx.search.inspect({ everything, ...(forMs === undefined ? {} : { forMs }) });
  if (inspected) add(found, inspected.drift);
  const comparedMs = inspected?.recovering === true ? (forMs ?? RECOVERING_MS) : 0;
  const after = await compareAll(ctx, found, { everything, forMs: comparedMs });

  // Documents that are not what was sent may hide others of the same posting: they go before it is written anew.
  const damaged = inspected?.drift.differing ?? [];
  for (const ids of batches(damaged)) await ctx.search.remove("postings", ids);
  for (const ids of batches([...new Set(KINDS.flatMap((kind) => [...found[kind]]))])) {
    const mended = await indexPostings(ctx, actor, { postingIds: ids });
    if (!mended.ok) return mended;
  }
  const counts = {
    missing: found.missing.size,
    strangers: found.strangers.size + (inspected?.strays ?? 0),
    differing: found.differing.size,
  };
  await saveLook(ctx.sql, { after, lookedAt: ctx.clock.now(), ...counts });
  return ok({ ...counts, settings: inspected?.settings ?? 0 });
}

function add(found: Found, drift: Drift): void {
  for (const kind of KINDS) for (const id of drift[kind]) found[kind].add(id);
}

function* batches(ids: readonly string[]): Generator<string[]> {
  for (let at = 0; at < ids.length; at += BATCH) yield ids.slice(at, at + BATCH);
}

/** Compares page by page, one at least; returns where the next look goes on, null at the beginning. */
async function compareAll(
  ctx: Ctx,
  found: Found,
  { everything, forMs }: { readonly everything: boolean; readonly forMs: number },
): Promise<string | null> {
  const began = performance.now();
  let after = everything ? null : ((await selectLook(ctx.sql))?.after ?? null);
  for (;;) {
    const upTo = await endOfPage(ctx, after);
    add(found, await comparePage(ctx, after, upTo));
    if (upTo === null || (!everything && performance.now() - began >= forMs)) return upTo;
    after = upTo;
  }
}

/** The last posting of the page after this one; null when it is the last page. */
async function endOfPage(ctx: Ctx, after: string | null): Promise<string | null> {
  const page = await vacancyRevisions(ctx, { after, limit: PAGE });
  return page.length < PAGE ? null : (page.at(-1)?.postingId ?? null);
}

async function comparePage(ctx: Ctx, after: string | null, upTo: string | null): Promise<Drift> {
  const first = await ctx.search.compare({ after, upTo, postings: await revisions(ctx, after, upTo) });
  if (KINDS.every((kind) => first[kind].length === 0)) return first;
  // What is only under way is no drift: what still differs after a while is.
  await new Promise((resolve) => setTimeout(resolve, UNDER_WAY_MS));
  const now = await revisions(ctx, after, upTo);
  const again = await ctx.search.compare({ after, upTo, postings: now });
  const refused = new Map(
    (await selectRefusedRevisions(ctx.sql, again.missing)).map(({ postingId, rev }) => [postingId, rev]),
  );
  const revision = new Map(now.map(({ postingId, rev }) => [postingId, rev]));
  const both = (kind: keyof Drift): string[] => {
    const before = new Set(first[kind]);
    return again[kind].filter((id) => before.has(id));
  };
  return {
    // What the engine does not take is missing until it changes; why is shown beside it.
    missing: both("missing").filter((id) => refused.get(id) !== revision.get(id)),
    strangers: both("strangers"),
    differing: both("differing"),
  };
}

async function revisions(
  ctx: Ctx,
  after: string | null,
  upTo: string | null,
): Promise<readonly PostingRevision[]> {
  const found = await Promise.all([
    vacancyRevisions(ctx, { after, upTo }),
    intakeRevisions(ctx, { after, upTo }),
  ]);
  return found.flat();
}
