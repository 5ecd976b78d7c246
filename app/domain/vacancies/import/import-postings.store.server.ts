import type { BulkTx, SqlExecutor } from "../../kernel/ports.ts";
import type { PlainDate } from "../../kernel/plain-date.ts";
import type { RowOutcome } from "../../imports/import-result.ts";
import type { StagedPosting } from "./staged-posting.server.ts";

/** Columns that come from the row, as [column, type, value]; staging and vacancy name them alike. */
const COLUMNS: readonly (readonly [string, string, (staged: StagedPosting) => unknown])[] = [
  ["source_hash", "text", (s) => s.sourceHash],
  ["source_url", "text", (s) => s.posting.sourceUrl],
  ["employer_name", "text", (s) => s.posting.employerName],
  ["employer_ref", "text", (s) => s.posting.employerRef],
  ["title", "text", (s) => s.posting.title],
  ["title_lang", "text", (s) => s.posting.titleLang],
  ["description", "text", (s) => s.posting.description],
  ["place_id", "uuid", (s) => s.placeId],
  ["place_confidence", "float8", (s) => s.placeConfidence],
  ["region_text", "text", (s) => s.posting.regionText || null],
  ["city_text", "text", (s) => s.posting.cityText || null],
  ["occupation_id", "uuid", (s) => s.occupationId],
  ["occupation_confidence", "float8", (s) => s.occupationConfidence],
  ["employment_type", "text", (s) => s.posting.employmentType],
  ["hours_per_week", "int", (s) => s.posting.hoursPerWeek],
  ["shift", "text", (s) => s.posting.shift],
  ["remote", "bool", (s) => s.posting.remote],
  ["wage_min_minor", "bigint", (s) => s.posting.wage?.minMinor],
  ["wage_max_minor", "bigint", (s) => s.posting.wage?.maxMinor],
  ["currency", "text", (s) => s.posting.wage?.currency],
  ["wage_period", "text", (s) => s.posting.wage?.period],
  ["wage_basis", "text", (s) => s.posting.wage?.basis],
  ["openings", "int", (s) => s.posting.openings],
  ["openings_filled", "int", (s) => s.posting.openingsFilled],
  ["experience_years", "int", (s) => s.posting.experienceYears],
  ["education_level", "text", (s) => s.posting.educationLevel],
  ["accommodations", "text[]", (s) => s.posting.accommodations],
  ["childcare", "bool", (s) => s.posting.childcare],
  ["transport", "bool", (s) => s.posting.transport],
  ["demanded_gender", "text", (s) => s.posting.demandedGender],
  ["posted_on", "date", (s) => s.posting.postedOn],
  ["closes_on", "date", (s) => s.posting.closesOn],
];
const NAMES = COLUMNS.map(([name]) => name).join(", ");

const REQUIREMENT_NAMES = "position, kind, label, lang, folded, concept_id, confidence, essential";

/** Makes the staging tables; they vanish with the transaction. */
export async function createStaging(tx: BulkTx): Promise<void> {
  await tx.query(
    `create temp table staged_posting (row_no int primary key, vacancy_id uuid, source_id text,
       ${COLUMNS.map(([name, type]) => `${name} ${type}`).join(", ")}) on commit drop`,
  );
  await tx.query(
    `create temp table staged_requirement (row_no int, position int, kind text, label text, lang text, folded text,
       concept_id uuid, confidence float8, essential bool) on commit drop`,
  );
}

/** Copies rows into the staging tables. */
export async function copyIntoStaging(tx: BulkTx, staged: readonly StagedPosting[]): Promise<void> {
  await tx.copyIn(
    "staged_posting",
    ["row_no", "vacancy_id", "source_id", ...COLUMNS.map(([name]) => name)],
    staged.map((s) => [s.row, s.vacancyId, s.sourceId, ...COLUMNS.map(([, , value]) => value(s))]),
  );
  await tx.copyIn(
    "staged_requirement",
    ["row_no", ...REQUIREMENT_NAMES.split(", ")],
    staged.flatMap((s) =>
      s.requirements.map((r) => [
        ...[r.row, r.position, r.kind, r.label, r.lang, r.folded, r.conceptId, r.confidence, r.essential],
      ]),
    ),
  );
}

export type SettledRow = { readonly row: number; readonly outcome: RowOutcome; readonly sourceId: string };

/**
 * Decides what becomes of each staged row: of rows with one id the last wins; a row whose fingerprint is known
 * changes nothing, unless its posting had expired and is open again.
 */
