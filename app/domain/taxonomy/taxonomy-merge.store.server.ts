import type { BulkTx, SqlExecutor } from "../kernel/ports.ts";
import type { ConceptRow, RelationRow } from "./esco-files.ts";

/** Who states a concept. Where both do, the starter names it and ESCO's names become aliases. */
export type TaxonomySource = "starter" | "esco";

export type StagedConcept = Omit<ConceptRow, "uri"> & {
  /** Null for a concept that only the starter has. */
  readonly uri: string | null;
  readonly seq: number;
  readonly file: string;
  readonly row: number;
  readonly id: string;
  readonly slug: string | null;
};
export type StagedRelation = RelationRow & {
  readonly seq: number;
  readonly file: string;
  readonly row: number;
};
export type StageOutcome = "accepted" | "updated" | "unchanged" | "duplicate" | "rejected";
/** A row that did not become anything, with where it stood. */
export type StageComplaint = {
  readonly file: string;
  readonly row: number;
  readonly outcome: "duplicate" | "rejected";
  readonly column: string;
  readonly reason: string;
  readonly value: string;
};

/** Waits for other merges, then makes the empty tables of this one; they vanish with the transaction. */
export async function openStage(tx: BulkTx): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('masar:taxonomy', 0))");
  await tx.query(
    `create temp table stage_concept (
       seq int, file text, row int, id uuid, stated_id uuid, uri text, slug text, kind text, isco_group text,
       code text, skill_type text, reuse_level text, broader_uri text, labels jsonb, outcome text,
       column_name text, reason text) on commit drop`,
  );
  await tx.query(
    `create temp table stage_relation (
       seq int, file text, row int, from_uri text, to_uri text, kind text) on commit drop`,
  );
}

export function stageConcepts(tx: BulkTx, rows: AsyncIterable<StagedConcept> | Iterable<StagedConcept>) {
  const columns =
    "seq file row stated_id uri slug kind isco_group code skill_type reuse_level broader_uri labels".split(
      " ",
    );
  return tx.copyIn(
    "stage_concept",
    columns,
    mapped(rows, (c) => [
      c.seq,
      c.file,
      c.row,
      c.id,
      c.uri,
      c.slug,
      c.kind,
      c.iscoGroup,
      c.code,
      c.skillType,
      c.reuseLevel,
      c.broaderUri,
      JSON.stringify(c.labels),
    ]),
  );
}

export function stageRelations(tx: BulkTx, rows: AsyncIterable<StagedRelation> | Iterable<StagedRelation>) {
  return tx.copyIn(
    "stage_relation",
    ["seq", "file", "row", "from_uri", "to_uri", "kind"],
    mapped(rows, (r) => [r.seq, r.file, r.row, r.fromUri, r.toUri, r.kind]),
  );
}

async function* mapped<T>(
  rows: AsyncIterable<T> | Iterable<T>,
  cells: (row: T) => readonly unknown[],
): AsyncGenerator<readonly unknown[]> {
  for await (const row of rows) yield cells(row);
}

/** Writes the staged concepts: last row of a URI wins, then by URI or key into the concept that is there. */
export async function mergeConcepts(tx: SqlExecutor, source: TaxonomySource): Promise<void> {
  await tx.query(
    `update stage_concept s set outcome = 'duplicate', column_name = 'uri', reason = 'laterRowWins'
       from (select coalesce(uri, slug) as key, max(seq) as last from stage_concept group by 1) k
      where coalesce(s.uri, s.slug) = k.key and s.seq < k.last`,
  );
  await tx.query(
    // A key and a URI that already name two concepts stay two: others refer to both.
    `update stage_concept s set uri = null
      where exists (select from concept a join concept b on b.esco_uri = s.uri
                     where a.slug = s.slug and a.id <> b.id)`,
  );
  await tx.query(
    `update stage_concept s
        set id = c.id,
            outcome = case when c.kind <> s.kind then 'rejected' end,
            column_name = case when c.kind <> s.kind then 'uri' end,
            reason = case when c.kind <> s.kind then 'otherKind' end
       from concept c
      where s.outcome is null and (c.esco_uri = s.uri or c.slug = s.slug)`,
  );
  await tx.query(
    `update stage_concept s
        set outcome = case
              when c.source = 'starter' and $1 = 'esco'
                then case when (c.code, c.reuse_level) is distinct from (s.code, s.reuse_level)
                          then 'updated' else 'unchanged' end
              when $1 = 'starter'
                then case when (c.slug, c.esco_uri, c.isco_group, c.skill_type, c.source)
                               is distinct from
                               (s.slug, coalesce(s.uri, c.esco_uri), s.isco_group, s.skill_type, $1)
                          then 'updated' else 'unchanged' end
              when (c.isco_group, c.code, c.skill_type, c.reuse_level)
                   is distinct from (s.isco_group, s.code, s.skill_type, s.reuse_level)
                then 'updated'
              else 'unchanged' end
       from concept c
      where c.id = s.id and s.outcome is null`,
    [source],
  );
  await tx.query(
    `update concept c
        set code = case when $1 = 'esco' then s.code else c.code end,
            reuse_level = case when $1 = 'esco' then s.reuse_level else c.reuse_level end,
            isco_group = case when $1 = 'esco' and c.source = 'starter' then c.isco_group else s.isco_group end,
            skill_type = case when $1 = 'esco' and c.source = 'starter' then c.skill_type else s.skill_type end,
            slug = coalesce(s.slug, c.slug),
            esco_uri = coalesce(s.uri, c.esco_uri),
            source = case when c.source = 'starter' then c.source else $1 end
       from stage_concept s
      where c.id = s.id and s.outcome = 'updated'`,
    [source],
  );
  await tx.query(
    `with added as (
       insert into concept (id, kind, slug, esco_uri, isco_group, code, skill_type, reuse_level, source)
       select stated_id, kind, slug, uri, isco_group, code, skill_type, reuse_level, $1
         from stage_concept where outcome is null
       returning id)
     update stage_concept s set id = stated_id, outcome = 'accepted'
       from added where added.id = s.stated_id and s.outcome is null`,
    [source],
  );
}

