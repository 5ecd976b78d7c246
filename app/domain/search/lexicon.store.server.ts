import type { SqlExecutor } from "../kernel/ports.ts";
import type { LexiconContent } from "./lexicon.ts";

export async function selectLexicon(
  sql: SqlExecutor,
  version: number,
): Promise<{ rules: number; content: LexiconContent } | null> {
  const rows = await sql.query<{ rules: number; content: LexiconContent }>(
    "select rules, content from search_lexicon where version = $1",
    [version],
  );
  return rows[0] ?? null;
}

/** The next free version: above every stored one and above what is live in the index. */
export async function nextLexiconVersion(sql: SqlExecutor, live: number): Promise<number> {
  const rows = await sql.query<{ last: number }>(
    "select coalesce(max(version), 0) as last from search_lexicon",
  );
  return Math.max(rows[0]?.last ?? 0, live) + 1;
}

/** What a lexicon was built from. */
export type LexiconOrigin = {
  readonly rules: number;
  readonly taxonomyVersion: number;
  readonly postingCount: number;
};

export async function insertLexicon(
  sql: SqlExecutor,
  row: LexiconOrigin & { version: number; content: LexiconContent; builtAt: Date },
): Promise<void> {
  await sql.query(
    `insert into search_lexicon (version, rules, taxonomy_version, posting_count, word_count, content, built_at)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7)`,
    [
      row.version,
      row.rules,
      row.taxonomyVersion,
      row.postingCount,
      row.content.words.length,
      JSON.stringify(row.content),
      row.builtAt,
    ],
  );
}

export async function selectLexiconOrigin(sql: SqlExecutor, version: number): Promise<LexiconOrigin | null> {
  const rows = await sql.query<LexiconOrigin>(
    `select rules, taxonomy_version as "taxonomyVersion", posting_count as "postingCount"
       from search_lexicon where version = $1`,
    [version],
  );
  return rows[0] ?? null;
}

/** Forgets versions older than the one before `live`: a process may still be answering with that one. */
export async function deleteOldLexicons(sql: SqlExecutor, live: number): Promise<void> {
  await sql.query(
    `delete from search_lexicon where version < coalesce(
       (select max(version) from search_lexicon where version < $1), 0)`,
    [live],
  );
}

/** When a version was built; null when there is none of that number. */
export async function selectLexiconBuilt(sql: SqlExecutor, version: number): Promise<Date | null> {
  const rows = await sql.query<{ at: Date }>(
    'select built_at as "at" from search_lexicon where version = $1',
    [version],
  );
  return rows[0]?.at ?? null;
}
