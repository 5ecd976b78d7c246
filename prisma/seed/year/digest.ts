import { createHash } from "node:crypto";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";

/** What follows wall time, a process's own randomness or this deployment's keys, or can be made again. */
const TABLES_LEFT_OUT: readonly string[] = [
  "_prisma_migrations",
  "attempt_limit",
  "clock_setting",
  "form_token",
  "relayed_batch",
  "search_lexicon",
  "sent_message",
  "session",
  "unsubscribe_link",
  "worker_process",
];
/** Sealed under this deployment's keys, or numbered by a sequence that also counts what was taken back. */
const COLUMNS_LEFT_OUT = "(_sealed|_lookup|_digest|password_hash|token_hash)$";

export type TableDigest = { readonly table: string; readonly rows: number; readonly digest: string };

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * SHA-256 over the rows of every table, in an order of their own and without what the play does not decide. Two
 * plays of the same seed on fresh databases have the same.
 */
export async function digestOfState(
  ctx: Pick<Ctx, "sql">,
): Promise<{ readonly digest: string; readonly tables: readonly TableDigest[] }> {
  const columns = await ctx.sql.query<{ table: string; columns: string[] }>(
    `select table_name::text as "table", array_agg(column_name::text order by column_name) as columns
       from information_schema.columns c
      where table_schema = 'public' and table_name <> all($1::text[])
        and column_name !~ $2 and coalesce(column_default, '') !~ '^nextval'
      group by 1 order by 1`,
    [TABLES_LEFT_OUT, COLUMNS_LEFT_OUT],
  );
  const whole = createHash("sha256");
  const tables: TableDigest[] = [];
  for (const { table, columns: names } of columns) {
    const [found] = await ctx.sql.query<{ rows: number; digest: string }>(
      `select count(*) as rows,
              encode(sha256(convert_to(coalesce(string_agg(line, E'\\n' order by line collate "C"), ''), 'UTF8')), 'hex') as digest
         from (select jsonb_build_array(${names.map(quoted).join(", ")})::text as line from ${quoted(table)}) as t`,
    );
    if (!found) continue;
    tables.push({ table, ...found });
    whole.update(`${table}:${found.rows}:${found.digest}\n`);
  }
  return { digest: whole.digest("hex"), tables };
}
