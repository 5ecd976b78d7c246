import type { Tx } from "#app/domain/kernel/ctx.server.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { CorrectionFacts } from "./wage-decision.ts";

export type CorrectableRecord = {
  readonly id: string;
  readonly country: string;
  readonly nationalIdLookup: string;
  readonly registrationNumber: string;
  readonly month: PlainDate;
  readonly wageMinor: number;
  readonly status: string;
  readonly reason: string | null;
  readonly personId: string | null;
  readonly placementId: string | null;
};

/** A record in force, locked; null when it is none or was replaced. */
export async function lockRecord(tx: Tx, id: string): Promise<CorrectableRecord | null> {
  const rows = await tx.query<CorrectableRecord>(
    `select id, country, national_id_lookup as "nationalIdLookup", registration_number as "registrationNumber", month,
            wage_minor as "wageMinor", status, reason, person_id as "personId", placement_id as "placementId"
       from wage_record where id = $1 and superseded_by_id is null for update`,
    [id],
  );
  return rows[0] ?? null;
}

/** Keeps an officer's word about a record; the word before, if any, is no longer in force and stays. */
export async function insertCorrection(
  tx: Tx,
  correction: {
    readonly id: string;
    readonly record: CorrectableRecord;
    readonly verdict: CorrectionFacts["verdict"];
    readonly placementId: string | null;
    readonly reasonSealed: string;
    readonly by: string;
    readonly at: Date;
  },
): Promise<void> {
  const { record, by, at } = correction;
  await tx.query(
    `update wage_correction set undone_at = $5, undone_by = $6
      where country = $1 and national_id_lookup = $2 and registration_number = $3 and month = $4 and undone_at is null`,
    [record.country, record.nationalIdLookup, record.registrationNumber, record.month, at, by],
  );
  await tx.query(
    `insert into wage_correction (id, country, record_id, national_id_lookup, registration_number, month, verdict,
       placement_id, wage_minor, reason_sealed, status_before, reason_before, placement_before, at, by_account_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      ...[correction.id, record.country, record.id, record.nationalIdLookup, record.registrationNumber],
      ...[
        record.month,
        correction.verdict,
        correction.placementId,
        record.wageMinor,
        correction.reasonSealed,
      ],
      ...[record.status, record.reason, record.placementId, at, by],
    ],
  );
}

/** Takes back the word in force about a record; false when there is none. An attached record is nobody's again. */
export async function undoCorrection(
  tx: Tx,
  record: CorrectableRecord,
  by: string,
  at: Date,
): Promise<boolean> {
  const rows = await tx.query<{ verdict: string }>(
    `update wage_correction set undone_at = $5, undone_by = $6
      where country = $1 and national_id_lookup = $2 and registration_number = $3 and month = $4 and undone_at is null
     returning verdict`,
    [record.country, record.nationalIdLookup, record.registrationNumber, record.month, at, by],
  );
  if (rows.some(({ verdict }) => verdict === "attach"))
    await tx.query(
      `update wage_record w set person_id = (select coalesce(p.merged_into_id, p.id) from person p
          where p.country = w.country and p.national_id_lookup = w.national_id_lookup) where w.id = $1`,
      [record.id],
    );
  return rows.length > 0;
}

/** Closes what is open about a record or a question: a person has looked. */
export async function settleIssues(
  tx: Tx,
  about: { readonly recordId: string } | { readonly questionId: string } | { readonly issueId: string },
  settled: {
    readonly outcome: string;
    readonly by: string;
    readonly at: Date;
    readonly seal: (id: string) => string;
  },
): Promise<number> {
  const [column, value] =
    "recordId" in about
      ? (["record_id", about.recordId] as const)
      : "questionId" in about
        ? (["question_id", about.questionId] as const)
        : (["id", about.issueId] as const);
  const open = await tx.query<{ id: string }>(
    `select id from wage_issue where ${column} = $1 and status = 'open' for update`,
    [value],
  );
  for (const { id } of open)
    await tx.query(
      `update wage_issue set status = 'settled', outcome = $2, closed_by = $3, closed_at = $4, reason_sealed = $5
        where id = $1`,
      [id, settled.outcome, settled.by, settled.at, settled.seal(id)],
    );
  return open.length;
}
