import type { BulkTx, SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { Suggestion, SuggestionDocument } from "./search-engine.ts";

const COLUMNS = ["id", "text", "key", "lang", "concept_id", "kind", "weight"] as const;
const LONGEST_PREFIX = 60;
/** Shorter beginnings are like too much to be compared by trigrams. */
const SHORTEST_ALIKE = 4;

const pattern = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

/** Labels that begin with what was typed, then those with a word that does, then those that are like it. */
export async function findSuggestions(
  sql: SqlExecutor,
  typed: string,
  limit: number,
): Promise<readonly Suggestion[]> {
  const prefix = typed.slice(0, LONGEST_PREFIX).trim();
  if (prefix === "") return [];
  const begins = pattern(prefix);
  const rows = await sql.query<Suggestion & { concept: string }>(
    `SELECT DISTINCT ON (rank, weight, key, kind) text, lang, concept_id AS "conceptId", kind, rank, weight, key FROM (
       SELECT *, 0 AS rank FROM search_index.suggestion WHERE key LIKE $1 || '%'
       UNION ALL
       SELECT *, 1 FROM search_index.suggestion WHERE key LIKE '% ' || $1 || '%' AND key NOT LIKE $1 || '%'
     ) found ORDER BY rank, weight DESC, key, kind, id LIMIT $2`,
    [begins, limit],
  );
  if (rows.length >= limit || prefix.length < SHORTEST_ALIKE) return rows.map(suggestion);
  const alike = await sql.query<Suggestion>(
    `SELECT text, lang, concept_id AS "conceptId", kind FROM search_index.suggestion
     WHERE key % $1 AND key NOT LIKE $2 || '%' AND key NOT LIKE '% ' || $2 || '%'
     ORDER BY similarity(key, $1) DESC, weight DESC, key, id LIMIT $3`,
    [prefix, begins, limit - rows.length],
  );
  return [...rows, ...alike].map(suggestion);
}

const suggestion = ({ text, lang, conceptId, kind }: Suggestion): Suggestion => ({
  text,
  lang,
  conceptId,
  kind,
});

/** Replaces all suggestions at once. */
export async function rebuildSuggestions(
  bulk: <T>(work: (tx: BulkTx) => Promise<T>) => Promise<T>,
  documents: Iterable<SuggestionDocument>,
): Promise<number> {
  return bulk(async (tx) => {
    await tx.query("DELETE FROM search_index.suggestion");
    const rows = [...documents].map((d) => [d.id, d.text, d.key, d.lang, d.conceptId, d.kind, d.weight]);
    const count = await tx.copyIn("search_index.suggestion", COLUMNS, rows);
    await tx.query("ANALYZE search_index.suggestion");
    return count;
  });
}
