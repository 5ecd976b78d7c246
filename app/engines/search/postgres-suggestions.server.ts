import type { BulkTx, SqlExecutor } from "#app/domain/kernel/ports.ts";
import { alikeWords, type AlikeWord } from "./alike-words.ts";
import type { Suggestion, SuggestionDocument } from "./search-engine.ts";

type Bulk = <T>(work: (tx: BulkTx) => Promise<T>) => Promise<T>;

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

/**
 * Where a label can be begun to be typed: one row for each of its words, with the label from that word on; and all
 * words. `suffix` keeps two generations apart.
 */
async function createTables(tx: SqlExecutor, suffix: string): Promise<void> {
  await tx.query(`CREATE TABLE search_index.suggestion${suffix} (
    start text NOT NULL, word text NOT NULL, first boolean NOT NULL, id text COLLATE "C" NOT NULL, text text NOT NULL,
    key text NOT NULL, lang text NOT NULL, concept_id uuid, kind text NOT NULL, weight integer NOT NULL,
    best_of smallint NOT NULL DEFAULT ${SHORT + 1})`);
  await tx.query(`CREATE TABLE search_index.suggestion_word${suffix} (word text COLLATE "C" NOT NULL)`);
}

/** Their names are PostgreSQL's own, so that those of two generations differ. */
async function createIndexes(tx: SqlExecutor, suffix: string): Promise<void> {
  await tx.query(`CREATE INDEX ON search_index.suggestion${suffix} (start text_pattern_ops)`);
  await tx.query(`CREATE INDEX ON search_index.suggestion${suffix} (word)`);
}

export async function createSuggestionTables(tx: SqlExecutor): Promise<void> {
  await createTables(tx, "");
  await createIndexes(tx, "");
}

const pattern = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

type Words = {
  readonly generation: number;
  readonly like: (typed: string, most: number) => readonly AlikeWord[];
};

/** Finds suggestions. Holds the words of all labels, of which there are few, and reads them again after a rebuild. */
export function createSuggestions(sql: SqlExecutor): {
  find(typed: string, limit: number): Promise<readonly Suggestion[]>;
} {
  let held: Words | null = null;
  let reading: Promise<Words> | null = null;

  async function read(): Promise<Words> {
    const rows = await sql.query<{ generation: number; word: string }>(
      `SELECT tableoid::oid AS generation, word FROM search_index.suggestion_word ORDER BY word`,
    );
    held = { generation: rows[0]?.generation ?? 0, like: alikeWords(rows.map(({ word }) => word)) };
    return held;
  }

  async function wordsOf(generation: number): Promise<Words> {
    if (held?.generation === generation) return held;
    return (reading ??= read().finally(() => (reading = null)));
  }

  return {
    /** Labels that begin with what was typed, then those with a word that does, then those whose words are like it. */
    async find(typed, limit) {
      const prefix = typed.slice(0, LONGEST_PREFIX).trim();
      if (prefix === "") return [];
      const { generation, begun } = await findBegun(sql, prefix, limit);
      if (begun.length >= limit) return begun;
      const words = [...new Set(prefix.split(" "))]
        .filter((word) => [...word].length >= SHORTEST_ALIKE)
        .slice(0, MOST_WORDS_ALIKE);
      if (words.length === 0) return begun;
      const { like } = await wordsOf(generation);
      const alike = words.flatMap((word) =>
        like(word, MOST_ALIKE).map((found) => ({ ...found, typed: word })),
      );
      if (alike.length === 0) return begun;
      return [...begun, ...(await labelsOf(sql, alike, { prefix, limit: limit - begun.length }))];
    },
  };
}

