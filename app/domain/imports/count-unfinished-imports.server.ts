import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { countUnfinishedSince } from "./import-runs.store.server.ts";

const HOUR_MS = 3_600_000;

/**
 * Counts imports that began more than an hour ago and have no end: their process was killed. Reading the file once
 * more completes them (rows that are known are unchanged), and only a person has the file.
 */
export async function countUnfinishedImports(ctx: Ctx): Promise<{ readonly unfinished: number }> {
  const before = new Date(ctx.clock.now().getTime() - HOUR_MS);
  return { unfinished: await countUnfinishedSince(ctx.sql, before) };
}
