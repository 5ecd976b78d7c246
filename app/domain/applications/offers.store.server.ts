import type { SqlExecutor } from "../kernel/ports.ts";
import type { Offer, OfferFacts, OfferStatus, OfferTerms } from "./offer.ts";

const COLUMNS = `o.id, o.application_id as "applicationId", o.status, o.wage_minor as "wageMinor", o.currency,
  o.wage_period as "wagePeriod", o.hours_per_week as "hoursPerWeek", o.employment_type as "employmentType",
  o.starts_on as "startsOn", o.message, o.made_at as "madeAt", o.answer_by as "answerBy",
  o.answered_at as "answeredAt", o.suitability_checked_at as "suitabilityCheckedAt"`;

export const offerFactsOf = (offer: Offer): OfferFacts => ({
  status: offer.status,
  answered: offer.answeredAt !== null,
  suitable: offer.suitabilityCheckedAt !== null,
});

/** The latest offer made for an application; null when there was none. */
export async function selectLatestOffer(sql: SqlExecutor, applicationId: string): Promise<Offer | null> {
  const rows = await sql.query<Offer>(
    `select ${COLUMNS} from offer o where o.application_id = $1 order by o.made_at desc, o.id desc limit 1`,
    [applicationId],
  );
  return rows[0] ?? null;
}

/** The offer in force: accepted, and the person has not withdrawn nor gone to another vacancy since. */
export async function selectAcceptedOffer(sql: SqlExecutor, applicationId: string): Promise<Offer | null> {
  const rows = await sql.query<Offer>(
    `select ${COLUMNS} from offer o where o.application_id = $1 and o.status = 'accepted'
        and not exists (select from application_step s where s.application_id = o.application_id
                                                        and s.edge in ('withdraw', 'transfer') and s.at >= o.answered_at)
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

/** Ends an open offer; null when it was ended meanwhile. */
export async function saveOfferEnd(
  sql: SqlExecutor,
  offerId: string,
  status: Exclude<OfferStatus, "made">,
  now: Date,
): Promise<string | null> {
  const rows = await sql.query<{ id: string }>(
    "update offer set status = $2, answered_at = $3 where id = $1 and status = 'made' returning id",
    [offerId, status, now],
  );
  return rows[0]?.id ?? null;
}

export async function saveSuitability(
  sql: SqlExecutor,
  offerId: string,
  checkedBy: string,
  now: Date,
): Promise<void> {
  await sql.query(
    `update offer set suitability_checked_at = $2, suitability_checked_by = $3
      where id = $1 and suitability_checked_at is null`,
    [offerId, now, checkedBy],
  );
}

export async function selectApplicationOfOffer(sql: SqlExecutor, offerId: string): Promise<string | null> {
  const rows = await sql.query<{ id: string }>("select application_id as id from offer where id = $1", [
    offerId,
  ]);
  return rows[0]?.id ?? null;
}
