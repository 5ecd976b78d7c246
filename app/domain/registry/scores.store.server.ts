import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";

/** Somebody who was merged into another person is that person. */
const samePersonAs = (param: string): string =>
  `select same.id from person same where same.id = ${param} or same.merged_into_id = ${param}`;

export type ScoreOfDay = {
  readonly scheme: string;
  readonly score: string;
  readonly on: PlainDate;
  readonly source: string;
};

/** A household's scores in force, the latest of each scheme first. */
export async function scoresOf(sql: SqlExecutor, householdId: string): Promise<ScoreOfDay[]> {
  return sql.query<ScoreOfDay>(
    `select scheme, score::text, computed_on as "on", source from household_score
      where household_id = $1 and superseded_at is null order by scheme, computed_on desc`,
    [householdId],
  );
}

export type VariableRow = {
  readonly id: string;
  readonly householdId: string;
  readonly country: string;
  readonly scheme: string;
  /** Null: of the household. */
  readonly personId: string | null;
  readonly code: string;
  readonly factSealed: string;
  readonly source: string;
  readonly observedOn: PlainDate | null;
  readonly from: PlainDate;
  /** The request that it carries out; null for what a registry says. */
  readonly requestId: string | null;
};

const COLUMNS = `id, household_id as "householdId", country, scheme, person_id as "personId", code, fact_sealed as "factSealed",
  source, observed_on as "observedOn", "from", request_id as "requestId"`;

/** What is said of the household and of one of its members, the latest first; nothing of another member. */
export async function variablesOf(
  sql: SqlExecutor,
  householdId: string,
  personId: string,
): Promise<VariableRow[]> {
  return sql.query<VariableRow>(
    `select ${COLUMNS} from registry_variable
      where household_id = $1 and superseded_at is null
        and (person_id is null or person_id in (${samePersonAs("$2")}))
      order by scheme, code, "from" desc, (request_id is null), id`,
    [householdId, personId],
  );
}

/** How many other members a registry says something of, by scheme. */
export async function othersCounted(
  sql: SqlExecutor,
  householdId: string,
  personId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.query<{ scheme: string; n: number }>(
    `select v.scheme, count(distinct coalesce(p.merged_into_id, v.person_id))::int as n
       from registry_variable v left join person p on p.id = v.person_id
      where v.household_id = $1 and v.person_id is not null and v.superseded_at is null
        and v.person_id not in (${samePersonAs("$2")}) group by v.scheme`,
    [householdId, personId],
  );
  return new Map(rows.map(({ scheme, n }) => [scheme, n]));
}

/** Whether two ids are one person, by a merge in force. */
export async function isSamePerson(sql: SqlExecutor, one: string, other: string): Promise<boolean> {
  if (one === other) return true;
  return (await sql.query(`select 1 where $1::uuid in (${samePersonAs("$2")})`, [one, other])).length > 0;
}

/** A row that holds or held; null for an unknown one. */
export async function findVariable(sql: SqlExecutor, id: string): Promise<VariableRow | null> {
  const rows = await sql.query<VariableRow>(`select ${COLUMNS} from registry_variable where id = $1`, [id]);
  return rows[0] ?? null;
}

export type VariableKey = Pick<VariableRow, "householdId" | "scheme" | "personId" | "code">;

/** What holds of a variable now: the latest day, and of one day what an officer granted. */
export async function variableNow(sql: SqlExecutor, key: VariableKey): Promise<VariableRow | null> {
  const rows = await sql.query<VariableRow>(
    `select ${COLUMNS} from registry_variable
      where household_id = $1 and scheme = $2 and code = $3 and person_id is not distinct from $4::uuid and superseded_at is null
      order by "from" desc, (request_id is null), id limit 1`,
    [key.householdId, key.scheme, key.code, key.personId],
  );
  return rows[0] ?? null;
}

/** Writes what an officer granted; what another request granted on the same day is superseded by it. */
export async function insertGranted(
  sql: SqlExecutor,
  row: VariableKey & {
    readonly id: string;
    readonly country: string;
    readonly factSealed: string;
    readonly from: PlainDate;
    readonly requestId: string;
  },
  at: Date,
): Promise<void> {
  await sql.query(
    `update registry_variable set superseded_by = $1, superseded_at = $7
      where household_id = $2 and scheme = $3 and code = $4 and person_id is not distinct from $5::uuid and "from" = $6
        and request_id is not null and superseded_at is null`,
    [row.id, row.householdId, row.scheme, row.code, row.personId, row.from, at],
  );
  await sql.query(
    `insert into registry_variable (id, household_id, country, scheme, person_id, code, fact_sealed, source, "from", request_id, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'change_request', $8, $9, $10)`,
    [
      ...[row.id, row.householdId, row.country, row.scheme, row.personId, row.code, row.factSealed],
      ...[row.from, row.requestId, at],
    ],
  );
}
