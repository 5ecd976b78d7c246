import type { SqlExecutor } from "../kernel/ports.ts";
import type { CheckedConcept, CheckedName, CheckedRelation, CheckedTaxonomy } from "./checked-taxonomy.ts";

/** The whole taxonomy with its names and relations; a concept is named by its key, else its URI, else its id. */
export async function selectCheckedTaxonomy(sql: SqlExecutor): Promise<CheckedTaxonomy> {
  const concepts = await sql.query<Omit<CheckedConcept, "names">>(
    `select coalesce(slug, esco_uri, id::text) as id, kind, isco_group as "iscoGroup"
       from concept order by concept.id`,
  );
  const rows = await sql.query<CheckedName & { readonly conceptId: string }>(
    `select coalesce(c.slug, c.esco_uri, c.id::text) as "conceptId", l.lang, l.kind, l.text, l.dialects,
            l.source = 'esco' as borrowed
       from concept_label l join concept c on c.id = l.concept_id
      where c.kind <> 'group'
      order by c.id, l.lang, (l.kind = 'preferred') desc, l.kind, l.text`,
  );
  const names = new Map<string, CheckedName[]>();
  for (const { conceptId, ...name } of rows) names.set(conceptId, [...(names.get(conceptId) ?? []), name]);
  const relations = await sql.query<CheckedRelation>(
    `select coalesce(f.slug, f.esco_uri, f.id::text) as "fromId",
            coalesce(t.slug, t.esco_uri, t.id::text) as "toId", r.kind
       from concept_relation r join concept f on f.id = r.from_id join concept t on t.id = r.to_id
      order by r.from_id, r.to_id, r.kind`,
  );
  return {
    concepts: concepts.map((concept) => ({ ...concept, names: names.get(concept.id) ?? [] })),
    relations,
  };
}
