import type { SqlExecutor } from "../kernel/ports.ts";
import type { StageComplaint, StageOutcome, TaxonomySource } from "./taxonomy-merge.store.server.ts";

/**
 * Writes the staged relations. An occupation needs a skill in one way: the last row of a pair wins, and what
 * the starter says of a pair stays, whatever ESCO says.
 */
export async function mergeRelations(tx: SqlExecutor, source: TaxonomySource): Promise<void> {
  await tx.query("analyze stage_relation");
  // The starter's rows name concepts by key, ESCO's by URI; a key is never a URI.
  await tx.query(
    `create temp table merged_relation on commit drop as
     with named as (
       select id, kind, esco_uri as name from concept where esco_uri is not null
       union all
       select id, kind, slug from concept where slug is not null),
     found as (
       select r.*, f.id as from_id, t.id as to_id,
              lead(r.seq) over (partition by f.id, t.id order by r.seq) as later
         from stage_relation r
         left join named f on f.name = r.from_uri and f.kind = 'occupation'
         left join named t on t.name = r.to_uri and t.kind = 'skill')
     select d.seq, d.file, d.row, d.from_uri, d.to_uri, d.kind, d.from_id, d.to_id,
            case when d.from_id is null or d.to_id is null then 'rejected'
                 when d.later is not null then 'duplicate'
                 when x.kind is null then 'accepted'
                 when x.source = 'starter' and $1 = 'esco' then 'unchanged'
                 when (x.kind, x.source) = (d.kind, $1) then 'unchanged'
                 else 'updated' end as outcome
       from found d
       left join concept_relation x
         on x.from_id = d.from_id and x.to_id = d.to_id and x.kind in ('essential', 'optional')`,
    [source],
  );
  await tx.query(
    `delete from concept_relation x using merged_relation r
      where r.outcome = 'updated' and x.from_id = r.from_id and x.to_id = r.to_id
        and x.kind in ('essential', 'optional')`,
  );
  await tx.query(
    `insert into concept_relation (from_id, to_id, kind, source)
     select from_id, to_id, kind, $1 from merged_relation where outcome in ('accepted', 'updated')`,
    [source],
  );
}

/** Forgets what the starter no longer says of its own pairs; returns how many. */
export async function dropUnstatedStarterRelations(tx: SqlExecutor): Promise<number> {
  const dropped = await tx.query(
    `delete from concept_relation x
      where x.source = 'starter' and x.kind in ('essential', 'optional')
        and not exists (select from merged_relation r where r.from_id = x.from_id and r.to_id = x.to_id)
     returning x.from_id`,
  );
  return dropped.length;
}

/** How the staged rows ended, and those that became nothing, in the order of the files. */
export async function stageOutcomes(
  tx: SqlExecutor,
): Promise<{ counts: Readonly<Record<StageOutcome, number>>; complaints: readonly StageComplaint[] }> {
  const counted = await tx.query<{ outcome: StageOutcome; n: string }>(
    `select outcome, count(*) as n
       from (select outcome from stage_concept union all select outcome from merged_relation) as s
      group by outcome`,
  );
  const counts = { accepted: 0, updated: 0, unchanged: 0, duplicate: 0, rejected: 0 };
  for (const { outcome, n } of counted) counts[outcome] = Number(n);
  const complaints = await tx.query<StageComplaint>(
    `select file, row, outcome, column_name as "column", reason, value
       from (select seq, file, row, outcome, column_name, reason, uri as value from stage_concept
             union all
             select seq, file, row, outcome,
                    case when from_id is null then 'occupation_uri' else 'skill_uri' end,
                    case when from_id is null then 'occupationUnknown'
                         when to_id is null then 'skillUnknown' else 'laterRowWins' end,
                    case when from_id is null then from_uri else to_uri end
               from merged_relation) as s
      where outcome in ('duplicate', 'rejected') order by seq`,
  );
  return { counts, complaints };
}

/** Counts one change of the taxonomy; returns the new version. */
export async function raiseTaxonomyVersion(tx: SqlExecutor): Promise<number> {
  const [row] = await tx.query<{ value: number }>(
    `insert into setting (name, value) values ('taxonomy.version', '1')
     on conflict (name) do update set value = to_jsonb((setting.value)::int + 1)
     returning value::int as value`,
  );
  return row?.value ?? 1;
}
