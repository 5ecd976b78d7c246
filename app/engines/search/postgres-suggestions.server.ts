import type { BulkTx, SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { Suggestion, SuggestionDocument } from "./search-engine.ts";

const COLUMNS = [
  ...["start", "word", "first", "id", "text", "key", "lang", "concept_id", "kind", "weight"],
] as const;
const LONGEST_PREFIX = 60;
/** Shorter words are like too much to be compared by trigrams. */
const SHORTEST_ALIKE = 4;
const MOST_WORDS_ALIKE = 4;
const MOST_ALIKE = 16;
/** Of beginnings as short as this only the best are kept at hand. */
const SHORT = 3;
const BEST = 64;

/** Where a label can be begun to be typed: one row for each of its words, with the label from that word on. */
export const SUGGESTION_TABLES: readonly string[] = [
  `CREATE TABLE search_index.suggestion (
    start text NOT NULL, word text NOT NULL, first boolean NOT NULL, id text COLLATE "C" NOT NULL, text text NOT NULL,
    key text NOT NULL, lang text NOT NULL, concept_id uuid, kind text NOT NULL, weight integer NOT NULL,
    best_of smallint NOT NULL DEFAULT ${SHORT + 1})`,
  "CREATE INDEX suggestion_start ON search_index.suggestion (start text_pattern_ops)",
  "CREATE INDEX suggestion_word_of ON search_index.suggestion (word)",
  "CREATE TABLE search_index.suggestion_word (word text NOT NULL)",
  "CREATE INDEX suggestion_word_trigrams ON search_index.suggestion_word USING gin (word gin_trgm_ops)",
];

const pattern = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

/** Labels that begin with what was typed, then those with a word that does, then those whose words are like it. */
export async function findSuggestions(
  sql: SqlExecutor,
  typed: string,
  limit: number,
): Promise<readonly Suggestion[]> {
  const prefix = typed.slice(0, LONGEST_PREFIX).trim();
  if (prefix === "") return [];
  const begins = pattern(prefix);
  const rows = await sql.query<Suggestion>(
    `SELECT DISTINCT ON (rank, weight, key, kind) text, lang, concept_id AS "conceptId", kind FROM (
       SELECT DISTINCT ON (id) *, CASE WHEN first THEN 0 ELSE 1 END AS rank FROM search_index.suggestion
       WHERE start LIKE $1 || '%' AND best_of <= $3 ORDER BY id, first DESC
     ) found ORDER BY rank, weight DESC, key, kind, id LIMIT $2`,
    [begins, limit, Math.min([...prefix].length, SHORT + 1)],
  );
  if (rows.length >= limit) return rows.map(suggestion);
  return [...rows, ...(await findAlike(sql, prefix, limit - rows.length))].map(suggestion);
}

/** Labels with words like those typed, which begin with none of them; the likest first. */
async function findAlike(sql: SqlExecutor, prefix: string, limit: number): Promise<readonly Suggestion[]> {
  const words = [...new Set(prefix.split(" "))]
    .filter((word) => [...word].length >= SHORTEST_ALIKE)
    .slice(0, MOST_WORDS_ALIKE);
  // One by one: the planner must know the word to see that its trigrams are few.
  const alike = await Promise.all(
    words.map((typed) =>
      sql.query<{ typed: string; word: string; likeness: number }>(
        `SELECT $1 AS typed, word, similarity(word, $1) AS likeness FROM search_index.suggestion_word WHERE word % $1
         ORDER BY likeness DESC, word LIMIT ${MOST_ALIKE}`,
        [typed],
      ),
    ),
  );
  const found = alike.flat();
  if (found.length === 0) return [];
  return sql.query<Suggestion>(
    `SELECT text, lang, concept_id AS "conceptId", kind FROM (
       SELECT s.id, s.text, s.key, s.lang, s.concept_id, s.kind, s.weight, w.typed,
         max(w.likeness) AS likeness, bool_or(s.first) AS first
       FROM unnest($1::text[], $2::text[], $3::real[]) AS w(typed, word, likeness)
       JOIN search_index.suggestion s ON s.word = w.word
       WHERE s.key NOT LIKE $4 || '%' AND s.key NOT LIKE '% ' || $4 || '%' GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
     ) found GROUP BY id, text, key, lang, concept_id, kind, weight
     ORDER BY sum(likeness) DESC, bool_or(first) DESC, weight DESC, key, id LIMIT $5`,
    [
      found.map(({ typed }) => typed),
      found.map(({ word }) => word),
      found.map(({ likeness }) => likeness),
      pattern(prefix),
      limit,
    ],
  );
}

const suggestion = ({ text, lang, conceptId, kind }: Suggestion): Suggestion => ({
  text,
  lang,
  conceptId,
  kind,
});

function* startsOf(d: SuggestionDocument): Generator<readonly unknown[]> {
  const words = d.key.split(" ");
  for (let at = 0; at < words.length; at++) {
    const start = words.slice(at).join(" ");
    yield [start, words[at], at === 0, d.id, d.text, d.key, d.lang, d.conceptId, d.kind, d.weight];
  }
}

/** Replaces all suggestions at once; gives their number. */
export async function rebuildSuggestions(
  bulk: <T>(work: (tx: BulkTx) => Promise<T>) => Promise<T>,
  documents: Iterable<SuggestionDocument>,
): Promise<number> {
  return bulk(async (tx) => {
    await tx.query("DELETE FROM search_index.suggestion");
    await tx.query("DELETE FROM search_index.suggestion_word");
    const all = [...documents];
    await tx.copyIn(
      "search_index.suggestion",
      COLUMNS,
      all.flatMap((document) => [...startsOf(document)]),
    );
    // From the longest beginning to the shortest, so that each row keeps the shortest that it is among the best of.
    for (let letters = SHORT; letters > 0; letters--)
      await tx.query(
        `UPDATE search_index.suggestion s SET best_of = $1 FROM (
           SELECT ctid AS spot, row_number() OVER (
             PARTITION BY left(start, $1) ORDER BY first DESC, weight DESC, key, id) AS place
           FROM search_index.suggestion WHERE best_of <= $1 + 1) b
         WHERE s.ctid = b.spot AND b.place <= $2`,
        [letters, BEST],
      );
    await tx.query(
      "INSERT INTO search_index.suggestion_word SELECT DISTINCT word FROM search_index.suggestion",
    );
    await tx.query("ANALYZE search_index.suggestion");
    await tx.query("ANALYZE search_index.suggestion_word");
    return all.length;
  });
}
