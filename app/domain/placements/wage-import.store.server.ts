import type { RowOutcome, RowReport } from "#app/domain/imports/import-result.ts";
import type { BulkTx } from "#app/domain/kernel/ports.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";

/** A row of a wage file on its way in; one with a problem carries nothing else. */
export type StagedWage =
  | {
      readonly row: number;
      readonly nationalIdLookup: string;
      readonly registrationNumber: string;
      readonly month: PlainDate;
      readonly wageMinor: number;
      readonly startedOn: PlainDate | null;
      readonly endedOn: PlainDate | null;
    }
  | { readonly row: number; readonly problem: { readonly column: string | null; readonly code: string } };

type About = {
  readonly country: string;
  readonly currency: string;
  readonly importId: string;
  /** An id of this import's own. Its records' ids begin with its instant and its number within it, up to the 11th byte. */
  readonly firstId: string;
  readonly at: Date;
  /** Rows of one batch of the reconciliation; all of an identity are in one. */
  readonly partRows: number;
};

const PAGE = 20_000;

const STAGE = `row_number int, lookup text, registration text, month date, wage_minor bigint,
  started_on date, ended_on date, problem_column text, problem text`;
const STAGE_COLUMNS = STAGE.split(",").map((column) => column.trim().split(" ")[0] ?? "");

const staged = (wage: StagedWage): readonly unknown[] =>
  "problem" in wage
    ? [wage.row, null, null, null, null, null, null, wage.problem.column, wage.problem.code]
    : [
        ...[wage.row, wage.nationalIdLookup, wage.registrationNumber, wage.month],
        ...[wage.wageMinor, wage.startedOn, wage.endedOn, null, null],
      ];

/** Streams the rows, many at a time, into a table of this transaction; returns how many. */
export async function stageWages(tx: BulkTx, batches: AsyncIterable<readonly StagedWage[]>): Promise<number> {
  await tx.query(`create temporary table wage_stage (${STAGE}) on commit drop`);
  async function* lines(): AsyncGenerator<readonly (readonly unknown[])[]> {
    for await (const batch of batches) yield batch.map(staged);
  }
  const count = await tx.copyBatchesIn("wage_stage", STAGE_COLUMNS, lines());
  await tx.query("analyze wage_stage");
  return count;
}

/**
 * Decides what becomes of the staged rows: the last row of a person, employer and month wins; a new key is
 * accepted, the same figures are unchanged, other figures are the next revision. Only rows whose key comes again, here
 * or in an earlier file, are written down with their outcome; all others are accepted. Returns counts by outcome.
 */
export async function judgeStaged(tx: BulkTx, country: string): Promise<ReadonlyMap<RowOutcome, number>> {
  // Two files at once: the second must see what the first one brought.
  await tx.query("select pg_advisory_xact_lock(hashtextextended('masar:wage-merge', 0))");
  await tx.query("set local work_mem = '128MB'");
  // Nearly every key comes once: only those that come again need their rows in order.
  await tx.query(
    `create temporary table wage_again on commit drop as
     select lookup, registration, month from wage_stage where problem is null
      group by lookup, registration, month having count(*) > 1`,
  );
  await tx.query("analyze wage_again");
  await tx.query(
    `create temporary table wage_outcome on commit drop as
     with keyed as (
       select s.row_number, s.lookup, s.registration, s.month, s.wage_minor, s.started_on, s.ended_on,
              true as is_last, true as is_only, null::text as figures, null::text as last_figures, null::text as next_figures
         from wage_stage s
         -- Of a month that an employer is reported for the first time no record can be known.
         join wage_coverage c on c.country = $1 and c.registration_number = s.registration and c.month = s.month
        where s.problem is null and not exists (select 1 from wage_again a
          where a.lookup = s.lookup and a.registration = s.registration and a.month = s.month)
       union all
       select s.row_number, s.lookup, s.registration, s.month, s.wage_minor, s.started_on, s.ended_on,
              row_number() over later = 1, false, (wage_minor, started_on, ended_on)::text,
              first_value((wage_minor, started_on, ended_on)::text) over later,
              lag((wage_minor, started_on, ended_on)::text) over later
         from wage_stage s join wage_again a using (lookup, registration, month) where s.problem is null
       window later as (partition by s.lookup, s.registration, s.month order by s.row_number desc))
     select k.row_number, k.lookup, k.registration, k.month, k.wage_minor, k.started_on, k.ended_on, k.is_last,
            k.is_only, coalesce(w.revision, 0) as known_revision,
            case when not k.is_last then 'duplicate' when w.id is null then 'accepted'
                 when (w.wage_minor, w.started_on, w.ended_on) is not distinct from
                      (k.wage_minor, k.started_on, k.ended_on) then 'unchanged' else 'updated' end as outcome,
            case when k.is_last then null when k.figures = k.last_figures then 'same_figures'
                 else 'later_row_wins' end as reason,
            -- An earlier row with figures of its own is a version too, unless it says what is known or the next row says.
            k.is_last or (w.figures is distinct from k.figures and w.figures is distinct from k.last_figures
              and k.next_figures is distinct from k.figures) as is_version
       from keyed k
       left join lateral (select w.id, w.revision, w.wage_minor, w.started_on, w.ended_on,
           case when not k.is_only then (w.wage_minor, w.started_on, w.ended_on)::text end as figures
         from wage_record w where w.country = $1 and w.national_id_lookup = k.lookup
          and w.registration_number = k.registration and w.month = k.month
        order by w.revision desc limit 1) w on true
      where not k.is_only or w.id is not null`,
    [country],
  );
  await tx.query("analyze wage_outcome");
  const rows = await tx.query<{ outcome: RowOutcome; n: number }>(
    `with judged as (select outcome, count(*) as n from wage_outcome group by outcome),
          whole as (select count(*) filter (where problem is null) as sound, count(problem) as rejected from wage_stage)
     select outcome, sum(n)::bigint as n from (
       select outcome, n from judged
       union all select 'rejected', rejected from whole
       union all select 'accepted', sound - (select coalesce(sum(n), 0) from judged) from whole) counted
      group by outcome`,
  );
  return new Map(rows.map(({ outcome, n }) => [outcome, n]));
}

