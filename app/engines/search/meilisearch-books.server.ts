import type { BulkTx, SqlExecutor } from "#app/domain/kernel/ports.ts";
import { MEILISEARCH_FORMAT } from "./meilisearch-documents.ts";

/** Which indexes are live, and what made their terms. */
export type Live = {
  readonly generation: number;
  /** Null before the first one was made. */
  readonly postings: string | null;
  readonly suggestions: string | null;
  readonly analysis: number;
  /** Some posting of the index has several places of work, and so several documents. */
  readonly several: boolean;
};

/**
 * How old may be what a process knows of the live index. After a rebuild others are asked for so long the index before,
 * which stays until the next rebuild, with its own analysis.
 */
export const KNOWN_FOR_MS = 500;

const LOCK = "masar:search_meilisearch";
/**
 * What the server itself can't keep: which index is live, read in one look together with its analysis, and the
 * newest revision of every posting that was sent, so that an older one never follows it, and the checksum of what each
 * index must hold. Nothing here is lost with the tables: they are made anew, and the index with them.
 */
const TABLES = `
  CREATE SCHEMA IF NOT EXISTS search_meilisearch;
  CREATE SEQUENCE IF NOT EXISTS search_meilisearch.write_seq;
  CREATE TABLE IF NOT EXISTS search_meilisearch.live (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    format integer NOT NULL, prefix text NOT NULL DEFAULT 'masar_' || substr(md5(random()::text), 1, 8),
    generation integer NOT NULL, postings text, suggestions text, analysis integer NOT NULL);
  CREATE TABLE IF NOT EXISTS search_meilisearch.written (
    posting_id text PRIMARY KEY, rev bigint NOT NULL, places smallint NOT NULL, gone boolean NOT NULL,
    seq bigint NOT NULL DEFAULT nextval('search_meilisearch.write_seq'));
  CREATE INDEX IF NOT EXISTS written_seq ON search_meilisearch.written (seq);
  ALTER TABLE search_meilisearch.live DROP COLUMN IF EXISTS next_bucket;
  ALTER TABLE search_meilisearch.live ADD COLUMN IF NOT EXISTS several boolean NOT NULL DEFAULT true;
  CREATE TABLE IF NOT EXISTS search_meilisearch.looked (bucket smallint PRIMARY KEY, looked_at timestamptz NOT NULL);
  CREATE TABLE IF NOT EXISTS search_meilisearch.held (
    index_uid text NOT NULL, posting_id text COLLATE "C" NOT NULL, bucket smallint NOT NULL, rev bigint NOT NULL,
    places smallint NOT NULL, sum text NOT NULL, PRIMARY KEY (index_uid, posting_id));
  CREATE INDEX IF NOT EXISTS held_bucket ON search_meilisearch.held (index_uid, bucket);`;

