import type { Tx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainMonth } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { RuleLine } from "./ledger.ts";

export type Computation = {
  readonly spellId: string;
  readonly month: PlainMonth;
  readonly revision: number;
  readonly packId: string;
  readonly packVersion: number;
  readonly earningsMinor: number;
  readonly lowMinor: number;
  readonly highMinor: number;
  readonly lines: readonly RuleLine[];
  readonly unknowns: readonly string[];
  readonly computedAt: Date;
};

/** What a computation says, before it is kept. */
export type NewComputation = Omit<Computation, "computedAt">;

/** The latest revision of each month of these spells, oldest month first. */
export async function latestComputations(
  sql: SqlExecutor,
  spellIds: readonly string[],
): Promise<Computation[]> {
  return sql.query<Computation>(
    `select distinct on (spell_id, month) spell_id as "spellId", to_char(month, 'YYYY-MM') as month, revision,
            pack_id as "packId", pack_version as "packVersion", earnings_minor as "earningsMinor",
            low_minor as "lowMinor", high_minor as "highMinor", lines, unknowns, computed_at as "computedAt"
       from benefit_computation where spell_id = any($1::uuid[])
      order by spell_id, month, revision desc`,
    [spellIds],
  );
}

/** The revision before the latest one of each month that was worked out again. */
export async function earlierComputations(
  sql: SqlExecutor,
  spellIds: readonly string[],
): Promise<
  Pick<
    Computation,
    "spellId" | "month" | "packVersion" | "earningsMinor" | "lowMinor" | "highMinor" | "computedAt"
  >[]
> {
  return sql.query(
    `select spell_id as "spellId", to_char(month, 'YYYY-MM') as month, pack_version as "packVersion",
            earnings_minor as "earningsMinor", low_minor as "lowMinor", high_minor as "highMinor",
            computed_at as "computedAt"
       from (select c.*, row_number() over (partition by spell_id, month order by revision desc) as place
               from benefit_computation c where spell_id = any($1::uuid[])) as ranked
      where place = 2`,
    [spellIds],
  );
}

export async function insertComputation(tx: Tx, id: string, row: NewComputation, at: Date): Promise<void> {
  await tx.query(
    `insert into benefit_computation (id, spell_id, month, revision, pack_id, pack_version, earnings_minor, low_minor,
       high_minor, lines, unknowns, computed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12)`,
    [
      id,
      row.spellId,
      `${row.month}-01`,
      row.revision,
      row.packId,
      row.packVersion,
      row.earningsMinor,
      row.lowMinor,
      row.highMinor,
      JSON.stringify(row.lines),
      row.unknowns,
      at,
    ],
  );
}
