import { FIRST_ID } from "../kernel/first-id.ts";
import type { SqlExecutor } from "../kernel/ports.ts";
import type { ConceptKind, LabelKind, LabelLang } from "./taxonomy.ts";

export type NameRow = {
  readonly conceptId: string;
  readonly lang: LabelLang;
  readonly kind: LabelKind;
  readonly text: string;
  readonly source: string;
};
export type ConceptRecord = {
  readonly id: string;
  readonly slug: string | null;
  readonly escoUri: string | null;
  readonly iscoGroup: string | null;
};

/**
 * Versions, 0 before anything is there: of names and relations, raised by every seed or import that changed some, and
 * of the words that administrators teach.
 */
export async function taxonomyVersions(
  sql: SqlExecutor,
): Promise<{ readonly names: number; readonly words: number }> {
  const rows = await sql.query<{ name: string; value: number }>(
    "select name, value::int as value from setting where name in ('taxonomy.version', 'taxonomy.words')",
  );
  const of = (name: string): number => rows.find((row) => row.name === name)?.value ?? 0;
  return { names: of("taxonomy.version"), words: of("taxonomy.words") };
}

/** Version of names and relations, taught words apart. */
export const taxonomyVersion = async (sql: SqlExecutor): Promise<number> =>
  (await taxonomyVersions(sql)).names;

/** Words that administrators taught, by their folded form, in a fixed order. */
export const selectTaughtWords = (
  sql: SqlExecutor,
): Promise<{ readonly folded: string; readonly conceptId: string }[]> =>
  sql.query(
    `select normalised as folded, concept_id as "conceptId" from concept_label where source = 'local' order by id`,
  );

const PAGE = 10_000;

/**
 * Every name of the concepts of a kind, in a fixed order; taught words apart. A page at a time: all rows of the driver
 * at once would be the most memory that the coder ever takes. Equal texts, but for the names, are one string.
 */
export async function* selectNames(sql: SqlExecutor, kind: ConceptKind): AsyncGenerator<NameRow> {
  const strings = new Map<string, string>();
  const once = <Text extends string>(text: Text): Text => {
    const before = strings.get(text);
    if (before === undefined) strings.set(text, text);
    return (before as Text | undefined) ?? text;
  };
  let after = FIRST_ID;
  for (;;) {
    const rows = await sql.query<NameRow & { readonly id: string }>(
      `select l.id, l.concept_id as "conceptId", l.lang, l.kind, l.text, l.source
         from concept_label l join concept c on c.id = l.concept_id
        where c.kind = $1 and l.source <> 'local' and l.id > $2::uuid order by l.id limit ${PAGE}`,
      [kind, after],
    );
    for (const { conceptId, lang, kind: labelKind, text, source } of rows)
      yield {
        conceptId: once(conceptId),
        lang: once(lang),
        kind: once(labelKind),
        text,
        source: once(source),
      };
    const last = rows.at(-1);
    if (rows.length < PAGE || !last) return;
    after = last.id;
  }
}

export const selectConcepts = (sql: SqlExecutor, kind: ConceptKind): Promise<ConceptRecord[]> =>
  sql.query<ConceptRecord>(
    `select id, slug, esco_uri as "escoUri", isco_group as "iscoGroup" from concept where kind = $1 order by id`,
    [kind],
  );
