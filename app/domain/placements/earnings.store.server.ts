import type { PlainMonth } from "#app/domain/kernel/plain-date.ts";
import type { SqlExecutor } from "#app/domain/kernel/ports.ts";

export type EarnedMonth = { readonly month: PlainMonth; readonly earningsMinor: number };

/** Months with the wages of matched records in force, oldest first. */
export async function provenEarnings(sql: SqlExecutor, personIds: readonly string[]): Promise<EarnedMonth[]> {
  return sql.query<EarnedMonth>(
    `select to_char(month, 'YYYY-MM') as month, sum(wage_minor)::bigint as "earningsMinor"
       from wage_record
      where person_id = any($1::uuid[]) and status = 'matched' and superseded_by_id is null
      group by month order by month`,
    [personIds],
  );
}
