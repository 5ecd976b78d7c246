import type { RequestHandler } from "express";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";

/** One line per request: no address, no path (it may hold a token), only codes and times. */
export const requestLog =
  (ctx: Ctx): RequestHandler =>
  (request, response, next) => {
    const started = process.hrtime.bigint();
    response.once("close", () => {
      const durationMs = Math.round(Number(process.hrtime.bigint() - started) / 1e6);
      const { requestId } = response.locals as { requestId: string };
      const area = request.originalUrl.split(/[/?.]/)[1] ?? "";
      ctx.log.info("request", {
        requestId,
        method: request.method,
        route: /^[a-z-]{0,20}$/.test(area) ? `/${area}` : "/…",
        status: response.writableFinished ? response.statusCode : 499,
        durationMs,
      });
    });
    next();
  };