/**
 * Makes the labels from `source` of every staged concept exactly those that are stated; other sources' labels
 * stay. ESCO's names of a concept that the starter names are aliases, and go where the starter has them.
 */
export async function mergeLabels(tx: SqlExecutor, source: TaxonomySource): Promise<void> {
  await tx.query("analyze stage_concept");
  await tx.query(
    `create temp table stage_label on commit drop as
     select distinct on (1, 2, 3, l.normalised collate "C") s.id as concept_id, l.lang,
            case when c.source <> $1 then 'alias' else l.kind end as kind, l.text, l.normalised,
            coalesce(l.dialects, '{}') as dialects
       from stage_concept s
       join concept c on c.id = s.id
       cross join lateral jsonb_to_recordset(s.labels)
               as l (lang text, kind text, text text, normalised text, dialects text[])
      where s.outcome in ('accepted', 'updated', 'unchanged')
        and (c.source = $1 or not exists (
              select from concept_label x
               where x.concept_id = s.id and x.source = c.source and x.lang = l.lang
                 and x.normalised = l.normalised))
      order by 1, 2, 3, l.normalised collate "C", l.text collate "C"`,
    [source],
  );
  await tx.query("analyze stage_label");
  const removed = await tx.query<{ conceptId: string }>(
    `delete from concept_label x
      using stage_concept s
      where s.id = x.concept_id and x.source = $1
        and s.outcome in ('accepted', 'updated', 'unchanged')
        and not exists (select from stage_label l
                         where l.concept_id = x.concept_id and l.lang = x.lang and l.kind = x.kind
                           and l.text = x.text and l.normalised = x.normalised
                           and l.dialects = x.dialects)
     returning x.concept_id as "conceptId"`,
    [source],
  );
  const added = await tx.query<{ conceptId: string }>(
    `insert into concept_label (id, concept_id, lang, kind, text, normalised, dialects, source)
     select md5(concat_ws(chr(31), concept_id, lang, kind, text))::uuid, concept_id, lang, kind, text,
            normalised, dialects, $1
       from stage_label l
      where not exists (select from concept_label x
                         where x.concept_id = l.concept_id and x.lang = l.lang and x.kind = l.kind
                           and x.text = l.text and x.normalised = l.normalised and x.source = $1)
     on conflict (concept_id, lang, kind, text) do update
        set normalised = excluded.normalised, dialects = excluded.dialects, source = excluded.source
     returning concept_id as "conceptId"`,
    [source],
  );
  await tx.query(
    `update stage_concept set outcome = 'updated' where outcome = 'unchanged' and id = any($1::uuid[])`,
    [[...new Set([...removed, ...added].map((row) => row.conceptId))]],
  );
}

/** Turns ESCO's names of concepts that the starter names into aliases; needed when the starter came later. */
export async function demoteLabels(tx: SqlExecutor): Promise<void> {
  await tx.query(
    `delete from concept_label x using concept c
      where c.id = x.concept_id and c.source = 'starter' and x.source = 'esco'
        and exists (select from concept_label y
                     where y.concept_id = x.concept_id and y.lang = x.lang
                       and y.normalised = x.normalised
                       and (y.source = 'starter' or (y.source = 'esco' and x.kind <> 'alias' and y.kind = 'alias')))`,
  );
  await tx.query(
    `update concept_label x set kind = 'alias' from concept c
      where c.id = x.concept_id and c.source = 'starter' and x.source = 'esco' and x.kind <> 'alias'`,
  );
}

/** The group above each staged concept, where it exists. */
export async function mergeBroader(tx: SqlExecutor, source: TaxonomySource): Promise<void> {
  await tx.query(
    `with stated as (
       select s.id as from_id, g.id as to_id
         from stage_concept s join concept g on g.esco_uri = s.broader_uri
        where s.outcome in ('accepted', 'updated', 'unchanged') and g.id <> s.id),
     removed as (
       delete from concept_relation r using stage_concept s
        where r.from_id = s.id and r.kind = 'broader' and r.source = $1
          and s.outcome in ('accepted', 'updated', 'unchanged')
          and not exists (select from stated where stated.from_id = r.from_id and stated.to_id = r.to_id))
     insert into concept_relation (from_id, to_id, kind, source)
     select from_id, to_id, 'broader', $1 from stated
     on conflict do nothing`,
    [source],
  );
}
