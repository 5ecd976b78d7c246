import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import { column, type Replaced } from "./wage-effects.store.server.ts";

export type SilentPlacement = {
  readonly id: string;
  readonly personId: string;
  readonly registrationNumber: string;
  /** The first month without a wage. */
  readonly silentFrom: PlainDate;
  /** wages_ceased, or job_change where the register names another job since then. */
  readonly reason: string;
};

/**
 * Of the next `limit` placements under way after the id `after`: those whose wages ceased on `until` or before,
 * although the register has reported their employer since. `last` is where to go on, null at the end.
 */
export async function silentPlacements(
  sql: SqlExecutor,
  input: {
    readonly country: string;
    readonly until: PlainDate;
    readonly after: string;
    readonly limit: number;
  },
): Promise<{ silent: SilentPlacement[]; last: string | null }> {
  const batch = await sql.query<{ id: string }>(
    `select id from placement where country = $1 and status in ('started', 'suspended') and id > $2
      order by id limit $3`,
    [input.country, input.after, input.limit],
  );
  const last = batch.at(-1)?.id ?? null;
  if (last === null) return { silent: [], last };
  const silent = await sql.query<SilentPlacement>(
    `select p.id, p.person_id as "personId", r.registration_number as "registrationNumber", s.until as "silentFrom",
            case when exists (select 1 from wage_record o where o.person_id = p.person_id and o.month >= s.until
                   and o.superseded_by_id is null and o.status in ('matched', 'asked')
                   and o.placement_id is distinct from p.id)
                 then 'job_change' else 'wages_ceased' end as reason
       from placement p
       join lateral (select max(e.until) filter (where e.tier = 'wage_record') as until, max(e.until) as any_until
         from evidence e where e.placement_id = p.id and e.set_aside_at is null) s on s.until <= $2 and s.any_until <= s.until
       join lateral (select w.registration_number from wage_record w where w.person_id = p.person_id
         and w.placement_id = p.id and w.superseded_by_id is null order by w.month desc, w.id limit 1) r on true
      where p.id = any($1::uuid[])
        -- Records of hers that wait to be looked at may say that she works.
        and not exists (select 1 from wage_record n where n.person_id = p.person_id and n.status = 'new')
        and exists (select 1 from (select r.registration_number as number
            union all select e.registration_number from establishment e where e.organisation_id = p.organisation_id) own
          join wage_coverage v on v.country = p.country and v.registration_number = own.number and v.month >= s.until)
      order by p.id`,
    [column(batch, "id"), input.until],
  );
  return { silent, last };
}

/** Asks whether these jobs have ended, once for each silent month; returns the questions that are new. */
export async function askWhetherEnded(
  sql: SqlExecutor,
  country: string,
  rows: readonly (SilentPlacement & { readonly questionId: string })[],
  at: Date,
): Promise<{ questionId: string; personId: string }[]> {
  return sql.query(
    `with asked as (
     insert into wage_question (id, kind, person_id, country, registration_number, first_month, reason, status,
       placement_id, asked_at)
     select n.id, 'ended', n.person, $7, n.registration, date_trunc('month', n.silent)::date, n.reason, 'asked',
            n.placement, $8
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::date[], $5::text[], $6::uuid[])
         as n(id, person, registration, silent, reason, placement)
     on conflict do nothing
     returning id as "questionId", person_id as "personId")
     select * from asked order by "questionId"`,
    [
      ...[column(rows, "questionId"), column(rows, "personId"), column(rows, "registrationNumber")],
      ...[column(rows, "silentFrom"), column(rows, "reason"), column(rows, "id"), country, at],
    ],
  );
}

/** Takes back "has it ended?" where wages came after all, or the work is known to have ended. */
export async function withdrawEndedQuestions(
  sql: SqlExecutor,
  placementIds: readonly string[],
  at: Date,
): Promise<void> {
  await sql.query(
    `with gone as (
       update wage_question q set status = 'withdrawn', answered_at = $2
        where q.kind = 'ended' and q.status in ('asked', 'unanswered') and q.placement_id = any($1::uuid[])
          and q.settled_at is null
          and (exists (select 1 from evidence e where e.placement_id = q.placement_id and e.tier = 'wage_record'
                 and e.until > q.first_month and e.set_aside_at is null)
               or not exists (select 1 from placement p where p.id = q.placement_id
                 and p.status in ('started', 'suspended')))
       returning q.id)
     update wage_issue set status = 'withdrawn', closed_at = $2
      where question_id in (select id from gone) and status = 'open'`,
    [placementIds, at],
  );
}

