import type { Tx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { CheckpointState } from "./checkpoint.ts";
import type { CheckpointDay, PlacementState, Tier } from "./placement.ts";

export type PlacementRow = {
  readonly id: string;
  readonly applicationId: string | null;
  readonly vacancyId: string | null;
  readonly personId: string;
  readonly organisationId: string | null;
  readonly establishmentId: string | null;
  readonly country: string;
  readonly status: PlacementState;
  readonly expectedStart: PlainDate;
  readonly startedOn: PlainDate | null;
  readonly endedOn: PlainDate | null;
  readonly endReason: string | null;
  readonly wageMinor: number | null;
  readonly currency: string | null;
  readonly hoursPerWeek: number | null;
  readonly startTier: Tier | null;
};

const COLUMNS = `id, application_id as "applicationId", vacancy_id as "vacancyId", person_id as "personId",
  organisation_id as "organisationId", establishment_id as "establishmentId", country, status,
  expected_start as "expectedStart", started_on as "startedOn", ended_on as "endedOn", end_reason as "endReason",
  wage_minor as "wageMinor", currency, hours_per_week as "hoursPerWeek", start_tier as "startTier"`;

/** Locks the row until the transaction ends, so that two effects on one placement follow each other. */
export async function lockPlacement(tx: Tx, id: string): Promise<PlacementRow | null> {
  const rows = await tx.query<PlacementRow>(`select ${COLUMNS} from placement where id = $1 for update`, [
    id,
  ]);
  return rows[0] ?? null;
}

export async function findPlacement(sql: SqlExecutor, id: string): Promise<PlacementRow | null> {
  const rows = await sql.query<PlacementRow>(`select ${COLUMNS} from placement where id = $1`, [id]);
  return rows[0] ?? null;
}

export async function findByApplication(
  sql: SqlExecutor,
  applicationId: string,
): Promise<PlacementRow | null> {
  const rows = await sql.query<PlacementRow>(`select ${COLUMNS} from placement where application_id = $1`, [
    applicationId,
  ]);
  return rows[0] ?? null;
}

export async function findForPerson(sql: SqlExecutor, personId: string): Promise<PlacementRow[]> {
  return sql.query<PlacementRow>(
    `select ${COLUMNS} from placement where person_id = $1 order by coalesce(started_on, expected_start) desc, id`,
    [personId],
  );
}

export async function insertPlacement(
  tx: Tx,
  row: Omit<PlacementRow, "status" | "startedOn" | "endedOn" | "endReason" | "startTier">,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into placement (id, application_id, vacancy_id, person_id, organisation_id, establishment_id, country,
       status, expected_start, wage_minor, currency, hours_per_week, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'expected', $8, $9, $10, $11, $12, $12)`,
    [
      row.id,
      row.applicationId,
      row.vacancyId,
      row.personId,
      row.organisationId,
      row.establishmentId,
      row.country,
      row.expectedStart,
      row.wageMinor,
      row.currency,
      row.hoursPerWeek,
      at,
    ],
  );
}

/** Writes the state; of the rest, what is left out stays as it is and null takes it away. */
export async function saveState(
  tx: Tx,
  id: string,
  change: Pick<PlacementRow, "status"> &
    Partial<Pick<PlacementRow, "startedOn" | "startTier" | "endedOn" | "endReason">>,
  at: Date,
): Promise<void> {
  const columns = (["startedOn", "startTier", "endedOn", "endReason"] as const).filter(
    (key) => change[key] !== undefined,
  );
  const names = {
    startedOn: "started_on",
    startTier: "start_tier",
    endedOn: "ended_on",
    endReason: "end_reason",
  };
  await tx.query(
    `update placement set status = $2, rev = rev + 1, updated_at = $3
       ${columns.map((key, i) => `, ${names[key]} = $${i + 4}`).join("")} where id = $1`,
    [id, change.status, at, ...columns.map((key) => change[key])],
  );
}

/** Keeps this version of the dates; the versions before stay. */
export async function keepDates(
  tx: Tx,
  version: {
    id: string;
    placementId: string;
    startedOn: PlainDate | null;
    endedOn: PlainDate | null;
    tier: Tier;
    by: string;
    at: Date;
  },
): Promise<void> {
  await tx.query(
    `insert into placement_dates (id, placement_id, started_on, ended_on, tier, recorded_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      version.id,
      version.placementId,
      version.startedOn,
      version.endedOn,
      version.tier,
      version.at,
      version.by,
    ],
  );
}

export type DatesVersion = {
  readonly id: string;
  readonly placementId: string;
  readonly startedOn: PlainDate | null;
  readonly endedOn: PlainDate | null;
  readonly tier: Tier;
  readonly recordedAt: Date;
};

