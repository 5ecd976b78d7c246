import type { Tx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { GraduationSignal, GraduationState } from "./graduation.ts";

export type CaseRow = {
  readonly id: string;
  readonly householdId: string;
  readonly spellId: string;
  readonly personId: string;
  readonly country: string;
  readonly status: GraduationState;
  readonly evidence: GraduationSignal & { readonly placementId: string | null };
  readonly openedAt: Date;
  readonly proposedBy: string | null;
  readonly proposalSealed: string | null;
  readonly hearingSealed: string | null;
  readonly heardAt: Date | null;
  readonly hearingDueOn: PlainDate | null;
  readonly healthCover: "confirmed" | "loss_heard" | "unknown";
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly decisionSealed: string | null;
  readonly effectiveFrom: PlainDate | null;
  readonly appealUntil: PlainDate | null;
  readonly appealSealed: string | null;
  readonly appealDecidedBy: string | null;
  readonly appealDecidedAt: Date | null;
  readonly appealDecisionSealed: string | null;
  readonly monitoredUntil: PlainDate | null;
};

const COLUMNS = `id, household_id as "householdId", spell_id as "spellId", person_id as "personId", country, status, evidence,
  opened_at as "openedAt", proposed_by as "proposedBy", proposal_sealed as "proposalSealed",
  hearing_sealed as "hearingSealed", heard_at as "heardAt", hearing_due_on as "hearingDueOn",
  health_cover as "healthCover", decided_by as "decidedBy", decided_at as "decidedAt",
  decision_sealed as "decisionSealed", effective_from as "effectiveFrom", appeal_until as "appealUntil",
  appeal_sealed as "appealSealed", appeal_decided_by as "appealDecidedBy", appeal_decided_at as "appealDecidedAt",
  appeal_decision_sealed as "appealDecisionSealed", monitored_until as "monitoredUntil"`;

export async function lockCase(tx: Tx, id: string): Promise<CaseRow | null> {
  const rows = await tx.query<CaseRow>(`select ${COLUMNS} from graduation_case where id = $1 for update`, [
    id,
  ]);
  return rows[0] ?? null;
}

export async function findCase(sql: SqlExecutor, id: string): Promise<CaseRow | null> {
  const rows = await sql.query<CaseRow>(`select ${COLUMNS} from graduation_case where id = $1`, [id]);
  return rows[0] ?? null;
}

export async function casesOfPerson(sql: SqlExecutor, personId: string): Promise<CaseRow[]> {
  return sql.query<CaseRow>(
    `select ${COLUMNS} from graduation_case where person_id = $1 order by opened_at desc`,
    [personId],
  );
}

/** The cases of these people in which something is waited for from them. */
export async function runningCasesOf(sql: SqlExecutor, personIds: readonly string[]): Promise<CaseRow[]> {
  return sql.query<CaseRow>(
    `select ${COLUMNS} from graduation_case
      where person_id = any($1::uuid[]) and status in ('notified', 'decided_yes') order by id`,
    [personIds],
  );
}

/** A page of a country's cases in the given states, by id. */
export async function casesIn(
  sql: SqlExecutor,
  country: string,
  states: readonly GraduationState[],
  page: { readonly after: string; readonly limit: number },
): Promise<CaseRow[]> {
  return sql.query<CaseRow>(
    `select ${COLUMNS} from graduation_case where country = $1 and status = any($2) and id > $3 order by id limit $4`,
    [country, states, page.after, page.limit],
  );
}

/** Opens a case unless one is alive for the spell. Returns whether it did. */
export async function insertCase(
  tx: Tx,
  row: Pick<CaseRow, "id" | "householdId" | "spellId" | "personId" | "country" | "evidence" | "openedAt">,
): Promise<boolean> {
  const rows = await tx.query(
    `insert into graduation_case (id, household_id, spell_id, person_id, country, status, evidence, opened_at)
     values ($1, $2, $3, $4, $5, 'open', $6, $7)
     on conflict (spell_id) where status not in ('decided_not_yet', 'sustained', 'relapsed') do nothing returning id`,
    [row.id, row.householdId, row.spellId, row.personId, row.country, row.evidence, row.openedAt],
  );
  return rows.length === 1;
}

type Change = Partial<
  Pick<
    CaseRow,
    | "proposedBy"
    | "proposalSealed"
    | "hearingSealed"
    | "heardAt"
    | "hearingDueOn"
    | "healthCover"
    | "decidedBy"
    | "decidedAt"
    | "decisionSealed"
    | "effectiveFrom"
    | "appealUntil"
    | "appealSealed"
    | "appealDecidedBy"
    | "appealDecidedAt"
    | "appealDecisionSealed"
    | "monitoredUntil"
  >
>;

const COLUMN_OF: Readonly<Record<keyof Change, string>> = {
  proposedBy: "proposed_by",
  proposalSealed: "proposal_sealed",
  hearingSealed: "hearing_sealed",
  heardAt: "heard_at",
  hearingDueOn: "hearing_due_on",
  healthCover: "health_cover",
  decidedBy: "decided_by",
  decidedAt: "decided_at",
  decisionSealed: "decision_sealed",
  effectiveFrom: "effective_from",
  appealUntil: "appeal_until",
  appealSealed: "appeal_sealed",
  appealDecidedBy: "appeal_decided_by",
  appealDecidedAt: "appeal_decided_at",
  appealDecisionSealed: "appeal_decision_sealed",
  monitoredUntil: "monitored_until",
};

export async function saveCase(tx: Tx, id: string, status: GraduationState, change: Change): Promise<void> {
  const columns = (Object.keys(change) as (keyof Change)[]).filter((key) => change[key] !== undefined);
  const sets = columns.map((key, i) => `, ${COLUMN_OF[key]} = $${i + 3}`).join("");
  await tx.query(`update graduation_case set status = $2, rev = rev + 1${sets} where id = $1`, [
    id,
    status,
    ...columns.map((key) => change[key]),
  ]);
}

export type StepRow = {
  readonly edge: string;
  readonly fromStatus: GraduationState | null;
  readonly toStatus: GraduationState;
  readonly at: Date;
  readonly byRole: string;
};

export async function insertStep(
  tx: Tx,
  step: StepRow & { readonly id: string; readonly caseId: string; readonly byAccountId: string | null },
): Promise<void> {
  await tx.query(
    `insert into graduation_step (id, case_id, edge, from_status, to_status, at, by_role, by_account_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [step.id, step.caseId, step.edge, step.fromStatus, step.toStatus, step.at, step.byRole, step.byAccountId],
  );
}

export async function stepsOf(sql: SqlExecutor, caseId: string): Promise<StepRow[]> {
  return sql.query<StepRow>(
    `select edge, from_status as "fromStatus", to_status as "toStatus", at, by_role as "byRole"
       from graduation_step where case_id = $1 order by at, id`,
    [caseId],
  );
}