/** Questions asked before `askedBefore` that wait for an answer, with whom and when they were asked. */
export const waitingQuestions = (
  sql: SqlExecutor,
  country: string,
  askedBefore: Date,
): Promise<{ id: string; personId: string; askedAt: Date }[]> =>
  sql.query(
    `select id, person_id as "personId", asked_at as "askedAt" from wage_question
      where country = $1 and status = 'asked' and asked_at <= $2`,
    [country, askedBefore],
  );

/** Questions of these people that wait for an answer. */
export const waitingQuestionsOf = (
  sql: SqlExecutor,
  personIds: readonly string[],
): Promise<{ personId: string; country: string; askedAt: Date }[]> =>
  sql.query(
    `select person_id as "personId", country, asked_at as "askedAt" from wage_question
      where person_id = any($1::uuid[]) and status = 'asked' order by id`,
    [personIds],
  );

/** Reminds once of questions asked before `askedBefore`, without those of `except`; returns those reminded of. */
export async function remindOf(
  sql: SqlExecutor,
  country: string,
  askedBefore: Date,
  except: readonly string[],
  at: Date,
): Promise<{ questionId: string; personId: string }[]> {
  return sql.query(
    `with reminded as (
       update wage_question set reminded_at = $3
        where country = $1 and status = 'asked' and asked_at <= $2 and reminded_at is null
          and id <> all($4::uuid[])
       returning id as "questionId", person_id as "personId")
     select * from reminded order by "questionId"`,
    [country, askedBefore, at, except],
  );
}

/** Questions asked before `askedBefore`, without those of `except`, count as unanswered from now on; returns them. */
export async function giveUpWaiting(
  sql: SqlExecutor,
  country: string,
  askedBefore: Date,
  except: readonly string[],
): Promise<{ questionId: string; personId: string; placementId: string | null }[]> {
  return sql.query(
    `with given_up as (
       update wage_question set status = 'unanswered'
        where country = $1 and status = 'asked' and asked_at <= $2
          and id <> all($3::uuid[])
       returning id as "questionId", person_id as "personId", placement_id as "placementId")
     select * from given_up order by "questionId"`,
    [country, askedBefore, except],
  );
}

/**
 * Ids of records whose case has changed since they were looked at: their month has come, their identity is known
 * now, or the person has a placement since. At most `limit`.
 */
export async function recordsToLookAtAgain(
  sql: SqlExecutor,
  input: { readonly country: string; readonly thisMonth: PlainDate; readonly limit: number },
): Promise<string[]> {
  const rows = await sql.query<Replaced>(
    `select w.id from wage_issue i join wage_record w on w.id = i.record_id
      where i.country = $1 and i.status = 'open' and i.kind = 'in_future' and w.status = 'held'
        and w.superseded_by_id is null and w.month <= $2
     union all
     select w.id from wage_issue i join wage_record w on w.id = i.record_id
       join person p on p.country = w.country and p.national_id_lookup = w.national_id_lookup
      where i.country = $1 and i.status = 'open' and i.kind in ('identity_unknown', 'person_gone')
        and w.status = 'held' and w.superseded_by_id is null
     union all
     select w.id from wage_question q
       join wage_record w on w.person_id = q.person_id and w.registration_number = q.registration_number
        and w.status = 'asked' and w.superseded_by_id is null
      where q.country = $1 and q.kind = 'mine' and q.status in ('asked', 'unanswered') and exists (
        select 1 from placement p where p.person_id = w.person_id and p.created_at >= w.decided_at
          and p.status <> 'cancelled')
     limit $3`,
    [input.country, input.thisMonth, input.limit],
  );
  return rows.map(({ id }) => id);
}

/**
 * Batches of imports with records that came before `before` and are still new, though no event of the import waits to
 * be handled (or lies among the dead letters, where a person decides).
 */
export async function batchesLeftOpen(
  sql: SqlExecutor,
  country: string,
  before: Date,
): Promise<readonly { readonly importId: string; readonly part: number }[]> {
  return sql.query(
    `select distinct w.import_id as "importId", w.part from wage_record w
      where w.status = 'new' and w.country = $1 and w.received_at < $2 and not exists (
        select 1 from outbox_event o
         where o.name = 'wage_records.imported' and o.payload->>'importId' = w.import_id::text
           and not exists (select 1 from inbox_event i where i.consumer = 'placements' and i.event_id = o.id))
      limit 50`,
    [country, before],
  );
}
