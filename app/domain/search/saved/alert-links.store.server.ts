import type { SqlExecutor } from "../../kernel/ports.ts";

/** Makes the links that end people's alerts known. */
export async function keepAlertLinks(
  sql: SqlExecutor,
  links: readonly { readonly tokenHash: string; readonly personId: string }[],
): Promise<void> {
  await sql.query(
    `insert into alert_link (token_hash, person_id) select * from unnest($1::text[], $2::uuid[])
     on conflict do nothing`,
    [links.map(({ tokenHash }) => tokenHash), links.map(({ personId }) => personId)],
  );
}

export async function findPersonOfAlertLink(sql: SqlExecutor, tokenHash: string): Promise<string | null> {
  const rows = await sql.query<{ personId: string }>(
    `select person_id as "personId" from alert_link where token_hash = $1`,
    [tokenHash],
  );
  return rows[0]?.personId ?? null;
}

export async function alertsEndedAt(sql: SqlExecutor, personId: string): Promise<Date | null> {
  const rows = await sql.query<{ endedAt: Date | null }>(
    `select ended_at as "endedAt" from alert_link where person_id = $1`,
    [personId],
  );
  return rows[0]?.endedAt ?? null;
}

/** Ends all alerts of a person, or, with null, begins them again. */
export async function setAlertsEnded(sql: SqlExecutor, personId: string, at: Date | null): Promise<void> {
  await sql.query("update alert_link set ended_at = $2 where person_id = $1", [personId, at]);
}
