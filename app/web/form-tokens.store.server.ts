import type { Tx } from "#app/domain/kernel/ctx.server.ts";

/**
 * Takes a form's token. Waits while another request holds it; false when that one has used it. `key` is
 * unique to the form and the page it was on.
 */
export async function takeToken(tx: Tx, key: string, scope: string, at: Date): Promise<boolean> {
  const rows = await tx.query(
    "insert into form_token (token, scope, created_at) values ($1, $2, $3) on conflict do nothing returning token",
    [key, scope, at],
  );
  return rows.length === 1;
}

export async function keepAnswer(tx: Tx, key: string, result: unknown): Promise<void> {
  await tx.query("update form_token set result = $2::jsonb where token = $1", [
    key,
    JSON.stringify(result ?? null),
  ]);
}

/** What the first request with this token got; undefined when the token belongs to somebody else. */
export async function answerOf(tx: Tx, key: string, scope: string): Promise<unknown> {
  const rows = await tx.query<{ result: unknown }>(
    "select result from form_token where token = $1 and scope = $2",
    [key, scope],
  );
  return rows[0] ? rows[0].result : undefined;
}
