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

export async function insertLexicon(
  sql: SqlExecutor,
  row: { version: number; rules: number; content: LexiconContent; builtAt: Date },
): Promise<void> {
  await sql.query(
    "insert into search_lexicon (version, rules, word_count, content, built_at) values ($1, $2, $3, $4::jsonb, $5)",
    [row.version, row.rules, row.content.words.length, JSON.stringify(row.content), row.builtAt],
  );
}

/** Forgets versions older than the one before `live`: a process may still be answering with that one. */
export async function deleteOldLexicons(sql: SqlExecutor, live: number): Promise<void> {
  await sql.query(
    `delete from search_lexicon where version < coalesce(
       (select max(version) from search_lexicon where version < $1), 0)`,
    [live],
  );
}
