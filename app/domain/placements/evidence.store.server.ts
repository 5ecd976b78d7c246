import type { Tx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { EvidenceRange } from "./checkpoint.ts";
import type { Tier } from "./placement.ts";

export type EvidenceRow = EvidenceRange & {
  readonly placementId: string;
  readonly wageMinor: number | null;
  readonly currency: string | null;
  readonly recordedAt: Date;
};

/** What proves something; evidence that an officer set aside is not among it. */
export async function evidenceOf(sql: SqlExecutor, placementId: string): Promise<EvidenceRow[]> {
  return sql.query<EvidenceRow>(
    `select id, placement_id as "placementId", tier, "from", until, wage_minor as "wageMinor", currency,
            recorded_at as "recordedAt"
       from evidence where placement_id = $1 and set_aside_at is null order by "from", id`,
    [placementId],
  );
}

export async function insertEvidence(
  tx: Tx,
  evidence: {
    id: string;
    placementId: string;
    tier: Tier;
    from: PlainDate;
    until: PlainDate;
    wageMinor: number | null;
    currency: string | null;
    sourceId: string | null;
    recordedBy: string;
    at: Date;
  },
): Promise<void> {
  await tx.query(
    `insert into evidence (id, placement_id, tier, "from", until, wage_minor, currency, source_id, recorded_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      evidence.id,
      evidence.placementId,
      evidence.tier,
      evidence.from,
      evidence.until,
      evidence.wageMinor,
      evidence.currency,
      evidence.sourceId,
      evidence.at,
      evidence.recordedBy,
    ],
  );
}

/** Sets aside what covers a day by one of these tiers, after a dispute about it was settled otherwise. */
export async function setAsideCovering(
  tx: Tx,
  placementId: string,
  day: PlainDate,
  tiers: readonly Tier[],
  at: Date,
): Promise<void> {
  await tx.query(
    `update evidence set set_aside_at = $4
      where placement_id = $1 and "from" <= $2 and until > $2 and tier = any($3) and set_aside_at is null`,
    [placementId, day, tiers, at],
  );
}
