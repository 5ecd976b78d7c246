import type { Json, JsonObject } from "./json.ts";
import { maySee, type Permit } from "./keys.ts";
import { NotImitated, Refusal } from "./refusal.ts";
import type { Batch } from "./task-queue.ts";
import { indexesOf, STATUSES, taskView, type Task } from "./tasks.ts";

const KNOWN = new Set(["limit", "from", "statuses", "types", "indexUids", "uids"]);

function wanted(params: URLSearchParams, name: string): ReadonlySet<string> | null {
  const given = params.get(name);
  return given === null || given === "*" ? null : new Set(given.split(","));
}

function whole(params: URLSearchParams, name: string, otherwise: number): number {
  const given = params.get(name);
  if (given === null) return otherwise;
  if (!/^\d+$/.test(given)) throw new NotImitated(`the parameter ${name}=${given}`);
  return Number(given);
}

/** Tasks that the parameters of a request mean, the newest first. */
export function tasksWhere(params: URLSearchParams, tasks: Iterable<Task>, permit: Permit): readonly Task[] {
  for (const name of params.keys())
    if (!KNOWN.has(name)) throw new NotImitated(`the parameter ${name} of tasks`);
  const statuses = wanted(params, "statuses");
  for (const status of statuses ?? [])
    if (!STATUSES.some((known) => known === status))
      throw new Refusal(
        "invalid_task_statuses",
        `Invalid value in parameter \`statuses\`: \`${status}\` is not a valid task status. Available statuses are ${STATUSES.map((known) => `\`${known}\``).join(", ")}.`,
      );
  const [types, uids, indexUids] = ["types", "uids", "indexUids"].map((name) => wanted(params, name));
  return [...tasks]
    .filter(
      (task) =>
        (statuses?.has(task.status) ?? true) &&
        (types?.has(task.work.type) ?? true) &&
        (uids?.has(String(task.uid)) ?? true) &&
        (!indexUids || indexesOf(task).some((uid) => indexUids.has(uid))) &&
        maySee(permit, indexesOfOne(task)),
    )
    .sort((a, b) => b.uid - a.uid);
}

/** A task of no single index is hidden from a key that is limited to some. */
export const indexesOfOne = ({ indexUid }: Task): readonly string[] => (indexUid === null ? [] : [indexUid]);

function pageOf<T extends { readonly uid: number }>(
  params: URLSearchParams,
  all: readonly T[],
  view: (each: T) => Json,
): JsonObject {
  const limit = whole(params, "limit", 20);
  const from = whole(params, "from", all[0]?.uid ?? 0);
  const rest = all.filter(({ uid }) => uid <= from);
  return {
    results: rest.slice(0, limit).map(view),
    total: all.length,
    limit,
    from: rest[0]?.uid ?? null,
    next: rest[limit]?.uid ?? null,
  };
}

export const taskPage = (params: URLSearchParams, tasks: Iterable<Task>, permit: Permit): JsonObject =>
  pageOf(params, tasksWhere(params, tasks, permit), taskView);

/** Batches of one task; how the server tells of larger ones is not imitated. */
export function batchPage(params: URLSearchParams, batches: readonly Batch[]): JsonObject {
  for (const name of params.keys())
    if (name !== "limit" && name !== "from") throw new NotImitated(`the parameter ${name} of batches`);
  return pageOf(params, batches.toReversed(), ({ uid, tasks, why }) => {
    const [task] = tasks;
    if (!task || tasks.length > 1 || !["indexDeletion", "indexSwap"].includes(task.work.type))
      throw new NotImitated(`telling of batch ${uid}`);
    return {
      uid,
      progress: null,
      details: task.details,
      stats: {
        totalNbTasks: 1,
        status: { [task.status]: 1 },
        types: { [task.work.type]: 1 },
        indexUids: task.indexUid === null ? {} : { [task.indexUid]: 1 },
        progressTrace: {},
      },
      duration: task.duration,
      startedAt: task.startedAt,
      finishedAt: task.finishedAt,
      batchStrategy: why,
    };
  });
}
