import { runImport, type OutcomeBook } from "#app/domain/imports/run-import.server.ts";
import type { ImportResult, Progress } from "#app/domain/imports/import-result.ts";
import { readCsv } from "#app/domain/imports/read-csv.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { ok, type Outcome } from "#app/domain/kernel/result.ts";
import { saveScores } from "./save-scores.server.ts";
import { readScoreRow, rowKey, SCORE_COLUMNS, type ScoreRow } from "./score-file.ts";

export type ImportScores = {
  readonly file: string;
  readonly country: string;
  readonly dryRun: boolean;
  readonly onProgress?: Progress;
};

/** Rows of one transaction; those of a household follow each other in most files. */
const BATCH = 5_000;

class TakenBack extends Error {}

/**
 * Reads a file of scores and variables (docs/formats/score-csv.md). A row that is known already is unchanged; one that
 * says otherwise of the same day supersedes it, and both stay. Days may come in any order: the latest one holds. A
 * wrong row is rejected with its column, the rest goes in. A dry run takes everything back. No benefit changes.
 */
export async function importScores(
  ctx: Ctx,
  actor: Actor,
  input: ImportScores,
): Promise<Outcome<ImportResult>> {
  const csv = await readCsv(input.file, SCORE_COLUMNS);
  if (!csv.ok) return csv;
  const { country, file, dryRun } = input;
  const today = ctx.clock.today(country);
  const about = { kind: "score", source: "registry", country, file, dryRun } as const;
  const result = await runImport(ctx, about, async (importId, book) => {
    const rows = new Map<string, ScoreRow>();
    let seen = 0;
    for await (const { row, cells, broken } of csv.value.rows) {
      input.onProgress?.(++seen, null);
      if (broken) {
        book.note({ row, outcome: "rejected", id: null, column: broken.column, reason: broken.reason });
        continue;
      }
      const read = readScoreRow(cells, row, { country, today });
      if ("problem" in read) {
        book.note({ row, outcome: "rejected", id: null, ...read.problem });
        continue;
      }
      const key = rowKey(read.read);
      const earlier = rows.get(key);
      if (earlier)
        book.note({
          ...{ row: earlier.row, outcome: "duplicate", id: null, column: "variable" },
          reason: "later_row_wins",
        });
      rows.set(key, read.read);
    }
    await saveInBatches(ctx, actor, { country, importId, dryRun, rows: [...rows.values()], book });
  });
  return ok(result);
}

async function saveInBatches(
  ctx: Ctx,
  actor: Actor,
  input: {
    readonly country: string;
    readonly importId: string;
    readonly dryRun: boolean;
    readonly rows: readonly ScoreRow[];
    readonly book: OutcomeBook;
  },
): Promise<void> {
  const { country, importId, dryRun, book } = input;
  for (let at = 0; at < input.rows.length; at += BATCH) {
    const rows = input.rows.slice(at, at + BATCH);
    try {
      await ctx.bulk(async (tx) => {
        for (const report of await saveScores(ctx, tx, actor, { country, importId, rows })) book.note(report);
        if (dryRun) throw new TakenBack();
      });
    } catch (error) {
      if (!(error instanceof TakenBack)) throw error;
    }
  }
}
