import { checkPlace, documentId, guessPrimaryKey } from "./document-rules.ts";
import { evaluateFilter } from "./filter-evaluation.ts";
import { IndexStore } from "./index-store.ts";
import type { JsonObject } from "./json.ts";
import { indexNotFound, Refusal } from "./refusal.ts";
import { changedSettings } from "./settings.ts";
import { ENDED, type Swap, type Task, type Work } from "./tasks.ts";

export type Indexes = Map<string, IndexStore>;
/** Makes the next batch of documents fail, as when the server's disk is full; or every one with such a document. */
export type Failing = {
  nextBatch: string | null;
  documents: ((document: JsonObject) => boolean) | null;
};

const now = (): string => new Date().toISOString();
const succeed = (task: Task, details: JsonObject): void =>
  void Object.assign(task, { status: "succeeded", details: { ...task.details, ...details } });
const fail = (task: Task, refusal: Refusal, details: JsonObject = {}): void =>
  void Object.assign(task, {
    status: "failed",
    error: refusal.body,
    details: { ...task.details, ...details },
  });

/** Carries out one batch of tasks: all of it, or nothing. */
export function performBatch(
  batch: readonly Task[],
  indexes: Indexes,
  tasks: Map<number, Task>,
  failing: Failing,
): void {
  const [first] = batch;
  if (!first) return;
  const documents = batch.some(({ work }) => work.type.startsWith("document"));
  const none = (task: Task): JsonObject => nothingDone(task.work);
  if (documents && failing.nextBatch !== null) {
    const refusal = new Refusal("internal", failing.nextBatch);
    failing.nextBatch = null;
    for (const task of batch) fail(task, refusal, none(task));
    return;
  }
  const isRefused = failing.documents;
  const hasRefused = ({ work }: Task): boolean =>
    work.type === "documentAdditionOrUpdate" && isRefused !== null && work.documents.some(isRefused);
  if (batch.some(hasRefused)) {
    for (const task of batch) fail(task, new Refusal("internal", "A document can't be indexed."), none(task));
    return;
  }
  try {
    if (documents) changeDocuments(batch, indexes);
    else for (const task of batch) perform(task, indexes, tasks);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    for (const task of batch) fail(task, error, none(task));
  }
}

function nothingDone(work: Work): JsonObject {
  if (work.type === "documentAdditionOrUpdate") return { indexedDocuments: 0 };
  if (work.type === "documentDeletion" || work.type === "indexDeletion") return { deletedDocuments: 0 };
  return {};
}

function perform(task: Task, indexes: Indexes, tasks: Map<number, Task>): void {
  const uid = task.indexUid ?? "";
  const { work } = task;
  switch (work.type) {
    case "indexCreation":
      if (indexes.has(uid)) throw new Refusal("index_already_exists", `Index \`${uid}\` already exists.`);
      indexes.set(uid, new IndexStore(uid, work.primaryKey, now()));
      return succeed(task, {});
    case "indexDeletion": {
      const index = indexes.get(uid);
      if (!index) throw indexNotFound(uid);
      indexes.delete(uid);
      return succeed(task, { deletedDocuments: index.all.size });
    }
    case "settingsUpdate": {
      const index = indexes.get(uid) ?? new IndexStore(uid, null, now());
      index.configure(changedSettings(index.settings, work.change));
      if (index.knowsPlaces) for (const { id, body } of index.all.values()) checkPlaceIn(uid, id, body);
      index.updatedAt = now();
      indexes.set(uid, index);
      return succeed(task, {});
    }
    case "indexSwap":
      swap(work.swaps, indexes);
      renameInTasks(work.swaps, task.uid, tasks);
      return succeed(task, {});
    case "taskCancelation": {
      const canceled = [...work.uids]
        .map((each) => tasks.get(each))
        .filter((each) => each?.status === "enqueued");
      const finishedAt = now();
      for (const each of canceled)
        if (each)
          Object.assign(each, {
            status: "canceled",
            canceledBy: task.uid,
            batchUid: task.batchUid,
            startedAt: task.startedAt,
            finishedAt,
            duration: `PT${((Date.parse(finishedAt) - Date.parse(task.startedAt ?? finishedAt)) / 1_000).toFixed(9)}S`,
            details: { ...each.details, ...nothingDone(each.work) },
          });
      return succeed(task, { canceledTasks: canceled.length });
    }
    case "taskDeletion": {
      const ended = [...work.uids].filter((each) => ENDED.has(tasks.get(each)?.status ?? "enqueued"));
      for (const each of ended) tasks.delete(each);
      return succeed(task, { deletedTasks: ended.length });
    }
    default:
      throw new Error(`No work of one task: ${work.type}`);
  }
}

