import type { Tx } from "../../kernel/ctx.server.ts";
import type { SqlExecutor } from "../../kernel/ports.ts";
import type { OverpaymentState } from "./overpayment-machine.ts";
import type { Instalment, OverpaymentMonth } from "./overpayment-story.ts";

/** The months of overpayments, oldest first. */
export async function overpaymentMonthsOf(
  sql: SqlExecutor,
  overpaymentIds: readonly string[],
): Promise<OverpaymentMonth[]> {
  return sql.query<OverpaymentMonth>(
    `select overpayment_id as "overpaymentId", to_char(month, 'YYYY-MM') as month, paid_minor as "paidMinor",
            low_minor as "lowMinor", high_minor as "highMinor", earnings_minor as "earningsMinor", revision,
            earlier_low_minor as "earlierLowMinor", earlier_high_minor as "earlierHighMinor", changed_by as "changedBy",
            owed_minor as "owedMinor"
       from overpayment_month where overpayment_id = any($1::uuid[]) order by month, overpayment_id`,
    [overpaymentIds],
  );
}

/** Writes a month of an overpayment, or what it became. */
export async function saveOverpaymentMonth(tx: Tx, id: string, row: OverpaymentMonth): Promise<void> {
  await tx.query(
    `insert into overpayment_month (id, overpayment_id, month, paid_minor, low_minor, high_minor, earnings_minor, revision,
       earlier_low_minor, earlier_high_minor, changed_by, owed_minor)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (overpayment_id, month) do update set paid_minor = excluded.paid_minor, low_minor = excluded.low_minor,
       high_minor = excluded.high_minor, earnings_minor = excluded.earnings_minor, revision = excluded.revision,
       earlier_low_minor = excluded.earlier_low_minor, earlier_high_minor = excluded.earlier_high_minor,
       changed_by = excluded.changed_by, owed_minor = excluded.owed_minor`,
    [
      ...[id, row.overpaymentId, `${row.month}-01`, row.paidMinor, row.lowMinor, row.highMinor],
      ...[row.earningsMinor, row.revision, row.earlierLowMinor, row.earlierHighMinor, row.changedBy],
      row.owedMinor,
    ],
  );
}

export async function instalmentsOf(sql: SqlExecutor, overpaymentId: string): Promise<Instalment[]> {
  return sql.query<Instalment>(
    `select id, kind, period, amount_minor as "amountMinor", corrected_at is not null as "isCorrected"
       from overpayment_instalment where overpayment_id = $1 order by period, recorded_at, id`,
    [overpaymentId],
  );
}

/** Writes an instalment; the database refuses a second of its kind for its month or day. */
export async function insertInstalment(
  tx: Tx,
  row: Omit<Instalment, "isCorrected"> & {
    readonly overpaymentId: string;
    readonly recordedAt: Date;
    readonly recordedBy: string;
  },
): Promise<void> {
  await tx.query(
    `insert into overpayment_instalment (id, overpayment_id, kind, period, amount_minor, recorded_by, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [row.id, row.overpaymentId, row.kind, row.period, row.amountMinor, row.recordedBy, row.recordedAt],
  );
}

/** Marks an instalment as wrongly recorded. Returns its amount; null when there is none that counts. */
export async function markCorrected(
  tx: Tx,
  of: { readonly overpaymentId: string; readonly instalmentId: string },
  by: string,
  at: Date,
): Promise<number | null> {
  const rows = await tx.query<{ amountMinor: number }>(
    `update overpayment_instalment set corrected_by = $3, corrected_at = $4
      where id = $2 and overpayment_id = $1 and corrected_at is null returning amount_minor as "amountMinor"`,
    [of.overpaymentId, of.instalmentId, by, at],
  );
  return rows[0]?.amountMinor ?? null;
}

export type OverpaymentStepRow = {
  readonly id: string;
  readonly edge: string;
  readonly at: Date;
  readonly byRole: string;
  readonly amountMinor: number | null;
  readonly wordsSealed: string | null;
};

export async function insertOverpaymentStep(
  tx: Tx,
  step: OverpaymentStepRow & {
    readonly overpaymentId: string;
    readonly fromStatus: OverpaymentState | null;
    readonly toStatus: OverpaymentState;
    readonly byAccountId: string | null;
  },
): Promise<void> {
  await tx.query(
    `insert into overpayment_step (id, overpayment_id, edge, from_status, to_status, at, by_role, by_account_id, amount_minor, words_sealed)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[step.id, step.overpaymentId, step.edge, step.fromStatus, step.toStatus, step.at],
      ...[step.byRole, step.byAccountId, step.amountMinor, step.wordsSealed],
    ],
  );
}

/** What happened to an overpayment, in the order in which it did. */
export async function overpaymentStepsOf(
  sql: SqlExecutor,
  overpaymentId: string,
): Promise<OverpaymentStepRow[]> {
  return sql.query<OverpaymentStepRow>(
    `select id, edge, at, by_role as "byRole", amount_minor as "amountMinor", words_sealed as "wordsSealed"
       from overpayment_step where overpayment_id = $1 order by at, id`,
    [overpaymentId],
  );
}
