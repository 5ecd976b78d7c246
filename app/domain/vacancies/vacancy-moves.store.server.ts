import { dateInZone, type PlainDate } from "../kernel/plain-date.ts";
import type { SqlExecutor } from "../kernel/ports.ts";
import { IDLE_DAYS, type ExpiryWarning, type Warned } from "./expiry.ts";
import type { OwnFacts } from "./vacancy-edge.ts";

/** Writes the facts after an edge; publishing stamps its instant the first time. Returns the new revision. */
export async function saveOwnFacts(
  sql: SqlExecutor,
  vacancyId: string,
  facts: OwnFacts,
  now: Date,
): Promise<number> {
  const rows = await sql.query<{ rev: number }>(
    `update vacancy set status = $2, safety_held_from = $4, rev = rev + 1, updated_at = $3,
            published_at = case when $2 = 'published' then coalesce(published_at, $3) else published_at end,
            posted_on = case when $2 = 'published' then coalesce(posted_on, ($3::timestamptz)::date) else posted_on end
      where id = $1 returning rev`,
    [vacancyId, facts.status, now, facts.heldFrom],
  );
  return rows[0]?.rev ?? 0;
}

/** Openings that people fill now: who started, but those whose work ended within `earlyEndDays`. */
export async function countFilled(
  sql: SqlExecutor,
  vacancyId: string,
  earlyEndDays: number,
): Promise<number> {
  const rows = await sql.query<{ n: number }>(
    `select count(*) as n from placement p
      where p.vacancy_id = $1 and p.started_on is not null and p.status <> 'cancelled'
        and not (p.status = 'ended' and p.ended_on - p.started_on <= $2)`,
    [vacancyId, earlyEndDays],
  );
  return rows[0]?.n ?? 0;
}

export async function setOpeningsFilled(
  sql: SqlExecutor,
  vacancyId: string,
  filled: number,
  now: Date,
): Promise<number> {
  const rows = await sql.query<{ rev: number }>(
    "update vacancy set openings_filled = $2, rev = rev + 1, updated_at = $3 where id = $1 returning rev",
    [vacancyId, filled, now],
  );
  return rows[0]?.rev ?? 0;
}

export type NearExpiry = {
  readonly id: string;
  readonly closesOn: PlainDate | null;
  readonly lastActivityOn: PlainDate;
  readonly warned: Warned | null;
};

type NearRow = {
  readonly id: string;
  readonly closesOn: PlainDate | null;
  readonly lastActivityAt: Date;
  readonly warnedFor: PlainDate | null;
  readonly warnedDays: ExpiryWarning | null;
  readonly warnedAt: Date | null;
};

const NEAR = `v.id, v.closes_on as "closesOn", v.expiry_warned_for as "warnedFor",
  v.expiry_warned_days as "warnedDays", v.expiry_warned_at as "warnedAt",
  greatest(v.updated_at, (select max(a.last_activity_at) from application a where a.vacancy_id = v.id))
    as "lastActivityAt"`;

const nearExpiry = (row: NearRow, zone: string): NearExpiry => ({
  id: row.id,
  closesOn: row.closesOn,
  lastActivityOn: dateInZone(row.lastActivityAt, zone),
  warned:
    row.warnedFor && row.warnedDays && row.warnedAt
      ? { for: row.warnedFor, days: row.warnedDays, on: dateInZone(row.warnedAt, zone) }
      : null,
});

const DAY_MS = 86_400_000;

/** Own vacancies of a country that close, or lie idle for 90 days, within `withinDays`. */
export async function selectNearExpiry(
  sql: SqlExecutor,
  of: { readonly country: string; readonly zone: string; readonly today: PlainDate; readonly now: Date },
  withinDays: number,
  page: { readonly after: string; readonly limit: number },
): Promise<NearExpiry[]> {
  const idleSince = new Date(of.now.getTime() - (IDLE_DAYS - withinDays - 1) * DAY_MS);
  const rows = await sql.query<NearRow>(
    `select ${NEAR} from vacancy v
      where v.country = $1 and v.origin = 'own' and v.status in ('published', 'paused') and v.id > $2
        and (v.closes_on < $3::date + $4::int or v.updated_at < $5)
      order by v.id limit $6`,
    [of.country, page.after, of.today, withinDays, idleSince, page.limit],
  );
  return rows.map((row) => nearExpiry(row, of.zone));
}

/** One of them again, for the transaction that has locked it. */
export async function selectExpiryOf(
  sql: SqlExecutor,
  vacancyId: string,
  zone: string,
): Promise<NearExpiry | null> {
  const rows = await sql.query<NearRow>(`select ${NEAR} from vacancy v where v.id = $1`, [vacancyId]);
  return rows[0] ? nearExpiry(rows[0], zone) : null;
}

/** Notes a warning. It is no sign of life: `updated_at` stays. */
export async function saveExpiryWarning(
  sql: SqlExecutor,
  vacancyId: string,
  warning: { readonly for: PlainDate; readonly days: ExpiryWarning },
  now: Date,
): Promise<void> {
  await sql.query(
    `update vacancy set expiry_warned_for = $2, expiry_warned_days = $3, expiry_warned_at = $4 where id = $1`,
    [vacancyId, warning.for, warning.days, now],
  );
}
