import type { PlainDate } from "../kernel/plain-date.ts";
import type { SqlExecutor } from "../kernel/ports.ts";
import type { ToldOfFreeze } from "./freeze-telling.ts";

export type TellingRow = {
  readonly id: string;
  readonly country: string;
  readonly until: PlainDate;
  readonly toldUntil: PlainDate | null;
  readonly toldOver: boolean;
  readonly telling: ToldOfFreeze | null;
  readonly tellingDay: PlainDate | null;
  readonly tellingAfter: string | null;
};

const COLUMNS = `id, country, until, told_until as "toldUntil", told_over as "toldOver", telling,
  telling_day as "tellingDay", telling_after as "tellingAfter"`;

/** Switches of a country of which people may have to be told something, by id. */
export const selectToTell = (sql: SqlExecutor, country: string, today: PlainDate): Promise<TellingRow[]> =>
  sql.query<TellingRow>(
    `select ${COLUMNS} from emergency_switch
      where country = $1 and (telling is not null
        or case when until <= $2 then told_until is not null and not told_over
                else told_until is distinct from until end)
      order by id`,
    [country, today],
  );

export async function lockTelling(sql: SqlExecutor, id: string): Promise<TellingRow | null> {
  const rows = await sql.query<TellingRow>(
    `select ${COLUMNS} from emergency_switch where id = $1 for update`,
    [id],
  );
  return rows[0] ?? null;
}

/** How far the telling has come; `after` null: everybody was told. */
export async function saveTelling(
  sql: SqlExecutor,
  id: string,
  { what, until }: { readonly what: ToldOfFreeze; readonly until: PlainDate },
  after: string | null,
): Promise<void> {
  await sql.query(
    after === null
      ? `update emergency_switch set telling = null, telling_day = null, telling_after = null,
           told_until = case when $2 = 'over' then told_until else $3::date end, told_over = $2 = 'over' where id = $1`
      : "update emergency_switch set telling = $2, telling_day = $3, telling_after = $4 where id = $1",
    after === null ? [id, what, until] : [id, what, until, after],
  );
}

/** The places that a switch covers, and the people who live there or applied for work there. */
const AROUND = `with recursive covered as (
    select p.id from emergency_switch s join place p on p.id = any(s.area_ids) where s.id = $1
    union
    select p.id from place p join covered c on p.parent_id = c.id),
  around as (
    select coalesce(q.merged_into_id, q.id) as person_id from seeker_profile k join person q on q.id = k.person_id
     where k.place_id in (select id from covered)
    union
    select m.person_id from household_member m join household h on h.id = m.household_id
     where h.place_id in (select id from covered) and (m.until is null or m.until > $2)
    union
    select a.person_id from application a join vacancy v on v.id = a.vacancy_id
     where v.place_id in (select id from covered))`;

/** The next people, by id, who live where a switch holds or have to do with a vacancy there. */
export async function selectPeopleAround(
  sql: SqlExecutor,
  switchId: string,
  today: PlainDate,
  page: { readonly after: string; readonly limit: number },
): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `${AROUND} select person_id as id from around where person_id > $3 order by person_id limit $4`,
    [switchId, today, page.after, page.limit],
  );
  return rows.map(({ id }) => id);
}

/** The first day that counts again by a switch; null for one that is gone. */
export async function selectSwitchUntil(sql: SqlExecutor, id: string): Promise<PlainDate | null> {
  const rows = await sql.query<{ until: PlainDate }>("select until from emergency_switch where id = $1", [
    id,
  ]);
  return rows[0]?.until ?? null;
}
