import type { SqlExecutor } from "#app/domain/kernel/ports.ts";

/** Version numbers of a pack, by the day they come into force. */
export async function packVersions(sql: SqlExecutor, packId: string): Promise<number[]> {
  const rows = await sql.query<{ version: number }>(
    `select version from policy_pack where id = $1 order by "from", version`,
    [packId],
  );
  return rows.map((row) => row.version);
}

export async function packBodies(
  sql: SqlExecutor,
  packId: string,
  versions: readonly number[],
): Promise<{ version: number; body: unknown }[]> {
  return sql.query<{ version: number; body: unknown }>(
    "select version, body from policy_pack where id = $1 and version = any($2)",
    [packId, versions],
  );
}
