import type { Ctx } from "./ctx.server.ts";

/** Whether a worker is connected to this database now. */
export async function workerConnected(ctx: Pick<Ctx, "sql">): Promise<boolean> {
  const rows = await ctx.sql.query(
    `select 1 from pg_stat_activity
      where datname = current_database() and application_name = 'masar-worker' limit 1`,
  );
  return rows.length > 0;
}
