import { invalidValue, listOf, missingField, objectOf, orNull, text, truth } from "./checks.ts";
import {
  addDocuments,
  fetchDocuments,
  listDocuments,
  oneDocument,
  removeIds,
  removeListed,
  removeWhere,
  type Order,
} from "./document-routes.ts";
import { facetSearch } from "./facet-search.ts";
import { readFilter } from "./filter-evaluation.ts";
import type { IndexStore } from "./index-store.ts";
import type { Json, JsonObject } from "./json.ts";
import { maySee, type Keys, type Permit } from "./keys.ts";
import { multiSearch } from "./multi-search.ts";
import { indexNotFound, NotImitated, Refusal } from "./refusal.ts";
import { readSearch } from "./search-request.ts";
import { search } from "./search.ts";
import { readSettings } from "./settings.ts";
import type { TaskQueue } from "./task-queue.ts";
import { batchPage, indexesOfOne, taskPage, tasksWhere } from "./task-search.ts";
import type { Indexes } from "./task-work.ts";
import { taskSummary, taskView, type Swap } from "./tasks.ts";

export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly body: string;
};
export type Answer = { readonly status: number; readonly body?: Json };
export type State = { readonly indexes: Indexes; readonly keys: Keys; readonly queue: TaskQueue };

/** Paths that the real server has and that are not here. */
const ELSEWHERE =
  /^\/(dumps|snapshots|metrics|experimental-features|network|webhooks|logs|chats|export|dynamic-search-rules|render-template|tasks|batches|keys|indexes)(\/|$)/;
const ok = (body: Json): Answer => ({ status: 200, body });

/** Answers one request as the server does. */
export function answer(state: State, asked: Asked): Answer {
  const { indexes, keys, queue } = state;
  const { method, path } = asked;
  const params = new URLSearchParams(asked.query);
  const [, first = "", ...rest] = path.split("/").map(decodeURIComponent);
  const may = (action: string, uid: string | null = null): Permit =>
    keys.permit(asked.authorization, action, uid);

  switch (`${method} /${[first, ...rest.map((_, i) => (i === 0 ? "1" : "x"))].join("/")}`) {
    case "GET /health":
      return ok({ status: "available" });
    case "GET /version":
      may("version");
      return ok({ commitSha: "unknown", commitDate: "unknown", pkgVersion: "1.50.0" });
    case "GET /stats": {
      may("stats.get");
      const all = [...indexes].map(([uid, index]) => [uid, statsOf(index, queue)]);
      return ok({ databaseSize: 0, usedDatabaseSize: 0, lastUpdate: null, indexes: Object.fromEntries(all) });
    }
    case "GET /indexes": {
      const permit = may("indexes.get");
      const all = [...indexes.values()].filter(({ uid }) => maySee(permit, [uid]));
      const [offset, limit] = [Number(params.get("offset") ?? 0), Number(params.get("limit") ?? 20)];
      const sorted = all.sort((a, b) => (a.uid < b.uid ? -1 : 1)).map(indexView);
      return ok({ results: sorted.slice(offset, offset + limit), offset, limit, total: all.length });
    }
    case "POST /indexes": {
      may("indexes.create");
      return createIndex(state, json(asked));
    }
    case "POST /multi-search": {
      const permit = may("search");
      return ok(
        multiSearch(json(asked), (uid) => {
          const index = known(indexes, uid);
          if (!maySee(permit, [uid]))
            throw new Refusal("invalid_api_key", "The provided API key is invalid.");
          return { index, rule: permit.ruleFor(uid) };
        }),
      );
    }
    case "POST /swap-indexes":
      return swapIndexes(state, json(asked), may("indexes.swap"));
    case "GET /tasks":
      return ok(taskPage(params, queue.tasks.values(), may("tasks.get")));
    case "GET /batches":
      may("tasks.get");
      return ok(batchPage(params, queue.batches));
    case "DELETE /tasks":
    case "POST /tasks/1": {
      if (method === "POST" && rest[0] !== "cancel") break;
      const cancel = method === "POST";
      const permit = may(cancel ? "tasks.cancel" : "tasks.delete");
      if ([...params].length === 0) throw new NotImitated("canceling or deleting all tasks");
      const uids = new Set(tasksWhere(params, queue.tasks.values(), permit).map(({ uid }) => uid));
      const details = { matchedTasks: uids.size, [cancel ? "canceledTasks" : "deletedTasks"]: null };
      const type = cancel ? "taskCancelation" : "taskDeletion";
      return ok(
        taskSummary(queue.add({ type, uids }, null, { ...details, originalFilter: `?${asked.query}` })),
      );
    }
    case "GET /tasks/1": {
      const permit = may("tasks.get");
      const task = queue.tasks.get(Number(rest[0]));
      if (!task || !maySee(permit, indexesOfOne(task)))
        throw new Refusal("task_not_found", `Task \`${rest[0]}\` not found.`);
      return ok(taskView(task));
    }
    case "GET /keys":
      may("keys.get");
      return ok(keys.list());
    case "POST /keys":
      may("keys.create");
      return { status: 201, body: keys.create(json(asked)) };
    case "DELETE /keys/1":
      may("keys.delete");
      keys.remove(rest[0] ?? "");
      return { status: 204 };
  }
  const [uid, ...inside] = rest;
  if (first === "indexes" && uid !== undefined) return aboutIndex(state, asked, params, uid, inside);
  if (ELSEWHERE.test(path)) throw new NotImitated(`${method} ${path}`);
  return { status: 404 };
}

