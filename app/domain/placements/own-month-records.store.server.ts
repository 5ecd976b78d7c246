import type { PlainMonth } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";

export type MonthRecordRow = {
  readonly id: string;
  readonly personId: string;
  readonly month: PlainMonth;
  readonly employerName: string | null;
  readonly registrationNumber: string;
  readonly wageMinor: number;
  readonly currency: string;
  readonly revision: number;
  readonly status: "new" | "matched" | "asked" | "held" | "ignored";
  readonly isReplaced: boolean;
  readonly receivedAt: Date;
  readonly decidedAt: Date | null;
  /** The person said that it is not hers, and no officer has looked yet. */
  readonly isContested: boolean;
};

/** Wage records of these persons and months, every revision, the oldest first. */
export async function monthRecords(
  sql: SqlExecutor,
  personIds: readonly string[],
  months: readonly PlainMonth[],
): Promise<MonthRecordRow[]> {
  return sql.query<MonthRecordRow>(
    `select w.id, w.person_id as "personId", to_char(w.month, 'YYYY-MM') as month, o.name as "employerName",
            w.registration_number as "registrationNumber", w.wage_minor as "wageMinor", w.currency, w.revision, w.status,
            w.superseded_by_id is not null as "isReplaced", w.received_at as "receivedAt", w.decided_at as "decidedAt",
            exists (select 1 from wage_issue i where i.record_id = w.id and i.kind = 'answered_no' and i.status = 'open')
              as "isContested"
       from wage_record w
       left join establishment e on e.country = w.country and e.registration_number = w.registration_number
       left join organisation o on o.id = e.organisation_id
      where w.person_id = any($1::uuid[]) and w.month = any($2::date[])
      order by w.month, w.registration_number, w.revision`,
    [personIds, months.map((month) => `${month}-01`)],
  );
}
