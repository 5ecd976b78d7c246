import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { CheckpointState } from "./checkpoint.ts";
import type { Tier } from "./placement.ts";
import type {
  CorrectionFacts,
  PlacementAnchor,
  QuestionFacts,
  RecordFacts,
  WageDecision,
} from "./wage-decision.ts";
import type { DatedPlacement, DatedRecord } from "./wage-dates.ts";

/** Who recorded dates that wage records showed. */
export const BY_REGISTER = "wage_records";

/** A wage record with what its keys mean here, and what was decided about it before. */
export type RecordToDecide = RecordFacts &
  DatedRecord & {
    readonly id: string;
    readonly country: string;
    readonly revision: number;
    readonly statusBefore: "new" | "matched" | "asked" | "held" | "ignored";
    readonly reasonBefore: string | null;
    readonly placementBefore: string | null;
    /** An officer's word in force about it; `personId` is whose the placement is that it was attached to. */
    readonly correction: (CorrectionFacts & { readonly personId: string | null }) | null;
  };

export type Decided = RecordToDecide & { readonly decision: WageDecision };

const RECORD = `select w.id, w.country, w.registration_number as "registrationNumber", w.month,
    w.wage_minor as "wageMinor", w.currency, w.started_on as "startedOn", w.ended_on as "endedOn", w.revision,
    w.status as "statusBefore", w.reason as "reasonBefore", w.placement_id as "placementBefore", w.reason = 'two_figures' as "twoFigures",
    coalesce(m.merged_into_id, m.id, p.id) as "personId", e.organisation_id as "organisationId",
    p.id is null and (w.person_id is not null or (w.revision > 1 and exists (
      select 1 from wage_record o where o.country = w.country and o.national_id_lookup = w.national_id_lookup
        and o.registration_number = w.registration_number and o.month = w.month and o.person_id is not null)))
      as "personGone",
    case when c.id is not null then json_build_object('verdict', c.verdict, 'placementId', c.placement_id,
      'wageMinor', c.wage_minor, 'personId', (select l.person_id from placement l where l.id = c.placement_id))
    end as correction
  from wage_record w
  -- The limits keep these look-ups by index: a batch is a small part of large tables.
  left join lateral (select p.id, p.merged_into_id from person p where p.country = w.country
    and p.national_id_lookup = w.national_id_lookup limit 1) p on true
  left join person m on m.id = p.merged_into_id
  left join lateral (select e.organisation_id from establishment e where e.country = w.country
    and e.registration_number = w.registration_number limit 1) e on true
  left join wage_correction c on c.country = w.country and c.national_id_lookup = w.national_id_lookup
    and c.registration_number = w.registration_number and c.month = w.month and c.undone_at is null`;

/**
 * For the rest of the transaction: a batch touches few rows of large tables, which are found by index wherever they
 * lie; the default would rather read whole tables again for every batch.
 */
export async function planForBatches(sql: SqlExecutor): Promise<void> {
  await sql.query("select set_config('random_page_cost', '1.1', true)");
}

/** The country whose register an import came from; null where there is no such import. */
export async function countryOfImport(sql: SqlExecutor, importId: string): Promise<string | null> {
  const rows = await sql.query<{ country: string }>("select country from import_run where id = $1", [
    importId,
  ]);
  return rows[0]?.country ?? null;
}

/** Records of an import that no run has looked at; of one batch, or with null of all. */
export async function newRecords(
  sql: SqlExecutor,
  importId: string,
  part: number | null,
): Promise<RecordToDecide[]> {
  return sql.query<RecordToDecide>(
    `${RECORD} where w.import_id = $1 and ($2::int is null or w.part = $2) and w.status = 'new'
       and w.superseded_by_id is null order by w.id`,
    [importId, part],
  );
}

/** Records in force, by id, whatever was decided about them before. */
export async function recordsInForce(sql: SqlExecutor, ids: readonly string[]): Promise<RecordToDecide[]> {
  return sql.query<RecordToDecide>(
    `${RECORD} where w.id = any($1::uuid[]) and w.superseded_by_id is null order by w.id`,
    [ids],
  );
}

export type PlacementFacts = PlacementAnchor &
  DatedPlacement & {
    readonly personId: string;
    readonly applicationId: string | null;
  };

