import type { PlainDate } from "../kernel/plain-date.ts";
import type { SqlExecutor } from "../kernel/ports.ts";
import type { SwitchCause, SwitchEdge, SwitchState } from "./emergency-switch.ts";
import type { FrozenSpan } from "./frozen-span.ts";

export type SwitchRow = {
  readonly id: string;
  readonly country: string;
  readonly areaIds: readonly string[];
  readonly cause: SwitchCause;
  readonly reason: string;
  readonly reasonLang: string;
  readonly status: SwitchState;
  readonly from: PlainDate;
  /** Exclusive. */
  readonly until: PlainDate;
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly liftAskedBy: string | null;
  readonly liftAskedAt: Date | null;
};

export type SwitchStepRow = {
  readonly id: string;
  readonly switchId: string;
  readonly edge: SwitchEdge | "start";
  readonly fromStatus: SwitchState | null;
  readonly toStatus: SwitchState;
  readonly untilBefore: PlainDate | null;
  readonly untilAfter: PlainDate;
  readonly at: Date;
  readonly byAccountId: string;
  readonly reason: string;
  readonly reasonLang: string;
};

const COLUMNS = `id, country, area_ids as "areaIds", cause, reason, reason_lang as "reasonLang", status, "from", until,
  started_by as "startedBy", started_at as "startedAt", lift_asked_by as "liftAskedBy", lift_asked_at as "liftAskedAt"`;

export async function insertSwitch(
  sql: SqlExecutor,
  row: Omit<SwitchRow, "status" | "liftAskedBy" | "liftAskedAt">,
): Promise<void> {
  await sql.query(
    `insert into emergency_switch (id, country, area_ids, cause, reason, reason_lang, status, "from", until, started_by, started_at)
     values ($1, $2, $3::uuid[], $4, $5, $6, 'in_force', $7, $8, $9, $10)`,
    [
      ...[row.id, row.country, row.areaIds, row.cause, row.reason, row.reasonLang],
      ...[row.from, row.until, row.startedBy, row.startedAt],
    ],
  );
}

export async function lockSwitch(sql: SqlExecutor, id: string): Promise<SwitchRow | null> {
  const rows = await sql.query<SwitchRow>(
    `select ${COLUMNS} from emergency_switch where id = $1 for update`,
    [id],
  );
  return rows[0] ?? null;
}

/** Switches of a country, those whose end is furthest first. */
export const selectSwitches = (sql: SqlExecutor, country: string): Promise<SwitchRow[]> =>
  sql.query<SwitchRow>(
    `select ${COLUMNS} from emergency_switch where country = $1 order by until desc, started_at desc, id limit 200`,
    [country],
  );

export async function saveSwitch(
  sql: SqlExecutor,
  id: string,
  move: {
    readonly status: SwitchState;
    readonly until: PlainDate;
    /** Whoever asked or lifted; null where the request to lift is gone. */
    readonly account: string;
    readonly at: Date;
  },
): Promise<void> {
  await sql.query(
    `update emergency_switch set status = $2, until = $3, rev = rev + 1,
       lift_asked_by = case $2 when 'in_force' then null when 'lift_asked' then $4::uuid else lift_asked_by end,
       lift_asked_at = case $2 when 'in_force' then null when 'lift_asked' then $5::timestamptz else lift_asked_at end,
       lifted_by = case $2 when 'lifted' then $4::uuid end, lifted_at = case $2 when 'lifted' then $5::timestamptz end
     where id = $1`,
    [id, move.status, move.until, move.account, move.at],
  );
}

export async function insertSwitchStep(sql: SqlExecutor, row: SwitchStepRow): Promise<void> {
  await sql.query(
    `insert into emergency_switch_step (id, switch_id, edge, from_status, to_status, until_before, until_after, at, by_account_id, reason, reason_lang)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[row.id, row.switchId, row.edge, row.fromStatus, row.toStatus, row.untilBefore, row.untilAfter],
      ...[row.at, row.byAccountId, row.reason, row.reasonLang],
    ],
  );
}

export const selectSwitchSteps = (sql: SqlExecutor, switchIds: readonly string[]): Promise<SwitchStepRow[]> =>
  sql.query<SwitchStepRow>(
    `select id, switch_id as "switchId", edge, from_status as "fromStatus", to_status as "toStatus",
            until_before as "untilBefore", until_after as "untilAfter", at, by_account_id as "byAccountId",
            reason, reason_lang as "reasonLang"
       from emergency_switch_step where switch_id = any($1::uuid[]) order by at, id`,
    [switchIds],
  );

/** How many of these places lie in the country. */
export async function countAreas(
  sql: SqlExecutor,
  country: string,
  areaIds: readonly string[],
): Promise<number> {
  const rows = await sql.query<{ n: number }>(
    "select count(*)::int as n from place where country = $1 and id = any($2::uuid[])",
    [country, areaIds],
  );
  return rows[0]?.n ?? 0;
}

/** A place with the towns of a region and everything of a country. */
const COVERED = `with recursive covered as (
    select s.id as switch_id, p.id as place_id from emergency_switch s join place p on p.id = any(s.area_ids)
     where s.country = $1
    union
    select c.switch_id, p.id from place p join covered c on p.parent_id = c.place_id)`;

/** People with the place that they or their household live at; merged rows count as the same person. */
const LIVES = `select p.id as person_id, k.place_id from person p
    join person q on q.id = p.id or q.merged_into_id = p.id or q.id = p.merged_into_id
    join seeker_profile k on k.person_id = q.id where p.id = any($2::uuid[]) and k.place_id is not null
  union
  select m.person_id, h.place_id from household_member m join household h on h.id = m.household_id
   where m.person_id = any($2::uuid[]) and (m.until is null or m.until > $3) and h.place_id is not null`;

/** Whether the country ever had a switch: where it had none, nobody needs to be looked up. */
export async function hasSwitches(sql: SqlExecutor, country: string): Promise<boolean> {
  const rows = await sql.query("select from emergency_switch where country = $1 limit 1", [country]);
  return rows.length > 0;
}

/** The frozen days of each of these people, by where they live on `today`. */
export const selectSpansOfPeople = (
  sql: SqlExecutor,
  country: string,
  personIds: readonly string[],
  today: PlainDate,
): Promise<(FrozenSpan & { readonly personId: string })[]> =>
  sql.query(
    `${COVERED}, lives as (${LIVES})
     select distinct l.person_id as "personId", s."from", s.until
       from lives l join covered c on c.place_id = l.place_id join emergency_switch s on s.id = c.switch_id`,
    [country, personIds, today],
  );

/** The frozen days of the places of vacancies and households. */
export const selectSpansOfThings = (
  sql: SqlExecutor,
  country: string,
  of: { readonly vacancyId: string | null; readonly householdId: string | null },
): Promise<FrozenSpan[]> =>
  sql.query<FrozenSpan>(
    `${COVERED}
     select distinct s."from", s.until
       from (select place_id from vacancy where id = $2::uuid
             union select place_id from household where id = $3::uuid) at
       join covered c on c.place_id = at.place_id join emergency_switch s on s.id = c.switch_id`,
    [country, of.vacancyId, of.householdId],
  );
