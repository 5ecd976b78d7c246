import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import { bucketOf, holdingsOf, type Holding } from "./meilisearch-holdings.server.ts";
import type { Drift, RevisionRange } from "./search-inspection.ts";

type Known = Holding & { readonly rev: number };

/** Notes what an index is to hold of these postings, in the transaction that sends their documents. */
export async function noteHeld(
  sql: SqlExecutor,
  uid: string,
  records: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const held = [...holdingsOf(records)];
  if (held.length === 0) return;
  await sql.query(
    `INSERT INTO search_meilisearch.held AS h (index_uid, posting_id, bucket, rev, places, sum)
     SELECT $1, * FROM unnest($2::text[], $3::int[], $4::bigint[], $5::int[], $6::text[])
     ON CONFLICT (index_uid, posting_id) DO UPDATE
       SET rev = excluded.rev, places = excluded.places, sum = excluded.sum`,
    [
      uid,
      held.map(([postingId]) => postingId),
      held.map(([postingId]) => bucketOf(postingId)),
      held.map(([, { rev }]) => rev),
      held.map(([, { places }]) => places),
      held.map(([, { sum }]) => sum),
    ],
  );
}

/** An index is to hold nothing of these postings any more. */
export async function forgetHeld(
  sql: SqlExecutor,
  uid: string,
  postingIds: readonly string[],
): Promise<void> {
  await sql.query(
    "DELETE FROM search_meilisearch.held WHERE index_uid = $1 AND posting_id = ANY ($2::text[])",
    [uid, postingIds],
  );
}

/** What was noted of all indexes but these is of no use any more. */
export async function keepHeldOf(sql: SqlExecutor, uids: readonly string[]): Promise<void> {
  await sql.query("DELETE FROM search_meilisearch.held WHERE NOT index_uid = ANY ($1::text[])", [uids]);
}

/** How many documents each bucket of an index is to hold. */
export async function heldByBucket(sql: SqlExecutor, uid: string): Promise<ReadonlyMap<number, number>> {
  const rows = await sql.query<{ bucket: number; documents: number }>(
    `SELECT bucket, sum(places)::int AS documents FROM search_meilisearch.held WHERE index_uid = $1 GROUP BY bucket`,
    [uid],
  );
  return new Map(rows.map(({ bucket, documents }) => [bucket, documents]));
}

/** What an index is to hold of a bucket, or of some postings. */
export async function heldOf(
  sql: SqlExecutor,
  uid: string,
  part: { readonly bucket: number } | { readonly postingIds: readonly string[] },
): Promise<ReadonlyMap<string, Known>> {
  const byBucket = "bucket" in part;
  const rows = await sql.query<Known & { posting_id: string }>(
    `SELECT posting_id, rev, places, sum FROM search_meilisearch.held
      WHERE index_uid = $1 AND ${byBucket ? "bucket = $2" : "posting_id = ANY ($2::text[])"}`,
    [uid, byBucket ? part.bucket : part.postingIds],
  );
  return new Map(rows.map(({ posting_id, ...known }) => [posting_id, known]));
}

/** The postings that were sent or taken out last, whatever became of it. */
export async function sentLast(sql: SqlExecutor, limit: number): Promise<readonly string[]> {
  const rows = await sql.query<{ posting_id: string }>(
    "SELECT posting_id FROM search_meilisearch.written ORDER BY seq DESC LIMIT $1",
    [limit],
  );
  return rows.map(({ posting_id }) => posting_id);
}

/** The clock of all looks, and when each bucket was looked at; one that never was is not named. */
export async function looksAtBuckets(
  sql: SqlExecutor,
  since: string | null,
): Promise<{
  readonly now: string;
  readonly oldestFirst: readonly number[];
  readonly done: ReadonlySet<number>;
}> {
  const [clock] = await sql.query<{ now: string }>("SELECT clock_timestamp()::text AS now");
  const rows = await sql.query<{ bucket: number; done: boolean }>(
    `SELECT bucket, coalesce(looked_at >= $1::timestamptz, false) AS done FROM search_meilisearch.looked
      ORDER BY looked_at, bucket`,
    [since],
  );
  return {
    now: clock?.now ?? "",
    oldestFirst: rows.map(({ bucket }) => bucket),
    done: new Set(rows.filter(({ done }) => done).map(({ bucket }) => bucket)),
  };
}

/** These buckets were looked at, from that instant on. */
export async function noteLooks(sql: SqlExecutor, buckets: readonly number[], at: string): Promise<void> {
  await sql.query(
    `INSERT INTO search_meilisearch.looked (bucket, looked_at) SELECT bucket, $2 FROM unnest($1::int[]) AS g(bucket)
     ON CONFLICT (bucket) DO UPDATE SET looked_at = excluded.looked_at`,
    [buckets, at],
  );
}

/** How what was sent differs from the postings that should be found. */
export async function compareHeld(
  sql: SqlExecutor,
  uid: string,
  { after, upTo, postings }: RevisionRange,
): Promise<Drift> {
  const rows = await sql.query<{ posting_id: string; kind: keyof Drift }>(
    `WITH given AS (SELECT * FROM unnest($2::text[], $3::bigint[]) AS g(posting_id, rev)),
     held AS (SELECT posting_id, rev FROM search_meilisearch.held WHERE index_uid = $1
       AND ($4::text IS NULL OR posting_id > $4::text) AND ($5::text IS NULL OR posting_id <= $5::text))
     SELECT coalesce(g.posting_id, h.posting_id) AS posting_id,
            CASE WHEN h.posting_id IS NULL THEN 'missing' WHEN g.posting_id IS NULL THEN 'strangers'
                 ELSE 'differing' END AS kind
       FROM given g FULL JOIN held h ON h.posting_id = g.posting_id
      WHERE h.posting_id IS NULL OR g.posting_id IS NULL OR h.rev < g.rev
      ORDER BY 1`,
    [uid, postings.map(({ postingId }) => postingId), postings.map(({ rev }) => rev), after, upTo],
  );
  const of = (wanted: keyof Drift): string[] =>
    rows.filter(({ kind }) => kind === wanted).map(({ posting_id }) => posting_id);
  return { missing: of("missing"), strangers: of("strangers"), differing: of("differing") };
}