const PLACEMENT = `select p.id, p.person_id as "personId", p.application_id as "applicationId",
    p.organisation_id as "organisationId", p.status, p.expected_start as "expectedStart", p.started_on as "startedOn",
    p.start_tier as "startTier", p.ended_on as "endedOn", p.end_reason as "endReason", p.wage_minor as "wageMinor",
    p.application_id is null as "foundElsewhere", r.by_register as "datedByRegister",
    case when r.by_register then null else p.ended_on end as "endedByPerson"
  from placement p
  cross join lateral (select p.started_on is not null and coalesce((select d.recorded_by = '${BY_REGISTER}'
    from placement_dates d where d.placement_id = p.id order by d.recorded_at desc, d.id desc limit 1), false)
    as by_register offset 0) r`;

/** Placements of these persons that were not cancelled. */
export async function placementsOf(
  sql: SqlExecutor,
  personIds: readonly string[],
): Promise<PlacementFacts[]> {
  return sql.query<PlacementFacts>(
    `${PLACEMENT} where p.person_id = any($1::uuid[]) and p.status <> 'cancelled' order by p.id`,
    [personIds],
  );
}

/** The same by id, cancelled ones too. */
export async function placementsById(sql: SqlExecutor, ids: readonly string[]): Promise<PlacementFacts[]> {
  return sql.query<PlacementFacts>(`${PLACEMENT} where p.id = any($1::uuid[]) order by p.id`, [ids]);
}

/** Locks placements in the order of their ids, so that runs and persons' acts on one follow each other. */
export async function lockPlacements(sql: SqlExecutor, ids: readonly string[]): Promise<void> {
  await sql.query(
    "select count(*) from (select 1 from placement where id = any($1::uuid[]) order by id for update) locked",
    [ids],
  );
}

/** All matched records in force of these placements. */
export async function matchedRecordsOf(
  sql: SqlExecutor,
  placements: readonly Pick<PlacementFacts, "id" | "personId">[],
): Promise<(DatedRecord & { readonly placementId: string })[]> {
  return sql.query(
    `select placement_id as "placementId", month, wage_minor as "wageMinor", started_on as "startedOn",
            ended_on as "endedOn"
       from wage_record
      where person_id = any($1::uuid[]) and placement_id = any($2::uuid[]) and status = 'matched'
        and superseded_by_id is null`,
    [[...new Set(placements.map(({ personId }) => personId))], placements.map(({ id }) => id)],
  );
}

/** What was asked about jobs that Masar did not know, of these persons. */
export async function jobQuestionsOf(
  sql: SqlExecutor,
  personIds: readonly string[],
): Promise<(QuestionFacts & { readonly personId: string; readonly registrationNumber: string })[]> {
  return sql.query(
    `select person_id as "personId", registration_number as "registrationNumber", status, settlement,
            placement_id as "placementId"
       from wage_question where kind = 'mine' and person_id = any($1::uuid[])`,
    [personIds],
  );
}

/** Checkpoints of these placements with the strongest evidence that covers their day now. */
export type HeldCheckpoint = {
  readonly id: string;
  readonly placementId: string;
  readonly day: number;
  readonly dueOn: PlainDate;
  readonly status: CheckpointState;
  readonly tier: Tier | null;
  readonly evidenceId: string | null;
  /** Null before its day has come; what an officer set aside covers nothing. */
  readonly bestId: string | null;
  readonly bestTier: Tier | null;
};

export async function checkpointsToHold(
  sql: SqlExecutor,
  placementIds: readonly string[],
  today: PlainDate,
): Promise<HeldCheckpoint[]> {
  return sql.query<HeldCheckpoint>(
    `select c.id, c.placement_id as "placementId", c.day, c.due_on as "dueOn", c.status, c.tier,
            c.evidence_id as "evidenceId", best.id as "bestId", best.tier as "bestTier"
       from checkpoint c
       left join lateral (select e.id, e.tier from evidence e
         where e.placement_id = c.placement_id and e."from" <= c.due_on and c.due_on < e.until
           and e.set_aside_at is null
         order by array_position(array['wage_record', 'payslip', 'employer', 'self'], e.tier), e.id limit 1) best
         on c.due_on <= $2
      where c.placement_id = any($1::uuid[]) order by c.placement_id, c.day`,
    [placementIds, today],
  );
}
