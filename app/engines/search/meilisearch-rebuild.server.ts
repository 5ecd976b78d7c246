import type { SqlExecutor } from "#app/domain/kernel/ports.ts";
import {
  liveOf,
  nextGeneration,
  numberNow,
  setLive,
  setLiveSuggestions,
  writtenSince,
  type Generation,
} from "./meilisearch-books.server.ts";
import {
  POSTING_SETTINGS,
  postingRecord,
  type PostingRecord,
  refusal,
  SUGGESTION_SETTINGS,
  suggestionRecord,
} from "./meilisearch-documents.ts";
import { forgetHeld, keepHeldOf, noteHeld } from "./meilisearch-ledger.server.ts";
import type { MeilisearchServer } from "./meilisearch-server.server.ts";
import { isAnyOf, type Bulk } from "./meilisearch-write.server.ts";
import type { PostingDocument, RebuildOptions, SuggestionDocument, SwitchOver } from "./search-engine.ts";

const BATCH = 5_000;
const CARRIED_BATCH = 500;
/** Batches in the server's queue at a time: it may work, and nothing piles up. */
const AHEAD = 3;
const WRITE_MS = 300_000;

const nameOf = (kind: "postings" | "suggestions", { prefix, generation }: Generation): string =>
  `${prefix}_${kind}_${generation}`;

/** Fills a new index and follows every batch to its end; a document that the server refuses ends the rebuild. */
async function fill(
  server: MeilisearchServer,
  uid: string,
  batches: AsyncIterable<readonly object[]> | Iterable<readonly object[]>,
): Promise<void> {
  const queued: number[] = [];
  const first = async (): Promise<void> => {
    const task = queued.shift();
    if (task === undefined) return;
    const { error, pending } = await server.follow(task, WRITE_MS);
    if (error !== null) throw new Error(`The search server refused documents: ${error}`);
    if (pending) throw new Error("The search server did not write in time");
  };
  for await (const batch of batches) {
    queued.push(await server.add(uid, batch));
    if (queued.length >= AHEAD) await first();
  }
  while (queued.length > 0) await first();
}

/**
 * Builds a new index beside the live one and makes it live, with its analysis, in one transaction of PostgreSQL:
 * every search reads from there which index it asks. What was written meanwhile is carried over.
 */
export async function rebuildPostings(
  server: MeilisearchServer,
  bulk: Bulk,
  documents: AsyncIterable<PostingDocument>,
  { analysis, goLive }: Pick<RebuildOptions, "analysis" | "goLive">,
): Promise<{ documents: number; carriedOver: readonly string[] }> {
  const { next, since, before } = await bulk(async (tx) => ({
    next: await nextGeneration(tx),
    since: await numberNow(tx),
    before: (await liveOf(tx)).postings,
  }));
  const uid = nameOf("postings", next);
  // What a rebuild that was killed has left behind would only take room.
  await dropOthers(server, "postings", next, [before]);
  let count = 0;
  let several = false;
  async function* batches(): AsyncGenerator<readonly object[]> {
    let batch: PostingRecord[] = [];
    for await (const document of documents) {
      if (refusal(document) !== null) continue;
      count++;
      several ||= document.places > 1;
      batch.push(postingRecord(document));
      if (batch.length < BATCH) continue;
      yield await noted(batch);
      batch = [];
    }
    if (batch.length > 0) yield await noted(batch);
  }
  async function noted(batch: readonly PostingRecord[]): Promise<readonly object[]> {
    await bulk((tx) => noteHeld(tx, uid, batch));
    return batch;
  }
  try {
    await server.createIndex(uid, POSTING_SETTINGS);
    await fill(server, uid, batches());
    let carriedOver: readonly string[] = [];
    const switchOver: SwitchOver = async (tx) => {
      const { postings: before } = await liveOf(tx);
      const changed = await writtenSince(tx, since);
      carriedOver = await carryOver(server, tx, before, uid, changed);
      // What was carried over may have several where nothing else has.
      const known = carriedOver.length > 0 && (await liveOf(tx)).several;
      await setLive(tx, { postings: uid, analysis, several: several || known });
      await keepHeldOf(tx, [uid]);
    };
    await (goLive ? goLive(switchOver) : bulk(switchOver));
    await dropOthers(server, "postings", next, [before]);
    return { documents: count, carriedOver };
  } catch (error) {
    // What was half made is no use to anybody; when the server is away it is dropped by the next rebuild.
    await server.deleteIndex(uid).catch(() => undefined);
    throw error;
  }
}

/** Brings the postings that changed meanwhile from the old index into the new one as they are there. */
async function carryOver(
  server: MeilisearchServer,
  tx: SqlExecutor,
  from: string | null,
  to: string,
  changed: readonly { readonly postingId: string; readonly gone: boolean }[],
): Promise<readonly string[]> {
  if (changed.length === 0) return [];
  // A server that has lost the old index has nothing to carry over; what it lacks is sent again.
  const lost = from === null || !(await server.indexes()).includes(from);
  if (!lost) await server.idle(from, WRITE_MS);
  const carried: string[] = [];
  for (let at = 0; at < changed.length; at += CARRIED_BATCH) {
    const ids = changed.slice(at, at + CARRIED_BATCH).map(({ postingId }) => postingId);
    const filter = isAnyOf(ids);
    await server.follow(await server.removeWhere(to, filter), WRITE_MS);
    await forgetHeld(tx, to, ids);
    // A posting has some places of work, not thousands.
    const kept = lost ? [] : await server.fetchWhere(from, filter, CARRIED_BATCH * 20);
    if (kept.length > 0) await fill(server, to, [kept]);
    await noteHeld(tx, to, kept);
    carried.push(...kept.map(({ postingId }) => String(postingId)));
  }
  return [...new Set(carried)].sort();
}

/** The index before stays for readers who have just learnt of it; older ones go, and what was never live. */
async function dropOthers(
  server: MeilisearchServer,
  kind: "postings" | "suggestions",
  { prefix, generation }: Generation,
  kept: readonly (string | null)[],
): Promise<void> {
  const start = `${prefix}_${kind}_`;
  const known = (await server.indexes()).filter((uid) => uid.startsWith(start));
  for (const uid of known) {
    const number = Number(uid.slice(start.length));
    if (Number.isInteger(number) && number < generation && !kept.includes(uid)) await server.deleteIndex(uid);
  }
}

/** Replaces all suggestions at once. */
export async function rebuildSuggestions(
  server: MeilisearchServer,
  bulk: Bulk,
  documents: Iterable<SuggestionDocument>,
): Promise<number> {
  const { next, before } = await bulk(async (tx) => ({
    next: await nextGeneration(tx),
    before: (await liveOf(tx)).suggestions,
  }));
  const uid = nameOf("suggestions", next);
  let count = 0;
  function* batches(): Generator<readonly object[]> {
    let batch: object[] = [];
    for (const document of documents) {
      batch.push(suggestionRecord(document, ++count));
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }
  await server.createIndex(uid, SUGGESTION_SETTINGS);
  await fill(server, uid, batches());
  await bulk((tx) => setLiveSuggestions(tx, uid));
  await dropOthers(server, "suggestions", next, [before]);
  return count;
}
