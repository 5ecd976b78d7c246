import type { BulkTx, SqlExecutor } from "#app/domain/kernel/ports.ts";
import { headVector, termsToComplete, termsVector } from "./postgres-search-terms.ts";
import {
  COLUMNS,
  createPostingIndexes,
  createPostingTable,
  createTermIndex,
  createTermTable,
} from "./postgres-search-schema.server.ts";
import type { PostingDocument, RebuildOptions } from "./search-engine.ts";
import { staticRank } from "./search-terms.ts";

type Bulk = <T>(work: (tx: BulkTx) => Promise<T>) => Promise<T>;

/** A document's row in the order of COLUMNS. */
const rowOf = (d: PostingDocument): readonly unknown[] => [
  d.postingId,
  d.place,
  d.places,
  d.rev,
  d.analysis,
  d.kind,
  d.visibility,
  d.status,
  d.country,
  d.organisationId,
  d.expiresAt,
  d.postedAt,
  d.region,
  d.city,
  d.occupation,
  d.skills,
  d.employmentType,
  d.hoursPerWeek,
  d.shift,
  d.remote,
  d.wageMin,
  d.accommodations,
  d.childcare,
  d.transport,
  d.noExperience,
  d.education,
  d.lat,
  d.lon,
  staticRank(d),
  headVector(d.terms),
  termsVector(d),
];

const recordOf = (d: PostingDocument): Record<string, unknown> => {
  const row = rowOf(d);
  return Object.fromEntries(COLUMNS.map((column, index) => [column, row[index] ?? null]));
};

const ASSIGNMENTS = COLUMNS.filter((column) => column !== "posting_id" && column !== "place")
  .map((column) => `${column} = excluded.${column}`)
  .join(", ");

const UPSERT = `
WITH given AS (SELECT * FROM json_populate_recordset(NULL::search_index.posting, $1::json)),
fewer AS (
  DELETE FROM search_index.posting p USING (SELECT posting_id, max(places) AS places, max(rev) AS rev FROM given GROUP BY 1) g
  WHERE p.posting_id = g.posting_id AND p.rev < g.rev AND p.place > g.places),
back AS (DELETE FROM search_index.removed r USING given g WHERE r.posting_id = g.posting_id),
-- In one order, so that of two that write the same terms neither waits for the other in a circle.
terms AS (
  INSERT INTO search_index.term (term) SELECT w.term FROM unnest($2::text[]) AS w(term)
  WHERE NOT EXISTS (SELECT FROM search_index.term t WHERE t.term = w.term) ORDER BY w.term COLLATE "C"
  ON CONFLICT DO NOTHING)
INSERT INTO search_index.posting AS p (${COLUMNS.join(", ")})
SELECT ${COLUMNS.join(", ")} FROM given ORDER BY posting_id, place
ON CONFLICT (posting_id, place) DO UPDATE SET ${ASSIGNMENTS}, seq = nextval('search_index.write_seq'), ballast = DEFAULT WHERE p.rev <= excluded.rev`;

/** Writes documents in one statement; an older revision changes nothing. */
export const upsertPostings = async (
  sql: SqlExecutor,
  documents: readonly PostingDocument[],
): Promise<void> => {
  await sql.query(UPSERT, [JSON.stringify(documents.map(recordOf)), [...termsToComplete(documents)]]);
};

/** Removes all documents of the postings, and remembers it for a rebuild under way. */
export async function removePostings(sql: SqlExecutor, postingIds: readonly string[]): Promise<void> {
  await sql.query(
    `WITH gone AS (DELETE FROM search_index.posting WHERE posting_id = ANY ($1::uuid[]))
     INSERT INTO search_index.removed (posting_id, seq)
     SELECT id, nextval('search_index.write_seq') FROM (SELECT DISTINCT unnest($1::uuid[]) AS id) AS given
     ON CONFLICT (posting_id) DO UPDATE SET seq = excluded.seq`,
    [postingIds],
  );
}

