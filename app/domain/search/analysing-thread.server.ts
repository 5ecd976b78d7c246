import { parentPort, workerData } from "node:worker_threads";
import { documentMaker, type Lesson } from "./build-documents.server.ts";
import { restoreLexicon, type LexiconContent } from "./lexicon.ts";
import type { Posting } from "./posting.ts";

/** What a thread is started with. */
export type ThreadLexicon = { readonly version: number; readonly content: LexiconContent };
/** A batch of postings, and what must be known of them first. It is answered by their documents as JSON, in order. */
export type ThreadTask = { readonly lesson: Lesson; readonly postings: readonly Posting[] };

const { version, content } = workerData as ThreadLexicon;
const maker = documentMaker(restoreLexicon(version, content));

// One text is copied between threads in a fraction of the time that its thousands of terms take.
parentPort?.on("message", ({ lesson, postings }: ThreadTask) => {
  maker.teach(lesson);
  parentPort?.postMessage(JSON.stringify(maker.make(postings)));
});
