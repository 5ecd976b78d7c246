import type { SqlExecutor } from "../kernel/ports.ts";

/** A skill with its names. */
export type SkillRow = { readonly id: string; readonly ar: string | null; readonly en: string | null };

const NAME = (lang: string): string =>
  `(select l.text from concept_label l where l.concept_id = c.id and l.lang = '${lang}' and l.kind = 'preferred'
     order by l.id limit 1) as ${lang}`;

/** Skills by id, with their preferred names; others are left out. */
export const selectSkills = (sql: SqlExecutor, ids: readonly string[]): Promise<SkillRow[]> =>
  sql.query(
    `select c.id, ${NAME("ar")}, ${NAME("en")} from concept c where c.id = any($1::uuid[]) and c.kind = 'skill'`,
    [ids],
  );

/** Skills of which some name begins with these folded words, shortest name first. */
export const selectSkillsByName = (sql: SqlExecutor, prefix: string, limit: number): Promise<SkillRow[]> =>
  sql.query(
    `select c.id, ${NAME("ar")}, ${NAME("en")}
       from (select l.concept_id as id, min(length(l.normalised)) as length
               from concept_label l join concept k on k.id = l.concept_id and k.kind = 'skill'
              where l.normalised like $1 || '%' group by 1 order by 2, 1 limit $2) c
      order by c.length, c.id`,
    [prefix.replace(/[\\%_]/g, "\\$&"), limit],
  );

/** Makes the words a name of the skill; the folded form is the key. */
export async function insertTaughtWord(
  tx: SqlExecutor,
  word: {
    readonly id: string;
    readonly conceptId: string;
    readonly lang: string;
    readonly text: string;
    readonly folded: string;
  },
): Promise<void> {
  await tx.query(
    `insert into concept_label (id, concept_id, lang, kind, text, normalised, source)
     values ($1, $2, $3, 'alias', $4, $5, 'local') on conflict (concept_id, lang, kind, text) do nothing`,
    [word.id, word.conceptId, word.lang, word.text, word.folded],
  );
}

/** Forgets a taught word; a name that the taxonomy has by now itself stays. */
export async function deleteTaughtWord(tx: SqlExecutor, folded: string): Promise<void> {
  await tx.query("delete from concept_label where source = 'local' and normalised = $1", [folded]);
}

/** Tells every process that taught words have changed. */
export async function raiseWordsVersion(tx: SqlExecutor): Promise<void> {
  await tx.query(
    `insert into setting (name, value) values ('taxonomy.words', '1')
     on conflict (name) do update set value = to_jsonb((setting.value)::int + 1)`,
  );
}
