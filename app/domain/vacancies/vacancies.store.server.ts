import type { SqlExecutor } from "../kernel/ports.ts";
import { normaliseLabel } from "../search/fold.ts";
import type { VacancyDraft } from "./vacancy.schema.ts";
import type { Vacancy, WorkRequirement } from "./vacancy.ts";

const COLUMNS = `v.id, v.origin, v.status, v.country, v.organisation_id as "organisationId",
  v.establishment_id as "establishmentId", v.employer_name as "employerName", v.title,
  v.title_lang as "titleLang", v.description, v.place_id as "placeId", v.occupation_id as "occupationId",
  v.employment_type as "employmentType", v.hours_per_week as "hoursPerWeek", v.shift, v.remote,
  v.wage_min_minor as "wageMinMinor", v.wage_max_minor as "wageMaxMinor", v.currency,
  v.wage_period as "wagePeriod", v.wage_basis as "wageBasis", v.openings,
  v.openings_filled as "openingsFilled", v.experience_years as "experienceYears",
  v.education_level as "educationLevel", coalesce(v.accommodations, '{}') as accommodations, v.childcare, v.transport,
  v.social_insurance as "socialInsurance", v.closes_on as "closesOn", v.published_at as "publishedAt",
  v.safety_held_from as "safetyHeldFrom", v.rev`;

/** A vacancy, locked until the transaction ends when `lock` is set. */
export async function selectVacancy(
  sql: SqlExecutor,
  vacancyId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<Vacancy | null> {
  const rows = await sql.query<Vacancy>(
    `select ${COLUMNS} from vacancy v where v.id = $1 ${lock ? "for update" : ""}`,
    [vacancyId],
  );
  return rows[0] ?? null;
}

/** Vacancies of one organisation: open ones first, then drafts, then the rest; newest first. */
export const selectVacanciesOf = (sql: SqlExecutor, organisationId: string): Promise<Vacancy[]> =>
  sql.query<Vacancy>(
    `select ${COLUMNS} from vacancy v where v.organisation_id = $1 and v.origin = 'own'
      order by case when v.status in ('published', 'paused') then 0 when v.status in ('draft', 'in_review') then 1
                    when v.status = 'filled' then 2 else 3 end, v.id desc
      limit 200`,
    [organisationId],
  );

export const selectRequirements = (sql: SqlExecutor, vacancyId: string): Promise<WorkRequirement[]> =>
  sql.query<WorkRequirement>(
    `select kind, label, lang, concept_id as "conceptId", essential
       from vacancy_requirement where vacancy_id = $1 order by position`,
    [vacancyId],
  );

export type NewVacancyRow = VacancyDraft & {
  readonly id: string;
  readonly country: string;
  readonly organisationId: string;
  readonly employerName: string;
  readonly currency: string;
};

const draftValues = (v: VacancyDraft): unknown[] => [
  v.establishmentId,
  v.title,
  v.titleLang,
  v.description,
  v.placeId,
  v.occupationId,
  v.employmentType,
  v.hoursPerWeek,
  v.shift,
  v.remote,
  v.wageMinMinor,
  v.wageMaxMinor,
  v.wagePeriod,
  v.wageBasis,
  v.openings,
  v.experienceYears,
  v.educationLevel,
  v.accommodations,
  v.childcare,
  v.transport,
  v.socialInsurance,
  v.closesOn,
];

const DRAFT_COLUMNS = `establishment_id, title, title_lang, description, place_id, occupation_id,
  employment_type, hours_per_week, shift, remote, wage_min_minor, wage_max_minor, wage_period, wage_basis,
  openings, experience_years, education_level, accommodations, childcare, transport, social_insurance,
  closes_on, place_confidence, occupation_confidence`;

/** Parameters `from`, `from + 1` … for the columns above; what an employer chose is certain. */
const draftParameters = (from: number): string => {
  const p = (column: number): string => `$${from + column}`;
  const all = Array.from({ length: 22 }, (_, column) => p(column));
  return [
    ...all,
    `case when ${p(4)}::uuid is null then 0 else 1 end`,
    `case when ${p(5)}::uuid is null then 0 else 1 end`,
  ].join(", ");
};

export async function insertVacancy(sql: SqlExecutor, row: NewVacancyRow, now: Date): Promise<void> {
  await sql.query(
    `insert into vacancy (id, origin, status, country, organisation_id, employer_name, currency, created_at,
                          updated_at, ${DRAFT_COLUMNS})
     values ($1, 'own', 'draft', $2, $3, $4, $5, $6, $6, ${draftParameters(7)})`,
    [row.id, row.country, row.organisationId, row.employerName, row.currency, now, ...draftValues(row)],
  );
}

export async function updateVacancy(
  sql: SqlExecutor,
  vacancyId: string,
  draft: VacancyDraft,
  now: Date,
): Promise<void> {
  await sql.query(
    `update vacancy set (${DRAFT_COLUMNS}) = (${draftParameters(3)}), rev = rev + 1, updated_at = $2 where id = $1`,
    [vacancyId, now, ...draftValues(draft)],
  );
}

export async function replaceRequirements(
  sql: SqlExecutor,
  vacancyId: string,
  skills: VacancyDraft["skills"],
): Promise<void> {
  await sql.query("delete from vacancy_requirement where vacancy_id = $1 and kind = 'skill'", [vacancyId]);
  await sql.query(
    `insert into vacancy_requirement (vacancy_id, position, kind, label, lang, folded, concept_id, confidence, essential)
     select $1, coalesce((select max(position) from vacancy_requirement where vacancy_id = $1), 0) + t.n, 'skill',
            t.label, t.lang, t.folded, t.concept_id, case when t.concept_id is null then 0 else 1 end, t.essential
       from unnest($2::text[], $3::text[], $4::uuid[], $5::boolean[], $6::text[]) with ordinality
            as t (label, lang, concept_id, essential, folded, n)`,
    [
      vacancyId,
      skills.map((s) => s.label),
      skills.map((s) => s.lang),
      skills.map((s) => s.conceptId),
      skills.map((s) => s.essential),
      skills.map((s) => normaliseLabel(s.label)),
    ],
  );
}

export type PublicVacancyRow = Vacancy & {
  readonly place: { readonly ar: string; readonly en: string } | null;
  readonly cityText: string | null;
  readonly sourceName: string | null;
  readonly sourceUrl: string | null;
  readonly postedOn: string | null;
  readonly expiresAt: Date | null;
};

/** A vacancy that the public may see: published at some time, or imported. */
export async function selectPublicVacancy(
  sql: SqlExecutor,
  vacancyId: string,
): Promise<PublicVacancyRow | null> {
  const rows = await sql.query<PublicVacancyRow>(
    `select ${COLUMNS}, v.city_text as "cityText", v.source_name as "sourceName", v.source_url as "sourceUrl",
            v.posted_on as "postedOn", v.expires_at as "expiresAt",
            (select json_build_object('ar', p.name_ar, 'en', p.name_en) from place p where p.id = v.place_id) as place
       from vacancy v
      where v.id = $1 and (v.origin = 'imported' or v.published_at is not null)`,
    [vacancyId],
  );
  return rows[0] ?? null;
}