export async function settleStaged(
  tx: BulkTx,
  scope: { readonly country: string; readonly source: string; readonly today: PlainDate },
): Promise<readonly SettledRow[]> {
  await tx.query(
    `create temp table settled on commit drop as
     select s.row_no, s.source_id, coalesce(v.id, s.vacancy_id) as vacancy_id,
            case when s.row_no <> max(s.row_no) over (partition by s.source_id) then 'duplicate'
                 when v.id is null then 'accepted'
                 when v.source_hash <> s.source_hash then 'updated'
                 when v.status = 'expired' and (s.closes_on is null or s.closes_on >= $3) then 'updated'
                 else 'unchanged' end as outcome
       from staged_posting s
       left join vacancy v on v.country = $1 and v.source_name = $2 and v.source_id = s.source_id`,
    [scope.country, scope.source, scope.today],
  );
  await tx.query("analyze settled, staged_posting, staged_requirement");
  return tx.query<SettledRow>(
    `select row_no as row, outcome, source_id as "sourceId" from settled order by row_no`,
  );
}

export type Merge = {
  readonly country: string;
  readonly zone: string;
  readonly source: string;
  readonly importId: string;
  readonly now: Date;
  readonly expiresAt: Date;
  /** A posting seen before this instant counts as seen again. */
  readonly seenSince: Date;
};

/** Writes accepted and updated postings and marks unchanged ones as seen; returns the ids to index. */
export async function mergeStaged(tx: BulkTx, merge: Merge): Promise<readonly string[]> {
  const { country, zone, source, importId, now, expiresAt, seenSince } = merge;
  // A closing date ends at midnight in the country's zone.
  const expiry = (latest: string, zoneAt: string, row: string): string =>
    `least(${latest}::timestamptz, (${row}.closes_on + 1)::timestamp at time zone ${zoneAt})`;
  await tx.query(
    `insert into vacancy (id, origin, status, country, source_name, source_id, last_seen_at, published_at,
                          expires_at, import_id, created_at, updated_at, ${NAMES})
     select o.vacancy_id, 'imported', 'listed', $1, $2, s.source_id, $3, $3, ${expiry("$4", "$6", "s")}, $5, $3, $3,
            ${COLUMNS.map(([name]) => `s.${name}`).join(", ")}
       from staged_posting s join settled o using (row_no) where o.outcome = 'accepted'`,
    [country, source, now, expiresAt, importId, zone],
  );
  await tx.query(
    `update vacancy v
        set ${COLUMNS.map(([name]) => `${name} = s.${name}`).join(", ")},
            status = case when v.status = 'expired' then 'listed' else v.status end,
            last_seen_at = $1, expires_at = ${expiry("$2", "$4", "s")}, import_id = $3, updated_at = $1, rev = v.rev + 1
       from staged_posting s join settled o using (row_no)
      where o.outcome = 'updated' and v.id = o.vacancy_id`,
    [now, expiresAt, importId, zone],
  );
  await tx.query(
    `delete from vacancy_requirement r using settled o where o.outcome = 'updated' and r.vacancy_id = o.vacancy_id`,
  );
  await tx.query(
    `insert into vacancy_requirement (vacancy_id, ${REQUIREMENT_NAMES})
     select o.vacancy_id, ${REQUIREMENT_NAMES}
       from staged_requirement join settled o using (row_no) where o.outcome in ('accepted', 'updated')`,
  );
  const seen = await tx.query<{ id: string }>(
    `update vacancy v set last_seen_at = $1, expires_at = ${expiry("$2", "$4", "v")}, rev = v.rev + 1
       from settled o
      where o.outcome = 'unchanged' and v.id = o.vacancy_id and v.status = 'listed' and v.last_seen_at < $3
     returning v.id`,
    [now, expiresAt, seenSince, zone],
  );
  const written = await tx.query<{ id: string }>(
    `select vacancy_id as id from settled where outcome in ('accepted', 'updated') order by row_no`,
  );
  return [...written.map(({ id }) => id), ...seen.map(({ id }) => id).sort()];
}

export type Unresolved = {
  readonly titles: number;
  readonly requirements: number;
  readonly places: number;
  readonly towns: number;
};

/** Postings and requirements of the file, duplicates left out, that were not recognised. */
export async function countUnresolved(tx: BulkTx): Promise<Unresolved> {
  const [row] = await tx.query<Record<keyof Unresolved, number>>(
    `with kept as (select row_no from settled where outcome <> 'duplicate')
     select (select count(*)::int from staged_posting join kept using (row_no) where occupation_id is null) as titles,
            (select count(*)::int from staged_requirement join kept using (row_no)
              where concept_id is null and kind in ('skill', 'language')) as requirements,
            (select count(*)::int from staged_posting join kept using (row_no) where place_id is null) as places,
            (select count(*)::int from staged_posting s join kept using (row_no) join place p on p.id = s.place_id
              where p.kind = 'region') as towns`,
  );
  return row ?? { titles: 0, requirements: 0, places: 0, towns: 0 };
}

/** Expires up to `limit` imported postings whose time is over; returns their ids, in order. */
export async function expireListed(sql: SqlExecutor, now: Date, limit: number): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `update vacancy set status = 'expired', rev = rev + 1, updated_at = $1
      where id in (select id from vacancy where origin = 'imported' and status = 'listed' and expires_at <= $1
                    order by expires_at, id limit $2 for update skip locked)
     returning id`,
    [now, limit],
  );
  return rows.map((row) => row.id).sort();
}
