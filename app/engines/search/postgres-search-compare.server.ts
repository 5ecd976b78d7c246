import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { Drift, RevisionRange } from "./search-inspection.ts";

/** How the index in PostgreSQL differs from the postings that should be found. */
export async function comparePostings(
  sql: SqlExecutor,
  { after, upTo, postings }: RevisionRange,
): Promise<Drift> {
  const rows = await sql.query<{ posting_id: string; kind: keyof Drift }>(
    `WITH given AS (SELECT * FROM unnest($1::uuid[], $2::bigint[]) AS g(posting_id, rev)),
     held AS (SELECT posting_id, min(rev) AS rev, min(analysis) AS analysis, count(*) AS documents, max(places) AS places
       FROM search_index.posting
      WHERE ($3::uuid IS NULL OR posting_id > $3::uuid) AND ($4::uuid IS NULL OR posting_id <= $4::uuid)
      GROUP BY posting_id)
     SELECT coalesce(g.posting_id, h.posting_id) AS posting_id,
            CASE WHEN h.posting_id IS NULL THEN 'missing' WHEN g.posting_id IS NULL THEN 'strangers'
                 ELSE 'differing' END AS kind
       FROM given g FULL JOIN held h ON h.posting_id = g.posting_id
      WHERE h.posting_id IS NULL OR g.posting_id IS NULL OR h.rev < g.rev OR h.documents <> h.places
         OR h.analysis <> (SELECT analysis FROM search_index.meta)
      ORDER BY 1`,
    [postings.map(({ postingId }) => postingId), postings.map(({ rev }) => rev), after, upTo],
  );
  const of = (wanted: keyof Drift): string[] =>
    rows.filter(({ kind }) => kind === wanted).map(({ posting_id }) => posting_id);
  return { missing: of("missing"), strangers: of("strangers"), differing: of("differing") };
}
