import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { BulkTx, SqlExecutor } from "#app/domain/kernel/ports.ts";

/** Lets one writer at a time look and save; readers go on. */
export const lockScores = (sql: SqlExecutor): Promise<unknown> =>
  sql.query("lock table household_score, registry_variable in share row exclusive mode");

export type HeldScore = {
  readonly id: string;
  readonly householdId: string;
  readonly scheme: string;
  readonly on: PlainDate;
  readonly score: string;
  readonly source: string;
};

/** Scores in force of these households on these days. */
export async function heldScores(
  sql: SqlExecutor,
  householdIds: readonly string[],
  days: readonly PlainDate[],
): Promise<HeldScore[]> {
  return sql.query<HeldScore>(
    `select id, household_id as "householdId", scheme, computed_on as "on", score::text, source from household_score
      where household_id = any($1::uuid[]) and computed_on = any($2::date[]) and superseded_at is null`,
    [householdIds, days],
  );
}

export type HeldVariable = {
  readonly id: string;
  readonly householdId: string;
  readonly scheme: string;
  readonly on: PlainDate;
  readonly personId: string | null;
  readonly code: string;
  readonly factSealed: string;
  readonly source: string;
  readonly observedOn: PlainDate | null;
};

/** Variables of a registry in force of these households on these days. */
export async function heldVariables(
  sql: SqlExecutor,
  householdIds: readonly string[],
  days: readonly PlainDate[],
): Promise<HeldVariable[]> {
  return sql.query<HeldVariable>(
    `select id, household_id as "householdId", scheme, "from" as "on", person_id as "personId", code,
            fact_sealed as "factSealed", source, observed_on as "observedOn"
       from registry_variable
      where household_id = any($1::uuid[]) and "from" = any($2::date[]) and request_id is null and superseded_at is null`,
    [householdIds, days],
  );
}

type Superseded = { readonly id: string; readonly by: string };

/** Marks rows as superseded, before what supersedes them goes in. */
export async function supersede(
  sql: SqlExecutor,
  table: "household_score" | "registry_variable",
  rows: readonly Superseded[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await sql.query(
    `update ${table} t set superseded_by = s.by, superseded_at = $3 from unnest($1::uuid[], $2::uuid[]) as s(id, by)
      where t.id = s.id`,
    [rows.map(({ id }) => id), rows.map(({ by }) => by), at],
  );
}

const WHERE_FROM = ["source", "import_id", "recorded_at"];
const SCORE_COLUMNS = ["id", "household_id", "country", "scheme", "score", "computed_on", ...WHERE_FROM];
const VARIABLE_COLUMNS = [
  ...["id", "household_id", "country", "scheme", "person_id", "code", "fact_sealed", "observed_on", '"from"'],
  ...WHERE_FROM,
];

/** Writes new rows, their values in the order of the columns above. */
export async function insertScores(tx: BulkTx, rows: readonly (readonly unknown[])[]): Promise<void> {
  if (rows.length > 0) await tx.copyIn("household_score", SCORE_COLUMNS, rows);
}

export async function insertVariables(tx: BulkTx, rows: readonly (readonly unknown[])[]): Promise<void> {
  if (rows.length > 0) await tx.copyIn("registry_variable", VARIABLE_COLUMNS, rows);
}
