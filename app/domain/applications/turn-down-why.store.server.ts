import type { SqlExecutor } from "../kernel/ports.ts";
import type { TurnDownReason } from "./offer.ts";

export type WhyRow = {
  readonly offerId: string;
  readonly applicationId: string;
  readonly vacancyId: string;
  readonly answeredAt: Date;
  readonly reason: TurnDownReason | null;
  readonly wordsSealed: string | null;
};

export async function saveWhy(
  sql: SqlExecutor,
  offerId: string,
  why: { readonly reason: TurnDownReason | null; readonly wordsSealed: string | null; readonly at: Date },
): Promise<void> {
  await sql.query(
    `update offer set turn_down_reason = $2, turn_down_words_sealed = $3, turn_down_said_at = $4
      where id = $1 and status = 'turned_down'`,
    [offerId, why.reason, why.wordsSealed, why.at],
  );
}

const COLUMNS = `o.id as "offerId", o.application_id as "applicationId", a.vacancy_id as "vacancyId",
  o.answered_at as "answeredAt", o.turn_down_reason as reason, o.turn_down_words_sealed as "wordsSealed"`;

/** The latest offer of an application, where it was turned down. */
export async function selectWhy(sql: SqlExecutor, applicationId: string): Promise<WhyRow | null> {
  const rows = await sql.query<WhyRow & { status: string }>(
    `select ${COLUMNS}, o.status from offer o join application a on a.id = o.application_id
      where o.application_id = $1 order by o.made_at desc, o.id desc limit 1`,
    [applicationId],
  );
  const [latest] = rows;
  return latest?.status === "turned_down" ? latest : null;
}

/** Offers that a person turned down, the latest first. */
export const selectWhysOf = (sql: SqlExecutor, personId: string): Promise<WhyRow[]> =>
  sql.query<WhyRow>(
    `select ${COLUMNS} from offer o join application a on a.id = o.application_id
      where o.status = 'turned_down'
        and a.person_id in (select id from person where id = $1 or merged_into_id = $1)
      order by o.answered_at desc, o.id limit 50`,
    [personId],
  );
