import type { Tx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";

import { PAYING, type SpellStatus } from "./benefit-spell.ts";

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
  /** What was decided before anything was taken off for work: what the rules start from. */
  readonly awardMinor: number;
  readonly currency: string;
  readonly endReason: string | null;
  readonly statusBefore: SpellStatus | null;
  /** When a person must look again; while suspended or provisional. */
  readonly reviewOn: PlainDate | null;
  /** The spell that a provisional one continues, and the account that reported the loss of work. */
  readonly afterSpellId: string | null;
  readonly openedBy: string | null;
  readonly rev: number;
};

const COLUMNS = `id, household_id as "householdId", country, scheme, pack_id as "packId", person_id as "personId", status,
  "from", until, decided_minor as "decidedMinor", currency, end_reason as "endReason",
  status_before as "statusBefore", review_on as "reviewOn", after_spell_id as "afterSpellId", opened_by as "openedBy", rev,
  coalesce((select d.to_minor from benefit_decision d
             where d.spell_id = benefit_spell.id and d.rev is not null and d.to_status = 'active' order by d.rev desc limit 1),
           (select d.from_minor from benefit_decision d
             where d.spell_id = benefit_spell.id and d.rev is not null order by d.rev limit 1),
           decided_minor) as "awardMinor"`;

/** Spells that pay on a day, of any of the households. */
export async function spellsPayingOn(
  sql: SqlExecutor,
  householdIds: readonly string[],
  on: PlainDate,
): Promise<SpellRow[]> {
  return sql.query<SpellRow>(
    `select ${COLUMNS} from benefit_spell
      where household_id = any($1::uuid[]) and "from" <= $2 and (until is null or until > $2)
        and status = any($3)
      order by household_id, "from", id`,
    [householdIds, on, PAYING],
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

export async function findSpell(sql: SqlExecutor, id: string): Promise<SpellRow | null> {
  const rows = await sql.query<SpellRow>(`select ${COLUMNS} from benefit_spell where id = $1`, [id]);
  return rows[0] ?? null;
}

export async function lockSpell(tx: Tx, id: string): Promise<SpellRow | null> {
  const rows = await tx.query<SpellRow>(`select ${COLUMNS} from benefit_spell where id = $1 for update`, [
    id,
  ]);
  return rows[0] ?? null;
}

/**
 * Writes what a decision made of a spell. The database refuses it unless the decision is there, carried out as the
 * spell's next revision.
 */
export async function saveDecided(
  tx: Tx,
  spell: SpellRow,
  change: Pick<SpellRow, "status" | "statusBefore" | "decidedMinor" | "reviewOn" | "until" | "endReason">,
): Promise<void> {
  await tx.query(
    `update benefit_spell set status = $2, status_before = $3, decided_minor = $4, review_on = $5, until = $6,
       end_reason = $7, rev = $8 where id = $1`,
    [
      spell.id,
      change.status,
      change.statusBefore,
      change.decidedMinor,
      change.reviewOn,
      change.until,
      change.endReason,
      spell.rev + 1,
    ],
  );
}

const REVIEW_DUE =
  "status in ('suspended', 'provisional') and review_on <= $2 and review_noted_for is distinct from review_on";

/** A page of the spells that a person must look at by a day, and of which that was not noted yet, by id. */
export async function spellsToReview(
  sql: SqlExecutor,
  country: string,
  today: PlainDate,
  page: { readonly after: string; readonly limit: number },
): Promise<{ id: string }[]> {
  return sql.query(
    `select id from benefit_spell where country = $1 and ${REVIEW_DUE} and id > $3 order by id limit $4`,
    [country, today, page.after, page.limit],
  );
}

/** Notes that a review is due; null when it is not any more, or another run was first. */
export async function noteReview(tx: Tx, id: string, today: PlainDate): Promise<SpellRow | null> {
  const rows = await tx.query<SpellRow>(
    `update benefit_spell set review_noted_for = review_on where id = $1 and ${REVIEW_DUE} returning ${COLUMNS}`,
    [id, today],
  );
  return rows[0] ?? null;
}

export async function insertSpell(
  tx: Tx,
  spell: Omit<SpellRow, "until" | "endReason" | "awardMinor" | "statusBefore" | "rev">,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into benefit_spell (id, household_id, country, scheme, pack_id, person_id, status, "from", decided_minor, currency,
       created_at, review_on, after_spell_id, opened_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
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
      spell.reviewOn,
      spell.afterSpellId,
      spell.openedBy,
    ],
  );
}

/** Which of these households have a spell of a scheme, whatever became of it. */
export async function householdsWithSpells(
  sql: SqlExecutor,
  householdIds: readonly string[],
  scheme: string,
): Promise<string[]> {
  const rows = await sql.query<{ householdId: string }>(
    `select distinct household_id as "householdId" from benefit_spell
      where household_id = any($1::uuid[]) and scheme = $2 order by 1`,
    [householdIds, scheme],
  );
  return rows.map(({ householdId }) => householdId);
}
