import type { PlainDate } from "../kernel/plain-date.ts";
import type { SqlExecutor } from "../kernel/ports.ts";
import type { CheckpointDay } from "../placements/placement.ts";
import type { CheckpointProof, SaidOfOffer, Station } from "./funnel.ts";

/** People of a country at each station, each person once per station. */
export async function countStations(sql: SqlExecutor, country: string): Promise<Record<Station, number>> {
  const rows = await sql.query<Record<Station, number>>(
    `select
       (select count(*) from seeker_profile where country = $1) as registered,
       (select count(distinct person_id) from application where country = $1 and submitted_at is not null) as applied,
       (select count(distinct a.person_id) from application a join offer o on o.application_id = a.id
         where a.country = $1) as offered,
       (select count(distinct a.person_id) from application a join application_step s on s.application_id = a.id
         where a.country = $1 and s.to_status = 'hired') as hired,
       (select count(distinct person_id) from placement
         where country = $1 and started_on is not null and status <> 'cancelled') as started,
       (select count(distinct p.person_id) from placement p join checkpoint c on c.placement_id = p.id
         where p.country = $1 and p.status <> 'cancelled' and c.day = 90
           and c.status in ('confirmed', 'evidenced')) as stayed90,
       (select count(distinct person_id) from graduation_case
         where country = $1 and status in ('graduated', 'sustained')) as graduated`,
    [country],
  );
  const [counts] = rows;
  if (!counts) throw new Error("Counting gave no row");
  return counts;
}

/** Checkpoints due by `today`, by day and by the best evidence. */
export const countCheckpoints = (
  sql: SqlExecutor,
  country: string,
  today: PlainDate,
): Promise<{ day: CheckpointDay; proof: CheckpointProof; count: number }[]> =>
  sql.query(
    `select c.day, case when c.status in ('confirmed', 'evidenced') then coalesce(c.tier, 'none') else 'none' end as proof,
            count(*) as count
       from checkpoint c join placement p on p.id = c.placement_id
      where p.country = $1 and p.status <> 'cancelled' and c.due_on <= $2
      group by 1, 2`,
    [country, today],
  );

/** People of a country by what they said of the latest offer that they turned down, each person once. */
export const countTurnedDown = (
  sql: SqlExecutor,
  country: string,
): Promise<{ said: SaidOfOffer; count: number }[]> =>
  sql.query(
    `select said, count(*) as count
       from (select distinct on (a.person_id) coalesce(o.turn_down_reason, 'none') as said
               from offer o join application a on a.id = o.application_id
              where a.country = $1 and o.status = 'turned_down'
              order by a.person_id, o.answered_at desc, o.id desc) latest
      group by 1`,
    [country],
  );

/** How much of what live vacancies say was understood. */
export async function countUnresolved(
  sql: SqlExecutor,
  country: string,
): Promise<{ titles: number; unresolvedTitles: number; skills: number; unresolvedSkills: number }> {
  const [counts] = await sql.query<Awaited<ReturnType<typeof countUnresolved>>>(
    `with live as (select id, occupation_id from vacancy
                    where country = $1 and status in ('published', 'listed', 'claimed'))
     select (select count(*) from live) as titles,
            (select count(*) from live where occupation_id is null) as "unresolvedTitles",
            count(*) as skills, count(*) filter (where r.concept_id is null) as "unresolvedSkills"
       from vacancy_requirement r join live on live.id = r.vacancy_id
      where r.kind = 'skill'`,
    [country],
  );
  if (!counts) throw new Error("Counting gave no row");
  return counts;
}
