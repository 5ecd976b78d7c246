import type { Tx } from "../../kernel/ctx.server.ts";
import type { PlainDate, PlainMonth } from "../../kernel/plain-date.ts";
import type { SqlExecutor } from "../../kernel/ports.ts";
import {
  inScope,
  LISTED_COLUMNS,
  scopeParams,
  type Listed,
  type OfficeScope,
} from "../office-list.store.server.ts";
import type { ArrearFacts, ArrearState } from "./arrear.ts";

export type ArrearRow = ArrearFacts & {
  readonly id: string;
  readonly spellId: string;
  readonly householdId: string;
  /** Where the scheme is personal. */
  readonly personId: string | null;
  readonly country: string;
  readonly currency: string;
  readonly month: PlainMonth;
  readonly paidMinor: number;
  readonly lowMinor: number;
  readonly paidOn: PlainDate | null;
};

const COLUMNS = `a.id, a.spell_id as "spellId", a.household_id as "householdId", a.person_id as "personId", a.country,
  a.currency, to_char(a.month, 'YYYY-MM') as month, a.amount_minor as "amountMinor", a.paid_minor as "paidMinor",
  a.low_minor as "lowMinor", a.status, a.since, a.proposed_by as "proposedBy", a.answered_by as "answeredBy",
  a.paid_on as "paidOn"`;

export async function lockArrear(tx: Tx, id: string): Promise<ArrearRow | null> {
  const rows = await tx.query<ArrearRow>(`select ${COLUMNS} from arrear a where a.id = $1 for update`, [id]);
  return rows[0] ?? null;
}

export async function findArrear(sql: SqlExecutor, id: string): Promise<ArrearRow | null> {
  const rows = await sql.query<ArrearRow>(`select ${COLUMNS} from arrear a where a.id = $1`, [id]);
  return rows[0] ?? null;
}

/** Those of a spell, held until the transaction ends. */
export async function lockArrearsOf(tx: Tx, spellId: string): Promise<ArrearRow[]> {
  return tx.query<ArrearRow>(
    `select ${COLUMNS} from arrear a where a.spell_id = $1 order by a.month, a.id for update`,
    [spellId],
  );
}

/** Those of a household that are more than a passing finding, oldest month first. */
export async function arrearsOfHousehold(sql: SqlExecutor, householdId: string): Promise<ArrearRow[]> {
  return sql.query<ArrearRow>(
    `select ${COLUMNS} from arrear a where a.household_id = $1 and a.status <> 'cleared' order by a.month, a.id`,
    [householdId],
  );
}

export async function insertArrear(
  tx: Tx,
  row: Omit<ArrearRow, "status" | "proposedBy" | "answeredBy" | "paidOn">,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into arrear (id, spell_id, household_id, person_id, country, currency, month, amount_minor, paid_minor,
       low_minor, status, since, found_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'found', $11, $12)`,
    [
      ...[row.id, row.spellId, row.householdId, row.personId, row.country, row.currency, `${row.month}-01`],
      ...[row.amountMinor, row.paidMinor, row.lowMinor, row.since, at],
    ],
  );
}

/** What an edge leaves on the row besides the state; what is left out stays, null takes away. */
export type ArrearChange = {
  readonly amountMinor?: number;
  readonly paidMinor?: number;
  readonly lowMinor?: number;
  readonly proposedBy?: string;
  readonly answeredBy?: string;
  readonly refusedBy?: string;
  readonly awardedBy?: string;
  readonly payment?: { readonly on: PlainDate; readonly by: string } | null;
};

export async function saveArrear(
  tx: Tx,
  id: string,
  state: { readonly status: ArrearState; readonly since: PlainDate },
  { payment, ...change }: ArrearChange,
): Promise<void> {
  await tx.query(
    `update arrear set status = $2, since = $3, rev = rev + 1, amount_minor = coalesce($4, amount_minor),
       paid_minor = coalesce($5, paid_minor), low_minor = coalesce($6, low_minor),
       proposed_by = coalesce($7, proposed_by), answered_by = coalesce($8, answered_by),
       refused_by = coalesce($9, refused_by), awarded_by = coalesce($10, awarded_by),
       paid_on = case when $11 then $12::date else paid_on end,
       recorded_by = case when $11 then $13::uuid else recorded_by end
      where id = $1`,
    [
      ...[id, state.status, state.since, change.amountMinor ?? null, change.paidMinor ?? null],
      ...[change.lowMinor ?? null, change.proposedBy ?? null, change.answeredBy ?? null],
      ...[change.refusedBy ?? null, change.awardedBy ?? null],
      ...[payment !== undefined, payment?.on ?? null, payment?.by ?? null],
    ],
  );
}

export type QueuedArrear = ArrearRow & Listed;

/** Arrears of the scope in these states, with whom they are listed under. */
export async function queuedArrears(
  sql: SqlExecutor,
  scope: OfficeScope,
  states: readonly ArrearState[],
): Promise<QueuedArrear[]> {
  return sql.query<QueuedArrear>(
    `select ${COLUMNS}, ${LISTED_COLUMNS} from arrear a ${inScope("a")}`,
    scopeParams(scope, states),
  );
}

export type ArrearStepRow = {
  readonly id: string;
  readonly edge: string;
  readonly at: Date;
  readonly byRole: string;
  readonly amountMinor: number | null;
  readonly wordsSealed: string | null;
};

export async function insertArrearStep(
  tx: Tx,
  step: ArrearStepRow & {
    readonly arrearId: string;
    readonly fromStatus: ArrearState | null;
    readonly toStatus: ArrearState;
    readonly byAccountId: string | null;
  },
): Promise<void> {
  await tx.query(
    `insert into arrear_step (id, arrear_id, edge, from_status, to_status, at, by_role, by_account_id, amount_minor, words_sealed)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[step.id, step.arrearId, step.edge, step.fromStatus, step.toStatus, step.at],
      ...[step.byRole, step.byAccountId, step.amountMinor, step.wordsSealed],
    ],
  );
}

/** What happened to an arrear, in the order in which it did. */
export async function arrearStepsOf(sql: SqlExecutor, arrearId: string): Promise<ArrearStepRow[]> {
  return sql.query<ArrearStepRow>(
    `select id, edge, at, by_role as "byRole", amount_minor as "amountMinor", words_sealed as "wordsSealed"
       from arrear_step where arrear_id = $1 order by at, id`,
    [arrearId],
  );
}