/** Labels that begin with what was typed or have a word that does; and which generation of words is live. */
async function findBegun(
  sql: SqlExecutor,
  prefix: string,
  limit: number,
): Promise<{ readonly generation: number; readonly begun: readonly Suggestion[] }> {
  const rows = await sql.query<
    { generation: number } & { [Name in keyof Suggestion]: Suggestion[Name] | null }
  >(
    `SELECT 'search_index.suggestion_word'::regclass::oid AS generation, found.* FROM (SELECT) one LEFT JOIN (
       SELECT DISTINCT ON (rank, weight, key, kind) text, lang, concept_id AS "conceptId", kind FROM (
         SELECT DISTINCT ON (id) *, CASE WHEN first THEN 0 ELSE 1 END AS rank FROM search_index.suggestion
         WHERE start LIKE $1 || '%' AND best_of <= $3 ORDER BY id, first DESC
       ) each ORDER BY rank, weight DESC, key, kind, id LIMIT $2
     ) found ON true`,
    [pattern(prefix), limit, Math.min([...prefix].length, SHORT + 1)],
  );
  const begun = rows.flatMap(({ text, lang, conceptId, kind }) =>
    text === null || lang === null || kind === null ? [] : [{ text, lang, conceptId, kind }],
  );
  return { generation: rows[0]?.generation ?? 0, begun };
}

/** Labels with words like those typed, which begin with none of them; the likest first. */
const labelsOf = (
  sql: SqlExecutor,
  alike: readonly (AlikeWord & { readonly typed: string })[],
  { prefix, limit }: { readonly prefix: string; readonly limit: number },
): Promise<readonly Suggestion[]> =>
  sql.query<Suggestion>(
    `SELECT text, lang, concept_id AS "conceptId", kind FROM (
       SELECT s.id, s.text, s.key, s.lang, s.concept_id, s.kind, s.weight, w.typed,
         max(w.likeness) AS likeness, bool_or(s.first) AS first
       FROM unnest($1::text[], $2::text[], $3::real[]) AS w(typed, word, likeness)
       JOIN search_index.suggestion s ON s.word = w.word
       WHERE s.key NOT LIKE $4 || '%' AND s.key NOT LIKE '% ' || $4 || '%' GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
     ) found GROUP BY id, text, key, lang, concept_id, kind, weight
     ORDER BY sum(likeness) DESC, bool_or(first) DESC, weight DESC, key, id LIMIT $5`,
    [
      alike.map(({ typed }) => typed),
      alike.map(({ word }) => word),
      alike.map(({ likeness }) => likeness),
      pattern(prefix),
      limit,
    ],
  );

function* startsOf(d: SuggestionDocument): Generator<readonly unknown[]> {
  const words = d.key.split(" ");
  for (let at = 0; at < words.length; at++) {
    const start = words.slice(at).join(" ");
    yield [start, words[at], at === 0, d.id, d.text, d.key, d.lang, d.conceptId, d.kind, d.weight];
  }
}

/**
 * Replaces all suggestions at once by new tables, so that nothing dead stays in the indexes and every process sees
 * that the words are others; gives their number.
 */
export async function rebuildSuggestions(
  bulk: Bulk,
  documents: Iterable<SuggestionDocument>,
): Promise<number> {
  return bulk(async (tx) => {
    await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('masar:search_index.suggestions', 0))");
    await createTables(tx, "_next");
    const all = [...documents];
    await tx.copyIn(
      "search_index.suggestion_next",
      COLUMNS,
      all.flatMap((document) => [...startsOf(document)]),
    );
    // From the longest beginning to the shortest, so that each row keeps the shortest that it is among the best of.
    for (let letters = SHORT; letters > 0; letters--)
      await tx.query(
        `UPDATE search_index.suggestion_next s SET best_of = $1 FROM (
           SELECT ctid AS spot, row_number() OVER (
             PARTITION BY left(start, $1) ORDER BY first DESC, weight DESC, key, id) AS place
           FROM search_index.suggestion_next WHERE best_of <= $1 + 1) b
         WHERE s.ctid = b.spot AND b.place <= $2`,
        [letters, BEST],
      );
    await tx.query(
      "INSERT INTO search_index.suggestion_word_next SELECT DISTINCT word FROM search_index.suggestion_next",
    );
    await createIndexes(tx, "_next");
    await tx.query("ANALYZE search_index.suggestion_next");
    await tx.query("DROP TABLE search_index.suggestion, search_index.suggestion_word");
    await tx.query("ALTER TABLE search_index.suggestion_next RENAME TO suggestion");
    await tx.query("ALTER TABLE search_index.suggestion_word_next RENAME TO suggestion_word");
    return all.length;
  });
}
