import type { BulkTx, SqlExecutor } from "#app/domain/kernel/ports.ts";
import { createBreaker } from "./breaker.ts";
import type { Missed, Receipt, SearchEngine } from "./search-engine.ts";
import { shareStream } from "./share-stream.ts";

type Sent = {
  readonly first: Receipt | null;
  readonly second: Receipt;
  readonly postingIds: readonly string[];
};
const REMEMBERED_RECEIPTS = 1_000;

const TABLE = `
  CREATE SCHEMA IF NOT EXISTS search_failover;
  CREATE SEQUENCE IF NOT EXISTS search_failover.mark;
  CREATE TABLE IF NOT EXISTS search_failover.missed (
    posting_id uuid PRIMARY KEY, mark bigint NOT NULL DEFAULT nextval('search_failover.mark'));`;

/**
 * Two engines that hold the same. A search asks the first and, when it fails, the second within the same request; then
 * the first rests for a while. Writes go to both; what the first could not take is noted, to be sent again. The second
 * is the database, without which nothing works anyway.
 */
export function createFailoverEngine(
  first: SearchEngine,
  second: SearchEngine,
  options: {
    readonly sql: SqlExecutor;
    readonly bulk: <T>(work: (tx: BulkTx) => Promise<T>) => Promise<T>;
    readonly onFailure: (error: Error) => void;
  },
): SearchEngine {
  const { sql, bulk, onFailure } = options;
  const attempt = createBreaker(onFailure);
  let ready: Promise<void> | null = null;
  let receipts = 0;
  const sent = new Map<string, Sent>();

  function ensureTable(): Promise<void> {
    ready ??= bulk(async (tx) => {
      await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('masar:search_failover', 0))");
      await tx.query(TABLE);
    }).catch((error: unknown) => {
      ready = null;
      throw error;
    });
    return ready;
  }

  async function miss(postingIds: readonly string[]): Promise<void> {
    await ensureTable();
    await sql.query(
      `INSERT INTO search_failover.missed (posting_id)
       SELECT id FROM (SELECT DISTINCT unnest($1::uuid[]) AS id) AS given ORDER BY id
       ON CONFLICT (posting_id) DO UPDATE SET mark = nextval('search_failover.mark')`,
      [postingIds],
    );
  }

  async function write(
    postingIds: readonly string[],
    work: (engine: SearchEngine) => Promise<Receipt>,
  ): Promise<Receipt> {
    const done = await work(second);
    const other = await attempt(() => work(first));
    if (other === null && postingIds.length > 0) await miss(postingIds);
    const id = `both-${++receipts}`;
    sent.set(id, { first: other, second: done, postingIds });
    const oldest = sent.keys().next().value;
    if (sent.size > REMEMBERED_RECEIPTS && oldest !== undefined) sent.delete(oldest);
    return { id, count: done.count };
  }

  return {
    name: `${first.name}, then ${second.name}`,
    async ensureSchema() {
      await Promise.all([second.ensureSchema(), ensureTable()]);
      await attempt(() => first.ensureSchema());
    },
    upsert: (index, documents) =>
      write(
        documents.map(({ postingId }) => postingId),
        (engine) => engine.upsert(index, documents),
      ),
    remove: (index, postingIds) => write(postingIds, (engine) => engine.remove(index, postingIds)),
    async settled({ id }, limits) {
      const both = sent.get(id);
      if (!both) return { state: "ok" };
      const settled = await second.settled(both.second, limits);
      if (settled.state !== "ok" || both.first === null) return settled;
      const { first: receipt } = both;
      const other = await attempt(() => first.settled(receipt, limits));
      // Whether it took them is not known, or not yet: they are sent again later.
      if (other === null || other.state === "pending") await miss(both.postingIds);
      return other?.state === "failed" ? other : settled;
    },
    async search(request) {
      const page = await attempt(() => first.search(request));
      // Before its first rebuild it has nothing to answer with.
      if (page !== null && page.analysis > 0) return page;
      return { ...(await second.search(request)), standIn: true };
    },
    suggest: async (prefix, viewer, limit) =>
      (await attempt(() => first.suggest(prefix, viewer, limit))) ?? second.suggest(prefix, viewer, limit),
    async rebuild(index, documents, how) {
      const [forFirst, forSecond] = shareStream(documents, 2);
      if (!forFirst || !forSecond) throw new RangeError("A stream is shared by two readers here");
      const [other, rebuilt] = await Promise.all([
        attempt(() => first.rebuild(index, forFirst, how)).finally(() => forFirst.leave()),
        second.rebuild(index, forSecond, how).finally(() => forSecond.leave()),
      ]);
      const carriedOver = [...new Set([...rebuilt.carriedOver, ...(other?.carriedOver ?? [])])];
      return { documents: rebuilt.documents, carriedOver };
    },
    async rebuildSuggestions(documents) {
      const all = [...documents];
      await attempt(() => first.rebuildSuggestions(all));
      return second.rebuildSuggestions(all);
    },
    async missed(limit) {
      await ensureTable();
      return sql.query<Missed>(
        `SELECT posting_id AS "postingId", mark FROM search_failover.missed ORDER BY mark LIMIT $1`,
        [limit],
      );
    },
    async caughtUp(missed) {
      await sql.query(
        `DELETE FROM search_failover.missed m USING unnest($1::uuid[], $2::bigint[]) AS t(posting_id, mark)
          WHERE m.posting_id = t.posting_id AND m.mark = t.mark`,
        [missed.map(({ postingId }) => postingId), missed.map(({ mark }) => mark)],
      );
    },
    async health() {
      const [other, own] = await Promise.all([first.health(), second.health()]);
      return {
        ok: own.ok && other.ok,
        detail: `${first.name}: ${other.detail}; ${second.name}: ${own.detail}`,
        analysis: own.analysis,
        stale: other.ok && other.analysis !== own.analysis,
      };
    },
  };
}
