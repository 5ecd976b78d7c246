import type { BulkTx } from "#app/domain/kernel/ports.ts";
import {
  forgetWritten,
  KNOWN_FOR_MS,
  liveOf,
  noteGone,
  noteSeveral,
  noteWritten,
  stillGone,
  stillNewest,
} from "./meilisearch-books.server.ts";
import { postingRecord, refusal, safeTerm } from "./meilisearch-documents.ts";
import { forgetHeld, noteHeld } from "./meilisearch-ledger.server.ts";
import type { MeilisearchServer } from "./meilisearch-server.server.ts";
import { RefusedByEngine, type PostingDocument, type Settlement } from "./search-engine.ts";

export type Bulk = <T>(work: (tx: BulkTx) => Promise<T>) => Promise<T>;
type FailedItem = { readonly postingId: string; readonly rev: number; readonly error: string };

/** What was put into the server's queue, to be followed to its end. */
export type Sent = {
  readonly uid: string;
  readonly tasks: readonly number[];
  readonly documents: readonly PostingDocument[];
  readonly removed: readonly string[];
  readonly refused: readonly FailedItem[];
};

const BATCH = 1_000;
const NOTHING = { uid: "", tasks: [], documents: [], removed: [], refused: [] };

export const isAnyOf = (postingIds: readonly string[]): string =>
  `postingId IN [${postingIds.map((id) => `"${safeTerm(id)}"`).join(", ")}]`;

/**
 * Sends documents to the live index. Their revisions are noted in the same transaction, whose rows are held until
 * the server has queued them: of two writers of one posting the later revision is queued last, or alone. Documents
 * of another analysis than the index's are refused as a whole: their words would not be found.
 */
export async function sendPostings(
  server: MeilisearchServer,
  bulk: Bulk,
  documents: readonly PostingDocument[],
): Promise<Sent> {
  const refused: FailedItem[] = [];
  const sound = documents.filter((document) => {
    const error = refusal(document);
    if (error !== null) refused.push({ postingId: document.postingId, rev: document.rev, error });
    return error === null;
  });
  if (sound.length === 0) return { ...NOTHING, refused };
  const newest = new Map<string, PostingDocument>();
  for (const document of sound)
    if ((newest.get(document.postingId)?.rev ?? -1) <= document.rev) newest.set(document.postingId, document);
  return bulk(async (tx) => {
    const before = await noteWritten(tx, [...newest.values()]);
    // Read when the rows are held: a rebuild that ended meanwhile has changed it.
    const { postings, analysis, several } = await liveOf(tx);
    const uid = postings ?? "";
    // Known to all readers before the server can have them; as long as the rows are held, no rebuild changes it.
    if (!several && sound.some(({ places }) => places > 1)) {
      await bulk(noteSeveral);
      await new Promise((resolve) => setTimeout(resolve, KNOWN_FOR_MS));
    }
    if (sound.some((document) => document.analysis !== analysis))
      throw new RefusedByEngine(`The live index has analysis ${analysis}, the documents have another`);
    const written = sound.filter(
      ({ postingId, rev }) => before.has(postingId) && newest.get(postingId)?.rev === rev,
    );
    await noteHeld(tx, uid, written.map(postingRecord));
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
    return { uid, tasks, documents: written, removed: [], refused };
  });
}

const placesBeyond = (places: number, before: number): string =>
  `place IN [${Array.from({ length: before - places }, (_, more) => places + more + 1).join(", ")}]`;

export async function sendRemovals(
  server: MeilisearchServer,
  bulk: Bulk,
  postingIds: readonly string[],
): Promise<Sent> {
  if (postingIds.length === 0) return NOTHING;
  return bulk(async (tx) => {
    await noteGone(tx, postingIds);
    const uid = (await liveOf(tx)).postings ?? "";
    await forgetHeld(tx, uid, postingIds);
    const tasks: number[] = [];
    for (let at = 0; at < postingIds.length; at += BATCH)
      tasks.push(await server.removeWhere(uid, isAnyOf(postingIds.slice(at, at + BATCH))));
    return { ...NOTHING, uid, tasks, removed: postingIds };
  });
}

/**
 * Follows what was sent to its end. A batch fails as a whole: then its postings are sent apart, the good ones go in and
 * the bad ones are named.
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
  if (failed) {
    const again = await sendApart(server, bulk, sent, left);
    if (again === null) return { state: "pending" };
    items.push(...again);
  }
  if (items.length === 0) return { state: "ok" };
  await giveUp(server, bulk, items);
  return { state: "failed", items: items.map(({ postingId, error }) => ({ postingId, error })) };
}

type Retried = { readonly postingId: string; readonly rev: number };

/**
 * Those that fail alone as well; null when the time was over. By halves, one task after the other: the server may put
 * tasks that wait together into one batch, which would fail as a whole again. What a newer change has overtaken is left
 * to it.
 */
async function sendApart(
  server: MeilisearchServer,
  bulk: Bulk,
  { uid, documents, removed }: Sent,
  left: () => number,
): Promise<readonly FailedItem[] | null> {
  const places = new Map<string, PostingDocument[]>();
  for (const document of documents)
    places.set(document.postingId, [...(places.get(document.postingId) ?? []), document]);
  const failed: FailedItem[] = [];

  const add = (postings: readonly Retried[]): Promise<number | null> =>
    bulk(async (tx) => {
      const newest = [...(await stillNewest(tx, postings))];
      const records = newest.flatMap((postingId) => places.get(postingId) ?? []).map(postingRecord);
      return records.length === 0 ? null : server.add(uid, records);
    });
  const remove = (postings: readonly Retried[]): Promise<number | null> =>
    bulk(async (tx) => {
      const ids = postings.map(({ postingId }) => postingId);
      const gone = [...(await stillGone(tx, ids))];
      return gone.length === 0 ? null : server.removeWhere(uid, isAnyOf(gone));
    });
  async function settle(postings: readonly Retried[], send: typeof add, tries = 0): Promise<boolean> {
    const task = postings.length === 0 ? null : await send(postings);
    if (task === null) return true;
    const { error, pending } = await server.follow(task, left());
    if (pending) return false;
    if (error === null) return true;
    const [first] = postings;
    if (first && postings.length === 1) {
      // Somebody else's bad document may have been in its batch.
      if (tries === 0) return settle(postings, send, 1);
      failed.push({ ...first, error });
      return true;
    }
    const half = Math.ceil(postings.length / 2);
    return (await settle(postings.slice(0, half), send)) && (await settle(postings.slice(half), send));
  }
  const added = [...places].map(([postingId, given]) => ({ postingId, rev: given[0]?.rev ?? 0 }));
  const done =
    (await settle(added, add)) &&
    (await settle(
      removed.map((postingId) => ({ postingId, rev: 0 })),
      remove,
    ));
  return done ? failed : null;
}

/** What was refused is not in the index in an older revision either: nothing is found by words it no longer has. */
async function giveUp(server: MeilisearchServer, bulk: Bulk, items: readonly FailedItem[]): Promise<void> {
  await bulk(async (tx) => {
    const newest = await stillNewest(tx, items);
    const uid = (await liveOf(tx)).postings;
    await forgetWritten(tx, items);
    if (uid === null || newest.size === 0) return;
    await forgetHeld(tx, uid, [...newest]);
    await server.removeWhere(uid, isAnyOf([...newest]));
  });
}
