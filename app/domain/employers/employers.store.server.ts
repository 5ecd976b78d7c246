import type { SqlExecutor } from "../kernel/ports.ts";
import type { Employer, EmployerRecord, Establishment } from "./employer.ts";

export async function selectEmployer(sql: SqlExecutor, organisationId: string): Promise<Employer | null> {
  const rows = await sql.query<Employer>(
    `select o.id, o.kind, o.name, o.name_lang as "nameLang", o.country, o.verified_at is not null as verified,
            coalesce((select json_agg(json_build_object('id', e.id, 'registrationNumber', e.registration_number,
                                        'name', e.name, 'placeId', e.place_id) order by e.name, e.id)
                        from establishment e where e.organisation_id = o.id), '[]') as establishments
       from organisation o where o.id = $1`,
    [organisationId],
  );
  return rows[0] ?? null;
}

export async function insertOrganisation(
  sql: SqlExecutor,
  row: Pick<Employer, "id" | "kind" | "name" | "nameLang" | "country"> & { verifiedAt: Date | null },
  now: Date,
): Promise<void> {
  await sql.query(
    `insert into organisation (id, kind, name, name_lang, country, verified_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [row.id, row.kind, row.name, row.nameLang, row.country, row.verifiedAt, now],
  );
}

/** False when the country knows this registration number already. */
export async function insertEstablishment(
  sql: SqlExecutor,
  row: Establishment & { readonly organisationId: string; readonly country: string },
): Promise<boolean> {
  const rows = await sql.query(
    `insert into establishment (id, organisation_id, country, registration_number, name, place_id)
     values ($1, $2, $3, $4, $5, $6) on conflict (country, registration_number) do nothing returning id`,
    [row.id, row.organisationId, row.country, row.registrationNumber, row.name, row.placeId],
  );
  return rows.length === 1;
}

/** The record of an employer since `since`; an answer is due when it came, or after `answerDays` of silence. */
export async function selectEmployerRecord(
  sql: SqlExecutor,
  organisationId: string,
  period: { readonly since: Date; readonly answerDueBefore: Date; readonly startedBefore: string },
): Promise<EmployerRecord> {
  const rows = await sql.query<EmployerRecord>(
    `with asked as (
       select a.submitted_at,
              (select min(s.at) from application_step s
                where s.application_id = a.id and s.by_role = 'employer' and s.edge <> 'open') as answered_at
         from application a where a.organisation_id = $1 and a.submitted_at >= $2)
     select (select count(*) from asked where answered_at is not null or submitted_at < $3) as due,
            (select count(*) from asked where answered_at is not null) as answered,
            (select percentile_cont(0.5) within group (order by extract(epoch from answered_at - submitted_at) / 86400)
               from asked where answered_at is not null) as "medianDays",
            (select count(*) from application a where a.organisation_id = $1 and a.status = 'hired') as hired,
            (select count(*) from placement p
              where p.organisation_id = $1 and p.started_on <= $4
                and (p.ended_on is null or p.ended_on - p.started_on >= 90)) as stayed`,
    [organisationId, period.since, period.answerDueBefore, period.startedBefore],
  );
  return rows[0] ?? { due: 0, answered: 0, medianDays: null, hired: 0, stayed: 0 };
}
