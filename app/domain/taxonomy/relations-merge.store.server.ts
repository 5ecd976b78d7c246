import type { SqlExecutor } from "../kernel/ports.ts";
import type { StageComplaint, StageOutcome, TaxonomySource } from "./taxonomy-merge.store.server.ts";

/**
 * Writes the staged relations. An occupation needs a skill in one way: the last row of a pair wins, and what
 * the starter says of a pair stays, whatever ESCO says.
 */
export async function mergeRelations(tx: SqlExecutor, source: TaxonomySource): Promise<void> {
  await tx.query(
    // The starter's rows name concepts by key, ESCO's by URI.
    `update stage_relation r
        set from_id = (select c.id from concept c
                        where c.esco_uri = r.from_uri and c.kind = 'occupation'
                        union all
                       select c.id from concept c where c.slug = r.from_uri and c.kind = 'occupation'),
            to_id = (select c.id from concept c where c.esco_uri = r.to_uri and c.kind = 'skill'
                      union all
                     select c.id from concept c where c.slug = r.to_uri and c.kind = 'skill')`,
  );
  await tx.query(
    `update stage_relation
        set outcome = 'rejected',
            column_name = case when from_id is null then 'occupation_uri' else 'skill_uri' end,
            reason = case when from_id is null then 'occupationUnknown' else 'skillUnknown' end
      where from_id is null or to_id is null`,
  );
  await tx.query("analyze stage_relation");
  await tx.query(
    `update stage_relation r set outcome = 'duplicate', column_name = 'skill_uri', reason = 'laterRowWins'
       from (select from_id, to_id, max(seq) as last from stage_relation where outcome is null
              group by from_id, to_id having count(*) > 1) k
      where r.from_id = k.from_id and r.to_id = k.to_id and r.seq < k.last and r.outcome is null`,
  );
  await tx.query(
    `update stage_relation r
        set outcome = case when x.source = 'starter' and $1 = 'esco' then 'unchanged'
                           when (x.kind, x.source) = (r.kind, $1) then 'unchanged'
                           else 'updated' end
       from concept_relation x
      where r.outcome is null and x.from_id = r.from_id and x.to_id = r.to_id
        and x.kind in ('essential', 'optional')`,
    [source],
  );
  await tx.query(
    `delete from concept_relation x using stage_relation r
      where r.outcome = 'updated' and x.from_id = r.from_id and x.to_id = r.to_id
        and x.kind in ('essential', 'optional')`,
  );
  await tx.query(
    `with added as (
       insert into concept_relation (from_id, to_id, kind, source)
       select from_id, to_id, kind, $1 from stage_relation where outcome is null or outcome = 'updated')
     update stage_relation set outcome = 'accepted' where outcome is null`,
    [source],
  );
}

/** Forgets what the starter no longer says of its own pairs; returns how many. */
export async function dropUnstatedStarterRelations(tx: SqlExecutor): Promise<number> {
  const dropped = await tx.query(
    `delete from concept_relation x
      where x.source = 'starter' and x.kind in ('essential', 'optional')
        and not exists (select from stage_relation r where r.from_id = x.from_id and r.to_id = x.to_id)
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
       from (select outcome from stage_concept union all select outcome from stage_relation) as s
      group by outcome`,
  );
  const counts = { accepted: 0, updated: 0, unchanged: 0, duplicate: 0, rejected: 0 };
  for (const { outcome, n } of counted) counts[outcome] = Number(n);
  const complaints = await tx.query<StageComplaint>(
    `select file, row, outcome, column_name as "column", reason, value
       from (select seq, file, row, outcome, column_name, reason, uri as value from stage_concept
             union all
             select seq, file, row, outcome, column_name, reason,
                    case column_name when 'occupation_uri' then from_uri else to_uri end
               from stage_relation) as s
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
