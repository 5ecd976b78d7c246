import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { IssueKind } from "./wage-decision.ts";
import { BY_REGISTER } from "./wage-facts.store.server.ts";

/** Columns of rows, one array each, for unnest. */
export const column = <Row, Key extends keyof Row>(rows: readonly Row[], key: Key): Row[Key][] =>
  rows.map((row) => row[key]);

export type Replaced = { readonly id: string; readonly placementId: string | null };

/** Marks the revisions before these as replaced; one that no run has looked at needs no look any more. */
export async function supersede(sql: SqlExecutor, ids: readonly string[]): Promise<Replaced[]> {
  return sql.query<Replaced>(
    `with replaced as (
     update wage_record old set superseded_by_id = n.id,
        status = case when old.status = 'new' then 'ignored' else old.status end,
        reason = case when old.status = 'new' then 'replaced' else old.reason end
       from wage_record n
      where n.id = any($1::uuid[]) and n.superseded_by_id is null and old.country = n.country
        and old.national_id_lookup = n.national_id_lookup and old.registration_number = n.registration_number
        and old.month = n.month and old.revision < n.revision and old.superseded_by_id is null
     returning old.id, old.placement_id as "placementId")
     select * from replaced order by id`,
    [ids],
  );
}

export type SavedDecision = {
  readonly id: string;
  readonly statusBefore: string;
  readonly status: string;
  readonly reason: string;
  readonly personId: string | null;
  readonly placementId: string | null;
};

/**
 * Writes what was decided, unless the record changed meanwhile: another run was first, or a later revision
 * replaced it. Returns the ids of those, which were not written: mostly none.
 */
export async function saveDecisions(
  sql: SqlExecutor,
  rows: readonly SavedDecision[],
  at: Date,
): Promise<ReadonlySet<string>> {
  const leftAlone = await sql.query<{ id: string }>(
    `with written as (
     update wage_record w set status = n.status, reason = n.reason, person_id = n.person, placement_id = n.placement,
        decided_at = $7
       from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::uuid[])
         as n(id, before, status, reason, person, placement)
      where w.id = n.id and w.status = n.before and w.superseded_by_id is null
     returning w.id)
     select n.id from unnest($1::uuid[]) as n(id) where not exists (select 1 from written where written.id = n.id)`,
    [
      ...[column(rows, "id"), column(rows, "statusBefore"), column(rows, "status"), column(rows, "reason")],
      ...[column(rows, "personId"), column(rows, "placementId"), at],
    ],
  );
  return new Set(leftAlone.map(({ id }) => id));
}

/** Takes away the evidence of these records; what an officer set aside stays, and proves nothing. */
export async function removeEvidence(
  sql: SqlExecutor,
  placementIds: readonly string[],
  recordIds: readonly string[],
): Promise<void> {
  // Looked up placement by placement: a table that grew by a multiple within a minute is not yet known to have so many
  // of them, and would be read as a whole for every batch. The placements are locked, so nothing moves meanwhile.
  await sql.query(
    `delete from evidence e using (
       select own.place from unnest($1::uuid[]) as n(placement)
        cross join lateral (select e.ctid as place, e.source_id, e.tier, e.set_aside_at from evidence e
          where e.placement_id = n.placement offset 0) own
        where own.source_id = any($2::text[]) and own.tier = 'wage_record' and own.set_aside_at is null) found
      where e.ctid = found.place`,
    [placementIds, recordIds],
  );
}

export type RecordEvidence = {
  readonly id: string;
  readonly placementId: string;
  readonly recordId: string;
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly wageMinor: number;
  readonly currency: string;
};

/**
 * Keeps what records prove. What covers days of which an officer has set a record's word aside is set aside as well: a
 * repeated word does not win by itself. Returns the ids of those.
 */
