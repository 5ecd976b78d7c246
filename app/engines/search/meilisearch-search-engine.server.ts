import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import { ensureBooks, KNOWN_FOR_MS, liveOf, type Live } from "./meilisearch-books.server.ts";
import { inspectPostings } from "./meilisearch-inspect.server.ts";
import { compareHeld } from "./meilisearch-ledger.server.ts";
import { findPostings } from "./meilisearch-read.server.ts";
import { rebuildPostings, rebuildSuggestions } from "./meilisearch-rebuild.server.ts";
import { isLost, type MeilisearchServer } from "./meilisearch-server.server.ts";
import { sendPostings, sendRemovals, settleSent, type Bulk, type Sent } from "./meilisearch-write.server.ts";
import { findSuggestions } from "./meilisearch-suggestions.server.ts";
import type { PostingDocument, Receipt, SearchEngine } from "./search-engine.ts";

const REMEMBERED_RECEIPTS = 1_000;

async function* nothing(): AsyncGenerator<PostingDocument> {
  // The first index has no documents.
}

const answered =
  <T>(answer: T): (() => T) =>
  () =>
    answer;
const failed =
  (error: unknown): (() => never) =>
  () => {
    throw error;
  };
const isSame = (a: Live, b: Live): boolean =>
  a.postings === b.postings &&
  a.suggestions === b.suggestions &&
  a.analysis === b.analysis &&
  a.several === b.several;

const NO_DRIFT = { missing: [], strangers: [], differing: [] };

/**
 * Search on a Meilisearch server. Words are matched by filters on our own terms, so that sets of hits are those of the
 * PostgreSQL engine; which index is live, and which revision was sent last, is kept in PostgreSQL.
 */
export function createMeilisearchEngine(
  server: MeilisearchServer,
  sql: SqlExecutor,
  bulk: Bulk,
): SearchEngine {
  let booked: Promise<void> | null = null;
  let ready: Promise<void> | null = null;
  let receipts = 0;
  const sent = new Map<string, Sent>();

  /** The tables in PostgreSQL: all that a search needs, which must not wait for an index to be made. */
  function ensureTables(): Promise<void> {
    booked ??= ensureBooks(bulk).catch((error: unknown) => {
      booked = null;
      throw error;
    });
    return booked;
  }
  async function live(): Promise<Live> {
    await ensureTables();
    return liveOf(sql);
  }
  let lastLook: { readonly found: Live; readonly until: number } | null = null;
  async function look(): Promise<Live> {
    const until = performance.now() + KNOWN_FOR_MS;
    const found = await live();
    lastLook = { found, until };
    return found;
  }
  /**
   * Asks the index that was live at the last look. When that was long ago it looks again meanwhile: what another index
   * answered is thrown away, and asked again. A reader so slow that two rebuilds went by has lost its index: it asks the
   * live one as well.
   */
  async function inLive<T>(read: (known: Live) => Promise<T>): Promise<T> {
    const supposed = lastLook?.found ?? null;
    const attempt = supposed && read(supposed).then(answered, failed);
    const known = supposed && performance.now() < (lastLook?.until ?? 0) ? supposed : await look();
    const outcome = supposed && isSame(supposed, known) ? await attempt : null;
    try {
      return outcome ? outcome() : await read(known);
    } catch (error) {
      if (!isLost(error)) throw error;
      const now = await look();
      if (isSame(now, known)) throw error;
      return read(now);
    }
  }
  /** Another index is live then. */
  async function lookingAnew<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } finally {
      lastLook = null;
    }
  }
  function ensureSchema(): Promise<void> {
    ready ??= prepare().catch((error: unknown) => {
      ready = null;
      throw error;
    });
    return ready;
  }
  async function prepare(): Promise<void> {
    if ((await live()).postings === null) await rebuildPostings(server, bulk, nothing(), { analysis: 0 });
  }
  async function withSchema<T>(work: () => Promise<T>): Promise<T> {
    // A server that hangs is found out soon; writing itself may take its time.
    await server.health();
    await ensureSchema();
    return work();
  }
  /** For writes: a server that lost the index would make one of that name, without our settings. */
  const withIndex = <T>(work: () => Promise<T>): Promise<T> =>
    withSchema(async () => {
      const { postings } = await live();
      if (postings !== null) await server.documents(postings);
      return work();
    });

  function receipt(count: number, what: Sent): Receipt {
    const id = `meilisearch-${++receipts}`;
    sent.set(id, what);
    const oldest = sent.keys().next().value;
    if (sent.size > REMEMBERED_RECEIPTS && oldest !== undefined) sent.delete(oldest);
    return { id, count };
  }

  return {
    name: "meilisearch",
    ensureSchema,
    upsert: (_index, documents) =>
      withIndex(async () => receipt(documents.length, await sendPostings(server, bulk, documents))),
    remove: (_index, postingIds) =>
      withIndex(async () => receipt(postingIds.length, await sendRemovals(server, bulk, postingIds))),
    async settled({ id }, { timeoutMs }) {
      const what = sent.get(id);
      if (!what) return { state: "ok" };
      const settlement = await settleSent(server, bulk, what, timeoutMs);
      if (settlement.state !== "pending") sent.delete(id);
      return settlement;
    },
    search: (request) => inLive((known) => findPostings(server, known, request)),
    suggest: (prefix, _viewer, limit) => inLive((known) => findSuggestions(server, known, prefix, limit)),
    rebuild: (_index, documents, options) =>
      lookingAnew(() => withSchema(() => rebuildPostings(server, bulk, documents, options))),
    rebuildSuggestions: (documents) =>
      lookingAnew(() => withSchema(() => rebuildSuggestions(server, bulk, documents))),
    missed: () => Promise.resolve([]),
    caughtUp: () => Promise.resolve(),
    async health() {
      try {
        await server.health();
        const { postings, analysis } = await live();
        const documents = postings === null ? 0 : await server.documents(postings);
        return { ok: true, detail: `${documents} documents, analysis ${analysis}`, analysis };
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        return { ok: false, detail, analysis: 0, stale: isLost(error) };
      }
    },
    analysis: async () => (await live()).analysis,
    async compare(range) {
      const { postings } = await live();
      return postings === null ? NO_DRIFT : compareHeld(sql, postings, range);
    },
    async inspect(options) {
      const { postings: uid } = await live();
      return uid === null ? null : inspectPostings({ server, sql, uid }, options);
    },
    standing: () => Promise.resolve({ engines: ["meilisearch"], resting: [], missed: 0, recovered: false }),
    close: () => undefined,
  };
}
