import path from "node:path";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import type { Composition } from "#app/composition.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import type { RequestContext } from "./request-context.ts";
import { contentPolicy } from "./content-policy.server.ts";
import { csrfCheck } from "./csrf.server.ts";
import { guardBuild } from "./guard.server.ts";
import { live, ready, type Readiness } from "./health.server.ts";
import { BOARD_PATH, queueBoard } from "./queue-board.server.ts";
import { newNonce, requestContext } from "./request-context.server.ts";
import { requestLog } from "./request-log.server.ts";

/** Largest body of an unsafe request, in bytes: a form with one uploaded file. */
const MAX_BODY = 12 * 1024 * 1024;

const identify =
  (ctx: Ctx): RequestHandler =>
  (request, response, next) => {
    response.locals["requestId"] = ctx.ids.next();
    response.locals["nonce"] = newNonce();
    response.set("X-Request-Id", String(response.locals["requestId"]));
    // The framework builds addresses from this header; nobody may choose them for us.
    delete request.headers["x-forwarded-host"];
    next();
  };

const limitBody: RequestHandler = (request, response, next) => {
  if (request.get("transfer-encoding"))
    return void response.status(411).type("text/plain").send("Length required\n");
  if (Number(request.get("content-length") ?? 0) > MAX_BODY)
    return void response.status(413).type("text/plain").send("Too large\n");
  next();
};

/** Pages show who is signed in: no cache keeps them. */
const neverStored: RequestHandler = (_request, response, next) => {
  response.set("Cache-Control", "no-store");
  next();
};

const unexpected =
  (ctx: Ctx): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    const { requestId } = response.locals as { requestId?: string };
    const found = error instanceof Error ? error : new Error(String(error));
    ctx.log.error("request failed", { requestId, error: found.name, stack: found.stack });
    if (response.headersSent) return next(error);
    response
      .status(500)
      .type("text/plain")
      .send(`حدث خطأ. Something went wrong. ${requestId ?? ""}\n`);
  };

/**
 * The whole HTTP side: headers, static files, the check of unsafe requests, sessions, pages. `clientFolder`
 * holds the build for browsers.
 */
export function createApp(options: {
  readonly composition: Pick<Composition, "ctx" | "queueBoard">;
  readonly build: ServerBuild;
  readonly clientFolder: string;
  readonly readiness: Readiness;
  /** How many proxies of ours stand in front: their word on the caller's address is taken. */
  readonly trustedProxies: number;
}): Express {
  const { composition, build, clientFolder, readiness, trustedProxies } = options;
  const { ctx } = composition;
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", trustedProxies);
  app.get("/health/live", live);
  app.get("/health/ready", ready(ctx, readiness));
  app.use(identify(ctx), requestLog(ctx), contentPolicy(ctx.surroundings), compression());
  app.use("/assets", express.static(path.join(clientFolder, "assets"), { immutable: true, maxAge: "1y" }));
  app.use(express.static(clientFolder, { index: false, maxAge: "1h" }));
  app.use(csrfCheck(ctx.surroundings), limitBody, neverStored);
  app.use(BOARD_PATH, queueBoard(composition));
  app.all(
    "*",
    createRequestHandler({
      build: guardBuild(build),
      mode: "production",
      getLoadContext: (request, response) =>
        (response.locals["context"] as RequestContext | undefined) ?? requestContext(ctx, request, response),
    }),
  );
  app.use(unexpected(ctx));
  return app;
}
