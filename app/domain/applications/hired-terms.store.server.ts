import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { HiredTerms } from "./hired-terms.ts";

export async function readHiredTerms(sql: SqlExecutor, applicationId: string): Promise<HiredTerms | null> {
  const rows = await sql.query<HiredTerms>(
    `select a.id as "applicationId", a.vacancy_id as "vacancyId", a.person_id as "personId",
            a.organisation_id as "organisationId", v.establishment_id as "establishmentId", a.country,
            o.starts_on as "expectedStart", o.wage_minor as "wageMinor", o.currency, o.hours_per_week as "hoursPerWeek"
       from application a
       join vacancy v on v.id = a.vacancy_id
       join offer o on o.application_id = a.id and o.status = 'accepted'
      where a.id = $1 order by o.made_at desc limit 1`,
    [applicationId],
  );
  return rows[0] ?? null;
}
