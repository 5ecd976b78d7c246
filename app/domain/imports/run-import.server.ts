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

type About = Omit<NewImportRun, "id" | "startedAt" | "sha256" | "fileName"> & { readonly file: string };

async function begin(ctx: Ctx, about: About): Promise<string> {
  const { file, ...run } = about;
  const id = ctx.ids.next();
  await insertImportRun(ctx.sql, {
    ...run,
    id,
    fileName: path.basename(file),
    sha256: await fileDigest(file),
    startedAt: ctx.clock.now(),
  });
  return id;
}

const reportKey = (importId: string): string => `imports/${importId}.csv`;

/**
 * Frames an import: notes that it began, lets `work` read the file and note each row, writes the report to
 * the file storage and the counts to the run. What `work` throws ends the run unfinished.
 */
export async function runImport(
  ctx: Ctx,
  about: About,
  work: (importId: string, book: OutcomeBook) => Promise<void>,
): Promise<ImportResult> {
  const id = await begin(ctx, about);
  const book = new OutcomeBook();
  await work(id, book);
  const key = book.reported.length > 0 ? reportKey(id) : null;
  if (key) await ctx.files.write(key, reportCsv(book.reported.sort((a, b) => a.row - b.row)));
  const result = countOutcomes(book.outcomes, key && ctx.files.locate(key));
  await finishImportRun(ctx.sql, id, result, key, ctx.clock.now());
  return result;
}

/**
 * The same for files too long to be held: `work` counts its rows itself, and writes the report, when there is
 * something to report, under the key it is given.
 */
export async function runLongImport(
  ctx: Ctx,
  about: About,
  work: (importId: string, reportKey: string) => Promise<Omit<ImportResult, "report">>,
): Promise<ImportResult> {
  const id = await begin(ctx, about);
  const counts = await work(id, reportKey(id));
  const key = counts.rows > counts.accepted ? reportKey(id) : null;
  const result = { ...counts, report: key && ctx.files.locate(key) };
  await finishImportRun(ctx.sql, id, result, key, ctx.clock.now());
  return result;
}
