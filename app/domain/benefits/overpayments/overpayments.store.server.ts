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
import type { OverpaymentCause, OverpaymentState } from "./overpayment-machine.ts";
import type { OverpaymentFacts } from "./overpayment.ts";

export type OverpaymentRow = OverpaymentFacts & {
  readonly id: string;
  readonly spellId: string;
  readonly householdId: string;
  /** Where the scheme is personal. */
  readonly personId: string | null;
  readonly country: string;
  readonly currency: string;
  readonly cause: OverpaymentCause | null;
  /** The person of the household who contests. */
  readonly contestedBy: string | null;
  readonly monthlyMinor: number | null;
  readonly capMinor: number | null;
  readonly firstMonth: PlainMonth | null;
};

const COLUMNS = `o.id, o.spell_id as "spellId", o.household_id as "householdId", o.person_id as "personId", o.country,
  o.currency, o.status, o.amount_minor as "amountMinor", o.since, o.cause, o.notified_by as "notifiedBy",
  o.notified_on as "notifiedOn", o.monthly_minor as "monthlyMinor", o.cap_minor as "capMinor",
  to_char(o.first_month, 'YYYY-MM') as "firstMonth", o.agreed_by as "agreedBy",
  o.contest_written_by as "contestWrittenBy", o.contested_by as "contestedBy",
  (select coalesce(sum(case when i.kind = 'refund' then -i.amount_minor else i.amount_minor end), 0)::bigint from overpayment_instalment i
    where i.overpayment_id = o.id and i.corrected_at is null) as "repaidMinor"`;

export async function lockOverpayment(tx: Tx, id: string): Promise<OverpaymentRow | null> {
  const rows = await tx.query<OverpaymentRow>(
    `select ${COLUMNS} from overpayment o where o.id = $1 for update of o`,
    [id],
  );
  return rows[0] ?? null;
}

/** Those of a spell, newest first, held until the transaction ends. */
export async function lockOverpaymentsOf(tx: Tx, spellId: string): Promise<OverpaymentRow[]> {
  return tx.query<OverpaymentRow>(
    `select ${COLUMNS} from overpayment o where o.spell_id = $1 order by o.found_at desc, o.id desc for update of o`,
    [spellId],
  );
}

export async function findOverpayment(sql: SqlExecutor, id: string): Promise<OverpaymentRow | null> {
  const rows = await sql.query<OverpaymentRow>(`select ${COLUMNS} from overpayment o where o.id = $1`, [id]);
  return rows[0] ?? null;
}

/** Those whose office's turn, since the day it began, was not noted as late yet. */
export async function turnsToNote(
  sql: SqlExecutor,
  country: string,
  { beganBy, states, limit }: { beganBy: PlainDate; states: readonly OverpaymentState[]; limit: number },
): Promise<OverpaymentRow[]> {
  return sql.query<OverpaymentRow>(
    `select ${COLUMNS} from overpayment o where o.country = $1 and o.status = any($2) and o.since <= $3
        and o.late_noted_for is distinct from o.since order by o.since, o.id limit $4`,
    [country, states, beganBy, limit],
  );
}

/** Notes that the office was reminded of the turn that an overpayment stands at. */
export async function noteTurnLate(tx: Tx, id: string): Promise<void> {
  await tx.query("update overpayment set late_noted_for = since where id = $1", [id]);
}

/** Those of a household that it was told of, newest first. */
export async function toldOverpaymentsOf(sql: SqlExecutor, householdId: string): Promise<OverpaymentRow[]> {
  return sql.query<OverpaymentRow>(
    `select ${COLUMNS} from overpayment o where o.household_id = $1 and o.notified_on is not null
      order by o.found_at desc, o.id desc`,
    [householdId],
  );
}

export async function insertOverpayment(
  tx: Tx,
  row: Pick<
    OverpaymentRow,
    "id" | "spellId" | "householdId" | "personId" | "country" | "currency" | "amountMinor" | "since"
  >,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into overpayment (id, spell_id, household_id, person_id, country, currency, status, amount_minor, since, found_at)
     values ($1, $2, $3, $4, $5, $6, 'found', $7, $8, $9)`,
    [
      ...[row.id, row.spellId, row.householdId, row.personId, row.country, row.currency],
      ...[row.amountMinor, row.since, at],
    ],
  );
}

/** What an edge leaves on the row besides the state; what is left out stays. */
export type OverpaymentChange = {
  readonly amountMinor?: number;
  readonly cause?: OverpaymentCause;
  readonly notifiedBy?: string;
  readonly notifiedOn?: PlainDate;
  /** Null takes the household's words, and a decision on them, away. */
  readonly contest?: { readonly by: string; readonly at: Date; readonly writtenBy: string | null } | null;
  readonly upheldBy?: string;
  readonly upheldAt?: Date;
  readonly waivedBy?: string;
  readonly waivedAt?: Date;
  readonly plan?: {
    readonly monthlyMinor: number;
    readonly capMinor: number | null;
    readonly firstMonth: PlainMonth;
    readonly agreedBy: string;
  };
};

export async function saveOverpayment(
  tx: Tx,
  id: string,
  state: { readonly status: OverpaymentState; readonly since: PlainDate; readonly at: Date },
  change: OverpaymentChange,
): Promise<void> {
  const { plan, contest } = change;
  await tx.query(
    `update overpayment set status = $2, since = $3, rev = rev + 1,
       settled_at = case when $2 = 'settled' then coalesce(settled_at, $4::timestamptz) end,
       amount_minor = coalesce($5, amount_minor), cause = coalesce($6, cause),
       notified_by = coalesce($7, notified_by), notified_on = coalesce($8, notified_on),
       contested_by = case when $19::boolean then $9::uuid else contested_by end,
       contested_at = case when $19::boolean then $10::timestamptz else contested_at end,
       contest_written_by = case when $19::boolean then $20::uuid else contest_written_by end,
       upheld_by = case when $19::boolean then null else coalesce($11, upheld_by) end,
       upheld_at = case when $19::boolean then null else coalesce($12, upheld_at) end,
       waived_by = coalesce($13, waived_by), waived_at = coalesce($14, waived_at),
       monthly_minor = coalesce($15, monthly_minor), first_month = coalesce($16, first_month),
       agreed_by = coalesce($17, agreed_by), cap_minor = case when $15::bigint is null then cap_minor else $18 end
      where id = $1`,
    [
      ...[id, state.status, state.since, state.at, change.amountMinor ?? null, change.cause ?? null],
      ...[change.notifiedBy ?? null, change.notifiedOn ?? null],
      ...[contest?.by ?? null, contest?.at ?? null],
      ...[change.upheldBy ?? null, change.upheldAt ?? null],
      ...[change.waivedBy ?? null, change.waivedAt ?? null],
      ...[plan?.monthlyMinor ?? null, plan ? `${plan.firstMonth}-01` : null],
      ...[plan?.agreedBy ?? null, plan?.capMinor ?? null],
      ...[contest !== undefined, contest?.writtenBy ?? null],
    ],
  );
}

export type QueuedOverpayment = OverpaymentRow & Listed;

/** Overpayments of the scope in these states, with whom they are listed under. */
export async function queuedOverpayments(
  sql: SqlExecutor,
  scope: OfficeScope,
  states: readonly OverpaymentState[],
): Promise<QueuedOverpayment[]> {
  return sql.query<QueuedOverpayment>(
    `select ${COLUMNS}, ${LISTED_COLUMNS} from overpayment o ${inScope("o")}`,
    scopeParams(scope, states),
  );
}
