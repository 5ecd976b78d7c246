import { createRequire } from "node:module";
import path from "node:path";
import { createBullBoard } from "@bull-board/api";
import { BullMQAdapter } from "@bull-board/api/bullMQAdapter";
import { ExpressAdapter } from "@bull-board/express";
import type { RequestHandler } from "express";
import type { IServerAdapter } from "@bull-board/api/typings/app";
import type { QueueWindow } from "./queue-window.server.ts";

const uiFolder = (): string =>
  path.dirname(createRequire(import.meta.url).resolve("@bull-board/ui/package.json"));

/**
 * Shows identifiers and counts. What an error said stays in the worker's log: it may hold a person's data.
 */
class SilentAdapter extends BullMQAdapter {
  override async getJob(...args: Parameters<BullMQAdapter["getJob"]>) {
    const job = await super.getJob(...args);
    return job && silenced(job);
  }

  override async getJobs(...args: Parameters<BullMQAdapter["getJobs"]>) {
    const jobs = await super.getJobs(...args);
    return jobs.map(silenced);
  }

  override async getJobLogs(): Promise<string[]> {
    return [];
  }
}

type Shown = Awaited<ReturnType<BullMQAdapter["getJobs"]>>[number];

function silenced<T extends Shown>(job: T): T {
  const asBefore = job.toJSON.bind(job);
  job.toJSON = () => {
    const shown = asBefore();
    const failedReason = shown.failedReason ? "See the worker's log" : shown.failedReason;
    return { ...shown, failedReason, stacktrace: [], returnvalue: null };
  };
  return job;
}

/** The board's page as it is, but for what a strict content policy forbids: foreign fonts and inline styles. */
class StrictAdapter extends ExpressAdapter {
  constructor() {
    super();
    this.app.disable("x-powered-by");
  }

  override setEntryRoute(route: Parameters<ExpressAdapter["setEntryRoute"]>[0]): ExpressAdapter {
    const paths = Array.isArray(route.route) ? route.route : [route.route];
    this.app.get(paths, (_request, response, next) => {
      const { basePath, uiConfig } = this;
      const { name, params } = route.handler({ basePath, uiConfig });
      this.app.render(name, params, (error: Error | null, html: string) =>
        error ? next(error) : response.type("html").send(strict(html)),
      );
    });
    return this;
  }
}

const strict = (html: string): string =>
  html
    .replace(/<link[^>]+fonts\.googleapis\.com[^>]*>/g, "")
    .replace(/<style>.*?<\/style>/gs, "")
    .replace(/ style="[^"]*"/g, "");

/**
 * The queue board for these consumers below `basePath`: read only. Whoever mounts it decides who may see it; its
 * page needs `base-uri 'self'` and the hash of one inline style.
 */
export function createQueueBoard(
  window: QueueWindow,
  options: { readonly basePath: string; readonly consumers: readonly string[] },
): RequestHandler {
  const serverAdapter = new StrictAdapter().setBasePath(options.basePath);
  createBullBoard({
    queues: window
      .queuesOf(options.consumers)
      .map((queue) => new SilentAdapter(queue, { readOnlyMode: true, allowRetries: false })),
    // The adapter's package brings types of its own, one patch older: the same at run time.
    serverAdapter: serverAdapter as unknown as IServerAdapter,
    options: {
      uiBasePath: uiFolder(),
      uiConfig: {
        boardTitle: "Masar",
        // The way back; and none to somebody else's site.
        miscLinks: [{ text: "Masar · مسار", url: "/admin/events" }],
        hideDocsLink: true,
        // Looking again by itself would keep a forgotten session alive.
        pollingInterval: { showSetting: true, forceInterval: -1 },
      },
    },
  });
  return serverAdapter.getRouter() as RequestHandler;
}
