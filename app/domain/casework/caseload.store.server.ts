import type { Tx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { CheckpointState } from "#app/domain/placements/checkpoint.ts";
import type { CheckpointDay, PlacementState, Tier } from "#app/domain/placements/placement.ts";
import type { CaseFacts, Proof, Stage } from "./caseload.ts";
import type { GraduationState } from "./graduation.ts";

/** An assignment `a` in force on the day that the parameter names. */
const NOW = (day: string): string => `a."from" <= ${day} and (a.until is null or a.until > ${day})`;
/** Parameters: country, officer or null, today. */
const IN_SCOPE = `a.country = $1 and ($2::uuid is null or a.officer_account_id = $2) and ${NOW("$3")}`;

/** Assigns those that no officer has now; returns how many. */
export async function assignPersons(
  tx: Tx,
  input: {
    readonly officerAccountId: string;
    readonly persons: readonly { id: string; personId: string }[];
    readonly country: string;
    readonly from: PlainDate;
  },
): Promise<number> {
  const rows = await tx.query(
    `insert into case_assignment (id, person_id, officer_account_id, country, "from")
     select n.id, n.person_id, $3, $4, $5 from unnest($1::uuid[], $2::uuid[]) as n(id, person_id)
      where not exists (select 1 from case_assignment a where a.person_id = n.person_id and a.until is null)
     returning id`,
    [
      input.persons.map(({ id }) => id),
      input.persons.map(({ personId }) => personId),
      input.officerAccountId,
      input.country,
      input.from,
    ],
  );
  return rows.length;
}

/** Who looks after a person on a day; null when nobody does. */
export async function officerOf(sql: SqlExecutor, personId: string, on: PlainDate): Promise<string | null> {
  const rows = await sql.query<{ officer: string }>(
    `select officer_account_id as officer from case_assignment a where a.person_id = $1 and ${NOW("$2")}
      order by a."from" desc, a.id limit 1`,
    [personId, on],
  );
  return rows[0]?.officer ?? null;
}

/** Country and sealed name of a person; null for an unknown one. */
export async function personFacts(
  sql: SqlExecutor,
  personId: string,
): Promise<{ readonly country: string; readonly fullNameSealed: string | null } | null> {
  const rows = await sql.query<{ country: string; fullNameSealed: string | null }>(
    `select country, full_name_sealed as "fullNameSealed" from person where id = $1 and merged_into_id is null`,
    [personId],
  );
  return rows[0] ?? null;
}

/** Whose persons are meant: one officer's, or with null all of the country. */
export type Scope = {
  readonly country: string;
  readonly officerAccountId: string | null;
  readonly today: PlainDate;
};

type Named = { readonly personId: string; readonly fullNameSealed: string | null };

/** Persons of the scope with their sealed names, for a search by name; at most `limit`. */
export async function namesIn(sql: SqlExecutor, scope: Scope, limit: number): Promise<Named[]> {
  return sql.query<Named>(
    `select a.person_id as "personId", p.full_name_sealed as "fullNameSealed"
       from case_assignment a join person p on p.id = a.person_id
      where ${IN_SCOPE} order by a.person_id limit $4`,
    [scope.country, scope.officerAccountId, scope.today, limit],
  );
}

export type CaseloadRow = Named & {
  readonly placementStatus: PlacementState | null;
  readonly startedOn: PlainDate | null;
  readonly tier: Tier | null;
  readonly checkpoints: readonly { readonly day: CheckpointDay; readonly status: CheckpointState }[];
  readonly nextDueOn: PlainDate | null;
  readonly caseId: string | null;
  readonly caseStatus: GraduationState | null;
  readonly total: number;
};

/** A page of the caseload: each person with the latest placement, its best proof and what falls due next. */
export async function caseloadPage(
  sql: SqlExecutor,
  scope: Scope,
  filter: {
    readonly personIds: readonly string[] | null;
    readonly stage: Stage | null;
    readonly proof: Proof | null;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<CaseloadRow[]> {
  return sql.query<CaseloadRow>(
    `select a.person_id as "personId", p.full_name_sealed as "fullNameSealed", pl.status as "placementStatus",
            pl.started_on as "startedOn", proof.tier, coalesce(cp.checkpoints, '[]') as checkpoints,
            cp.next as "nextDueOn", g.id as "caseId", g.status as "caseStatus", count(*) over ()::int as total
       from case_assignment a
       join person p on p.id = a.person_id
       left join lateral (select * from placement where person_id = a.person_id and status <> 'cancelled'
         order by coalesce(started_on, expected_start) desc, id limit 1) pl on true
       left join lateral (select tier from evidence where placement_id = pl.id
         order by array_position(array['wage_record', 'payslip', 'employer', 'self'], tier) limit 1) proof on true
       left join lateral (select jsonb_agg(jsonb_build_object('day', day, 'status', status) order by day) as checkpoints,
         min(due_on) filter (where status = 'pending') as next from checkpoint where placement_id = pl.id) cp on true
       left join lateral (select id, status from graduation_case where person_id = a.person_id
         order by opened_at desc, id limit 1) g on true
      where ${IN_SCOPE} and ($4::uuid[] is null or a.person_id = any($4))
        and ($5::text is null or $5 = case when pl.id is null then 'none' when pl.status = 'expected' then 'expected'
             when pl.status = 'ended' then 'ended' else 'working' end)
        and ($6::text is null or (pl.id is not null and (proof.tier is null
             or ($6 = 'weak' and proof.tier in ('employer', 'self')))))
      order by cp.next nulls last, (pl.id is null), a.person_id limit $7 offset $8`,
    [
      scope.country,
      scope.officerAccountId,
      scope.today,
      filter.personIds,
      filter.stage,
      filter.proof,
      filter.limit,
      filter.offset,
    ],
  );
}

export type OpenCaseRow = Named &
  CaseFacts & {
    readonly caseId: string;
    /** When the case came to where it is. */
    readonly since: Date;
  };

/** Cases of a country in which something is still to be done by a person, the longest waiting first. */
export async function openCases(sql: SqlExecutor, country: string, today: PlainDate): Promise<OpenCaseRow[]> {
  return sql.query<OpenCaseRow>(
    `select g.id as "caseId", g.person_id as "personId", p.full_name_sealed as "fullNameSealed", g.status,
            g.hearing_due_on as "hearingDueOn", g.proposed_by as "proposedBy", g.decided_by as "decidedBy",
            (select a.officer_account_id from case_assignment a where a.person_id = g.person_id and ${NOW("$2")}
              order by a."from" desc, a.id limit 1) as "officerAccountId",
            coalesce((select max(s.at) from graduation_step s where s.case_id = g.id), g.opened_at) as since
       from graduation_case g join person p on p.id = g.person_id
      where g.country = $1 and g.status in ('open', 'notified', 'heard', 'appealed')
      order by since, g.id`,
    [country, today],
  );
}

export type WageIssueRow = Named & {
  readonly answer: "asked" | "no" | "unanswered";
  readonly employerName: string | null;
  readonly since: Date;
};

/** Persons who said that a job in the wage register is not theirs, or who did not answer in time. */
export async function wageIssues(
  sql: SqlExecutor,
  scope: Scope,
  askedBefore: PlainDate,
): Promise<WageIssueRow[]> {
  return sql.query<WageIssueRow>(
    `select q.person_id as "personId", p.full_name_sealed as "fullNameSealed", q.status as answer,
            e.name as "employerName", coalesce(q.answered_at, q.asked_at) as since
       from wage_question q
       join case_assignment a on a.person_id = q.person_id
       join person p on p.id = q.person_id
       left join establishment e on e.country = q.country and e.registration_number = q.registration_number
      where ${IN_SCOPE} and q.kind = 'mine' and q.settled_at is null and (q.status in ('no', 'unanswered') or (q.status = 'asked' and q.asked_at < $4::date))
      order by since, q.id`,
    [scope.country, scope.officerAccountId, scope.today, askedBefore],
  );
}

export type CheckpointIssueRow = Named & {
  readonly day: CheckpointDay;
  readonly state: "unknown" | "disputed";
  readonly dueOn: PlainDate;
};

/** Checkpoints that nobody could prove, or that somebody disputes. */
export async function checkpointIssues(sql: SqlExecutor, scope: Scope): Promise<CheckpointIssueRow[]> {
  return sql.query<CheckpointIssueRow>(
    `select pl.person_id as "personId", p.full_name_sealed as "fullNameSealed", c.day, c.status as state,
            c.due_on as "dueOn"
       from checkpoint c
       join placement pl on pl.id = c.placement_id
       join case_assignment a on a.person_id = pl.person_id
       join person p on p.id = pl.person_id
      where ${IN_SCOPE} and c.status in ('unknown', 'disputed') and pl.status <> 'cancelled'
      order by c.due_on, c.id`,
    [scope.country, scope.officerAccountId, scope.today],
  );
}

export type BenefitReviewRow = Named & {
  readonly review: "suspended" | "provisional";
  readonly reviewOn: PlainDate;
};

/** Households whose benefit rests or is paid provisionally, and whose day to be looked at again has come. */
export async function benefitReviews(sql: SqlExecutor, scope: Scope): Promise<BenefitReviewRow[]> {
  return sql.query<BenefitReviewRow>(
    `select distinct on (s.id) a.person_id as "personId", p.full_name_sealed as "fullNameSealed", s.status as review,
            s.review_on as "reviewOn"
       from benefit_spell s
       join household_member m on m.household_id = s.household_id and m."from" <= $3 and (m.until is null or m.until > $3)
       join case_assignment a on a.person_id = m.person_id
       join person p on p.id = a.person_id
      where ${IN_SCOPE} and s.status in ('suspended', 'provisional') and s.review_on <= $3
      order by s.id, (m.relation <> 'head'), a.person_id`,
    [scope.country, scope.officerAccountId, scope.today],
  );
}
