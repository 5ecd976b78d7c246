import path from "node:path";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import {
  countOutcomes,
  reportCsv,
  type ImportResult,
  type RowOutcome,
  type RowReport,
} from "./import-result.ts";
import { fileDigest } from "./read-csv.server.ts";
import { finishImportRun, insertImportRun, type NewImportRun } from "./import-runs.store.server.ts";

/** Collects what became of the rows; keeps only what the report shows. */
export class OutcomeBook {
  readonly outcomes: RowOutcome[] = [];
  readonly reported: RowReport[] = [];

  note(report: RowReport): void {
    this.outcomes.push(report.outcome);
    if (report.outcome !== "accepted") this.reported.push(report);
  }
}

/**
 * Frames an import: notes that it began, lets `work` read the file and note each row, writes the report to
 * the file storage and the counts to the run. What `work` throws ends the run unfinished.
 */
export async function runImport(
  ctx: Ctx,
  about: Omit<NewImportRun, "id" | "startedAt" | "sha256" | "fileName"> & { readonly file: string },
  work: (importId: string, book: OutcomeBook) => Promise<void>,
): Promise<ImportResult> {
  const { file, ...run } = about;
  const id = ctx.ids.next();
  await insertImportRun(ctx.sql, {
    ...run,
    id,
    fileName: path.basename(file),
    sha256: await fileDigest(file),
    startedAt: ctx.clock.now(),
  });
  const book = new OutcomeBook();
  await work(id, book);
  const key = book.reported.length > 0 ? `imports/${id}.csv` : null;
  if (key) await ctx.files.write(key, reportCsv(book.reported.sort((a, b) => a.row - b.row)));
  const result = countOutcomes(book.outcomes, key && ctx.files.locate(key));
  await finishImportRun(ctx.sql, id, result, key, ctx.clock.now());
  return result;
}