const ROWS_AT_ONCE = 250;

/** Rows of documents, batch by batch; gathers their terms in `terms`. */
async function* rowBatches(
  documents: AsyncIterable<PostingDocument>,
  terms: Set<string>,
): AsyncGenerator<readonly (readonly unknown[])[]> {
  let batch: PostingDocument[] = [];
  const rows = (): readonly (readonly unknown[])[] => {
    for (const term of termsToComplete(batch)) terms.add(term);
    return batch.map(rowOf);
  };
  for await (const document of documents) {
    if (batch.push(document) < ROWS_AT_ONCE) continue;
    yield rows();
    batch = [];
  }
  yield rows();
}

/**
 * Builds a new generation beside the live one and puts it in its place in one transaction: readers see the old
 * one until the commit, and a killed rebuild leaves nothing behind. What was written meanwhile is copied over.
 */
export async function rebuildPostings(
  bulk: Bulk,
  documents: AsyncIterable<PostingDocument>,
  { analysis, together }: Pick<RebuildOptions, "analysis" | "together">,
): Promise<{ documents: number; carriedOver: readonly string[] }> {
  // Waits for writes under way, so that every later one has a higher number.
  const since = await bulk(async (tx) => {
    await tx.query("LOCK TABLE search_index.posting, search_index.removed IN SHARE MODE");
    const [row] = await tx.query<{ seq: number }>("SELECT nextval('search_index.write_seq') AS seq");
    return row?.seq ?? 0;
  });
  return bulk(async (tx) => {
    await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('masar:search_index.rebuild', 0))");
    await tx.query("SET LOCAL maintenance_work_mem = '256MB'");
    const [meta] = await tx.query<{ generation: number }>("SELECT generation FROM search_index.meta");
    const generation = (meta?.generation ?? 0) + 1;
    await createPostingTable(tx, "posting_next");
    const terms = new Set<string>();
    const count = await tx.copyBatchesIn("search_index.posting_next", COLUMNS, rowBatches(documents, terms));
    await createTermTable(tx, "term_next");
    await tx.copyIn(
      "search_index.term_next",
      ["term"],
      [...terms].map((term) => [term]),
    );
    await createTermIndex(tx, "term_next");
    await createPostingIndexes(tx, "posting_next", String(generation));
    // A smaller sample than usual: every vector in it is read, and plans hardly depend on it.
    await tx.query("SET LOCAL default_statistics_target = 25");
    await tx.query("ANALYZE search_index.posting_next");
    await together?.(tx);

    // In the order in which a write takes them.
    await tx.query(
      "LOCK TABLE search_index.posting, search_index.removed, search_index.term IN ACCESS EXCLUSIVE MODE",
    );
    await tx.query(
      `DELETE FROM search_index.posting_next n USING (
         SELECT posting_id FROM search_index.posting WHERE seq > $1
         UNION SELECT posting_id FROM search_index.removed WHERE seq > $1) t WHERE n.posting_id = t.posting_id`,
      [since],
    );
    const carried = await tx.query<{ posting_id: string }>(
      `INSERT INTO search_index.posting_next SELECT * FROM search_index.posting WHERE seq > $1 RETURNING posting_id`,
      [since],
    );
    if (carried.length > 0)
      await tx.query(
        "INSERT INTO search_index.term_next SELECT term FROM search_index.term ON CONFLICT DO NOTHING",
      );
    await tx.query("DELETE FROM search_index.removed");
    await tx.query("DROP TABLE search_index.posting, search_index.term");
    await tx.query("ALTER TABLE search_index.posting_next RENAME TO posting");
    await tx.query("ALTER TABLE search_index.term_next RENAME TO term");
    await tx.query("UPDATE search_index.meta SET analysis = $1, generation = $2", [analysis, generation]);
    return { documents: count, carriedOver: [...new Set(carried.map((row) => row.posting_id))] };
  });
}
