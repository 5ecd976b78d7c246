import { FIRST_ID } from "../kernel/first-id.ts";
import type { SqlExecutor } from "../kernel/ports.ts";
import type { Posting, PostingRevision, PostingSelection, RevisionSelection } from "../search/posting.ts";
import { revisionsQuery } from "../search/revisions-query.ts";

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS"Z"'`;

/** Intakes that take people now (full ones keep a waiting list), with what they teach. */
export const selectLiveIntakes = (sql: SqlExecutor, selection: PostingSelection): Promise<Posting[]> => {
  const byId = "ids" in selection;
  return sql.query<Posting>(
    `select i.id, 'intake' as kind, null as "sourceId", i.status, i.country, p.organisation_id as "organisationId",
            p.title, p.title_lang as "titleLang", coalesce(o.name, '') as employer, p.description,
            i.place_id as "placeId", p.occupation_id as "occupationId", 1 as "occupationConfidence",
            coalesce(s.skills, '[]') as skills, 'training' as "employmentType", null as "hoursPerWeek", null as shift,
            p.delivery in ('online', 'self_paced', 'at_home') as remote, p.allowance_minor as "wageMinMinor",
            p.allowance_minor as "wageMaxMinor", p.currency, case when p.allowance_minor is null then null else 'month' end as "wagePeriod",
            null as "wageBasis", greatest(i.seats - i.seats_taken, 0) as openings, null as "experienceYears",
            null as education, coalesce(p.accommodations, '{}') as accommodations, p.childcare, false as transport,
            json_build_object('kind', p.kind, 'startsOn', i.starts_on, 'seatsLeft', greatest(i.seats - i.seats_taken, 0),
              'hiringEmployer', p.hiring_employer) as programme,
            to_char(i.created_at, ${INSTANT}) as "postedAt",
            to_char((i.apply_by + 1)::timestamp, ${INSTANT}) as "expiresAt", i.rev
       from intake i
       join programme p on p.id = i.programme_id
       left join organisation o on o.id = p.organisation_id
       left join lateral (
         select json_agg(json_build_object('label', '', 'conceptId', k.concept_id) order by k.concept_id) as skills
           from programme_skill k where k.programme_id = p.id) s on true
      where i.status in ('open', 'full')
        and ${byId ? "i.id = any($1::uuid[])" : "i.id > $1::uuid"}
      order by i.id ${byId ? "" : "limit $2"}`,
    byId ? [selection.ids] : [selection.after ?? FIRST_ID, selection.limit],
  );
};

/** Ids and revisions of what can be found, in order of ids. */
export const selectLiveIntakeRevisions = (
  sql: SqlExecutor,
  selection: RevisionSelection,
): Promise<PostingRevision[]> =>
  sql.query<PostingRevision>(
    ...revisionsQuery(
      `select id as "postingId", rev from intake where status in ('open', 'full')`,
      selection,
    ),
  );