export async function insertRecordEvidence(
  sql: SqlExecutor,
  rows: readonly RecordEvidence[],
  at: Date,
): Promise<ReadonlySet<string>> {
  const setAside = await sql.query<{ id: string }>(
    `with kept as (
     insert into evidence (id, placement_id, tier, "from", until, wage_minor, currency, source_id, recorded_at, recorded_by,
       set_aside_at)
     select n.id, n.placement, 'wage_record', n.since, n.until, n.wage, n.currency, n.record, $8, '${BY_REGISTER}',
            (select max(e.set_aside_at) from evidence e where e.placement_id = n.placement and e.set_aside_at is not null
               and e.tier = 'wage_record' and e."from" < n.until and n.since < e.until)
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::date[], $5::date[], $6::bigint[], $7::text[])
         as n(id, placement, record, since, until, wage, currency)
     returning id, set_aside_at)
     select id from kept where set_aside_at is not null`,
    [
      ...[column(rows, "id"), column(rows, "placementId"), column(rows, "recordId"), column(rows, "from")],
      ...[column(rows, "until"), column(rows, "wageMinor"), column(rows, "currency"), at],
    ],
  );
  return new Set(setAside.map(({ id }) => id));
}

export type NewQuestion = {
  readonly id: string;
  readonly personId: string;
  readonly registrationNumber: string;
  readonly firstMonth: PlainDate;
  readonly reason: string;
};

/** Asks about a job once; an earlier month of a job asked about already moves its first month back. */
export async function askOnce(
  sql: SqlExecutor,
  country: string,
  rows: readonly NewQuestion[],
  at: Date,
): Promise<readonly { readonly questionId: string; readonly personId: string }[]> {
  const asked = await sql.query<{ questionId: string; personId: string; isNew: boolean }>(
    `with asked as (
     insert into wage_question (id, kind, person_id, country, registration_number, first_month, reason, status, asked_at)
     select n.id, 'mine', n.person, $6, n.registration, n.month, n.reason, 'asked', $7
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::date[], $5::text[]) as n(id, person, registration, month, reason)
     on conflict (person_id, country, registration_number) where kind = 'mine'
       do update set first_month = excluded.first_month where wage_question.first_month > excluded.first_month
     returning id as "questionId", person_id as "personId", asked_at = $7 and id = any($1::uuid[]) as "isNew")
     select * from asked order by "questionId"`,
    [
      ...[column(rows, "id"), column(rows, "personId"), column(rows, "registrationNumber")],
      ...[column(rows, "firstMonth"), column(rows, "reason"), country, at],
    ],
  );
  return asked.filter(({ isNew }) => isNew).map(({ questionId, personId }) => ({ questionId, personId }));
}

export type NewIssue = {
  readonly id: string;
  readonly kind: IssueKind;
  readonly personId: string | null;
  readonly recordId: string | null;
  readonly questionId: string | null;
  readonly placementId: string | null;
};

/** Opens what a person must look at; what is open already stays as it is. */
export async function openIssues(
  sql: SqlExecutor,
  country: string,
  rows: readonly NewIssue[],
  at: Date,
): Promise<void> {
  await sql.query(
    `insert into wage_issue (id, country, kind, person_id, record_id, question_id, placement_id, status, opened_at)
     select n.id, $7, n.kind, n.person, n.record, n.question, n.placement, 'open', $8
       from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[])
         as n(id, kind, person, record, question, placement)
     on conflict do nothing`,
    [
      ...[column(rows, "id"), column(rows, "kind"), column(rows, "personId"), column(rows, "recordId")],
      ...[column(rows, "questionId"), column(rows, "placementId"), country, at],
    ],
  );
}

/** What these records were looked at for is no more: they were replaced or decided otherwise. */
export async function withdrawIssues(
  sql: SqlExecutor,
  recordIds: readonly string[],
  at: Date,
): Promise<void> {
  await sql.query(
    `update wage_issue set status = 'withdrawn', closed_at = $2
      where record_id = any($1::uuid[]) and status = 'open'`,
    [recordIds, at],
  );
}

/** Starts that a record proves again need no look any more. */
export async function withdrawUnproven(
  sql: SqlExecutor,
  placementIds: readonly string[],
  at: Date,
): Promise<void> {
  await sql.query(
    `update wage_issue set status = 'withdrawn', closed_at = $2
      where placement_id = any($1::uuid[]) and kind = 'start_unproven' and status = 'open'
        and record_id is null and question_id is null`,
    [placementIds, at],
  );
}

/** Of these placements those that nothing at all proves. */
export async function withoutEvidence(
  sql: SqlExecutor,
  placementIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ id: string }>(
    `select n.id from unnest($1::uuid[]) as n(id)
      where not exists (select 1 from evidence e where e.placement_id = n.id and e.set_aside_at is null)`,
    [placementIds],
  );
  return new Set(rows.map(({ id }) => id));
}
