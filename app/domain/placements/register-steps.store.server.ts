import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { CheckpointEdge, CheckpointState } from "./checkpoint.ts";
import type { PlacementEdge, PlacementState, Tier } from "./placement.ts";
import { column } from "./wage-effects.store.server.ts";

/** An edge that a placement took because wage records show it. */
export type RegisterStep = {
  readonly id: string;
  readonly placementId: string;
  readonly edge: PlacementEdge;
  readonly fromStatus: PlacementState;
  readonly toStatus: PlacementState;
  readonly on: PlainDate | null;
  readonly reason: string | null;
};

/** Keeps edges of many placements at once, taken by the worker. */
export async function keepPlacementSteps(
  sql: SqlExecutor,
  rows: readonly RegisterStep[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await sql.query(
    `insert into placement_step (id, placement_id, edge, from_status, to_status, on_date, reason, at, by_role)
     select n.*, $8, 'worker' from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::date[],
       $7::text[]) as n`,
    [
      ...[column(rows, "id"), column(rows, "placementId"), column(rows, "edge")],
      ...[
        column(rows, "fromStatus"),
        column(rows, "toStatus"),
        column(rows, "on"),
        column(rows, "reason"),
        at,
      ],
    ],
  );
}

/** An edge that a checkpoint took because of wage records, with what it was before. */
export type RegisterCheckpointStep = {
  readonly id: string;
  readonly checkpointId: string;
  readonly edge: CheckpointEdge;
  readonly fromStatus: CheckpointState;
  readonly toStatus: CheckpointState;
  readonly fromDueOn: PlainDate;
  readonly fromTier: Tier | null;
  readonly fromEvidence: string | null;
  readonly toTier: Tier | null;
};

/** Keeps edges of many checkpoints at once, taken by the worker. */
export async function keepCheckpointSteps(
  sql: SqlExecutor,
  rows: readonly RegisterCheckpointStep[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await sql.query(
    `insert into checkpoint_step (id, checkpoint_id, edge, from_status, to_status, from_due_on, from_tier, from_evidence,
       to_tier, at, by_role)
     select n.*, $10, 'worker' from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::date[],
       $7::text[], $8::uuid[], $9::text[]) as n`,
    [
      ...[column(rows, "id"), column(rows, "checkpointId"), column(rows, "edge"), column(rows, "fromStatus")],
      ...[column(rows, "toStatus"), column(rows, "fromDueOn"), column(rows, "fromTier")],
      ...[column(rows, "fromEvidence"), column(rows, "toTier"), at],
    ],
  );
}
