import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import { POSTING_SETTINGS } from "./meilisearch-documents.ts";
import { BUCKETS, holdingsOf } from "./meilisearch-holdings.server.ts";
import { heldByBucket, heldOf, looksAtBuckets, noteLooks, sentLast } from "./meilisearch-ledger.server.ts";
import type { MeilisearchServer } from "./meilisearch-server.server.ts";
import { isAnyOf } from "./meilisearch-write.server.ts";
import type { Drift, InspectOptions, Inspection } from "./search-inspection.ts";

const PAGE = 1_000;
/** How long content is read in one look: when nothing has happened, and after the server has been away. */
const QUIET_MS = 3_000;
const RECOVERING_MS = 15_000;
/** So many of the postings written last are looked at first when the server comes back. */
const WRITTEN_LAST = 10_000;
const WRITE_MS = 30_000;
const POSTING_ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const STRAY = "bucket NOT EXISTS OR postingId NOT EXISTS";

type Asked = { readonly server: MeilisearchServer; readonly sql: SqlExecutor; readonly uid: string };

/**
 * Compares what the server holds with what was sent. The counts of all buckets are one question; content is read
 * bucket by bucket, in pages: of those whose count differs, then of those that waited longest, as far as the time goes.
 * When the server comes back, what was written last is read before all else.
 */
export async function inspectPostings(asked: Asked, options: InspectOptions): Promise<Inspection> {
  const { server, sql, uid } = asked;
  const { everything, since = null } = options;
  const began = performance.now();
  const settings = await server.bringSettings(uid, POSTING_SETTINGS);
  // What was sent a moment ago is no drift.
  await server.idle(uid, WRITE_MS);
  const [expected, counted] = await Promise.all([heldByBucket(sql, uid), server.countBy(uid, "bucket")]);
  const found = new Map([...counted].map(([bucket, documents]) => [Number(bucket), documents]));
  const strays = await takeOutStrays(asked, [...found.values()]);

  const { now, oldestFirst, done } = await looksAtBuckets(sql, since);
  const never = buckets.filter((bucket) => !oldestFirst.includes(bucket));
  const isSuspect = (bucket: number): boolean => (expected.get(bucket) ?? 0) !== (found.get(bucket) ?? 0);
  const turn = [...never, ...oldestFirst].filter((bucket) => everything || !done.has(bucket));
  const queue = [...buckets.filter(isSuspect), ...turn.filter((bucket) => !isSuspect(bucket))];

  const drift = { missing: [] as string[], strangers: [] as string[], differing: [] as string[] };
  let documents = 0;
  function note(seen: Seen): void {
    documents += seen.documents;
    for (const kind of KINDS) drift[kind].push(...seen.drift[kind]);
  }
  if (since !== null && done.size === 0) note(await lookAtLast(asked));
  const looked: number[] = [];
  let read = 0;
  const forMs = options.forMs ?? (since === null ? QUIET_MS : RECOVERING_MS);
  for (const bucket of queue) {
    const inTime = everything || read === 0 || performance.now() - began < forMs;
    const isEmpty = (expected.get(bucket) ?? 0) + (found.get(bucket) ?? 0) === 0;
    if (!inTime && !isEmpty && !isSuspect(bucket)) continue;
    looked.push(bucket);
    if (isEmpty) continue;
    note(await lookAt(asked, bucket));
    read++;
  }
  await noteLooks(sql, looked, now);
  for (const kind of KINDS) drift[kind] = [...new Set(drift[kind])];
  const aliens = drift.strangers.filter((id) => !POSTING_ID.test(id));
  if (aliens.length > 0) await server.follow(await server.removeWhere(uid, isAnyOf(aliens)), WRITE_MS);
  drift.strangers = drift.strangers.filter((id) => POSTING_ID.test(id));
  const all = everything || (since !== null && looked.length === queue.length);
  return {
    drift,
    documents,
    strays: strays + aliens.length,
    settings,
    everything: all,
    recovering: since !== null,
  };
}

type Seen = { readonly documents: number; readonly drift: Drift };

const KINDS = ["missing", "strangers", "differing"] as const;
const buckets = Array.from({ length: BUCKETS }, (_, bucket) => bucket);

/** Documents without a posting of ours are nobody's. */
async function takeOutStrays({ server, uid }: Asked, counts: readonly number[]): Promise<number> {
  const strays = (await server.documents(uid)) - counts.reduce((sum, count) => sum + count, 0);
  if (strays <= 0) return 0;
  await server.follow(await server.removeWhere(uid, STRAY), WRITE_MS);
  return strays;
}

async function lookAt(asked: Asked, bucket: number): Promise<Seen> {
  const { server, sql, uid } = asked;
  const records: Record<string, unknown>[] = [];
  for (;;) {
    const page = await server.fetchWhere(uid, `bucket = ${bucket}`, PAGE, records.length);
    records.push(...page);
    if (page.length < PAGE) break;
  }
  const first = differences(await heldOf(sql, uid, { bucket }), holdingsOf(records));
  const suspects = KINDS.flatMap((kind) => first[kind]);
  if (suspects.length === 0) return { documents: records.length, drift: first };
  // Somebody may have written between the two looks: those are looked at again, each with all its documents.
  const { drift } = await lookAtPostings(asked, suspects);
  return { documents: records.length, drift };
}

/** What was written last is likeliest to be lost; what differs is looked at twice, as in lookAt. */
async function lookAtLast(asked: Asked): Promise<Seen> {
  const { documents, drift } = await lookAtPostings(asked, await sentLast(asked.sql, WRITTEN_LAST));
  const suspects = KINDS.flatMap((kind) => drift[kind]);
  return suspects.length === 0 ? { documents, drift } : lookAtPostings(asked, suspects);
}

async function lookAtPostings({ server, sql, uid }: Asked, ids: readonly string[]): Promise<Seen> {
  await server.idle(uid, WRITE_MS);
  const drift: Record<keyof Drift, string[]> = { missing: [], strangers: [], differing: [] };
  let documents = 0;
  for (let at = 0; at < ids.length; at += PAGE) {
    const postingIds = ids.slice(at, at + PAGE);
    const records = await server.fetchWhere(uid, isAnyOf(postingIds), PAGE * 20);
    documents += records.length;
    const seen = differences(await heldOf(sql, uid, { postingIds }), holdingsOf(records));
    for (const kind of KINDS) drift[kind].push(...seen[kind]);
  }
  return { documents, drift };
}

type Held = ReturnType<typeof holdingsOf>;

function differences(expected: Held, found: Held): Drift {
  const ids = [...expected.keys()];
  return {
    missing: ids.filter((id) => !found.has(id)),
    strangers: [...found.keys()].filter((id) => !expected.has(id)),
    differing: ids.filter((id) => found.has(id) && found.get(id)?.sum !== expected.get(id)?.sum),
  };
}
