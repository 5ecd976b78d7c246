import type { RequestHandler, Response } from "express";
import type { Composition } from "#app/composition.server.ts";
import { consumerNames } from "#app/domain/operations/read-queues.server.ts";
import { accessTable, mayCall } from "./access.ts";
import { requestContext } from "./request-context.server.ts";

/** Where the board answers; its access is that of the page below, which stands in when the queue is away. */
export const BOARD_PATH = "/admin/queues";
const PAGE_ID = "routes/admin/queues";

/** Of the one inline style in the board's pages, in its sign of the datastore; a test in the browser watches it. */
const STYLE_HASH = "sha256-r2N1TB/gHbBtBZFKg7ejmq1acVSREzucTAEw6ga4hoU=";

/** The board's page names its own address with `<base>` and has one style inside; scripts stay as strict as ever. */
function suitPolicy(response: Response): void {
  const name = "Content-Security-Policy";
  const policy = String(response.get(name))
    .replace("base-uri 'none'", "base-uri 'self'")
    .replace("style-src 'self'", `style-src 'self' '${STYLE_HASH}'`);
  response.set(name, policy);
}

/**
 * The board of the queues behind the same check as every page, asked at every request, its files too. Whoever may
 * not see it goes on to the framework, which answers as for any other page; so does an administrator while the
 * queue does not answer. Nothing can be changed here: only reading is let through.
 */
export function queueBoard({
  ctx,
  queueBoard: open,
}: Pick<Composition, "ctx" | "queueBoard">): RequestHandler {
  let board: { readonly of: string; readonly handle: Promise<RequestHandler> } | null = null;

  function boardOf(consumers: readonly string[]): Promise<RequestHandler> {
    const of = [ctx.queue.opening(), ...consumers].join(" ");
    if (board?.of !== of) board = { of, handle: open(BOARD_PATH, consumers) };
    return board.handle;
  }

  async function answer(...[request, response, next]: Parameters<RequestHandler>): Promise<void> {
    const context = await requestContext(ctx, request, response);
    response.locals["context"] = context;
    if (mayCall(accessTable.get(PAGE_ID), context.actor, ctx.surroundings.env)) return next();
    if (request.method !== "GET" && request.method !== "HEAD")
      return void response.status(405).set("Allow", "GET, HEAD").type("text/plain").send("Read only\n");
    const consumers = await consumerNames(ctx);
    const isFile = request.path.startsWith("/static/");
    const isAway = consumers.length === 0 || (!isFile && (await ctx.queue.counts(consumers)) === null);
    if (isAway && request.path.startsWith("/api/"))
      return void response.status(503).json({ error: "The queue does not answer" });
    if (isAway) return next();
    suitPolicy(response);
    const handle = await boardOf(consumers);
    handle(request, response, () => void response.status(404).type("text/plain").send("Not found\n"));
  }

  return (request, response, next) => void answer(request, response, next).catch(next);
}
