import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { CheckpointState } from "./checkpoint.ts";
import type { Tier } from "./placement.ts";
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

/**
 * Makes the checkpoints of placements, or moves their days where the start moved. The placements must be locked: nobody
 * else makes checkpoints of them meanwhile, so each is looked for once and then written without asking again.
 */
export async function placeCheckpoints(sql: SqlExecutor, rows: readonly NewCheckpoint[]): Promise<void> {
  await sql.query(
    `with placed as materialized (
       select n.*, (select c.due_on from checkpoint c where c.placement_id = n.placement and c.day = n.day) as was
         from unnest($1::uuid[], $2::uuid[], $3::int[], $4::date[]) as n(id, placement, day, due)),
     moved as (
       update checkpoint c set due_on = n.due from placed n
        where n.was <> n.due and c.placement_id = n.placement and c.day = n.day)
     insert into checkpoint (id, placement_id, day, due_on, status)
     select id, placement, day, due, 'pending' from placed where was is null`,
    [column(rows, "id"), column(rows, "placementId"), column(rows, "day"), column(rows, "dueOn")],
  );
}

export type CoveredCheckpoint = {
  readonly id: string;
  readonly placementId: string;
  readonly day: number;
  readonly dueOn: PlainDate;
  readonly statusBefore: CheckpointState;
  readonly tierBefore: Tier | null;
  readonly evidenceBefore: string | null;
};

/**
 * Confirms every checkpoint whose day has come and is covered by this new evidence of wage records; returns what they
 * were before. Disputed ones wait for an officer.
 */
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
): Promise<CoveredCheckpoint[]> {
  return sql.query<CoveredCheckpoint>(
    `with hit as (
       select distinct on (c.id) c.id, c.status, c.tier, c.evidence_id as evidence_before, n.id as evidence_id
         from unnest($1::uuid[], $2::uuid[], $3::date[], $4::date[]) as n(id, placement, since, until)
         cross join lateral (select c.id, c.status, c.tier, c.evidence_id, c.due_on from checkpoint c
           where c.placement_id = n.placement offset 0) c
        where c.due_on >= n.since and c.due_on < n.until and c.due_on <= $5 and c.status <> 'disputed'
          and c.tier is distinct from 'wage_record'
        order by c.id, n.id),
     covered as (
     update checkpoint c set status = 'confirmed', tier = 'wage_record', evidence_id = hit.evidence_id, decided_at = $6,
        opened_at = coalesce(c.opened_at, $6)
       from hit where c.id = hit.id
     returning c.id, c.placement_id as "placementId", c.day, c.due_on as "dueOn", hit.status as "statusBefore",
       hit.tier as "tierBefore", hit.evidence_before as "evidenceBefore")
     select * from covered order by id`,
    [
      ...[column(evidence, "id"), column(evidence, "placementId"), column(evidence, "from")],
      ...[column(evidence, "until"), today, at],
    ],
  );
}

export type ChangedCheckpoint = {
  readonly id: string;
  readonly status: CheckpointState;
  readonly tier: Tier | null;
  readonly evidenceId: string | null;
};

/** Saves what checkpoints became after their evidence changed. Reopened ones are asked about anew. */
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
}
