import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { FirstShown } from "./plain-records.store.server.ts";
import type { NewCheckpoint } from "./placement-dates.store.server.ts";
import { column } from "./wage-effects.store.server.ts";
import { BY_REGISTER } from "./wage-facts.store.server.ts";

/** What the rule says of all plain records that show the same about expected work: the day on which it started. */
export type StartShown = FirstShown & {
  readonly startsOn: PlainDate;
  readonly checkpoints: readonly Pick<NewCheckpoint, "day" | "dueOn">[];
};

/**
 * The id of a checkpoint: its record's, whose last ten digits count the records of an import, times four, and its place
 * among the checkpoints of one start. So new ones grow at the end of their key, and none has to be made up here.
 */
const CHECKPOINT_ID = `(b.prefix || lpad(to_hex((b.nth * 4 + d.place) & x'ffffffffff'::bigint), 10, '0'))::uuid`;

/**
 * Starts the work that plain records are the first to show, on the days that the rule gave: dates, their version, the
 * step and the checkpoints. Version and step have the id of their record. The placements must be locked: nobody else
 * makes checkpoints of them meanwhile. Returns how many were started.
 */
export async function startByRecords(
  sql: SqlExecutor,
  starts: readonly StartShown[],
  at: Date,
): Promise<number> {
  const checkpoints = starts.flatMap(({ startsOn, checkpoints: own }) =>
    own.map(({ day, dueOn }, place) => ({ startsOn, day, dueOn, place })),
  );
  const days = [...new Map(checkpoints.map((one) => [`${one.startsOn} ${one.day}`, one])).values()];
  const [row] = await sql.query<{ started: number }>(
    `with begun as materialized (
       select r.record_id, r.placement_id, s.starts_on, left(r.record_id::text, 26) as prefix,
              ('x' || right(r.record_id::text, 10))::bit(40)::bigint as nth,
              exists (select 1 from checkpoint c where c.placement_id = r.placement_id) as was_begun
         from plain_record r
         join unnest($2::date[], $3::date[], $4::date[], $5::boolean[], $6::date[])
           as s(month, started_on, expected_start, found_elsewhere, starts_on)
           on s.month = r.month and coalesce(s.started_on, 'infinity') = coalesce(r.started_on, 'infinity')
          and s.expected_start = r.expected_start and s.found_elsewhere = r.found_elsewhere
        where r.expected_start is not null),
     dated as (
       update placement p set status = 'started', started_on = b.starts_on, start_tier = 'wage_record', rev = p.rev + 1,
           updated_at = $1
         from begun b where p.id = b.placement_id),
     versions as (
       insert into placement_dates (id, placement_id, started_on, tier, recorded_at, recorded_by)
       select record_id, placement_id, starts_on, 'wage_record', $1, '${BY_REGISTER}' from begun),
     steps as (
       insert into placement_step (id, placement_id, edge, from_status, to_status, on_date, at, by_role)
       select record_id, placement_id, 'start', 'expected', 'started', starts_on, $1, 'worker' from begun),
     placed as materialized (
       select ${CHECKPOINT_ID} as id, b.placement_id, d.day, d.due_on,
              case when b.was_begun then (select c.due_on from checkpoint c
                where c.placement_id = b.placement_id and c.day = d.day) end as was
         from begun b join unnest($7::date[], $8::int[], $9::date[], $10::int[]) as d(starts_on, day, due_on, place)
           on d.starts_on = b.starts_on),
     moved as (
       update checkpoint c set due_on = n.due_on from placed n
        where n.was <> n.due_on and c.placement_id = n.placement_id and c.day = n.day),
     awaited as (
       insert into checkpoint (id, placement_id, day, due_on, status)
       select id, placement_id, day, due_on, 'pending' from placed where was is null order by id)
     select count(*) as started from begun`,
    [
      ...[at, column(starts, "month"), column(starts, "startedOn"), column(starts, "expectedStart")],
      ...[column(starts, "foundElsewhere"), column(starts, "startsOn"), column(days, "startsOn")],
      ...[column(days, "day"), column(days, "dueOn"), column(days, "place")],
    ],
  );
  return row?.started ?? 0;
}
