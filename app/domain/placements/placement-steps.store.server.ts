import type { Tx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { CheckpointState } from "./checkpoint.ts";
import type { PlacementState, Tier } from "./placement.ts";

export type PlacementStep = {
  readonly edge: string;
  readonly fromStatus: PlacementState;
  readonly toStatus: PlacementState;
  /** The day from which it holds; null where none begins or ends. */
  readonly on: PlainDate | null;
  readonly at: Date;
  readonly byRole: string;
  readonly reason: string | null;
};

export async function insertPlacementStep(
  tx: Tx,
  step: PlacementStep & {
    readonly id: string;
    readonly placementId: string;
    readonly byAccountId: string | null;
    readonly noteSealed: string | null;
  },
): Promise<void> {
  await tx.query(
    `insert into placement_step (id, placement_id, edge, from_status, to_status, on_date, at, by_role, by_account_id, reason, note_sealed)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      step.id,
      step.placementId,
      step.edge,
      step.fromStatus,
      step.toStatus,
      step.on,
      step.at,
      step.byRole,
      step.byAccountId,
      step.reason,
      step.noteSealed,
    ],
  );
}

/** The first day of a placement's latest pause; null where it never paused. */
export async function lastPauseOf(sql: SqlExecutor, placementId: string): Promise<PlainDate | null> {
  const rows = await sql.query<{ on: PlainDate | null }>(
    `select on_date as "on" from placement_step where placement_id = $1 and edge = 'suspend'
      order by at desc, id desc limit 1`,
    [placementId],
  );
  return rows[0]?.on ?? null;
}

/** In which capacity a checkpoint was disputed last; null where it never was. */
export async function lastDisputeBy(sql: SqlExecutor, checkpointId: string): Promise<string | null> {
  const rows = await sql.query<{ byRole: string }>(
    `select by_role as "byRole" from checkpoint_step where checkpoint_id = $1 and edge = 'dispute'
      order by at desc, id desc limit 1`,
    [checkpointId],
  );
  return rows[0]?.byRole ?? null;
}

/** The edges that placements took, oldest first. */
export async function placementStepsOf(
  sql: SqlExecutor,
  placementIds: readonly string[],
): Promise<(PlacementStep & { readonly placementId: string })[]> {
  return sql.query(
    `select placement_id as "placementId", edge, from_status as "fromStatus", to_status as "toStatus",
            on_date as "on", at, by_role as "byRole", reason
       from placement_step where placement_id = any($1::uuid[]) order by at, id`,
    [placementIds],
  );
}

export async function insertCheckpointStep(
  tx: Tx,
  step: {
    readonly id: string;
    readonly checkpointId: string;
    readonly edge: string;
    readonly fromStatus: CheckpointState;
    readonly toStatus: CheckpointState;
    readonly fromDueOn: PlainDate;
    readonly fromTier: Tier | null;
    readonly fromEvidence: string | null;
    readonly toTier: Tier | null;
    readonly at: Date;
    readonly byRole: string;
    readonly byAccountId: string | null;
    readonly reasonSealed: string | null;
  },
): Promise<void> {
  await tx.query(
    `insert into checkpoint_step (id, checkpoint_id, edge, from_status, to_status, from_due_on, from_tier, from_evidence,
       to_tier, at, by_role, by_account_id, reason_sealed)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      step.id,
      step.checkpointId,
      step.edge,
      step.fromStatus,
      step.toStatus,
      step.fromDueOn,
      step.fromTier,
      step.fromEvidence,
      step.toTier,
      step.at,
      step.byRole,
      step.byAccountId,
      step.reasonSealed,
    ],
  );
}

export type CheckpointStep = {
  readonly id: string;
  readonly checkpointId: string;
  readonly edge: string;
  readonly toStatus: CheckpointState;
  readonly at: Date;
  readonly byRole: string;
  readonly reasonSealed: string | null;
};

/** The edges that checkpoints took, oldest first. */
export async function checkpointStepsOf(
  sql: SqlExecutor,
  placementIds: readonly string[],
): Promise<(CheckpointStep & { readonly placementId: string; readonly day: number })[]> {
  return sql.query(
    `select c.placement_id as "placementId", c.day, s.id, s.checkpoint_id as "checkpointId", s.edge,
            s.to_status as "toStatus", s.at, s.by_role as "byRole", s.reason_sealed as "reasonSealed"
       from checkpoint_step s join checkpoint c on c.id = s.checkpoint_id
      where c.placement_id = any($1::uuid[]) order by s.at, s.id`,
    [placementIds],
  );
}
