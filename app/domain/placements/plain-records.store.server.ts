import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import { PLAUSIBLE_MOST, TIMES_AGREED } from "./plausible-wage.ts";
import { BY_REGISTER } from "./wage-facts.store.server.ts";

/** A record that says of known work that it began or went on, and nothing else; it is matched and proves its month. */
export type PlainRecord = {
  readonly placementId: string;
  readonly personId: string;
  readonly applicationId: string | null;
  /** What the first record that shows work says about its start; null where the work had started. */
  readonly firstShown: FirstShown | null;
};

/** What decides the first day of expected work; thousands of records have the same few. */
export type FirstShown = {
  /** First day of the month. */
  readonly month: PlainDate;
  readonly startedOn: PlainDate | null;
  readonly expectedStart: PlainDate;
  readonly foundElsewhere: boolean;
};

/** A record of a job that Masar does not know, about which the person is asked; the question has the record's id. */
export type AskedRecord = { readonly questionId: string; readonly personId: string };

export type Taken = { readonly matched: readonly PlainRecord[]; readonly asked: readonly AskedRecord[] };

type TakenRow = {
  readonly questionId: string | null;
  readonly placementId: string | null;
  readonly personId: string;
  readonly applicationId: string | null;
  readonly month: PlainDate | null;
  readonly startedOn: PlainDate | null;
  readonly expectedStart: PlainDate | null;
};

/** The matched records of one batch, for the statements that follow from them: they never leave the database. */
const PLAIN_RECORD = `record_id uuid, placement_id uuid, month date, wage_minor bigint, currency varchar(16),
  started_on date, expected_start date, found_elsewhere boolean`;

/**
 * Decides the new records of an import, or of one batch of it, that are plain, as `wage-decision.ts` would: the person
 * has one placement at that employer; it goes on, or is expected and this is all that the register says of her now; the
 * amount is plausible, no last day is named, and nobody has said or asked anything about it. Plain as well is the only
 * record of a job at an employer where she has no placement: she is asked, once. These are most of a month, and need no
 * look by themselves; every other record is left as it was. The matched ones stay at hand for the functions below, until
 * `forgetPlainRecords`.
 */
export async function takePlainRecords(
  sql: SqlExecutor,
  about: { readonly importId: string; readonly part: number | null },
  today: PlainDate,
  at: Date,
): Promise<Taken> {
  await sql.query(`create temporary table plain_record (${PLAIN_RECORD}) on commit drop`);
  const rows = await sql.query<TakenRow>(
    `with batch as materialized (
       -- Where a row lies finds it again without its key; one that another run wrote meanwhile lies elsewhere.
       select w.ctid as place, w.*
         from wage_record w
        where w.import_id = $1 and ($2::int is null or w.part = $2) and w.status = 'new' and w.superseded_by_id is null),
     plain as materialized (
       select w.place, l.id as placement_id, l.application_id, case l.status when 'expected' then l.expected_start end as expected,
              case when l.id is null then case when e.organisation_id is null then 'employer_unknown' else 'job_unknown' end
              end as asked
         from batch w
         -- The limits keep these look-ups by index: a batch is a small part of large tables.
         join lateral (select 1 from person p where p.id = w.person_id and p.country = w.country
           and p.national_id_lookup = w.national_id_lookup and p.merged_into_id is null limit 1) p on true
         left join lateral (select e.organisation_id from establishment e where e.country = w.country
           and e.registration_number = w.registration_number limit 1) e on true
         left join lateral (select l.id, l.application_id, l.status, l.expected_start, l.started_on, l.ended_on, l.wage_minor,
             count(*) over () as here from placement l
           where l.person_id = w.person_id and l.organisation_id = e.organisation_id and l.status <> 'cancelled') l on true
         left join lateral (select true as found from wage_question q where q.kind = 'mine' and q.person_id = w.person_id
           and q.registration_number = w.registration_number limit 1) question on true
         left join lateral (select true as found from wage_correction c where c.country = w.country
           and c.national_id_lookup = w.national_id_lookup and c.registration_number = w.registration_number
           and c.month = w.month and c.undone_at is null limit 1) correction on true
         left join lateral (select true as found from evidence e where e.placement_id = l.id
           and e.set_aside_at is not null limit 1) set_aside on true
        where w.revision = 1 and w.reason is null and w.month <= $3
          and w.wage_minor > 0 and w.wage_minor <= coalesce(($5::jsonb ->> w.currency)::bigint, w.wage_minor)
          and question.found is null and correction.found is null
          and case when l.id is null then (w.person_id, w.registration_number) not in (
              select b.person_id, b.registration_number from batch b where b.person_id is not null
               group by b.person_id, b.registration_number having count(*) > 1)
            else l.here = 1 and w.ended_on is null and set_aside.found is null
              and (coalesce(l.wage_minor, 0) = 0 or w.wage_minor <= l.wage_minor * $6)
              and date_trunc('month', l.expected_start::timestamp) - interval '1 month' <= w.month
              and case l.status
                when 'expected' then coalesce(w.started_on, w.month) <= $3
                  and w.person_id not in (
                  select b.person_id from batch b where b.person_id is not null group by b.person_id having count(*) > 1)
                  -- Of two records of one identity one may have come before the person was known.
                  and w.national_id_lookup not in (
                  select b.national_id_lookup from batch b group by b.national_id_lookup having count(*) > 1)
                  and not exists (
                  select 1 from wage_record o where o.person_id = w.person_id and o.placement_id = l.id
                    and o.status = 'matched' and o.superseded_by_id is null)
                when 'ended' then false
                else (w.started_on is null or w.started_on = l.started_on)
                  and date_trunc('month', l.started_on::timestamp) <= w.month end end),
     written as (
       update wage_record w set status = case when p.asked is null then 'matched' else 'asked' end,
           reason = coalesce(p.asked, 'proves_month'), placement_id = p.placement_id, decided_at = $4
         from plain p where w.ctid = p.place and w.status = 'new' and w.superseded_by_id is null
       returning w.id, p.placement_id, w.person_id, p.application_id, w.month, w.wage_minor, w.currency, w.started_on,
         p.expected, p.asked, w.country, w.registration_number),
     questions as (
       insert into wage_question (id, kind, person_id, country, registration_number, first_month, reason, status, asked_at)
       select id, 'mine', person_id, country, registration_number, month, asked, 'asked', $4 from written
        where asked is not null),
     kept as (
       insert into plain_record
       select id, placement_id, month, wage_minor, currency, started_on, expected, application_id is null from written
        where asked is null order by placement_id, id)
     select case when asked is not null then id end as "questionId", placement_id as "placementId", person_id as "personId",
            application_id as "applicationId", case when expected is not null then month end as month,
            case when expected is not null then started_on end as "startedOn", expected as "expectedStart"
       from written order by placement_id, id`,
    [about.importId, about.part, today, at, PLAUSIBLE_MOST, TIMES_AGREED],
  );
  const [matched, asked]: [PlainRecord[], AskedRecord[]] = [[], []];
  for (const { questionId, placementId, personId, applicationId, month, startedOn, expectedStart } of rows) {
    if (questionId !== null) asked.push({ questionId, personId });
    if (placementId === null) continue;
    const firstShown =
      month === null || expectedStart === null
        ? null
        : { month, startedOn, expectedStart, foundElsewhere: applicationId === null };
    matched.push({ placementId, personId, applicationId, firstShown });
  }
  return { matched, asked };
}

