import type { BulkTx, SqlExecutor } from "#app/domain/kernel/ports.ts";
import { comparePostings } from "./postgres-search-compare.server.ts";
import { findPostings } from "./postgres-search-read.server.ts";
import { ensureSearchSchema } from "./postgres-search-schema.server.ts";
import { rebuildPostings, removePostings, upsertPostings } from "./postgres-search-write.server.ts";
import { createSuggestions, rebuildSuggestions } from "./postgres-suggestions.server.ts";
import type { PostingDocument, Receipt, SearchEngine } from "./search-engine.ts";

type FailedItem = { readonly postingId: string; readonly error: string };

const BATCH = 500;
const REMEMBERED_RECEIPTS = 1_000;
const SCHEMA_IS_MISSING = new Set(["3F000", "42P01"]);

/** Search inside PostgreSQL: our terms as text-search vectors, ranked by ts_rank. Writes are seen at once. */
export function createPostgresSearchEngine(
  sql: SqlExecutor,
  bulk: <T>(work: (tx: BulkTx) => Promise<T>) => Promise<T>,
): SearchEngine {
  let ready: Promise<void> | null = null;
  let receipts = 0;
  const failures = new Map<string, readonly FailedItem[]>();
  const suggestions = createSuggestions(sql);

  function ensureSchema(): Promise<void> {
    ready ??= ensureSearchSchema(sql, bulk).catch((error: unknown) => {
      ready = null;
      throw error;
    });
    return ready;
  }

  /** Runs on a schema that is there, also when it was dropped under a running process. */
  async function withSchema<T>(work: () => Promise<T>): Promise<T> {
    await ensureSchema();
    try {
      return await work();
    } catch (error) {
      if (!SCHEMA_IS_MISSING.has(String((error as { code?: unknown }).code))) throw error;
      ready = null;
      await ensureSchema();
      return work();
    }
  }

  function receipt(count: number, failed: readonly FailedItem[]): Receipt {
    const id = `postgres-${++receipts}`;
    if (failed.length > 0) failures.set(id, failed);
    const oldest = failures.keys().next().value;
    if (failures.size > REMEMBERED_RECEIPTS && oldest !== undefined) failures.delete(oldest);
    return { id, count };
  }

  /** A batch that fails as a whole is retried one by one: the good ones go in, the bad ones are named. */
  async function writeBatch(batch: readonly PostingDocument[]): Promise<readonly FailedItem[]> {
    try {
      await upsertPostings(sql, batch);
      return [];
    } catch (error) {
      // Class 22: a value the database can't take. Anything else is the surroundings' fault, not the item's.
      if (!/^22/.test(String((error as { code?: unknown }).code))) throw error;
      if (batch.length === 1)
        return batch.map(({ postingId }) => ({
          postingId,
          error: error instanceof Error ? error.message : String(error),
        }));
      const parts: FailedItem[] = [];
      for (const document of batch) parts.push(...(await writeBatch([document])));
      return parts;
    }
  }

  return {
    name: "postgresql",
    ensureSchema,
    upsert: (_index, documents) =>
      withSchema(async () => {
        const failed: FailedItem[] = [];
        for (let at = 0; at < documents.length; at += BATCH)
          failed.push(...(await writeBatch(documents.slice(at, at + BATCH))));
        return receipt(documents.length, failed);
      }),
    remove: (_index, postingIds) =>
      withSchema(async () => {
        await removePostings(sql, postingIds);
        return receipt(postingIds.length, []);
      }),
    settled: async ({ id }) => {
      const items = failures.get(id);
      return items ? { state: "failed", items } : { state: "ok" };
    },
    search: (request) => withSchema(() => findPostings(sql, request)),
    suggest: (prefix, _viewer, limit) => withSchema(() => suggestions.find(prefix, limit)),
    rebuild: (_index, documents, options) => withSchema(() => rebuildPostings(bulk, documents, options)),
    rebuildSuggestions: (documents) => withSchema(() => rebuildSuggestions(bulk, documents)),
    missed: () => Promise.resolve([]),
    caughtUp: () => Promise.resolve(),
    analysis: () =>
      withSchema(async () => {
        const [row] = await sql.query<{ analysis: number }>("SELECT analysis FROM search_index.meta");
        return row?.analysis ?? 0;
      }),
    compare: (range) => withSchema(() => comparePostings(sql, range)),
    // What was written is what it holds: there is no server besides.
    inspect: () => Promise.resolve(null),
    standing: () => Promise.resolve({ engines: ["postgresql"], resting: [], missed: 0, recovered: false }),
    close: () => undefined,
    health: async () => {
      try {
        await ensureSchema();
        const [row] = await sql.query<{ analysis: number; documents: number }>(
          "SELECT analysis, (SELECT count(*)::int FROM search_index.posting) AS documents FROM search_index.meta",
        );
        const analysis = row?.analysis ?? 0;
        return { ok: true, detail: `${row?.documents ?? 0} documents, analysis ${analysis}`, analysis };
      } catch (error) {
        return { ok: false, detail: error instanceof Error ? error.message : String(error), analysis: 0 };
      }
    },
  };
}
