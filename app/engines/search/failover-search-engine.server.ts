import type { BulkTx, SqlExecutor } from "#app/domain/kernel/ports.ts";
import { createBreaker } from "./breaker.ts";
import { failoverBooks } from "./failover-books.server.ts";
import { oneMoment } from "./one-moment.server.ts";
import { RefusedByEngine, type Receipt, type SearchEngine } from "./search-engine.ts";
import type { Drift } from "./search-inspection.ts";
import { shareStream } from "./share-stream.ts";

type Sent = {
  readonly first: Receipt | null;
  readonly second: Receipt;
  readonly postingIds: readonly string[];
};
const REMEMBERED_RECEIPTS = 1_000;

/**
 * Two engines that hold the same. A search asks the first and, when it fails, the second within the same request; then
 * the first is left alone until a probe finds it well. Writes go to both; what the first could not take is noted, to be
 * sent again. The second is the database, without which nothing works anyway.
 */
export function createFailoverEngine(
  first: SearchEngine,
  second: SearchEngine,
  options: {
    readonly sql: SqlExecutor;
    readonly bulk: <T>(work: (tx: BulkTx) => Promise<T>) => Promise<T>;
    /** What this process is called where the standing of the engines is shown. */
    readonly process: string;
    readonly onFailure: (error: Error) => void;
  },
): SearchEngine {
  const { sql, bulk, process, onFailure } = options;
  const books = failoverBooks(sql, bulk);
  const breaker = createBreaker({
    async probe() {
      const { ok, detail } = await first.health();
      if (!ok) throw new Error(detail);
    },
    onFailure,
    isHarmless: (error) => error instanceof RefusedByEngine,
    onChange: (state) => void books.tell(process, state).catch(onFailure),
  });
  const { attempt, insist } = breaker;
  let receipts = 0;
  const sent = new Map<string, Sent>();

  async function write(
    postingIds: readonly string[],
    work: (engine: SearchEngine) => Promise<Receipt>,
  ): Promise<Receipt> {
    const done = await work(second);
    const other = await attempt(() => work(first));
    if (other === null && postingIds.length > 0) await books.miss(postingIds);
    const id = `both-${++receipts}`;
    sent.set(id, { first: other, second: done, postingIds });
    const oldest = sent.keys().next().value;
    if (sent.size > REMEMBERED_RECEIPTS && oldest !== undefined) sent.delete(oldest);
    return { id, count: done.count };
  }

  return {
    name: `${first.name}, then ${second.name}`,
    async ensureSchema() {
      await Promise.all([second.ensureSchema(), books.ensure()]);
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
      if ((other === null || other.state === "pending") && both.postingIds.length > 0)
        await books.miss(both.postingIds);
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
      const moment = oneMoment();
      const { goLive, together } = moment;
      const rebuildFirst = async (): Promise<Awaited<ReturnType<SearchEngine["rebuild"]>> | null> => {
        // Also when it is left alone: what has lost its index is well only once it is rebuilt.
        const done = await insist(() => first.rebuild(index, forFirst, { ...how, goLive }));
        forFirst.leave();
        moment.guestHasEnded();
        return done;
      };
      const rebuildSecond = async (): ReturnType<SearchEngine["rebuild"]> => {
        try {
          const done = await second.rebuild(index, forSecond, { ...how, together });
          moment.hostIsLive();
          return done;
        } catch (error) {
          moment.hostHasFailed(error);
          throw error;
        } finally {
          forSecond.leave();
        }
      };
      const [other, rebuilt] = await Promise.all([rebuildFirst(), rebuildSecond()]);
      const carriedOver = [...new Set([...rebuilt.carriedOver, ...(other?.carriedOver ?? [])])];
      return { documents: rebuilt.documents, carriedOver };
    },
    async rebuildSuggestions(documents) {
      const all = [...documents];
      await attempt(() => first.rebuildSuggestions(all));
      return second.rebuildSuggestions(all);
    },
    missed: (limit) => books.missed(limit),
    caughtUp: (missed) => books.caughtUp(missed),
    async health() {
      const [other, own] = await Promise.all([first.health(), second.health()]);
      const apart = other.ok && other.analysis !== own.analysis;
      return {
        ok: own.ok && other.ok,
        detail: `${first.name}: ${other.detail}; ${second.name}: ${own.detail}`,
        analysis: own.analysis,
        stale: other.stale === true || apart,
      };
    },
    analysis: () => second.analysis(),
    async compare(range) {
      const [other, own] = await Promise.all([first.compare(range), second.compare(range)]);
      return merged(other, own);
    },
    async inspect(options) {
      await books.ensure();
      const since = options.everything || (await books.recovered()) ? await books.roundBegan() : null;
      const found = await insist(() => first.inspect({ ...options, ...(since === null ? {} : { since }) }));
      if (since !== null && found?.everything) await books.endRound(since);
      return found;
    },
    async standing() {
      const { resting, missed } = await books.standing();
      const recovered = resting.length === 0 && (await books.recovered());
      return { engines: [first.name, second.name], resting, missed, recovered };
    },
    close: () => breaker.stop(),
  };
}

/** A posting that is amiss in one engine is amiss; what is found in one and should not be is a stranger. */
function merged(a: Drift, b: Drift): Drift {
  const strangers = [...new Set([...a.strangers, ...b.strangers])];
  const missing = [...new Set([...a.missing, ...b.missing])];
  const known = new Set([...strangers, ...missing]);
  const differing = [...new Set([...a.differing, ...b.differing])].filter((id) => !known.has(id));
  return { missing, strangers, differing };
}
