import { FIRST_ID } from "../kernel/first-id.ts";
import type { SqlExecutor } from "../kernel/ports.ts";
import type { Posting, PostingRevision, PostingSelection, RevisionSelection } from "../search/posting.ts";
import { revisionsQuery } from "../search/revisions-query.ts";

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS"Z"'`;

/** Vacancies that can be found (published, or listed from an import), with what they ask for. */
export const selectLiveVacancies = (sql: SqlExecutor, selection: PostingSelection): Promise<Posting[]> => {
  const byId = "ids" in selection;
  return sql.query<Posting>(
    `select v.id, 'vacancy' as kind, v.source_id as "sourceId", v.status, v.country,
            v.organisation_id as "organisationId", v.title, v.title_lang as "titleLang",
            v.employer_name as employer, v.description, v.place_id as "placeId", v.occupation_id as "occupationId",
            v.occupation_confidence as "occupationConfidence",
            coalesce(r.skills, '[]') as skills, v.employment_type as "employmentType",
            v.hours_per_week as "hoursPerWeek", v.shift, v.remote, v.wage_min_minor as "wageMinMinor",
            v.wage_max_minor as "wageMaxMinor", v.currency, v.wage_period as "wagePeriod",
            v.wage_basis as "wageBasis", greatest(v.openings - v.openings_filled, 0) as openings,
            v.experience_years as "experienceYears", v.education_level as education,
            coalesce(v.accommodations, '{}') as accommodations,
            v.childcare, v.transport, null as programme,
            to_char(coalesce(case when v.origin = 'own' then v.published_at end, v.posted_on::timestamptz,
                             v.published_at, v.created_at), ${INSTANT}) as "postedAt",
            -- The status decides; the end of the closing day only hides what the worker has not yet expired.
            to_char(least(v.expires_at, (v.closes_on + 1)::timestamp), ${INSTANT}) as "expiresAt", v.rev
       from vacancy v
       left join lateral (
         select json_agg(json_build_object('label', q.label, 'conceptId', q.concept_id) order by q.position) as skills
           from vacancy_requirement q where q.vacancy_id = v.id) r on true
      where v.status in ('published', 'listed')
        and ${byId ? "v.id = any($1::uuid[])" : "v.id > $1::uuid"}
      order by v.id ${byId ? "" : "limit $2"}`,
    byId ? [selection.ids] : [selection.after ?? FIRST_ID, selection.limit],
  );
};

/** Titles of all vacancies that can be found: what the analyser learns words from. */
export const selectLiveTitles = (sql: SqlExecutor): Promise<{ title: string; count: number }[]> =>
  sql.query<{ title: string; count: number }>(
    "select title, count(*)::int as count from vacancy where status in ('published', 'listed') group by title order by title",
  );

/** Ids and revisions of what can be found, in order of ids. */
export const selectLiveVacancyRevisions = (
  sql: SqlExecutor,
  selection: RevisionSelection,
): Promise<PostingRevision[]> =>
  sql.query<PostingRevision>(
    ...revisionsQuery(
      `select id as "postingId", rev from vacancy where status in ('published', 'listed')`,
      selection,
    ),
  );
