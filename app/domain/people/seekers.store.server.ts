import type { SqlExecutor } from "#app/domain/kernel/ports.ts";

export type SeekerRow = {
  readonly personId: string;
  readonly country: string;
  readonly placeId: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly reachKm: number;
  readonly hoursMin: number | null;
  readonly hoursMax: number | null;
  readonly shift: string;
  readonly wantsRemote: boolean;
  readonly wantsPartTime: boolean;
  readonly wageMinMinor: number | null;
  readonly currency: string;
  readonly educationLevel: string | null;
  readonly experienceYears: number | null;
  readonly languages: readonly string[];
  readonly licences: readonly string[];
  readonly needsSealed: string | null;
  readonly lookingForWork: boolean;
  readonly occupations: readonly { readonly conceptId: string; readonly years: number }[];
  readonly skills: readonly { readonly conceptId: string | null; readonly label: string }[];
};

const SELECT = `select s.person_id as "personId", s.country, s.place_id as "placeId", pl.lat, pl.lon, s.reach_km as "reachKm",
  s.hours_min as "hoursMin", s.hours_max as "hoursMax", s.shift, s.wants_remote as "wantsRemote",
  s.wants_part_time as "wantsPartTime", s.wage_min_minor as "wageMinMinor", s.currency,
  s.education_level as "educationLevel", s.experience_years as "experienceYears", s.languages, s.licences,
  s.needs_sealed as "needsSealed", s.looking_for_work as "lookingForWork",
  coalesce((select jsonb_agg(jsonb_build_object('conceptId', o.concept_id, 'years', o.years) order by o.concept_id)
    from seeker_occupation o where o.person_id = s.person_id), '[]') as occupations,
  coalesce((select jsonb_agg(jsonb_build_object('conceptId', k.concept_id, 'label', k.label) order by k.label)
    from seeker_skill k where k.person_id = s.person_id), '[]') as skills
  from seeker_profile s left join place pl on pl.id = s.place_id`;

export async function findSeeker(sql: SqlExecutor, personId: string): Promise<SeekerRow | null> {
  const rows = await sql.query<SeekerRow>(`${SELECT} where s.person_id = $1`, [personId]);
  return rows[0] ?? null;
}

/** Those of a country who look for work, in order of ids, after `after`. */
export async function seekersAfter(
  sql: SqlExecutor,
  country: string,
  after: string | null,
  limit: number,
): Promise<SeekerRow[]> {
  return sql.query<SeekerRow>(
    `${SELECT} where s.country = $1 and s.looking_for_work and ($2::uuid is null or s.person_id > $2)
      order by s.person_id limit $3`,
    [country, after, limit],
  );
}

/** Re-points a person's rows where the other has none like them. */
export async function moveSeekerRows(tx: SqlExecutor, fromId: string, intoId: string): Promise<void> {
  const free = (table: string, same: string): string =>
    `update ${table} a set person_id = $2 where person_id = $1
       and not exists (select 1 from ${table} b where b.person_id = $2 ${same})`;
  await tx.query(free("seeker_profile", ""), [fromId, intoId]);
  await tx.query(free("seeker_occupation", "and b.concept_id = a.concept_id"), [fromId, intoId]);
  await tx.query(free("seeker_skill", "and b.label = a.label"), [fromId, intoId]);
}
