import type { RequestHandler } from "express";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";

/** Turns to false when the server is told to stop, so that no new work is sent to it. */
export type Readiness = { accepting: boolean };

const DATABASE_PATIENCE_MS = 2_000;

/** The process answers. */
export const live: RequestHandler = (_request, response) => {
  response.set("Cache-Control", "no-store").json({ status: "live" });
};

/** The process can do its work: it is not stopping, and the database answers in time. */
export const ready =
  (ctx: Ctx, readiness: Readiness): RequestHandler =>
  async (_request, response) => {
    const database = await Promise.race([
      ctx.sql.query("select 1").then(
        () => true,
        () => false,
      ),
      new Promise<false>((resolve) => setTimeout(resolve, DATABASE_PATIENCE_MS, false).unref()),
    ]);
    const ok = readiness.accepting && database;
    response
      .status(ok ? 200 : 503)
      .set("Cache-Control", "no-store")
      .json({ status: ok ? "ready" : "not ready", accepting: readiness.accepting, database });
  };
