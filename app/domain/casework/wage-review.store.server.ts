import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { IssueKind } from "#app/domain/placements/wage-decision.ts";
import type { Scope } from "./caseload.store.server.ts";

export type IssueRow = {
  readonly id: string;
  readonly kind: IssueKind;
  readonly status: "open" | "settled";
  readonly outcome: string | null;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly personId: string | null;
  readonly fullNameSealed: string | null;
  readonly placementId: string | null;
  readonly recordId: string | null;
  readonly questionId: string | null;
  /** Beginning of the identity's keyed code: tells two unknown ones apart and nothing else. */
  readonly reference: string | null;
  readonly registrationNumber: string | null;
  readonly employerName: string | null;
  readonly organisationId: string | null;
  readonly month: PlainDate | null;
  readonly wageMinor: number | null;
  /** Wage of the revision before; null where there was none. */
  readonly wageBeforeMinor: number | null;
  readonly currency: string | null;
  readonly startedOn: PlainDate | null;
  readonly endedOn: PlainDate | null;
  /** Why the record was decided as it was, or why the question is asked. */
  readonly reason: string | null;
  readonly question: "mine" | "ended" | null;
  readonly answer: "asked" | "yes" | "no" | "unanswered" | "withdrawn" | null;
  /** An officer's word about it is in force and can be undone. */
  readonly isInForce: boolean;
  readonly total: number;
};

const ISSUE = `select i.id, i.kind, i.status, i.outcome, i.opened_at as "openedAt", i.closed_at as "closedAt",
    i.person_id as "personId", p.full_name_sealed as "fullNameSealed", i.placement_id as "placementId",
    i.record_id as "recordId", i.question_id as "questionId", left(w.national_id_lookup, 6) as reference,
    coalesce(w.registration_number, q.registration_number) as "registrationNumber", e.name as "employerName",
    e.organisation_id as "organisationId", coalesce(w.month, q.first_month) as month, w.wage_minor as "wageMinor",
    (select o.wage_minor from wage_record o where o.superseded_by_id = w.id order by o.revision desc limit 1)
      as "wageBeforeMinor",
    w.currency, w.started_on as "startedOn", w.ended_on as "endedOn", coalesce(w.reason, q.reason) as reason,
    q.kind as question, q.status as answer,
    coalesce(q.settlement is not null and q.settlement <> 'ended', false) or exists (select 1 from wage_correction c
      where c.record_id = w.id and c.undone_at is null) as "isInForce"
  from wage_issue i
  left join person p on p.id = i.person_id
  left join wage_record w on w.id = i.record_id
  left join wage_question q on q.id = i.question_id
  left join establishment e on e.country = i.country
    and e.registration_number = coalesce(w.registration_number, q.registration_number)`;

/** In the own caseload; with a null officer all of the country, also what is nobody's. Parameters 1 to 3. */
const IN_SCOPE = `i.country = $1 and ($2::uuid is null or exists (select 1 from case_assignment a
  where a.person_id = i.person_id and a.officer_account_id = $2 and a."from" <= $3::date
    and (a.until is null or a.until > $3::date)))`;

/** A page of issues, the longest waiting first; settled ones the latest first. */
export async function issuePage(
  sql: SqlExecutor,
  scope: Scope,
  filter: {
    readonly kinds: readonly IssueKind[] | null;
    readonly status: "open" | "settled";
    readonly limit: number;
    readonly offset: number;
  },
): Promise<IssueRow[]> {
  return sql.query<IssueRow>(
    `select page.*, (select count(*)::int from wage_issue i where ${IN_SCOPE} and i.status = $4
        and ($5::text[] is null or i.kind = any($5))) as total
       from (${ISSUE} where ${IN_SCOPE} and i.status = $4 and ($5::text[] is null or i.kind = any($5))
         order by case when i.status = 'open' then i.opened_at end, i.closed_at desc, i.id limit $6 offset $7) page`,
    [
      ...[scope.country, scope.officerAccountId, scope.today, filter.status, filter.kinds],
      ...[filter.limit, filter.offset],
    ],
  );
}

/** Open issues of the scope by kind. */
export async function issueCounts(
  sql: SqlExecutor,
  scope: Scope,
): Promise<{ readonly kind: IssueKind; readonly n: number }[]> {
  return sql.query(
    `select i.kind, count(*)::int as n from wage_issue i where ${IN_SCOPE} and i.status = 'open' group by i.kind`,
    [scope.country, scope.officerAccountId, scope.today],
  );
}

/** One issue, when it is within the scope. */
export async function findIssue(sql: SqlExecutor, scope: Scope, id: string): Promise<IssueRow | null> {
  const rows = await sql.query<IssueRow>(`${ISSUE} where ${IN_SCOPE} and i.id = $4`, [
    ...[scope.country, scope.officerAccountId, scope.today, id],
  ]);
  return rows[0] ?? null;
}

export type CandidateRow = {
  readonly issueId: string;
  readonly placementId: string;
  readonly personId: string;
  readonly fullNameSealed: string | null;
  readonly employerName: string | null;
  readonly since: PlainDate;
  readonly status: string;
};

/**
 * Placements that a record could belong to: the person's own ones; for an unknown identity those of the scope at the
 * same employer that have no wage in the month. At most five for each issue.
 */
export async function candidatesFor(
  sql: SqlExecutor,
  scope: Scope,
  issueIds: readonly string[],
): Promise<CandidateRow[]> {
  return sql.query<CandidateRow>(
    `select i.id as "issueId", c.*
       from wage_issue i
       left join wage_record w on w.id = i.record_id
       left join establishment e on e.country = w.country and e.registration_number = w.registration_number
       cross join lateral (
         select l.id as "placementId", l.person_id as "personId", p.full_name_sealed as "fullNameSealed",
                o.name as "employerName", coalesce(l.started_on, l.expected_start) as since, l.status
           from placement l
           join person p on p.id = l.person_id
           left join organisation o on o.id = l.organisation_id
          where l.status <> 'cancelled' and l.country = $1
            and (l.person_id = i.person_id or (i.person_id is null and l.organisation_id = e.organisation_id
              and l.expected_start < w.month + interval '2 months'
              and not exists (select 1 from wage_record r where r.person_id = l.person_id and r.month = w.month
                and r.placement_id = l.id and r.superseded_by_id is null)
              and ($2::uuid is null or exists (select 1 from case_assignment a where a.person_id = l.person_id
                and a.officer_account_id = $2 and a."from" <= $3::date and (a.until is null or a.until > $3::date)))))
          order by since desc, l.id limit 5) c
      where i.id = any($4::uuid[])`,
    [scope.country, scope.officerAccountId, scope.today, issueIds],
  );
}

/** Notes that somebody has looked at an issue that no other act settles; false when it is not open. */
export async function markSeen(
  sql: SqlExecutor,
  id: string,
  settled: { readonly by: string; readonly at: Date; readonly reasonSealed: string },
): Promise<boolean> {
  const rows = await sql.query(
    `update wage_issue set status = 'settled', outcome = 'seen', closed_by = $2, closed_at = $3, reason_sealed = $4
      where id = $1 and status = 'open' returning id`,
    [id, settled.by, settled.at, settled.reasonSealed],
  );
  return rows.length === 1;
}