function swap(swaps: readonly Swap[], indexes: Indexes): void {
  const missing = [...new Set(swaps.flatMap(({ indexes: names }) => names))].filter(
    (uid) => !indexes.has(uid),
  );
  const [first] = missing;
  if (missing.length === 1 && first !== undefined) throw indexNotFound(first);
  if (missing.length > 1)
    throw new Refusal(
      "index_not_found",
      `Indexes ${missing.map((uid) => `\`${uid}\``).join(", ")} not found.`,
      404,
    );
  for (const { indexes: names } of swaps) {
    const [a, b] = names.map((uid) => indexes.get(uid));
    if (!a || !b) continue;
    [a.uid, b.uid] = [b.uid, a.uid];
    indexes.set(a.uid, a).set(b.uid, b);
  }
}

/** Older tasks follow their index to its new name. */
function renameInTasks(swaps: readonly Swap[], before: number, tasks: ReadonlyMap<number, Task>): void {
  for (const { indexes: names } of swaps) {
    const [a, b] = names;
    const other = (uid: string): string => (uid === a ? b : uid === b ? a : uid);
    for (const task of tasks.values()) {
      if (task.uid >= before) continue;
      if (task.indexUid !== null) task.indexUid = other(task.indexUid);
      if (task.work.type !== "indexSwap") continue;
      task.work.swaps = task.work.swaps.map((each) => ({
        ...each,
        indexes: [other(each.indexes[0]), other(each.indexes[1])],
      }));
      task.details = { ...task.details, swaps: task.work.swaps };
    }
  }
}

function checkPlaceIn(uid: string, id: string, body: JsonObject): void {
  try {
    checkPlace(id, body["_geo"]);
  } catch (error) {
    throw error instanceof Refusal ? error.within(`Index \`${uid}\`: `) : error;
  }
}

/**
 * Additions and deletions of one index in the order of their tasks. A bad id fails its task alone, a bad place
 * everything in the batch.
 */
function changeDocuments(batch: readonly Task[], indexes: Indexes): void {
  const uid = batch[0]?.indexUid ?? "";
  const known = indexes.get(uid);
  const adds = batch.some(({ work }) => work.type === "documentAdditionOrUpdate");
  if (!known && !adds) throw indexNotFound(uid);
  const index = known ?? new IndexStore(uid, null, now());
  indexes.set(uid, index);

  const put = new Map<string, JsonObject>();
  const removed = new Set<string>();
  const bodyOf = (id: string): JsonObject | undefined =>
    put.get(id) ?? (removed.has(id) ? undefined : index.byId(id)?.body);
  const remove = (id: string): boolean => {
    const was = bodyOf(id) !== undefined;
    put.delete(id);
    if (was) removed.add(id);
    return was;
  };
  let primaryKey = index.primaryKey;
  for (const task of batch) {
    const { work } = task;
    try {
      if (work.type === "documentDeletion") {
        const ids = "ids" in work ? work.ids : idsWhere(index, work);
        succeed(task, { deletedDocuments: ids.filter(remove).length });
        continue;
      }
      if (work.type !== "documentAdditionOrUpdate") continue;
      if (work.primaryKey !== null && primaryKey !== null && work.primaryKey !== primaryKey)
        throw new Refusal(
          "index_primary_key_already_exists",
          `Index already has a primary key: \`${primaryKey}\`.`,
        );
      const [example] = work.documents;
      const key = primaryKey ?? work.primaryKey ?? (example ? guessPrimaryKey(example) : null);
      const ids = work.documents.map((document) => documentId(document, key ?? ""));
      primaryKey = key;
      for (const [i, document] of work.documents.entries()) {
        const id = ids[i] ?? "";
        put.set(id, work.update ? { ...bodyOf(id), ...document } : document);
        removed.delete(id);
      }
      succeed(task, { indexedDocuments: work.documents.length });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      fail(task, error, nothingDone(work));
    }
  }
  if (index.knowsPlaces) for (const [id, body] of put) checkPlaceIn(uid, id, body);
  index.primaryKey = primaryKey;
  index.change(put, removed);
  index.updatedAt = now();
}

/** Conditions are met by what the index held before the batch. */
function idsWhere(
  index: IndexStore,
  { filter, asGiven }: Extract<Work, { readonly filter: unknown }>,
): readonly string[] {
  try {
    return [...evaluateFilter(index, filter, asGiven)].flatMap((number) => index.all.get(number)?.id ?? []);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const code = error.message.startsWith("Filter operator") ? error.code : "invalid_document_filter";
    throw new Refusal(code, `Index \`${index.uid}\`: ${error.message}`);
  }
}
