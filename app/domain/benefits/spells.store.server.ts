import type { Tx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";

export type SpellStatus = "active" | "adjusted" | "suspended" | "ended" | "provisional";

export type SpellRow = {
  readonly id: string;
  readonly householdId: string;
  readonly country: string;
  readonly scheme: string;
  readonly packId: string;
  readonly personId: string | null;
  readonly status: SpellStatus;
  readonly from: PlainDate;
  readonly until: PlainDate | null;
  /** What a person decided is paid a month. */
  readonly decidedMinor: number;
  readonly currency: string;
  readonly endReason: string | null;
};

const COLUMNS = `id, household_id as "householdId", country, scheme, pack_id as "packId", person_id as "personId", status,
  "from", until, decided_minor as "decidedMinor", currency, end_reason as "endReason"`;

/** Spells that pay on a day, of any of the households. */
export async function spellsPayingOn(
  sql: SqlExecutor,
  householdIds: readonly string[],
  on: PlainDate,
): Promise<SpellRow[]> {
  return sql.query<SpellRow>(
    `select ${COLUMNS} from benefit_spell
      where household_id = any($1::uuid[]) and "from" <= $2 and (until is null or until > $2)
        and status in ('active', 'adjusted', 'provisional')
      order by household_id, "from", id`,
    [householdIds, on],
  );
}

export async function spellsOf(sql: SqlExecutor, householdId: string): Promise<SpellRow[]> {
  return sql.query<SpellRow>(
    `select ${COLUMNS} from benefit_spell where household_id = $1 order by "from", id`,
    [householdId],
  );
}

/** All spells of a household, oldest first, held until the transaction ends. */
export async function lockSpellsOf(tx: Tx, householdId: string): Promise<SpellRow[]> {
  return tx.query<SpellRow>(
    `select ${COLUMNS} from benefit_spell where household_id = $1 order by "from", id for update`,
    [householdId],
  );
}

export async function lockSpell(tx: Tx, id: string): Promise<SpellRow | null> {
  const rows = await tx.query<SpellRow>(`select ${COLUMNS} from benefit_spell where id = $1 for update`, [
    id,
  ]);
  return rows[0] ?? null;
}

/** Ends a spell on a date that a person decided. */
export async function saveEnd(tx: Tx, id: string, until: PlainDate, reason: string): Promise<void> {
  await tx.query(
    "update benefit_spell set status = 'ended', until = $2, end_reason = $3, rev = rev + 1 where id = $1",
    [id, until, reason],
  );
}

export async function insertSpell(
  tx: Tx,
  spell: Omit<SpellRow, "until" | "endReason">,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into benefit_spell (id, household_id, country, scheme, pack_id, person_id, status, "from", decided_minor, currency, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      spell.id,
      spell.householdId,
      spell.country,
      spell.scheme,
      spell.packId,
      spell.personId,
      spell.status,
      spell.from,
      spell.decidedMinor,
      spell.currency,
      at,
    ],
  );
}
