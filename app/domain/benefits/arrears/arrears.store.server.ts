import type { Tx } from "../../kernel/ctx.server.ts";
import type { PlainDate, PlainMonth } from "../../kernel/plain-date.ts";
import type { SqlExecutor } from "../../kernel/ports.ts";
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

export type QueuedArrear = ArrearRow & {
  /** Whom it is listed under: the person of a personal scheme, else the head of the household. */
  readonly listedId: string | null;
  readonly fullNameSealed: string | null;
};

/** Arrears of an officer's caseload (null: of the country) in these states, but for the own household's. */
export async function queuedArrears(
  sql: SqlExecutor,
  scope: {
    readonly country: string;
    readonly officerAccountId: string | null;
    readonly officerPersonId: string;
    readonly today: PlainDate;
  },
  states: readonly ArrearState[],
): Promise<QueuedArrear[]> {
  return sql.query<QueuedArrear>(
    `with home as (select m.household_id, m.person_id, m.relation from household_member m
                    where m."from" <= $4 and (m.until is null or m.until > $4))
     select ${COLUMNS}, p.id as "listedId", p.full_name_sealed as "fullNameSealed"
       from arrear a
       left join lateral (select h.person_id from home h where h.household_id = a.household_id
                           order by (h.person_id = a.person_id) desc nulls last, (h.relation = 'head') desc, h.person_id limit 1) l on true
       left join person p on p.id = l.person_id
      where a.country = $1 and a.status = any($5)
        and ($2::uuid is null or exists (select 1 from home h join case_assignment c on c.person_id = h.person_id
             where h.household_id = a.household_id and c.officer_account_id = $2 and c."from" <= $4
               and (c.until is null or c.until > $4)))
        and not exists (select 1 from home h where h.household_id = a.household_id and h.person_id = $3)
      order by a.since, a.id limit 500`,
    [scope.country, scope.officerAccountId, scope.officerPersonId, scope.today, states],
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