/** Makes the tables; when the format has changed, what is live counts as nothing. */
export async function ensureBooks(bulk: <T>(work: (tx: BulkTx) => Promise<T>) => Promise<T>): Promise<void> {
  await bulk(async (tx) => {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('${LOCK}', 0))`);
    await tx.query(TABLES);
    await tx.query(
      `INSERT INTO search_meilisearch.live (format, generation, analysis) VALUES ($1, 0, 0)
       ON CONFLICT (only_one) DO UPDATE SET format = $1, postings = NULL, suggestions = NULL, analysis = 0
         WHERE live.format <> $1`,
      [MEILISEARCH_FORMAT],
    );
  });
}

export async function liveOf(sql: SqlExecutor): Promise<Live> {
  const [row] = await sql.query<Live>(
    "SELECT generation, postings, suggestions, analysis, several FROM search_meilisearch.live",
  );
  return row ?? { generation: 0, postings: null, suggestions: null, analysis: 0, several: true };
}

/** What the names of this marketplace's indexes are made of: others may share the server. */
export type Generation = { readonly prefix: string; readonly generation: number };

/** The next generation; one that failed keeps its number. */
export async function nextGeneration(sql: SqlExecutor): Promise<Generation> {
  const [row] = await sql.query<Generation>(
    "UPDATE search_meilisearch.live SET generation = generation + 1 RETURNING prefix, generation",
  );
  if (!row) throw new Error("Nothing is known of the search server's indexes");
  return row;
}

export async function setLive(
  sql: SqlExecutor,
  { postings, analysis, several }: Pick<Live, "analysis" | "several"> & { readonly postings: string },
): Promise<void> {
  await sql.query("UPDATE search_meilisearch.live SET postings = $1, analysis = $2, several = $3", [
    postings,
    analysis,
    several,
  ]);
}

/** From now on some posting has several documents. */
export const noteSeveral = async (sql: SqlExecutor): Promise<void> => {
  await sql.query("UPDATE search_meilisearch.live SET several = true WHERE NOT several");
};

export async function setLiveSuggestions(sql: SqlExecutor, suggestions: string): Promise<void> {
  await sql.query("UPDATE search_meilisearch.live SET suggestions = $1", [suggestions]);
}

/** A posting on its way to the server. */
export type Sending = { readonly postingId: string; readonly rev: number; readonly places: number };

/**
 * Notes these revisions and holds their rows until the transaction ends, so that what reaches the server's queue
 * follows in the same order. Returns those that no newer revision has overtaken, with how many places they had.
 */
export async function noteWritten(
  tx: SqlExecutor,
  postings: readonly Sending[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ posting_id: string; before: number }>(
    `WITH given AS (SELECT * FROM unnest($1::text[], $2::bigint[], $3::int[]) AS g(posting_id, rev, places)),
     known AS (SELECT w.posting_id, w.places FROM search_meilisearch.written w JOIN given USING (posting_id)),
     noted AS (
       INSERT INTO search_meilisearch.written AS w (posting_id, rev, places, gone)
       SELECT posting_id, rev, places, false FROM given ORDER BY posting_id
       ON CONFLICT (posting_id) DO UPDATE SET rev = excluded.rev, places = excluded.places, gone = false,
         seq = nextval('search_meilisearch.write_seq') WHERE w.gone OR w.rev <= excluded.rev
       RETURNING posting_id)
     SELECT noted.posting_id, coalesce(known.places, 0) AS before FROM noted LEFT JOIN known USING (posting_id)`,
    [postings.map((p) => p.postingId), postings.map((p) => p.rev), postings.map((p) => p.places)],
  );
  return new Map(rows.map(({ posting_id, before }) => [posting_id, before]));
}

export async function noteGone(tx: SqlExecutor, postingIds: readonly string[]): Promise<void> {
  await tx.query(
    `INSERT INTO search_meilisearch.written AS w (posting_id, rev, places, gone)
     SELECT id, 0, 0, true FROM (SELECT DISTINCT unnest($1::text[]) AS id) AS given ORDER BY id
     ON CONFLICT (posting_id) DO UPDATE SET gone = true, places = 0, seq = nextval('search_meilisearch.write_seq')`,
    [postingIds],
  );
}

/** What the server refused was not written: the next try may bring the same revision. A newer one stays. */
export async function forgetWritten(
  sql: SqlExecutor,
  postings: readonly { readonly postingId: string; readonly rev: number }[],
): Promise<void> {
  await sql.query(
    `DELETE FROM search_meilisearch.written w USING unnest($1::text[], $2::bigint[]) AS g(posting_id, rev)
      WHERE w.posting_id = g.posting_id AND w.rev = g.rev AND NOT w.gone`,
    [postings.map(({ postingId }) => postingId), postings.map(({ rev }) => rev)],
  );
}

/** Of these, the postings whose newest revision is still this one, held until the transaction ends. */
export async function stillNewest(
  tx: SqlExecutor,
  postings: readonly { readonly postingId: string; readonly rev: number }[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ posting_id: string }>(
    `SELECT w.posting_id FROM search_meilisearch.written w
       JOIN unnest($1::text[], $2::bigint[]) AS g(posting_id, rev) ON w.posting_id = g.posting_id AND w.rev = g.rev
      WHERE NOT w.gone ORDER BY w.posting_id FOR UPDATE OF w`,
    [postings.map(({ postingId }) => postingId), postings.map(({ rev }) => rev)],
  );
  return new Set(rows.map(({ posting_id }) => posting_id));
}

/** Of these, the postings that are still gone, held until the transaction ends. */
export async function stillGone(
  tx: SqlExecutor,
  postingIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ posting_id: string }>(
    `SELECT posting_id FROM search_meilisearch.written WHERE gone AND posting_id = ANY ($1::text[])
      ORDER BY posting_id FOR UPDATE`,
    [postingIds],
  );
  return new Set(rows.map(({ posting_id }) => posting_id));
}

/** Waits for writes under way, so that every later one has a higher number. */
export async function numberNow(tx: SqlExecutor): Promise<number> {
  await tx.query("LOCK TABLE search_meilisearch.written IN SHARE MODE");
  const [row] = await tx.query<{ seq: number }>("SELECT nextval('search_meilisearch.write_seq') AS seq");
  return row?.seq ?? 0;
}

/** Keeps writers out until the transaction ends; what was written since that number. */
export async function writtenSince(
  tx: SqlExecutor,
  since: number,
): Promise<readonly { readonly postingId: string; readonly gone: boolean }[]> {
  await tx.query("LOCK TABLE search_meilisearch.written IN ACCESS EXCLUSIVE MODE");
  return tx.query(
    `SELECT posting_id AS "postingId", gone FROM search_meilisearch.written WHERE seq > $1 ORDER BY posting_id`,
    [since],
  );
}