/**
 * Writes what was judged new, in the order of persons and their identities, so that a batch of the reconciliation
 * holds whole identities, and neighbouring rows in every table; the ids of the records are in that order as well.
 * Returns the batches' numbers; none when nothing was new.
 */
export async function mergeJudged(tx: BulkTx, about: About): Promise<readonly number[]> {
  await tx.query(
    `with versions as (
       select s.row_number, s.lookup, s.registration, s.month, s.wage_minor, s.started_on, s.ended_on,
              1::bigint as revision, false as is_replaced, false as differs
         from wage_stage s where s.problem is null
          and not exists (select 1 from wage_outcome o where o.row_number = s.row_number)
       union all
       select row_number, lookup, registration, month, wage_minor, started_on, ended_on, known_revision + 1, false, false
         from wage_outcome where is_only and outcome <> 'unchanged'
       union all
       select row_number, lookup, registration, month, wage_minor, started_on, ended_on,
              row_number() over key + known_revision, lead(row_number) over key is not null, count(*) over whole > 1
         from wage_outcome where not is_only and is_version and outcome <> 'unchanged'
       window key as (partition by lookup, registration, month order by row_number),
              whole as (partition by lookup, registration, month)),
     known as (
       select v.*, coalesce(p.merged_into_id, p.id) as person
         from versions v left join person p on p.country = $1 and p.national_id_lookup = v.lookup
        order by person, lookup, row_number),
     -- In the order that they have already: nothing is sorted twice.
     placed as (
       select k.*, ((rank() over identity - 1) / $5)::int as part, row_number() over identity as nth
         from known k window identity as (order by person, lookup))
     insert into wage_record (id, country, import_id, person_id, national_id_lookup, registration_number, month,
       wage_minor, currency, started_on, ended_on, revision, status, reason, part, received_at)
     select (left($6, 26) || lpad(to_hex(v.nth), 10, '0'))::uuid, $1, $2, v.person, v.lookup, v.registration, v.month,
            v.wage_minor, $3, v.started_on, v.ended_on, v.revision,
            case when v.is_replaced then 'ignored' else 'new' end,
            case when v.is_replaced then 'replaced_in_file' when v.differs then 'two_figures' end,
            v.part, $4
       from placed v`,
    [about.country, about.importId, about.currency, about.at, about.partRows, about.firstId],
  );
  const [written] = await tx.query<{ last: number | null; replaced: boolean }>(
    `select (select max(part) from wage_record where import_id = $1) as last,
            exists (select 1 from wage_outcome where outcome = 'duplicate' and is_version) as replaced`,
    [about.importId],
  );
  const { last = null, replaced = false } = written ?? {};
  // One file after the other is merged: what is not there now nobody else writes meanwhile.
  await tx.query(
    `insert into wage_coverage (country, registration_number, month)
     select $1, registration, month from (select distinct registration, month from wage_stage where problem is null) s
      where not exists (select 1 from wage_coverage c
        where c.country = $1 and c.registration_number = s.registration and c.month = s.month)
      order by registration, month`,
    [about.country],
  );
  // The batches, and the next file, are planned before the database has looked at tables that grew by a multiple.
  if (last !== null && last > 0) await tx.query("analyze wage_record, wage_coverage");
  if (replaced)
    await tx.query(
      `update wage_record old set superseded_by_id = n.id
         from wage_record n
        where old.import_id = $1 and old.reason = 'replaced_in_file' and n.country = old.country
          and n.national_id_lookup = old.national_id_lookup and n.registration_number = old.registration_number
          and n.month = old.month and n.revision = old.revision + 1`,
      [about.importId],
    );
  return last === null ? [] : Array.from({ length: last + 1 }, (_, part) => part);
}

/** What the report names, by rows of the file, in pages. */
export async function* reportPages(tx: BulkTx): AsyncGenerator<readonly RowReport[]> {
  await tx.query(
    `create temporary table wage_report on commit drop as
     select row_number as row, outcome, null::text as column, reason from wage_outcome where outcome <> 'accepted'
     union all select row_number, 'rejected', problem_column, problem from wage_stage where problem is not null`,
  );
  await tx.query("create index on wage_report (row)");
  for (let after = 0; ;) {
    const rows = await tx.query<RowReport>(
      `select row, outcome, null as id, "column", reason from wage_report where row > $1 order by row limit ${PAGE}`,
      [after],
    );
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.row ?? after;
  }
}
