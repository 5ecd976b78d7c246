import type { SqlExecutor } from "../kernel/ports.ts";

export type ConceptLabelRow = {
  readonly conceptId: string;
  readonly conceptKind: "occupation" | "skill";
  readonly lang: string;
  /** preferred, masculine, feminine, plural, alias, dialect, misspelt */
  readonly kind: string;
  readonly text: string;
};

/** Labels of occupations and skills: of some concepts, or of all. In a stable order. */
export const selectConceptLabels = (
  sql: SqlExecutor,
  conceptIds: readonly string[] | null,
): Promise<ConceptLabelRow[]> =>
  sql.query<ConceptLabelRow>(
    `select c.id as "conceptId", c.kind as "conceptKind", l.lang, l.kind, l.text
       from concept c join concept_label l on l.concept_id = c.id
      where c.kind in ('occupation', 'skill') and ($1::uuid[] is null or c.id = any($1))
      order by c.id, l.lang, (l.kind = 'preferred') desc, l.kind, l.text`,
    [conceptIds],
  );
