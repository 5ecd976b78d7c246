import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { Relation } from "./household.ts";

export type MemberRow = {
  readonly householdId: string;
  readonly country: string;
  readonly placeId: string | null;
  readonly personId: string;
  readonly relation: Relation;
  readonly birthDateSealed: string | null;
};

const SELECT = `select h.id as "householdId", h.country, h.place_id as "placeId", m.person_id as "personId", m.relation,
  p.birth_date_sealed as "birthDateSealed"
  from household_member m join household h on h.id = m.household_id join person p on p.id = m.person_id`;
const ON = `m."from" <= $2 and (m.until is null or m.until > $2)`;

/** Members on a day of the households with these ids. */
export async function membersOf(
  sql: SqlExecutor,
  householdIds: readonly string[],
  on: PlainDate,
): Promise<MemberRow[]> {
  return sql.query<MemberRow>(
    `${SELECT} where m.household_id = any($1::uuid[]) and ${ON} order by m.household_id, m.id`,
    [householdIds, on],
  );
}

/** The household that a person belongs to on a day; the latest when, by mistake, there are two. */
export async function householdIdOf(
  sql: SqlExecutor,
  personId: string,
  on: PlainDate,
): Promise<string | null> {
  const rows = await sql.query<{ id: string }>(
    `select m.household_id as id from household_member m where m.person_id = $1 and ${ON} order by m."from" desc, m.id limit 1`,
    [personId, on],
  );
  return rows[0]?.id ?? null;
}
