import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { Redated } from "./wage-dates.ts";
import { column } from "./wage-effects.store.server.ts";
import { BY_REGISTER } from "./wage-facts.store.server.ts";

export type RedatedPlacement = Omit<Redated, "edges"> & {
  readonly id: string;
  /** Id of the version of the dates that is kept. */
  readonly versionId: string;
};

/** Saves dates that wage records show, and keeps them as a version beside those before. */
export async function saveDates(
  sql: SqlExecutor,
  rows: readonly RedatedPlacement[],
  at: Date,
): Promise<void> {
  await sql.query(
    `update placement p set status = n.status, started_on = n.started, start_tier = n.tier, ended_on = n.ended,
        end_reason = n.reason, rev = p.rev + 1, updated_at = $7
       from unnest($1::uuid[], $2::text[], $3::date[], $4::text[], $5::date[], $6::text[])
         as n(id, status, started, tier, ended, reason)
      where p.id = n.id`,
    [
      ...[column(rows, "id"), column(rows, "status"), column(rows, "startedOn"), column(rows, "startTier")],
      ...[column(rows, "endedOn"), column(rows, "endReason"), at],
    ],
  );
  await sql.query(
    `insert into placement_dates (id, placement_id, started_on, ended_on, tier, recorded_at, recorded_by)
     select n.id, n.placement, n.started, n.ended, 'wage_record', $5, '${BY_REGISTER}'
       from unnest($1::uuid[], $2::uuid[], $3::date[], $4::date[]) as n(id, placement, started, ended)`,
    [
      ...[column(rows, "versionId"), column(rows, "id"), column(rows, "startedOn"), column(rows, "endedOn")],
      at,
    ],
  );
}

export type NewCheckpoint = {
  readonly id: string;
  readonly placementId: string;
  readonly day: number;
  readonly dueOn: PlainDate;
};

/** Makes the checkpoints of placements, or moves their days where the start moved. */
export async function placeCheckpoints(sql: SqlExecutor, rows: readonly NewCheckpoint[]): Promise<void> {
  await sql.query(
    `insert into checkpoint (id, placement_id, day, due_on, status)
     select n.id, n.placement, n.day, n.due, 'pending'
       from unnest($1::uuid[], $2::uuid[], $3::int[], $4::date[]) as n(id, placement, day, due)
     on conflict (placement_id, day) do update set due_on = excluded.due_on
       where checkpoint.due_on <> excluded.due_on`,
    [column(rows, "id"), column(rows, "placementId"), column(rows, "day"), column(rows, "dueOn")],
  );
}

export type ConfirmedDay = {
  readonly placementId: string;
  readonly day: number;
  readonly statusBefore: string;
};

/** Confirms every checkpoint whose day has come and is covered by this new evidence of wage records. */
export async function confirmCovered(
  sql: SqlExecutor,
  evidence: readonly {
    readonly id: string;
    readonly placementId: string;
    readonly from: PlainDate;
    readonly until: PlainDate;
  }[],
  today: PlainDate,
  at: Date,
): Promise<ConfirmedDay[]> {
  return sql.query<ConfirmedDay>(
    `with hit as (
       select distinct on (c.id) c.id, c.status, n.id as evidence_id
         from unnest($1::uuid[], $2::uuid[], $3::date[], $4::date[]) as n(id, placement, since, until)
         cross join lateral (select c.id, c.status, c.due_on, c.tier from checkpoint c
           where c.placement_id = n.placement limit 20) c
        where c.due_on >= n.since and c.due_on < n.until and c.due_on <= $5 and c.status <> 'disputed'
          and c.tier is distinct from 'wage_record'
        order by c.id, n.id)
     update checkpoint c set status = 'confirmed', tier = 'wage_record', evidence_id = hit.evidence_id, decided_at = $6,
        opened_at = coalesce(c.opened_at, $6)
       from hit where c.id = hit.id
     returning c.placement_id as "placementId", c.day, hit.status as "statusBefore"`,
    [
      ...[column(evidence, "id"), column(evidence, "placementId"), column(evidence, "from")],
      ...[column(evidence, "until"), today, at],
    ],
  );
}

export type ChangedCheckpoint = {
  readonly id: string;
  readonly changeId: string;
  readonly placementId: string;
  readonly from: { readonly status: string; readonly tier: string | null };
  readonly status: string;
  readonly tier: string | null;
  readonly evidenceId: string | null;
  readonly reason: "evidence_corrected" | "evidence_returned";
};

/** Saves what checkpoints became after their evidence changed; what they were is kept. Reopened ones are asked anew. */
export async function changeCheckpoints(
  sql: SqlExecutor,
  rows: readonly ChangedCheckpoint[],
  at: Date,
): Promise<void> {
  await sql.query(
    `update checkpoint c set status = n.status, tier = n.tier, evidence_id = n.evidence,
        decided_at = case when n.status = 'pending' then null else $5::timestamptz end,
        opened_at = case when n.status = 'pending' then null else coalesce(c.opened_at, $5) end
       from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[]) as n(id, status, tier, evidence)
      where c.id = n.id`,
    [column(rows, "id"), column(rows, "status"), column(rows, "tier"), column(rows, "evidenceId"), at],
  );
  const changed = rows.filter(({ from, status, tier }) => from.status !== status || from.tier !== tier);
  if (changed.length === 0) return;
  await sql.query(
    `insert into checkpoint_change (id, checkpoint_id, placement_id, from_status, from_tier, to_status, to_tier, reason,
       at, recorded_by)
     select n.*, $9, '${BY_REGISTER}' from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[],
       $7::text[], $8::text[]) as n`,
    [
      ...[column(changed, "changeId"), column(changed, "id"), column(changed, "placementId")],
      changed.map(({ from }) => from.status),
      changed.map(({ from }) => from.tier),
      ...[column(changed, "status"), column(changed, "tier"), column(changed, "reason"), at],
    ],
  );
}