/** The end of `takePlainRecords`: another batch in the same transaction takes its own. */
export async function forgetPlainRecords(sql: SqlExecutor): Promise<void> {
  await sql.query("drop table plain_record");
}

/**
 * Locks the placements of the plain records in the order of their ids, so that runs and persons' acts on one follow each
 * other. Returns how many are no longer as they were read.
 */
export async function lockAsRead(sql: SqlExecutor): Promise<number> {
  const [row] = await sql.query<{ changed: number }>(
    `select count(*) filter (where was <> case when status in ('started', 'suspended') then 'goes on' else status end) as changed
       from (select l.status, r.was
               from (select distinct placement_id, case when expected_start is null then 'goes on' else 'expected' end as was
                       from plain_record) r
               join placement l on l.id = r.placement_id
              order by l.id for update of l) locked`,
  );
  return row?.changed ?? 0;
}

/** A checkpoint that a plain record has confirmed. */
type CoveredDay = { readonly placementId: string; readonly day: number };

/**
 * Keeps what plain records prove, confirms each checkpoint whose day has come and is covered by it, and keeps the step.
 * Evidence and step have the id of their record. The placements must be locked. Disputed checkpoints wait for an
 * officer. Returns those that were not confirmed before.
 */
export async function proveByRecords(sql: SqlExecutor, today: PlainDate, at: Date): Promise<CoveredDay[]> {
  return sql.query<CoveredDay>(
    `with proven as materialized (
       -- As provenDays says of a record without a last day.
       select record_id as record, placement_id as placement, greatest(month, started_on) as since,
              (month + interval '1 month')::date as until, wage_minor as wage, currency
         from plain_record where coalesce(started_on, month) < month + interval '1 month'),
     kept as (
       insert into evidence (id, placement_id, tier, "from", until, wage_minor, currency, source_id, recorded_at, recorded_by)
       select record, placement, 'wage_record', since, until, wage, currency, record::text, $2, '${BY_REGISTER}' from proven),
     hit as materialized (
       select distinct on (c.id) c.id, c.place, c.day, c.status, c.tier, c.evidence_id, c.due_on, n.record, n.placement
         from proven n
         cross join lateral (select c.ctid as place, c.id, c.day, c.status, c.tier, c.evidence_id, c.due_on from checkpoint c
           where c.placement_id = n.placement offset 0) c
        where c.due_on >= n.since and c.due_on < n.until and c.due_on <= $1 and c.status <> 'disputed'
          and c.tier is distinct from 'wage_record'
        order by c.id, n.record),
     covered as (
       update checkpoint c set status = 'confirmed', tier = 'wage_record', evidence_id = hit.record, decided_at = $2,
          opened_at = coalesce(c.opened_at, $2)
         from hit where c.ctid = hit.place
       returning hit.*),
     steps as (
       insert into checkpoint_step (id, checkpoint_id, edge, from_status, to_status, from_due_on, from_tier, from_evidence,
         to_tier, at, by_role)
       select record, id, case status when 'confirmed' then 'supersede' else 'confirm' end, status, 'confirmed', due_on,
              tier, evidence_id, 'wage_record', $2, 'worker' from covered)
     select placement as "placementId", day from covered where status <> 'confirmed' order by placement, day`,
    [today, at],
  );
}

/**
 * Of the placements of the plain records those about which a question or an issue may have lost its ground: one of which
 * it was asked whether it has ended, or whose start nothing proved.
 */
export async function doubtedBefore(sql: SqlExecutor): Promise<readonly string[]> {
  const rows = await sql.query<{ id: string }>(
    `select distinct r.placement_id as id from plain_record r
      where exists (select 1 from wage_question q where q.placement_id = r.placement_id and q.kind = 'ended'
              and q.status in ('asked', 'unanswered'))
         or exists (select 1 from wage_issue i where i.placement_id = r.placement_id and i.kind = 'start_unproven'
              and i.status = 'open' and i.record_id is null and i.question_id is null)
      order by 1`,
  );
  return rows.map(({ id }) => id);
}
