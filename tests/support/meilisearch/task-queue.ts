import type { JsonObject } from "./json.ts";
import { ENDED, type Task, type TaskStatus, type Work } from "./tasks.ts";

export type Batch = { readonly uid: number; readonly tasks: readonly Task[]; readonly why: string };

/** How the queue goes: by itself after a while, or only when it is told to. */
export type Pace = { readonly delayMs: number } | "manual";

/** Tasks one batch after the other, as the server takes them from its queue. */
export class TaskQueue {
  readonly tasks = new Map<number, Task>();
  readonly batches: Batch[] = [];
  pace: Pace = { delayMs: 0 };
  private readonly perform: (batch: readonly Task[]) => void;
  private readonly primaryKeyOf: (uid: string) => string | null | undefined;
  private current: Batch | null = null;
  private timer: NodeJS.Timeout | null = null;
  private next = 0;

  constructor(
    perform: (batch: readonly Task[]) => void,
    primaryKeyOf: (uid: string) => string | null | undefined,
  ) {
    this.perform = perform;
    this.primaryKeyOf = primaryKeyOf;
  }

  add(work: Work, indexUid: string | null, details: JsonObject): Task {
    const task: Task = {
      uid: this.next++,
      batchUid: null,
      indexUid,
      status: "enqueued",
      work,
      canceledBy: null,
      details,
      error: null,
      enqueuedAt: new Date().toISOString(),
      startedAt: null,
      finishedAt: null,
      duration: null,
    };
    this.tasks.set(task.uid, task);
    this.wake();
    return task;
  }

  /** Goes on by itself, unless it is to be told. */
  wake(): void {
    if (this.pace === "manual" || this.timer || (!this.current && this.waiting().length === 0)) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.step();
      this.wake();
    }, this.pace.delayMs);
  }
  sleep(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }
  /** Goes on until the task is in this state, or past it. */
  until(uid: number, status: TaskStatus): void {
    const task = this.tasks.get(uid);
    if (!task || status === "enqueued") return;
    const reached = (): boolean =>
      ENDED.has(task.status) || (status === "processing" && task.status === "processing");
    while (!reached()) this.step();
  }

  private waiting(): readonly Task[] {
    return [...this.tasks.values()].filter(({ status }) => status === "enqueued");
  }
  /** Begins a batch, or ends the one that was begun. */
  private step(): void {
    if (!this.current) {
      const tasks = this.nextBatch();
      if (tasks.length === 0) return;
      const startedAt = new Date().toISOString();
      this.current = { uid: this.batches.length, tasks, why: whyAlone(tasks) };
      this.batches.push(this.current);
      for (const task of tasks)
        Object.assign(task, { status: "processing", batchUid: this.current.uid, startedAt });
      return;
    }
    const { tasks } = this.current;
    this.current = null;
    this.perform(tasks);
    const finishedAt = new Date().toISOString();
    for (const task of tasks) {
      const seconds = (Date.parse(finishedAt) - Date.parse(task.startedAt ?? finishedAt)) / 1_000;
      Object.assign(task, { finishedAt, duration: `PT${seconds.toFixed(9)}S` });
    }
  }

  /** Cancelations and deletions of tasks first; then the oldest task, with what of its index may go along. */
  private nextBatch(): readonly Task[] {
    const waiting = this.waiting();
    const first =
      waiting.find(({ work }) => work.type === "taskCancelation") ??
      waiting.find(({ work }) => work.type === "taskDeletion") ??
      waiting[0];
    if (!first) return [];
    const batch = [first];
    if (first.indexUid === null) return batch;
    for (const task of waiting) {
      if (task === first || task.indexUid !== first.indexUid) continue;
      if (!goesAlong(batch, task, this.primaryKeyOf(first.indexUid))) break;
      batch.push(task);
    }
    return batch;
  }
}

/** Additions go along with additions, and with deletions before them; never a deletion by filter after an addition. */
function goesAlong(batch: readonly Task[], { work }: Task, primaryKey: string | null | undefined): boolean {
  const kinds = batch.map((task) => task.work);
  const documents = (kind: Work): boolean =>
    kind.type === "documentAdditionOrUpdate" || kind.type === "documentDeletion";
  const keyFits = (kind: Work): boolean =>
    kind.type !== "documentAdditionOrUpdate" || kind.primaryKey === null || kind.primaryKey === primaryKey;
  if (!kinds.every(keyFits) || !keyFits(work)) return false;
  if (work.type === "settingsUpdate") return kinds.every(({ type }) => type === "settingsUpdate");
  if (!documents(work) || !kinds.every(documents)) return false;
  // Whether it may also go along where there is no index yet depends on more than is needed here.
  if (primaryKey === undefined) return false;
  const added = kinds.some(({ type }) => type === "documentAdditionOrUpdate");
  return !(added && "filter" in work);
}

function whyAlone([first]: readonly Task[]): string {
  if (first?.work.type === "indexDeletion")
    return `stopped after task with id ${first.uid} because it deletes the index`;
  return `created batch containing only task with id ${first?.uid} of type \`${first?.work.type}\` that cannot be batched with any other task.`;
}
