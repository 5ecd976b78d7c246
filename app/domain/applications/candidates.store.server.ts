import type { PlainDate } from "../kernel/plain-date.ts";
import type { SqlExecutor } from "../kernel/ports.ts";
import type { Asked, CandidateFacts } from "./blind-candidate.ts";

/** The canonical word of a concept: preferred labels only; aliases give dialect and gender away. */
const label = (concept: string): string => {
  const word = (lang: string): string =>
    `(select l.text from concept_label l where l.concept_id = ${concept} and l.lang = '${lang}'
        and l.kind = 'preferred' order by l.id limit 1)`;
  return `json_build_object('ar', coalesce(${word("ar")}, ${word("en")}), 'en', coalesce(${word("en")}, ${word("ar")}))`;
};

export type CandidateRow = CandidateFacts & { readonly personId: string };

/** Those columns of a profile `p` (and its place `pl`) that an employer may see. */
const PROFILE = `p.experience_years as years, p.shift, p.hours_min as "hoursMin", p.hours_max as "hoursMax",
  case when pl.id is null then null else json_build_object('lat', pl.lat, 'lon', pl.lon) end as home,
  coalesce((select json_agg(json_build_object('conceptId', t.concept_id, 'label', t.label))
              from (select s.concept_id, ${label("s.concept_id")} as label
                      from seeker_skill s
                     where s.person_id = p.person_id and s.concept_id is not null
                     group by s.concept_id order by s.concept_id limit 40) t
             where t.label->>'ar' is not null), '[]') as skills,
  coalesce((select json_agg(json_build_object('label', t.label, 'years', t.years))
              from (select o.years, ${label("o.concept_id")} as label from seeker_occupation o
                     where o.person_id = p.person_id order by o.years desc, o.concept_id limit 5) t
             where t.label->>'ar' is not null), '[]') as occupations,
  coalesce((select json_agg(distinct r.to_id) from seeker_occupation o
              join concept_relation r on r.from_id = o.concept_id and r.kind = 'essential'
             where o.person_id = p.person_id), '[]') as "impliedSkills"`;

/** Candidates of a vacancy (or one of them), with those columns of their profiles that an employer may see. */
export const selectCandidates = (
  sql: SqlExecutor,
  of: { readonly vacancyId: string; readonly applicationId?: string },
): Promise<CandidateRow[]> =>
  sql.query<CandidateRow>(
    `select a.id as "applicationId", a.person_id as "personId", a.candidate_code as code, a.status,
            to_char(a.submitted_at, 'YYYY-MM-DD') as "submittedOn", ${PROFILE}
       from application a
       left join person same on same.id = a.person_id
       left join seeker_profile p on p.person_id = coalesce(same.merged_into_id, a.person_id)
       left join place pl on pl.id = p.place_id
      where a.vacancy_id = $1 and a.status not in ('draft', 'withdrawn') and ($2::uuid is null or a.id = $2)
      order by a.submitted_at desc nulls last, a.id desc limit 500`,
    [of.vacancyId, of.applicationId ?? null],
  );

/** The same columns of somebody who has not applied yet; null without a profile. */
export async function selectProfileFacts(
  sql: SqlExecutor,
  personId: string,
): Promise<Omit<CandidateFacts, "applicationId" | "code" | "status" | "submittedOn"> | null> {
  const rows = await sql.query<CandidateFacts>(
    `select ${PROFILE} from seeker_profile p left join place pl on pl.id = p.place_id where p.person_id = $1`,
    [personId],
  );
  return rows[0] ?? null;
}

/** What the vacancy asks for, with the canonical words of its skills. */
export async function selectAsked(sql: SqlExecutor, vacancyId: string): Promise<Asked | null> {
  const rows = await sql.query<Asked>(
    `select v.shift, v.hours_per_week as "hoursPerWeek", v.experience_years as "experienceYears", v.remote,
            (select json_build_object('lat', pl.lat, 'lon', pl.lon) from place pl where pl.id = v.place_id) as place,
            coalesce((select json_agg(json_build_object('conceptId', r.concept_id,
                               'label', case when r.concept_id is null then json_build_object('ar', r.label, 'en', r.label)
                                             else ${label("r.concept_id")} end) order by r.position)
                        from vacancy_requirement r where r.vacancy_id = v.id and r.kind = 'skill'), '[]') as skills
       from vacancy v where v.id = $1`,
    [vacancyId],
  );
  return rows[0] ?? null;
}

/** Name and phone as they are sealed; only for an application whose person agrees to be named to this day. */
export async function selectDisclosed(
  sql: SqlExecutor,
  applicationId: string,
  today: PlainDate,
): Promise<{ personId: string; fullNameSealed: string | null; phoneSealed: string | null } | null> {
  const rows = await sql.query<{
    personId: string;
    fullNameSealed: string | null;
    phoneSealed: string | null;
  }>(
    `select p.id as "personId", p.full_name_sealed as "fullNameSealed", p.phone_sealed as "phoneSealed"
       from application a
       join person own on own.id = a.person_id
       join person p on p.id = coalesce(own.merged_into_id, own.id)
      where a.id = $1 and a.disclosed_at is not null
        and exists (select 1 from consent c where c.application_id = a.id and c.purpose = 'recruitment'
                     and c.status = 'given' and c.valid_until > $2)`,
    [applicationId, today],
  );
  return rows[0] ?? null;
}