function aboutIndex(
  { indexes, keys, queue }: State,
  asked: Asked,
  params: URLSearchParams,
  uid: string,
  inside: readonly string[],
): Answer {
  const may = (action: string): Permit => {
    const permit = keys.permit(asked.authorization, action, uid);
    if (!goodUid(uid)) throw new Refusal("invalid_index_uid", badUid(uid));
    return permit;
  };
  const enqueued = ({ work, details }: Order): Answer => ({
    status: 202,
    body: taskSummary(queue.add(work, uid, details)),
  });
  const [what, id, more] = inside;
  switch (
    `${asked.method} ${inside.map((part, i) => (what === "documents" && i === 1 && !VERBS.has(part) ? "1" : part)).join("/")}`
  ) {
    case "GET ":
      may("indexes.get");
      return ok(indexView(known(indexes, uid)));
    case "DELETE ":
      may("indexes.delete");
      return enqueued({ work: { type: "indexDeletion" }, details: { deletedDocuments: null } });
    case "GET stats":
      may("stats.get");
      return ok(statsOf(known(indexes, uid), queue));
    case "GET settings":
      may("settings.get");
      return ok(known(indexes, uid).settings as unknown as Json);
    case "PATCH settings": {
      may("settings.update");
      const change = readSettings(json(asked));
      return enqueued({ work: { type: "settingsUpdate", change }, details: change as unknown as JsonObject });
    }
    case "POST search": {
      const permit = may("search");
      const request = readSearch(json(asked));
      const rule = permit.ruleFor(uid);
      const added = rule === null ? null : readFilter(rule, "invalid_search_filter");
      return ok(search(known(indexes, uid), request, added));
    }
    case "POST facet-search":
      may("search");
      return ok(facetSearch(known(indexes, uid), json(asked)));
    case "POST documents":
    case "PUT documents":
      may("documents.add");
      return enqueued(addDocuments(asked.body, asked.contentType, params, asked.method === "PUT"));
    case "GET documents":
      may("documents.get");
      return ok(listDocuments(known(indexes, uid), params));
    case "POST documents/fetch":
      may("documents.get");
      return ok(fetchDocuments(known(indexes, uid), json(asked)));
    case "POST documents/delete":
      may("documents.delete");
      return enqueued(removeWhere(json(asked)));
    case "POST documents/delete-batch":
      may("documents.delete");
      return enqueued(removeListed(json(asked)));
    case "GET documents/1":
      may("documents.get");
      return ok(oneDocument(known(indexes, uid), id ?? "", params));
    case "DELETE documents/1":
      may("documents.delete");
      return enqueued(removeIds([id ?? ""]));
  }
  throw new NotImitated(`${asked.method} ${asked.path}${more === undefined ? "" : " (and deeper)"}`);
}

