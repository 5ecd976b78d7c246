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

// Somebody who was merged into another person is that person.
const FIELDS = `h.id as "householdId", h.country, h.place_id as "placeId", p.id as "personId", m.relation,
  p.birth_date_sealed as "birthDateSealed"`;
const FROM = `from household_member m join household h on h.id = m.household_id join person named on named.id = m.person_id
  join person p on p.id = coalesce(named.merged_into_id, named.id)`;
const SELECT = `select ${FIELDS} ${FROM}`;
const SELECT_DATED = `select ${FIELDS}, m."from", m.until ${FROM}`;
const SAME_PERSON = "select p.id from person p where p.id = $1 or p.merged_into_id = $1";
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

/** Everybody who belongs or belonged to a household, with the days, the earliest first. */
export async function membersEver(
  sql: SqlExecutor,
  householdId: string,
): Promise<(MemberRow & { readonly from: PlainDate; readonly until: PlainDate | null })[]> {
  return sql.query(`${SELECT_DATED} where m.household_id = $1 order by m."from", m.id`, [householdId]);
}

/** The household that a person belongs to on a day; the latest when, by mistake, there are two. */
export async function householdIdOf(
  sql: SqlExecutor,
  personId: string,
  on: PlainDate,
): Promise<string | null> {
  const rows = await sql.query<{ id: string }>(
    `select m.household_id as id from household_member m where m.person_id in (${SAME_PERSON}) and ${ON} order by m."from" desc, m.id limit 1`,
    [personId, on],
  );
  return rows[0]?.id ?? null;
}

/** The households that these people belong to on a day. */
export async function householdIdsOf(
  sql: SqlExecutor,
  personIds: readonly string[],
  on: PlainDate,
): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select distinct m.household_id as id from household_member m join person p on p.id = m.person_id
      where (p.id = any($1::uuid[]) or p.merged_into_id = any($1::uuid[])) and ${ON} order by 1`,
    [personIds, on],
  );
  return rows.map(({ id }) => id);
}

export type MembershipRow = {
  readonly personId: string;
  readonly householdId: string;
  readonly from: PlainDate;
  readonly until: PlainDate | null;
};

const MEMBERSHIP = `select p.id as "personId", m.household_id as "householdId", m."from", m.until
  from household_member m join person named on named.id = m.person_id
  join person p on p.id = coalesce(named.merged_into_id, named.id)`;

/** Every membership, in any household, of everybody who belongs or belonged to this one; the earliest first. */
export async function membershipsAround(sql: SqlExecutor, householdId: string): Promise<MembershipRow[]> {
  return sql.query<MembershipRow>(
    `${MEMBERSHIP} where p.id in (select coalesce(q.merged_into_id, q.id) from household_member h
       join person q on q.id = h.person_id where h.household_id = $1) order by p.id, m."from", m.id`,
    [householdId],
  );
}

/** Every membership of one person, the earliest first. */
export async function membershipsOf(sql: SqlExecutor, personId: string): Promise<MembershipRow[]> {
  return sql.query<MembershipRow>(`${MEMBERSHIP} where p.id = $1 order by m."from", m.id`, [personId]);
}
