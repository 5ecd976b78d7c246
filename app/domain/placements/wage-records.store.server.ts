import type { BulkTx, SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { Tx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";

/** A wage record with what its keys mean here: the person of the identity, the employer of the number. */
export type OpenWageRecord = {
  readonly id: string;
  readonly country: string;
  readonly nationalIdLookup: string;
  readonly registrationNumber: string;
  readonly month: PlainDate;
  readonly wageMinor: number;
  readonly currency: string;
  readonly startedOn: PlainDate | null;
  readonly endedOn: PlainDate | null;
  readonly revision: number;
  readonly personId: string | null;
  readonly organisationId: string | null;
};

/**
 * Records that no run has looked at yet, oldest month first; locked, so that a run over a correction of them
 * comes wholly before or wholly after.
 */
export async function newRecords(
  sql: SqlExecutor,
  importId: string,
  limit: number,
): Promise<OpenWageRecord[]> {
  return sql.query<OpenWageRecord>(
    `select w.id, w.country, w.national_id_lookup as "nationalIdLookup", w.registration_number as "registrationNumber",
            w.month, w.wage_minor as "wageMinor", w.currency, w.started_on as "startedOn", w.ended_on as "endedOn",
            w.revision, coalesce(p.merged_into_id, p.id) as "personId", e.organisation_id as "organisationId"
       from wage_record w
       left join person p on p.country = w.country and p.national_id_lookup = w.national_id_lookup
       left join establishment e on e.country = w.country and e.registration_number = w.registration_number
      where w.import_id = $1 and w.status = 'new'
      order by w.month, w.id limit $2 for update of w`,
    [importId, limit],
  );
}

export async function settleRecord(
  tx: Tx,
  id: string,
  change: {
    status: "matched" | "asked" | "held" | "ignored";
    personId: string | null;
    placementId: string | null;
  },
): Promise<void> {
  await tx.query("update wage_record set status = $2, person_id = $3, placement_id = $4 where id = $1", [
    id,
    change.status,
    change.personId,
    change.placementId,
  ]);
}

/** The revisions before, which this one replaces; one that no run has looked at needs no look any more. */
export async function supersede(tx: Tx, record: OpenWageRecord): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(
    `update wage_record set superseded_by_id = $1, status = case when status = 'new' then 'ignored' else status end
      where country = $2 and national_id_lookup = $3 and registration_number = $4 and month = $5
        and revision < $6 and superseded_by_id is null returning id`,
    [
      record.id,
      record.country,
      record.nationalIdLookup,
      record.registrationNumber,
      record.month,
      record.revision,
    ],
  );
  return rows.map(({ id }) => id);
}

export type StagedWage = {
  readonly id: string;
  readonly row: number;
  readonly nationalIdLookup: string;
  readonly registrationNumber: string;
  readonly month: PlainDate;
  readonly wageMinor: number;
  readonly startedOn: PlainDate | null;
  readonly endedOn: PlainDate | null;
};

export type MergedWage = { readonly row: number; readonly outcome: "accepted" | "updated" | "unchanged" };

/**
 * Merges staged rows: a new key is accepted, the same figures are unchanged, other figures become the next
 * revision (updated). Returns the outcome per row of the file.
 */
export async function mergeWages(
  tx: BulkTx,
  rows: Iterable<StagedWage>,
  about: { country: string; currency: string; importId: string; at: Date },
): Promise<MergedWage[]> {
  // Two files at once: the second must see what the first one brought.
  await tx.query("select pg_advisory_xact_lock(hashtextextended('masar:wage-merge', 0))");
  await tx.query(
    `create temporary table wage_stage (id uuid, row_number int, lookup text, registration text, month date,
       wage_minor bigint, started_on date, ended_on date) on commit drop`,
  );
  await tx.copyIn(
    "wage_stage",
    ["id", "row_number", "lookup", "registration", "month", "wage_minor", "started_on", "ended_on"],
    (function* () {
      for (const r of rows)
        yield [
          r.id,
          r.row,
          r.nationalIdLookup,
          r.registrationNumber,
          r.month,
          r.wageMinor,
          r.startedOn,
          r.endedOn,
        ];
    })(),
  );
  await tx.query(
    `create temporary table wage_outcome on commit drop as
     select s.*, coalesce(w.revision, 0) as known_revision,
            case when w.id is null then 'accepted'
                 when w.wage_minor = s.wage_minor and w.started_on is not distinct from s.started_on
                  and w.ended_on is not distinct from s.ended_on then 'unchanged'
                 else 'updated' end as outcome
       from wage_stage s
       left join wage_record w on w.country = $1 and w.national_id_lookup = s.lookup
        and w.registration_number = s.registration and w.month = s.month and w.superseded_by_id is null
        and w.revision = (select max(x.revision) from wage_record x where x.country = $1
          and x.national_id_lookup = s.lookup and x.registration_number = s.registration and x.month = s.month)`,
    [about.country],
  );
  await tx.query(
    `insert into wage_record (id, country, import_id, national_id_lookup, registration_number, month, wage_minor,
       currency, started_on, ended_on, revision, status, received_at)
     select id, $1, $2, lookup, registration, month, wage_minor, $3, started_on, ended_on, known_revision + 1, 'new', $4
       from wage_outcome where outcome <> 'unchanged'`,
    [about.country, about.importId, about.currency, about.at],
  );
  return tx.query<MergedWage>(`select row_number as row, outcome from wage_outcome order by row_number`);
}

/**
 * Imports of the country with records that came before `before` and are still new, though no event of the import
 * waits to be handled (or lies among the dead letters, where a person decides).
 */
export async function importsLeftOpen(
  sql: SqlExecutor,
  country: string,
  before: Date,
): Promise<readonly string[]> {
  const rows = await sql.query<{ importId: string }>(
    `select distinct w.import_id as "importId" from wage_record w
      where w.status = 'new' and w.country = $1 and w.received_at < $2 and not exists (
        select 1 from outbox_event o
         where o.name = 'wage_records.imported' and o.payload->>'importId' = w.import_id::text
           and not exists (select 1 from inbox_event i where i.consumer = 'placements' and i.event_id = o.id))
      limit 50`,
    [country, before],
  );
  return rows.map(({ importId }) => importId);
}