const VERBS = new Set(["fetch", "delete", "delete-batch", "edit"]);
const goodUid = (uid: string): boolean => /^[A-Za-z0-9_-]{1,512}$/.test(uid);
const badUid = (uid: string): string =>
  `\`${uid}\` is not a valid index uid. Index uid can be an integer or a string containing only alphanumeric characters, hyphens (-) and underscores (_), and can not be more than 512 bytes.`;

function json({ body }: Asked): Json {
  if (body === "") throw new Refusal("missing_payload", "A json payload is missing.");
  try {
    return JSON.parse(body) as Json;
  } catch {
    throw new NotImitated("a body that is no JSON");
  }
}

function known(indexes: Indexes, uid: string): IndexStore {
  const index = indexes.get(uid);
  if (!index) throw indexNotFound(uid);
  return index;
}

const indexView = ({ uid, createdAt, updatedAt, primaryKey }: IndexStore): JsonObject => ({
  ...{ uid, createdAt, updatedAt, primaryKey },
});

function statsOf(index: IndexStore, queue: TaskQueue): JsonObject {
  const fields: Record<string, number> = {};
  for (const { body } of index.all.values())
    for (const name of Object.keys(body)) fields[name] = (fields[name] ?? 0) + 1;
  const isIndexing = [...queue.tasks.values()].some(
    ({ indexUid, status }) => indexUid === index.uid && status === "processing",
  );
  return {
    numberOfDocuments: index.all.size,
    rawDocumentDbSize: 0,
    avgDocumentSize: 0,
    isIndexing,
    numberOfEmbeddings: 0,
    numberOfEmbeddedDocuments: 0,
    fieldDistribution: fields,
  };
}

function createIndex({ queue }: State, body: Json): Answer {
  const { uid, primaryKey } = objectOf<{ uid: string; primaryKey?: string | null }>({
    uid: {
      check: (value, at, code) => {
        const name = text(value, at, code);
        return goodUid(name) ? name : invalidValue(at, code, badUid(name));
      },
      code: "invalid_index_uid",
    },
    primaryKey: { check: orNull(text), code: "invalid_index_primary_key" },
  })(body, "", "bad_request");
  if (uid === undefined) return missingField("uid", "", "missing_index_uid");
  const key = primaryKey ?? null;
  return {
    status: 202,
    body: taskSummary(queue.add({ type: "indexCreation", primaryKey: key }, uid, { primaryKey: key })),
  };
}

function swapIndexes({ queue }: State, body: Json, permit: Permit): Answer {
  const swaps = listOf((value, at, code): Swap => {
    const { indexes, rename } = objectOf<{ indexes: readonly string[]; rename?: boolean }>({
      indexes: { check: listOf(text), code: "invalid_swap_indexes" },
      rename: { check: truth, code: "invalid_swap_rename" },
    })(value, at, code);
    if (!indexes) return missingField("indexes", at, "missing_swap_indexes");
    const [a, b] = indexes;
    if (a === undefined || b === undefined || indexes.length !== 2)
      throw new Refusal(
        "invalid_swap_indexes",
        `Two indexes must be given for each swap. The list \`[${indexes.map((uid) => `"${uid}"`).join(", ")}]\` contains ${indexes.length} indexes.`,
      );
    if (rename || a === b) throw new NotImitated("renaming indexes, or swapping one with itself");
    if (!maySee(permit, [a, b])) throw new Refusal("invalid_api_key", "The provided API key is invalid.");
    return { indexes: [a, b], rename: false };
  })(body, "", "bad_request");
  const names = swaps.flatMap(({ indexes }) => indexes);
  if (new Set(names).size < names.length) throw new NotImitated("an index in several swaps");
  const work = { type: "indexSwap" as const, swaps };
  return { status: 202, body: taskSummary(queue.add(work, null, { swaps })) };
}
