import type { SqlExecutor } from "../kernel/ports.ts";
import type { OwnProgramme } from "./programme.ts";

/** The programmes of one provider with their intakes: what ends in a job first, intakes by their start. */
export const selectProgrammesOf = (sql: SqlExecutor, organisationId: string): Promise<OwnProgramme[]> =>
  sql.query<OwnProgramme>(
    `select p.id, p.kind, p.title, p.title_lang as "titleLang", p.delivery, p.weeks,
            p.hiring_employer as "hiringEmployer", p.hiring_seats as "hiringSeats",
            coalesce((select json_agg(json_build_object('id', i.id, 'status', i.status, 'startsOn', i.starts_on,
                        'endsOn', i.ends_on, 'applyBy', i.apply_by, 'seats', i.seats, 'seatsTaken', i.seats_taken,
                        'place', case when pl.id is null then null
                                 else json_build_object('ar', pl.name_ar, 'en', pl.name_en) end)
                      order by i.starts_on, i.id)
                        from intake i left join place pl on pl.id = i.place_id
                       where i.programme_id = p.id), '[]') as intakes
       from programme p
      where p.organisation_id = $1
      order by array_position(array['ends_in_job', 'workshop', 'flexible'], p.kind), p.title, p.id`,
    [organisationId],
  );
