import type { Tx } from "../kernel/ctx.server.ts";
import type { PlainDate } from "../kernel/plain-date.ts";
import type { SqlExecutor } from "../kernel/ports.ts";
import type { DatedDecision, SpellEdge, SpellStatus } from "./benefit-spell.ts";

export type DecisionRow = DatedDecision & {
  readonly id: string;
  readonly spellId: string;
  readonly edge: SpellEdge;
  readonly fromStatus: SpellStatus;
  readonly reviewOn: PlainDate | null;
  readonly ground: string;
  readonly reasonSealed: string | null;
  readonly decidedBy: string;
  readonly decidedAt: Date;
  readonly caseId: string | null;
  readonly objectedAt: Date | null;
  readonly settledAt: Date | null;
  readonly carriedOutAt: Date | null;
  readonly setAsideAt: Date | null;
};

const COLUMNS = `id, spell_id as "spellId", edge, from_status as "fromStatus", to_status as "toStatus",
  from_minor as "fromMinor", to_minor as "toMinor", effective_from as "effectiveFrom", review_on as "reviewOn", ground,
  reason_sealed as "reasonSealed", decided_by as "decidedBy", decided_at as "decidedAt", case_id as "caseId",
  objected_at as "objectedAt", settled_at as "settledAt", carried_out_at as "carriedOutAt", set_aside_at as "setAsideAt"`;

export async function insertDecision(
  tx: Tx,
  row: Omit<DecisionRow, "objectedAt" | "settledAt" | "carriedOutAt" | "setAsideAt">,
): Promise<void> {
  await tx.query(
    `insert into benefit_decision (id, spell_id, edge, from_status, to_status, from_minor, to_minor, effective_from,
       review_on, ground, reason_sealed, decided_by, decided_at, case_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      row.id,
      row.spellId,
      row.edge,
      row.fromStatus,
      row.toStatus,
      row.fromMinor,
      row.toMinor,
      row.effectiveFrom,
      row.reviewOn,
      row.ground,
      row.reasonSealed,
      row.decidedBy,
      row.decidedAt,
      row.caseId,
    ],
  );
}

/** A decision; lock its spell first where it is to be changed. */
export async function findDecision(sql: SqlExecutor, id: string): Promise<DecisionRow | null> {
  const rows = await sql.query<DecisionRow>(`select ${COLUMNS} from benefit_decision where id = $1`, [id]);
  return rows[0] ?? null;
}

/** The decision on a spell that waits for its day; there is one at most. */
export async function waitingDecision(sql: SqlExecutor, spellId: string): Promise<DecisionRow | null> {
  const rows = await sql.query<DecisionRow>(
    `select ${COLUMNS} from benefit_decision
      where spell_id = $1 and carried_out_at is null and set_aside_at is null`,
    [spellId],
  );
  return rows[0] ?? null;
}

export type DecisionStory = DecisionRow & {
  readonly objectionSealed: string | null;
  readonly settlementSealed: string | null;
};

/** Every decision on a spell with what was said of it, the latest first. */
export const storiesOf = (sql: SqlExecutor, spellId: string): Promise<DecisionStory[]> =>
  sql.query<DecisionStory>(
    `select ${COLUMNS}, objection_sealed as "objectionSealed", settlement_sealed as "settlementSealed"
       from benefit_decision where spell_id = $1 order by decided_at desc, id desc`,
    [spellId],
  );

/** Decisions that hold, oldest first. */
export async function carriedOutDecisions(
  sql: SqlExecutor,
  spellIds: readonly string[],
): Promise<DecisionRow[]> {
  return sql.query<DecisionRow>(
    `select ${COLUMNS} from benefit_decision
      where spell_id = any($1::uuid[]) and carried_out_at is not null order by spell_id, rev`,
    [spellIds],
  );
}

/** Spells of a country with a decision whose day has come and against which nobody objects any more. */
export async function spellsToCarryOut(
  sql: SqlExecutor,
  country: string,
  today: PlainDate,
  page: { readonly after: string; readonly limit: number },
): Promise<{ id: string; spellId: string }[]> {
  return sql.query(
    `select d.id, d.spell_id as "spellId" from benefit_decision d join benefit_spell s on s.id = d.spell_id
      where s.country = $1 and d.effective_from <= $2 and d.carried_out_at is null and d.set_aside_at is null
        and (d.objected_at is null or d.settled_at is not null) and d.id > $3
      order by d.id limit $4`,
    [country, today, page.after, page.limit],
  );
}

/** `effectiveFrom` is the day on which it holds: days that were frozen meanwhile moved it. */
export async function markCarriedOut(
  tx: Tx,
  id: string,
  rev: number,
  effectiveFrom: PlainDate,
  at: Date,
): Promise<void> {
  await tx.query(
    "update benefit_decision set carried_out_at = $2, rev = $3, effective_from = $4 where id = $1",
    [id, at, rev, effectiveFrom],
  );
}

export async function markSetAside(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.query("update benefit_decision set set_aside_at = $2 where id = $1", [id, at]);
}

export async function saveObjection(tx: Tx, id: string, sealed: string, at: Date): Promise<void> {
  await tx.query("update benefit_decision set objected_at = $2, objection_sealed = $3 where id = $1", [
    id,
    at,
    sealed,
  ]);
}

export async function saveSettlement(
  tx: Tx,
  id: string,
  by: string,
  sealed: string,
  effectiveFrom: PlainDate,
  at: Date,
): Promise<void> {
  await tx.query(
    `update benefit_decision set settled_by = $2, settled_at = $3, settlement_sealed = $4, effective_from = $5 where id = $1`,
    [id, by, at, sealed, effectiveFrom],
  );
}
