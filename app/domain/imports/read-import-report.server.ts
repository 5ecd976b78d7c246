import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { deny, fail, ok, type Outcome } from "#app/domain/kernel/result.ts";
import { findImportReport } from "./import-runs.store.server.ts";
import { maySeeImports } from "./imports.policy.ts";

/** The report of one import as CSV, byte for byte as it was written. */
export async function readImportReport(
  ctx: Ctx,
  actor: Actor,
  input: { readonly importId: string },
): Promise<Outcome<{ readonly fileName: string; readonly content: Uint8Array }>> {
  const denied = maySeeImports(actor);
  if (denied) return deny(denied);
  const run = await findImportReport(ctx.sql, input.importId);
  const content = run?.reportKey ? await ctx.files.read(run.reportKey) : null;
  return run && content ? ok({ fileName: `${run.kind}-${input.importId}.csv`, content }) : fail("not_found");
}
