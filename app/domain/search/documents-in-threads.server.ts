import os from "node:os";
import { Worker } from "node:worker_threads";
import type { PostingDocument } from "#app/engines/search/search-engine.ts";
import type { Ctx } from "../kernel/ctx.server.ts";
import type { ThreadLexicon, ThreadTask } from "./analysing-thread.server.ts";
import { documentBuilder, teacherOf } from "./build-documents.server.ts";
import type { Posting } from "./posting.ts";
import type { SearchReference } from "./reference.server.ts";

type Reference = Pick<SearchReference, "lexicon" | "places">;

/** Fewer postings are analysed before a thread has read its words. */
const WORTH_A_THREAD = 10_000;
/** What writes the index takes no more from more of them; each holds the words once more. */
const MOST_THREADS = 3;

/** In how many threads so many postings are best analysed: one processor is left to whoever writes the index. */
export const threadsFor = (postings: number): number =>
  postings < WORTH_A_THREAD ? 0 : Math.max(1, Math.min(MOST_THREADS, os.availableParallelism() - 1));

type Waiting = {
  readonly resolve: (documents: readonly PostingDocument[]) => void;
  readonly reject: (error: Error) => void;
};

/** A thread that makes documents, batch after batch. */
function startThread({ lexicon: { version, content } }: Reference): {
  make(task: ThreadTask): Promise<readonly PostingDocument[]>;
  stop(): Promise<unknown>;
} {
  const file = new URL("./analysing-thread.server.ts", import.meta.url).href;
  // A thread doesn't know TypeScript by itself: it registers what the process has registered.
  const code = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(file)}); })`;
  const workerData: ThreadLexicon = { version, content };
  const worker = new Worker(code, { eval: true, workerData });
  const waiting: Waiting[] = [];
  let broken: Error | null = null;
  const breakOff = (error: Error): void => {
    broken ??= error;
    for (const one of waiting.splice(0)) one.reject(error);
  };
  worker.on("message", (documents: string) =>
    waiting.shift()?.resolve(JSON.parse(documents) as readonly PostingDocument[]),
  );
  worker.on("error", breakOff);
  worker.on("exit", (exit) => breakOff(new Error(`A thread that analyses postings ended with ${exit}`)));
  return {
    make: (task) =>
      new Promise((resolve, reject) => {
        if (broken) return reject(broken);
        waiting.push({ resolve, reject });
        worker.postMessage(task);
      }),
    stop: () => worker.terminate(),
  };
}

/**
 * Documents of batches of postings, in order, made in so many threads while the batches before them are written; 0:
 * in this one. Reads ahead one batch a thread and one more.
 */
export async function* documentsOf(
  ctx: Pick<Ctx, "sql">,
  reference: Reference,
  batches: AsyncIterable<readonly Posting[]> | Iterable<readonly Posting[]>,
  threads: number,
): AsyncGenerator<readonly PostingDocument[]> {
  if (threads === 0) {
    const build = documentBuilder(ctx, reference);
    for await (const batch of batches) yield await build(batch);
    return;
  }
  const makers = Array.from({ length: threads }, () => ({
    ...startThread(reference),
    lessonFor: teacherOf(ctx, reference),
  }));
  const ahead: Promise<readonly PostingDocument[]>[] = [];
  let next = 0;
  try {
    for await (const postings of batches) {
      const maker = makers[next++ % threads];
      if (!maker) return;
      const made = maker.make({ lesson: await maker.lessonFor(postings), postings });
      made.catch(() => {}); // it is told where it is awaited, which may be never
      ahead.push(made);
      if (ahead.length > threads + 1) yield (await ahead.shift()) ?? [];
    }
    for (const made of ahead) yield await made;
  } finally {
    await Promise.all(makers.map((maker) => maker.stop()));
  }
}
