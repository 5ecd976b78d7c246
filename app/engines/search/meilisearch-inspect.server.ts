import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import { POSTING_SETTINGS } from "./meilisearch-documents.ts";
import { BUCKETS, holdingsOf } from "./meilisearch-holdings.server.ts";
import { heldByBucket, heldOf } from "./meilisearch-ledger.server.ts";
import type { MeilisearchServer } from "./meilisearch-server.server.ts";
import { isAnyOf } from "./meilisearch-write.server.ts";
import type { Drift, Inspection } from "./search-engine.ts";

const PAGE = 1_000;
/** Documents whose content is read in one look when nothing has happened. */
const AT_A_TIME = 5_000;
const WRITE_MS = 30_000;
const POSTING_ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const STRAY = "bucket NOT EXISTS OR postingId NOT EXISTS";

type Asked = { readonly server: MeilisearchServer; readonly sql: SqlExecutor; readonly uid: string };

/**
 * Compares what the server holds with what was sent. The counts of all buckets are one question; content is read
 * bucket by bucket, in pages: of those whose count differs and of the next ones in turn, or of all of them.
 */
export async function inspectPostings(
  asked: Asked,
  { everything }: { readonly everything: boolean },
): Promise<Inspection> {
  const { server, sql, uid } = asked;
  const settings = await server.bringSettings(uid, POSTING_SETTINGS);
  // What was sent a moment ago is no drift.
  await server.idle(uid, WRITE_MS);
  const [expected, counted] = await Promise.all([heldByBucket(sql, uid), server.countBy(uid, "bucket")]);
  const found = new Map([...counted].map(([bucket, documents]) => [Number(bucket), documents]));
  const strays = await takeOutStrays(asked, [...found.values()]);

  const suspect = buckets.filter((bucket) => (expected.get(bucket) ?? 0) !== (found.get(bucket) ?? 0));
  const looked = everything ? buckets : [...suspect, ...(await nextInTurn(sql, expected))];
  const drift = { missing: [] as string[], strangers: [] as string[], differing: [] as string[] };
  let documents = 0;
  for (const bucket of new Set(looked)) {
    const seen = await lookAt(asked, bucket);
    documents += seen.documents;
    for (const kind of KINDS) drift[kind].push(...seen.drift[kind]);
  }
  const aliens = drift.strangers.filter((id) => !POSTING_ID.test(id));
  if (aliens.length > 0) await server.follow(await server.removeWhere(uid, isAnyOf(aliens)), WRITE_MS);
  drift.strangers = drift.strangers.filter((id) => POSTING_ID.test(id));
  return { drift, documents, strays: strays + aliens.length, settings, everything };
}

const KINDS = ["missing", "strangers", "differing"] as const;
const buckets = Array.from({ length: BUCKETS }, (_, bucket) => bucket);

/** Documents without a posting of ours are nobody's. */
async function takeOutStrays({ server, uid }: Asked, counts: readonly number[]): Promise<number> {
  const strays = (await server.documents(uid)) - counts.reduce((sum, count) => sum + count, 0);
  if (strays <= 0) return 0;
  await server.follow(await server.removeWhere(uid, STRAY), WRITE_MS);
  return strays;
}

/** The buckets that have waited longest, as many as hold AT_A_TIME documents; one at least. */
async function nextInTurn(
  sql: SqlExecutor,
  expected: ReadonlyMap<number, number>,
): Promise<readonly number[]> {
  const [row] = await sql.query<{ next: number }>("SELECT next_bucket AS next FROM search_meilisearch.live");
  const next = row?.next ?? 0;
  const turn: number[] = [];
  let documents = 0;
  while (turn.length < BUCKETS && (turn.length === 0 || documents < AT_A_TIME)) {
    const bucket = (next + turn.length) % BUCKETS;
    turn.push(bucket);
    documents += expected.get(bucket) ?? 0;
  }
  await sql.query("UPDATE search_meilisearch.live SET next_bucket = $1", [(next + turn.length) % BUCKETS]);
  return turn;
}

async function lookAt(
  { server, sql, uid }: Asked,
  bucket: number,
): Promise<{ documents: number; drift: Drift }> {
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
  await server.idle(uid, WRITE_MS);
  const drift: Record<keyof Drift, string[]> = { missing: [], strangers: [], differing: [] };
  for (let at = 0; at < suspects.length; at += PAGE) {
    const postingIds = suspects.slice(at, at + PAGE);
    const again = await server.fetchWhere(uid, isAnyOf(postingIds), PAGE * 20);
    const still = differences(await heldOf(sql, uid, { postingIds }), holdingsOf(again));
    for (const kind of KINDS) drift[kind].push(...still[kind]);
  }
  return { documents: records.length, drift };
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
