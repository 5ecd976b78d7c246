import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import { PLAUSIBLE_MOST, TIMES_AGREED } from "./plausible-wage.ts";
import { column } from "./wage-effects.store.server.ts";
import { BY_REGISTER } from "./wage-facts.store.server.ts";

/** A record that says of known work that it went on for one more month, and nothing else. */
export type FurtherMonth = {
  readonly recordId: string;
  readonly placementId: string;
  readonly personId: string;
  readonly applicationId: string | null;
  /** First day of the month. */
  readonly month: PlainDate;
  readonly wageMinor: number;
  readonly currency: string;
};

/**
 * Decides the new records of an import, or of one batch of it, that are a further month of known work, as
 * `wage-decision.ts` would: the only placement of the person at that employer has started and goes on, the amount is
 * plausible, the record names no day, and nobody has said or asked anything about it. They are most of a month, and
 * need no look by themselves; every other record is left as it was. `thisMonth` is the first day of the current month.
 */
export async function takeFurtherMonths(
  sql: SqlExecutor,
  about: { readonly importId: string; readonly part: number | null },
  thisMonth: PlainDate,
  at: Date,
): Promise<FurtherMonth[]> {
  return sql.query<FurtherMonth>(
    `with further as materialized (
       select w.id, l.id as placement_id, l.application_id
         from wage_record w
         -- The limits keep these look-ups by index: a batch is a small part of large tables.
         join lateral (select 1 from person p where p.id = w.person_id and p.country = w.country
           and p.national_id_lookup = w.national_id_lookup and p.merged_into_id is null limit 1) p on true
         join lateral (select e.organisation_id from establishment e where e.country = w.country
           and e.registration_number = w.registration_number limit 1) e on true
         join lateral (select l.id, l.application_id, l.status, l.expected_start, l.started_on, l.ended_on, l.wage_minor,
             count(*) over () as here from placement l
           where l.person_id = w.person_id and l.organisation_id = e.organisation_id and l.status <> 'cancelled') l
           on l.here = 1 and l.status in ('started', 'suspended') and l.started_on is not null and l.ended_on is null
         left join lateral (select true as found from wage_question q where q.kind = 'mine' and q.person_id = w.person_id
           and q.registration_number = w.registration_number limit 1) question on true
         left join lateral (select true as found from wage_correction c where c.country = w.country
           and c.national_id_lookup = w.national_id_lookup and c.registration_number = w.registration_number
           and c.month = w.month and c.undone_at is null limit 1) correction on true
         left join lateral (select true as found from evidence e where e.placement_id = l.id
           and e.set_aside_at is not null limit 1) set_aside on true
        where w.import_id = $1 and ($2::int is null or w.part = $2) and w.status = 'new' and w.superseded_by_id is null
          and w.revision = 1 and w.reason is null and w.started_on is null and w.ended_on is null
          and w.month <= $3 and date_trunc('month', l.started_on::timestamp) <= w.month
          and date_trunc('month', l.expected_start::timestamp) - interval '1 month' <= w.month
          and w.wage_minor > 0 and w.wage_minor <= coalesce(($5::jsonb ->> w.currency)::bigint, w.wage_minor)
          and (coalesce(l.wage_minor, 0) = 0 or w.wage_minor <= l.wage_minor * $6)
          and question.found is null and correction.found is null and set_aside.found is null),
     written as (
       update wage_record w set status = 'matched', reason = 'proves_month', placement_id = f.placement_id, decided_at = $4
         from further f where w.id = f.id and w.status = 'new' and w.superseded_by_id is null
       returning w.id, f.placement_id, w.person_id, f.application_id, w.month, w.wage_minor, w.currency)
     select id as "recordId", placement_id as "placementId", person_id as "personId", application_id as "applicationId",
            month, wage_minor as "wageMinor", currency
       from written order by placement_id, id`,
    [about.importId, about.part, thisMonth, at, PLAUSIBLE_MOST, TIMES_AGREED],
  );
}

/**
 * Locks these placements in the order of their ids, so that runs and persons' acts on one follow each other. Returns
 * how many no longer go on.
 */
export async function lockGoingOn(sql: SqlExecutor, placementIds: readonly string[]): Promise<number> {
  const [row] = await sql.query<{ changed: number }>(
    `select count(*) filter (where status not in ('started', 'suspended') or ended_on is not null) as changed
       from (select status, ended_on from placement where id = any($1::uuid[]) order by id for update) locked`,
    [placementIds],
  );
  return row?.changed ?? 0;
}

/** A checkpoint that a further month has confirmed. */
export type CoveredDay = { readonly placementId: string; readonly day: number };

/**
 * Keeps what further months prove, confirms each checkpoint whose day has come and lies in one of them, and keeps the
 * step. Evidence and step have the id of their record. Disputed checkpoints wait for an officer. Returns those that
 * were not confirmed before.
 */
export async function proveFurtherMonths(
  sql: SqlExecutor,
  rows: readonly FurtherMonth[],
  today: PlainDate,
  at: Date,
): Promise<CoveredDay[]> {
  return sql.query<CoveredDay>(
    `with proven as materialized (
       select n.*, (n.since + interval '1 month')::date as until
         from unnest($1::uuid[], $2::uuid[], $3::date[], $4::bigint[], $5::text[])
           as n(record, placement, since, wage, currency)),
     kept as (
       insert into evidence (id, placement_id, tier, "from", until, wage_minor, currency, source_id, recorded_at, recorded_by)
       select record, placement, 'wage_record', since, until, wage, currency, record::text, $7, '${BY_REGISTER}' from proven),
     hit as materialized (
       select distinct on (c.id) c.id, c.day, c.status, c.tier, c.evidence_id, c.due_on, n.record, n.placement
         from proven n
         cross join lateral (select c.id, c.day, c.status, c.tier, c.evidence_id, c.due_on from checkpoint c
           where c.placement_id = n.placement offset 0) c
        where c.due_on >= n.since and c.due_on < n.until and c.due_on <= $6 and c.status <> 'disputed'
          and c.tier is distinct from 'wage_record'
        order by c.id, n.record),
     covered as (
       update checkpoint c set status = 'confirmed', tier = 'wage_record', evidence_id = hit.record, decided_at = $7,
          opened_at = coalesce(c.opened_at, $7)
         from hit where c.id = hit.id),
     steps as (
       insert into checkpoint_step (id, checkpoint_id, edge, from_status, to_status, from_due_on, from_tier, from_evidence,
         to_tier, at, by_role)
       select record, id, case status when 'confirmed' then 'supersede' else 'confirm' end, status, 'confirmed', due_on,
              tier, evidence_id, 'wage_record', $7, 'worker' from hit)
     select placement as "placementId", day from hit where status <> 'confirmed' order by placement, day`,
    [
      ...[column(rows, "recordId"), column(rows, "placementId"), column(rows, "month")],
      ...[column(rows, "wageMinor"), column(rows, "currency"), today, at],
    ],
  );
}
