import type { Tx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { ChangeFacts, ChangeState } from "./change-request.ts";

export type ChangeRow = Omit<ChangeFacts, "hasAppealed"> & {
  readonly id: string;
  readonly personId: string;
  readonly householdId: string;
  readonly country: string;
  readonly scheme: string;
  readonly code: string;
  /** Whom the variable is about: who asks, or null for the household. */
  readonly subjectId: string | null;
  readonly variableId: string;
  readonly askedSealed: string;
  readonly askedAt: Date;
  readonly decidedAt: Date | null;
  readonly appealedAt: Date | null;
  readonly appealDecidedBy: string | null;
  readonly appealDecidedAt: Date | null;
  readonly appliedId: string | null;
  readonly appliedAt: Date | null;
  readonly toldAt: Date | null;
};

const COLUMNS = `c.id, c.person_id as "personId", c.household_id as "householdId", c.country, c.scheme, c.code,
  c.subject_id as "subjectId", c.variable_id as "variableId", c.asked_sealed as "askedSealed", c.status,
  c.asked_at as "askedAt", c.since, c.decided_by as "decidedBy", c.decided_at as "decidedAt",
  c.appealed_at as "appealedAt", c.appeal_decided_by as "appealDecidedBy", c.appeal_decided_at as "appealDecidedAt",
  c.applied_id as "appliedId", c.applied_at as "appliedAt", c.told_at as "toldAt",
  (select count(*)::int from change_request_step s where s.request_id = c.id and s.edge = 'ask_evidence') as "evidenceAsked"`;

export async function lockChange(tx: Tx, id: string): Promise<ChangeRow | null> {
  const rows = await tx.query<ChangeRow>(
    `select ${COLUMNS} from change_request c where c.id = $1 for update of c`,
    [id],
  );
  return rows[0] ?? null;
}

export async function findChange(sql: SqlExecutor, id: string): Promise<ChangeRow | null> {
  const rows = await sql.query<ChangeRow>(`select ${COLUMNS} from change_request c where c.id = $1`, [id]);
  return rows[0] ?? null;
}

/** A person's own requests, the latest first. */
export async function changesOf(sql: SqlExecutor, personId: string): Promise<ChangeRow[]> {
  return sql.query<ChangeRow>(
    `select ${COLUMNS} from change_request c where c.person_id = $1 order by c.asked_at desc, c.id`,
    [personId],
  );
}

/** The requests of these people in which their answer is waited for, or an appeal is open to them. */
export const runningChangesOf = (sql: SqlExecutor, personIds: readonly string[]): Promise<ChangeRow[]> =>
  sql.query<ChangeRow>(
    `select ${COLUMNS} from change_request c
      where c.person_id = any($1::uuid[]) and c.status in ('evidence_asked', 'decided_no') order by c.id`,
    [personIds],
  );

/** Opens a request unless the person has an open one about the same variable. Returns whether it did. */
export async function insertChange(
  tx: Tx,
  row: Pick<
    ChangeRow,
    | "id"
    | "personId"
    | "householdId"
    | "country"
    | "scheme"
    | "code"
    | "subjectId"
    | "variableId"
    | "askedSealed"
    | "askedAt"
    | "since"
  >,
): Promise<boolean> {
  const rows = await tx.query(
    `insert into change_request (id, kind, person_id, household_id, country, scheme, code, subject_id, variable_id,
       asked_sealed, status, asked_at, since)
     values ($1, 'score_variable', $2, $3, $4, $5, $6, $7, $8, $9, 'asked', $10, $11)
     on conflict do nothing returning id`,
    [
      ...[row.id, row.personId, row.householdId, row.country, row.scheme, row.code, row.subjectId],
      ...[row.variableId, row.askedSealed, row.askedAt, row.since],
    ],
  );
  return rows.length === 1;
}

/** What an edge leaves on the row besides the state. */
export type Change = {
  readonly decidedBy?: string;
  readonly decidedAt?: Date;
  readonly appealedAt?: Date;
  readonly appealDecidedBy?: string;
  readonly appealDecidedAt?: Date;
  readonly appliedId?: string;
  readonly appliedAt?: Date;
};

export async function saveChange(
  tx: Tx,
  id: string,
  status: ChangeState,
  since: PlainDate,
  change: Change,
): Promise<void> {
  await tx.query(
    `update change_request set status = $2, since = $3, rev = rev + 1, decided_by = coalesce($4, decided_by),
       decided_at = coalesce($5, decided_at), appealed_at = coalesce($6, appealed_at),
       appeal_decided_by = coalesce($7, appeal_decided_by), appeal_decided_at = coalesce($8, appeal_decided_at),
       applied_id = coalesce($9, applied_id), applied_at = coalesce($10, applied_at)
      where id = $1`,
    [
      ...[id, status, since, change.decidedBy ?? null, change.decidedAt ?? null, change.appealedAt ?? null],
      ...[change.appealDecidedBy ?? null, change.appealDecidedAt ?? null],
      ...[change.appliedId ?? null, change.appliedAt ?? null],
    ],
  );
}

/** Notes that the registry of record knows; false when it was noted before. */
export async function markTold(tx: Tx, id: string, by: string, at: Date): Promise<boolean> {
  const rows = await tx.query(
    `update change_request set told_at = $3, told_by = $2, rev = rev + 1
      where id = $1 and status = 'applied' and told_at is null returning id`,
    [id, by, at],
  );
  return rows.length === 1;
}

export type ChangeStep = {
  readonly id: string;
  readonly edge: string;
  readonly at: Date;
  readonly byRole: string;
  readonly wordsSealed: string | null;
};

export async function insertChangeStep(
  tx: Tx,
  step: ChangeStep & {
    readonly requestId: string;
    readonly fromStatus: ChangeState | null;
    readonly toStatus: ChangeState;
    readonly byAccountId: string | null;
  },
): Promise<void> {
  await tx.query(
    `insert into change_request_step (id, request_id, edge, from_status, to_status, at, by_role, by_account_id, words_sealed)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[step.id, step.requestId, step.edge, step.fromStatus, step.toStatus, step.at],
      ...[step.byRole, step.byAccountId, step.wordsSealed],
    ],
  );
}

/** The steps of a request in the order in which they were taken. */
export async function changeStepsOf(sql: SqlExecutor, requestId: string): Promise<ChangeStep[]> {
  return sql.query<ChangeStep>(
    `select id, edge, at, by_role as "byRole", words_sealed as "wordsSealed" from change_request_step
      where request_id = $1 order by at, id`,
    [requestId],
  );
}

export type QueuedChange = ChangeRow & { readonly fullNameSealed: string | null };

/**
 * Requests of an officer's caseload (null: of the country) in these states, but for the officer's own household; who
 * decided a no may see its appeal and not take it. Those that wait longest come first; what is due when follows from it.
 */
export async function queuedChanges(
  sql: SqlExecutor,
  scope: {
    readonly country: string;
    readonly officerAccountId: string | null;
    readonly officerPersonId: string;
    readonly today: PlainDate;
  },
  states: readonly ChangeState[],
): Promise<QueuedChange[]> {
  return sql.query<QueuedChange>(
    `select ${COLUMNS}, p.full_name_sealed as "fullNameSealed"
       from change_request c join person p on p.id = c.person_id
      where c.country = $1 and c.status = any($5)
        and ($2::uuid is null or exists (select 1 from case_assignment a where a.person_id = c.person_id
             and a.officer_account_id = $2 and a."from" <= $4 and (a.until is null or a.until > $4)))
        and not exists (select 1 from household_member m where m.household_id = c.household_id and m.person_id = $3
             and m."from" <= $4 and (m.until is null or m.until > $4))
      order by c.since, c.id limit 500`,
    [scope.country, scope.officerAccountId, scope.officerPersonId, scope.today, states],
  );
}

/** The sealed name of a person. */
export async function sealedNameOf(sql: SqlExecutor, personId: string): Promise<string | null> {
  const rows = await sql.query<{ fullNameSealed: string | null }>(
    `select full_name_sealed as "fullNameSealed" from person where id = $1`,
    [personId],
  );
  return rows[0]?.fullNameSealed ?? null;
}
