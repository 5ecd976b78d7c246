import { normaliseLabel } from "../search/fold.ts";
import type { Tx } from "../kernel/ctx.server.ts";
import type { PlainDate } from "../kernel/plain-date.ts";
import type { SqlExecutor } from "../kernel/ports.ts";

/** A word of the taxonomy in both languages; null where it has none. */
export type ConceptWords = { readonly ar: string | null; readonly en: string | null };

export type KnownOccupation = {
  readonly conceptId: string;
  readonly words: ConceptWords;
  readonly years: number;
  /** registry, own, placement */
  readonly source: string;
};

export type KnownSkill = {
  readonly label: string;
  readonly lang: string;
  /** Null for a label that no concept is known for; it is kept as it was said. */
  readonly conceptId: string | null;
  readonly words: ConceptWords | null;
  readonly source: string;
};

const word = (concept: string, lang: string): string =>
  `(select l.text from concept_label l where l.concept_id = ${concept} and l.lang = '${lang}'
      and l.kind = 'preferred' order by l.id limit 1)`;
const words = (concept: string): string =>
  `jsonb_build_object('ar', ${word(concept, "ar")}, 'en', ${word(concept, "en")})`;

export const occupationsOf = (sql: SqlExecutor, personId: string): Promise<KnownOccupation[]> =>
  sql.query<KnownOccupation>(
    `select o.concept_id as "conceptId", ${words("o.concept_id")} as words, o.years, o.source
       from seeker_occupation o where o.person_id = $1 order by o.years desc, o.id`,
    [personId],
  );

export const skillsOf = (sql: SqlExecutor, personId: string): Promise<KnownSkill[]> =>
  sql.query<KnownSkill>(
    `select s.label, s.lang, s.concept_id as "conceptId", s.source,
            case when s.concept_id is null then null else ${words("s.concept_id")} end as words
       from seeker_skill s where s.person_id = $1 order by s.id`,
    [personId],
  );

export type ExemptionRow = {
  readonly id: string;
  readonly groundSealed: string;
  readonly from: PlainDate;
  readonly reviewOn: PlainDate;
  readonly optedIn: boolean;
};

/** Exemptions in force: from their first day until they are no longer granted. */
export const exemptionsOf = (sql: SqlExecutor, personId: string, on: PlainDate): Promise<ExemptionRow[]> =>
  sql.query<ExemptionRow>(
    `select id, ground_sealed as "groundSealed", "from", review_on as "reviewOn", opted_in as "optedIn"
       from exemption where person_id = $1 and status = 'granted' and "from" <= $2 order by "from"`,
    [personId, on],
  );

export type ProfileRow = {
  readonly personId: string;
  readonly country: string;
  readonly placeId: string | null;
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
  readonly needsSealed: string | null;
};

/** Inserts or updates the profile; languages, licences and whether she looks for work stay as they are. */
export async function upsertProfile(tx: Tx, row: ProfileRow, at: Date): Promise<void> {
  await tx.query(
    `insert into seeker_profile (person_id, country, place_id, reach_km, hours_min, hours_max, shift, wants_remote,
       wants_part_time, wage_min_minor, currency, education_level, experience_years, needs_sealed, languages, licences, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, '{}', '{}', $15)
     on conflict (person_id) do update set place_id = excluded.place_id, reach_km = excluded.reach_km,
       hours_min = excluded.hours_min, hours_max = excluded.hours_max, shift = excluded.shift,
       wants_remote = excluded.wants_remote, wants_part_time = excluded.wants_part_time,
       wage_min_minor = excluded.wage_min_minor, education_level = excluded.education_level,
       experience_years = excluded.experience_years, needs_sealed = excluded.needs_sealed,
       rev = seeker_profile.rev + 1, updated_at = excluded.updated_at`,
    [
      row.personId,
      row.country,
      row.placeId,
      row.reachKm,
      row.hoursMin,
      row.hoursMax,
      row.shift,
      row.wantsRemote,
      row.wantsPartTime,
      row.wageMinMinor,
      row.currency,
      row.educationLevel,
      row.experienceYears,
      row.needsSealed,
      at,
    ],
  );
}

export type OwnOccupation = { readonly id: string; readonly conceptId: string; readonly years: number };
export type OwnSkill = {
  readonly id: string;
  readonly conceptId: string | null;
  readonly label: string;
  readonly lang: string;
  readonly confidence: number;
};

/** Puts the person's own words in place of her earlier ones; what the registry or a placement says stays. */
export async function replaceOwnWords(
  tx: Tx,
  personId: string,
  own: { readonly occupations: readonly OwnOccupation[]; readonly skills: readonly OwnSkill[] },
): Promise<void> {
  await tx.query("delete from seeker_occupation where person_id = $1 and source = 'own'", [personId]);
  await tx.query("delete from seeker_skill where person_id = $1 and source = 'own'", [personId]);
  await tx.query(
    `insert into seeker_occupation (id, person_id, concept_id, years, source)
     select o.id, $1, o.concept_id, o.years, 'own'
       from unnest($2::uuid[], $3::uuid[], $4::int[]) as o(id, concept_id, years)
     on conflict (person_id, concept_id) do nothing`,
    [
      personId,
      own.occupations.map(({ id }) => id),
      own.occupations.map(({ conceptId }) => conceptId),
      own.occupations.map(({ years }) => years),
    ],
  );
  await tx.query(
    `insert into seeker_skill (id, person_id, concept_id, label, lang, confidence, folded, source)
     select s.id, $1, s.concept_id, s.label, s.lang, s.confidence, s.folded, 'own'
       from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::float8[], $7::text[])
            as s(id, concept_id, label, lang, confidence, folded)
     on conflict (person_id, label) do nothing`,
    [
      personId,
      own.skills.map(({ id }) => id),
      own.skills.map(({ conceptId }) => conceptId),
      own.skills.map(({ label }) => label),
      own.skills.map(({ lang }) => lang),
      own.skills.map(({ confidence }) => confidence),
      own.skills.map(({ label }) => normaliseLabel(label)),
    ],
  );
}
