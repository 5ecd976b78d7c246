import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { latestImportRuns, type ImportRunRow } from "./import-runs.store.server.ts";
import { maySeeImports } from "./imports.policy.ts";

const SHOWN = 50;

/** The latest imports, newest first. `report` is where the report lies, null when every row was simply accepted. */
export async function listImports(ctx: Ctx, actor: Actor): Promise<Outcome<readonly ImportRunRow[]>> {
  const denied = maySeeImports(actor);
  return denied ? deny(denied) : ok(await latestImportRuns(ctx.sql, SHOWN));
}
