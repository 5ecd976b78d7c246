import type { SqlExecutor } from "../kernel/ports.ts";
import type { Offer, OfferStatus, OfferTerms } from "./offer.ts";

const COLUMNS = `o.id, o.application_id as "applicationId", o.status, o.wage_minor as "wageMinor", o.currency,
  o.wage_period as "wagePeriod", o.hours_per_week as "hoursPerWeek", o.employment_type as "employmentType",
  o.starts_on as "startsOn", o.message, o.made_at as "madeAt", o.answer_by as "answerBy",
  o.answered_at as "answeredAt"`;

/** The latest offer made for an application; null when there was none. */
export async function selectLatestOffer(sql: SqlExecutor, applicationId: string): Promise<Offer | null> {
  const rows = await sql.query<Offer>(
    `select ${COLUMNS} from offer o where o.application_id = $1 order by o.made_at desc, o.id desc limit 1`,
    [applicationId],
  );
  return rows[0] ?? null;
}

export async function selectAcceptedOffer(sql: SqlExecutor, applicationId: string): Promise<Offer | null> {
  const rows = await sql.query<Offer>(
    `select ${COLUMNS} from offer o where o.application_id = $1 and o.status = 'accepted'
      order by o.answered_at desc, o.id desc limit 1`,
    [applicationId],
  );
  return rows[0] ?? null;
}

export async function insertOffer(
  sql: SqlExecutor,
  row: OfferTerms & { readonly id: string; readonly applicationId: string },
  now: Date,
): Promise<void> {
  await sql.query(
    `insert into offer (id, application_id, status, wage_minor, currency, wage_period, hours_per_week,
                        employment_type, starts_on, message, made_at, answer_by)
     values ($1, $2, 'made', $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      row.id,
      row.applicationId,
      row.wageMinor,
      row.currency,
      row.wagePeriod,
      row.hoursPerWeek,
      row.employmentType,
      row.startsOn,
      row.message,
      now,
      row.answerBy,
    ],
  );
}

/** Settles the open offer of an application; null when none is open. */
export async function settleOffer(
  sql: SqlExecutor,
  applicationId: string,
  status: Exclude<OfferStatus, "made">,
  now: Date,
): Promise<string | null> {
  const rows = await sql.query<{ id: string }>(
    "update offer set status = $2, answered_at = $3 where application_id = $1 and status = 'made' returning id",
    [applicationId, status, now],
  );
  return rows[0]?.id ?? null;
}
