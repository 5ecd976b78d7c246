import type { BulkTx } from "#app/domain/kernel/ports.ts";
import { forgetWritten, liveOf, noteGone, noteWritten } from "./meilisearch-books.server.ts";
import { postingRecord, refusal, safeTerm } from "./meilisearch-documents.ts";
import type { MeilisearchServer } from "./meilisearch-server.server.ts";
import type { PostingDocument, Settlement } from "./search-engine.ts";

export type Bulk = <T>(work: (tx: BulkTx) => Promise<T>) => Promise<T>;
export type FailedItem = { readonly postingId: string; readonly error: string };

/** What was put into the server's queue, to be followed to its end. */
export type Sent = {
  readonly uid: string;
  readonly tasks: readonly number[];
  readonly documents: readonly PostingDocument[];
  readonly refused: readonly FailedItem[];
};

const BATCH = 1_000;

const isAnyOf = (postingIds: readonly string[]): string =>
  `postingId IN [${postingIds.map((id) => `"${safeTerm(id)}"`).join(", ")}]`;

/**
 * Sends documents to the live index. Their revisions are noted in the same transaction, whose rows are held until
 * the server has queued them: of two writers of one posting the later revision is queued last, or alone.
 */
export async function sendPostings(
  server: MeilisearchServer,
  bulk: Bulk,
  documents: readonly PostingDocument[],
): Promise<Sent> {
  const refused: FailedItem[] = [];
  const sound = documents.filter((document) => {
    const error = refusal(document);
    if (error !== null) refused.push({ postingId: document.postingId, error });
    return error === null;
  });
  if (sound.length === 0) return { uid: "", tasks: [], documents: [], refused };
  return bulk(async (tx) => {
    const uid = (await liveOf(tx)).postings ?? "";
    const newest = new Map<string, PostingDocument>();
    for (const document of sound)
      if ((newest.get(document.postingId)?.rev ?? -1) <= document.rev)
        newest.set(document.postingId, document);
    const before = await noteWritten(tx, [...newest.values()]);
    const written = sound.filter(
      ({ postingId, rev }) => before.has(postingId) && newest.get(postingId)?.rev === rev,
    );
    const tasks: number[] = [];
    for (let at = 0; at < written.length; at += BATCH)
      tasks.push(await server.add(uid, written.slice(at, at + BATCH).map(postingRecord)));
    const fewer = [...newest.values()].filter(
      ({ postingId, places }) => (before.get(postingId) ?? 0) > places,
    );
    for (const { postingId, places } of fewer)
      tasks.push(
        await server.removeWhere(
          uid,
          `${isAnyOf([postingId])} AND ${placesBeyond(places, before.get(postingId) ?? 0)}`,
        ),
      );
    return { uid, tasks, documents: written, refused };
  });
}

const placesBeyond = (places: number, before: number): string =>
  `place IN [${Array.from({ length: before - places }, (_, more) => places + more + 1).join(", ")}]`;

export async function sendRemovals(
  server: MeilisearchServer,
  bulk: Bulk,
  postingIds: readonly string[],
): Promise<Sent> {
  if (postingIds.length === 0) return { uid: "", tasks: [], documents: [], refused: [] };
  return bulk(async (tx) => {
    const uid = (await liveOf(tx)).postings ?? "";
    await noteGone(tx, postingIds);
    const tasks: number[] = [];
    for (let at = 0; at < postingIds.length; at += BATCH)
      tasks.push(await server.removeWhere(uid, isAnyOf(postingIds.slice(at, at + BATCH))));
    return { uid, tasks, documents: [], refused: [] };
  });
}

/**
 * Follows what was sent to its end. A batch fails as a whole: then its documents are sent one by one, the good ones go
 * in and the bad ones are named.
 */
export async function settleSent(
  server: MeilisearchServer,
  bulk: Bulk,
  sent: Sent,
  timeoutMs: number,
): Promise<Settlement> {
  const until = performance.now() + timeoutMs;
  const left = (): number => Math.max(0, until - performance.now());
  let failed = false;
  for (const task of sent.tasks) {
    const { error, pending } = await server.follow(task, left());
    if (pending) return { state: "pending" };
    failed ||= error !== null;
  }
  const items = [...sent.refused];
  if (failed)
    for (const document of sent.documents) {
      const { error, pending } = await server.follow(
        await server.add(sent.uid, [postingRecord(document)]),
        left(),
      );
      if (pending) return { state: "pending" };
      if (error !== null) items.push({ postingId: document.postingId, error });
    }
  if (items.length === 0) return { state: "ok" };
  await bulk((tx) =>
    forgetWritten(
      tx,
      items.map(({ postingId }) => postingId),
    ),
  );
  return { state: "failed", items };
}
