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

/** Version of names and relations: 0 before anything is there; raised by every seed or import that changed some. */
export async function taxonomyVersion(sql: SqlExecutor): Promise<number> {
  const [row] = await sql.query<{ value: number }>(
    "select value::int as value from setting where name = 'taxonomy.version'",
  );
  return row?.value ?? 0;
}

/** Every name of the concepts of a kind, in a fixed order. */
export const selectNames = (sql: SqlExecutor, kind: ConceptKind): Promise<NameRow[]> =>
  sql.query<NameRow>(
    `select l.concept_id as "conceptId", l.lang, l.kind, l.text, l.source
       from concept_label l join concept c on c.id = l.concept_id
      where c.kind = $1 order by l.id`,
    [kind],
  );

export const selectConcepts = (sql: SqlExecutor, kind: ConceptKind): Promise<ConceptRecord[]> =>
  sql.query<ConceptRecord>(
    `select id, slug, esco_uri as "escoUri", isco_group as "iscoGroup" from concept where kind = $1 order by id`,
    [kind],
  );
