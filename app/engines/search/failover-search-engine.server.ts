import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import type { PostingDocument, Receipt, SearchEngine, SearchPage, Settlement } from "./search-engine.ts";

/** After so many failures in a row the first engine is left alone for a while. */
const FAILURES = 1;
const REST_MS = 5_000;

type Both = { readonly first: Receipt | null; readonly second: Receipt };
const REMEMBERED_RECEIPTS = 1_000;

/**
 * Two engines that hold the same: searches ask the first and, when it fails, the second within the same request; then
 * the first rests for a while. Writes go to both. What the first could not take is noted, and `catchUp` brings it
 * when the first is back. The second is the database, without which nothing works anyway.
 */
export function createFailoverEngine(
  first: SearchEngine,
  second: SearchEngine,
  options: {
    readonly sql: SqlExecutor;
    readonly onFailure: (error: Error) => void;
    readonly now?: () => number;
  },
): SearchEngine {
  const { sql, onFailure, now = () => performance.now() } = options;
  let failures = 0;
  let restsUntil = 0;
  let receipts = 0;
  const sent = new Map<string, Both>();

  const rests = (): boolean => now() < restsUntil;
  function failed(error: unknown): void {
    failures++;
    if (failures >= FAILURES) restsUntil = now() + REST_MS;
    onFailure(error instanceof Error ? error : new Error(String(error)));
  }

  /** What the first engine answers; null when it fails or rests. */
  async function tryFirst<T>(work: () => Promise<T>): Promise<T | null> {
    if (rests()) return null;
    try {
      const answer = await work();
      failures = 0;
      return answer;
    } catch (error) {
      failed(error);
      return null;
    }
  }

  async function miss(postingIds: readonly string[]): Promise<void> {
    await sql.query(
      `INSERT INTO search_missed (posting_id) SELECT DISTINCT unnest($1::uuid[]) ON CONFLICT (posting_id) DO NOTHING`,
      [postingIds],
    );
  }

  function receipt(count: number, both: Both): Receipt {
    const id = `both-${++receipts}`;
    sent.set(id, both);
    const oldest = sent.keys().next().value;
    if (sent.size > REMEMBERED_RECEIPTS && oldest !== undefined) sent.delete(oldest);
    return { id, count };
  }

  /** The second engine's word decides; what the first did not take in time is noted. */
  async function write(
    postingIds: readonly string[],
    work: (engine: SearchEngine) => Promise<Receipt>,
  ): Promise<Receipt> {
    const done = await work(second);
    const other = await tryFirst(() => work(first));
    if (other === null) await miss(postingIds);
    return receipt(done.count, { first: other, second: done });
  }

  return {
    name: `${first.name} with ${second.name}`,
    async ensureSchema() {
      await second.ensureSchema();
      await tryFirst(() => first.ensureSchema());
    },
    upsert: (index, documents) =>
      write(
        documents.map(({ postingId }) => postingId),
        (engine) => engine.upsert(index, documents),
      ),
    remove: (index, postingIds) => write(postingIds, (engine) => engine.remove(index, postingIds)),
    async settled({ id }, limits): Promise<Settlement> {
      const both = sent.get(id);
      if (!both) return { state: "ok" };
      const settled = await second.settled(both.second, limits);
      const other = both.first === null ? null : await tryFirst(() => first.settled(both.first as Receipt, limits));
      if (settled.state !== "ok") return settled;
      return other ?? settled;
    },
    async search(request): Promise<SearchPage> {
      const page = await tryFirst(() => first.search(request));
      // Before its first rebuild it has nothing to answer with.
      if (page !== null && page.analysis > 0) return page;
      return { ...(await second.search(request)), degraded: true };
    },
    async suggest(prefix, viewer, limit) {
      return (await tryFirst(() => first.suggest(prefix, viewer, limit))) ?? second.suggest(prefix, viewer, limit);
    },
    async rebuild(index, documents, how) {
      const [forFirst, forSecond] = shared(documents);
      const firstDone = tryFirst(() => first.rebuild(index, forFirst, how)).finally(() => forFirst.leave());
      const rebuilt = await second.rebuild(index, forSecond, how).finally(() => forSecond.leave());
      const other = await firstDone;
      return {
        documents: rebuilt.documents,
        carriedOver: [...new Set([...rebuilt.carriedOver, ...(other?.carriedOver ?? [])])],
      };
    },
    async rebuildSuggestions(documents) {
      const all = [...documents];
      await tryFirst(() => first.rebuildSuggestions(all));
      return second.rebuildSuggestions(all);
    },
    async health() {
      const own = await second.health();
      const other = await first.health();
      const detail = `${first.name}: ${other.detail}; ${second.name}: ${own.detail}`;
      return { ok: own.ok && other.ok, detail, analysis: own.analysis };
    },
  };
}
