import type { SqlExecutor } from "../kernel/ports.ts";
import type { NewIntake, NewProgramme } from "./programme.schema.ts";
import type { IntakeForSeeker } from "./programme.ts";

export async function insertProgramme(
  sql: SqlExecutor,
  row: NewProgramme & { readonly id: string; readonly country: string; readonly currency: string },
  now: Date,
): Promise<void> {
  await sql.query(
    `insert into programme (id, organisation_id, country, kind, title, title_lang, description, delivery, weeks,
                            allowance_minor, currency, hiring_employer, hiring_seats, occupation_id, childcare,
                            accommodations, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      row.id,
      row.organisationId,
      row.country,
      row.kind,
      row.title,
      row.titleLang,
      row.description,
      row.delivery,
      row.weeks,
      row.allowanceMinor,
      row.allowanceMinor === null ? null : row.currency,
      row.hiringEmployer,
      row.hiringSeats,
      row.occupationId,
      row.childcare,
      row.accommodations,
      now,
    ],
  );
  await sql.query(
    "insert into programme_skill (programme_id, concept_id) select $1, unnest($2::uuid[]) on conflict do nothing",
    [row.id, row.skillConceptIds],
  );
}

export async function insertIntake(
  sql: SqlExecutor,
  row: NewIntake & { readonly id: string; readonly programmeId: string; readonly country: string },
  now: Date,
): Promise<void> {
  await sql.query(
    `insert into intake (id, programme_id, country, status, starts_on, ends_on, apply_by, seats, place_id,
                         created_at, updated_at)
     values ($1, $2, $3, 'open', $4, $5, $6, $7, $8, $9, $9)`,
    [
      row.id,
      row.programmeId,
      row.country,
      row.startsOn,
      row.endsOn,
      row.applyBy,
      row.seats,
      row.placeId,
      now,
    ],
  );
}

/** An intake that was opened at some time, with its programme. */
export async function selectIntake(sql: SqlExecutor, intakeId: string): Promise<IntakeForSeeker | null> {
  const label = (lang: string): string =>
    `(select l.text from concept_label l where l.concept_id = s.concept_id and l.lang = '${lang}'
       order by (l.kind = 'preferred') desc, l.id limit 1)`;
  const rows = await sql.query<IntakeForSeeker>(
    `select i.id, i.programme_id as "programmeId", i.status, i.country, p.kind, p.title,
            p.title_lang as "titleLang", p.description, p.delivery, p.weeks, p.allowance_minor as "allowanceMinor",
            p.currency, p.hiring_employer as "hiringEmployer", p.hiring_seats as "hiringSeats", p.childcare,
            coalesce(p.accommodations, '{}') as accommodations,
            i.starts_on as "startsOn", i.ends_on as "endsOn", i.apply_by as "applyBy", i.seats,
            i.seats_taken as "seatsTaken",
            (select json_build_object('ar', pl.name_ar, 'en', pl.name_en) from place pl where pl.id = i.place_id) as place,
            (select json_build_object('name', o.name, 'verified', o.verified_at is not null)
               from organisation o where o.id = p.organisation_id) as provider,
            coalesce((select json_agg(json_build_object('conceptId', t.concept_id, 'ar', coalesce(t.ar, t.en),
                                        'en', coalesce(t.en, t.ar)))
                        from (select s.concept_id, ${label("ar")} as ar, ${label("en")} as en
                                from programme_skill s where s.programme_id = p.id order by s.concept_id) t
                       where coalesce(t.ar, t.en) is not null), '[]') as skills
       from intake i join programme p on p.id = i.programme_id
      where i.id = $1 and i.status <> 'draft'`,
    [intakeId],
  );
  return rows[0] ?? null;
}
