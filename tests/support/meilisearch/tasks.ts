import type { JsonObject } from "./json.ts";
import type { Filter } from "./filter-grammar.ts";
import type { ErrorBody } from "./refusal.ts";
import type { SettingsChange } from "./settings.ts";

export type TaskStatus = "enqueued" | "processing" | "succeeded" | "failed" | "canceled";
export const STATUSES: readonly TaskStatus[] = ["enqueued", "processing", "succeeded", "failed", "canceled"];
export const ENDED: ReadonlySet<TaskStatus> = new Set(["succeeded", "failed", "canceled"]);

export type Swap = { readonly indexes: readonly [string, string]; readonly rename: boolean };

/** What a task is to do. */
export type Work =
  | { readonly type: "indexCreation"; readonly primaryKey: string | null }
  | { readonly type: "indexDeletion" }
  | { readonly type: "indexSwap"; swaps: readonly Swap[] }
  | { readonly type: "settingsUpdate"; readonly change: SettingsChange }
  | {
      readonly type: "documentAdditionOrUpdate";
      readonly documents: readonly JsonObject[];
      readonly primaryKey: string | null;
      readonly update: boolean;
    }
  | { readonly type: "documentDeletion"; readonly ids: readonly string[] }
  | { readonly type: "documentDeletion"; readonly filter: Filter; readonly asGiven?: string }
  | { readonly type: "taskCancelation" | "taskDeletion"; readonly uids: ReadonlySet<number> };

export type Task = {
  readonly uid: number;
  batchUid: number | null;
  indexUid: string | null;
  status: TaskStatus;
  readonly work: Work;
  canceledBy: number | null;
  details: JsonObject;
  error: ErrorBody | null;
  readonly enqueuedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  /** As ISO 8601 writes it. */
  duration: string | null;
};

/** A task as the server tells it. */
export function taskView(task: Task): JsonObject {
  const { uid, batchUid, indexUid, status, work, canceledBy, details, error, duration } = task;
  const { enqueuedAt, startedAt, finishedAt } = task;
  return {
    ...{ uid, batchUid, indexUid, status, type: work.type, canceledBy, details, error, duration },
    ...{ enqueuedAt, startedAt, finishedAt },
  };
}

/** What a request that made a task is answered. */
export const taskSummary = ({ uid, indexUid, status, work, enqueuedAt }: Task): JsonObject => ({
  taskUid: uid,
  indexUid,
  status,
  type: work.type,
  enqueuedAt,
});

/** Names of all indexes that a task is about. */
export const indexesOf = ({ indexUid, work }: Task): readonly string[] =>
  work.type === "indexSwap"
    ? work.swaps.flatMap(({ indexes }) => indexes)
    : indexUid === null
      ? []
      : [indexUid];