/** Every version of the dates of placements, the latest first. */
export async function datesOf(sql: SqlExecutor, placementIds: readonly string[]): Promise<DatesVersion[]> {
  return sql.query<DatesVersion>(
    `select id, placement_id as "placementId", started_on as "startedOn", ended_on as "endedOn", tier,
            recorded_at as "recordedAt"
       from placement_dates where placement_id = any($1::uuid[]) order by recorded_at desc, id desc`,
    [placementIds],
  );
}

export type CheckpointRow = {
  readonly id: string;
  readonly placementId: string;
  readonly day: CheckpointDay;
  readonly dueOn: PlainDate;
  readonly status: CheckpointState;
  readonly tier: Tier | null;
  readonly evidenceId: string | null;
  readonly openedAt: Date | null;
  readonly decidedAt: Date | null;
};

const CHECKPOINT = `id, placement_id as "placementId", day, due_on as "dueOn", status, tier,
  evidence_id as "evidenceId", opened_at as "openedAt",
  decided_at as "decidedAt"`;

export async function checkpointsOf(
  sql: SqlExecutor,
  placementIds: readonly string[],
): Promise<CheckpointRow[]> {
  return sql.query<CheckpointRow>(
    `select ${CHECKPOINT} from checkpoint where placement_id = any($1::uuid[]) order by placement_id, day`,
    [placementIds],
  );
}

export async function insertCheckpoints(
  tx: Tx,
  placementId: string,
  checkpoints: readonly { id: string; day: number; dueOn: PlainDate }[],
): Promise<void> {
  await tx.query(
    `insert into checkpoint (id, placement_id, day, due_on, status)
     select id, $1, day, due_on, 'pending' from unnest($2::uuid[], $3::int[], $4::date[]) as c(id, day, due_on)
     on conflict (placement_id, day) do update set due_on = excluded.due_on where checkpoint.status = 'pending'`,
    [
      placementId,
      checkpoints.map((c) => c.id),
      checkpoints.map((c) => c.day),
      checkpoints.map((c) => c.dueOn),
    ],
  );
}

export async function saveCheckpoint(
  tx: Tx,
  id: string,
  change: { status: CheckpointState; tier: Tier | null; evidenceId: string | null },
  at: Date,
): Promise<void> {
  // One that is pending again waits for its day, and is then asked about again.
  await tx.query(
    `update checkpoint set status = $2, tier = $3, evidence_id = $4,
       decided_at = case when $2 = 'pending' then null else $5::timestamptz end,
       opened_at = case when $2 = 'pending' then null else coalesce(opened_at, $5) end
     where id = $1`,
    [id, change.status, change.tier, change.evidenceId, at],
  );
}

/** One checkpoint, whatever placement it belongs to. */
export async function findCheckpoint(sql: SqlExecutor, id: string): Promise<CheckpointRow | null> {
  const rows = await sql.query<CheckpointRow>(`select ${CHECKPOINT} from checkpoint where id = $1`, [id]);
  return rows[0] ?? null;
}

/** Moves the day on which a checkpoint falls due. */
export async function saveDueOn(tx: Tx, id: string, dueOn: PlainDate): Promise<void> {
  await tx.query("update checkpoint set due_on = $2 where id = $1", [id, dueOn]);
}

/** Pending checkpoints that fell due and were not opened yet, of work that went on until their day. */
export async function dueUnopened(
  sql: SqlExecutor,
  country: string,
  today: PlainDate,
  limit: number,
): Promise<CheckpointRow[]> {
  return sql.query<CheckpointRow>(
    `select ${CHECKPOINT} from checkpoint
      where status = 'pending' and opened_at is null and due_on <= $2
        and placement_id in (select id from placement where country = $1 and (status in ('started', 'suspended')
              or (status = 'ended' and ended_on >= checkpoint.due_on)))
      order by due_on, id limit $3`,
    [country, today, limit],
  );
}

/** Notes that the parties are asked; false when another run was first. */
export async function markOpened(tx: Tx, id: string, at: Date): Promise<boolean> {
  const rows = await tx.query(
    "update checkpoint set opened_at = $2 where id = $1 and opened_at is null returning id",
    [id, at],
  );
  return rows.length === 1;
}

/** Opened checkpoints without any evidence that fell due before `before`. */
export async function longPending(
  sql: SqlExecutor,
  country: string,
  before: PlainDate,
  limit: number,
): Promise<CheckpointRow[]> {
  return sql.query<CheckpointRow>(
    `select ${CHECKPOINT} from checkpoint
      where status = 'pending' and opened_at is not null and due_on < $2
        and placement_id in (select id from placement where country = $1)
      order by due_on, id limit $3`,
    [country, before, limit],
  );
}
