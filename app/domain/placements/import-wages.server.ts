import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { countryOf } from "#app/domain/kernel/countries.ts";
import { ok, type Outcome } from "#app/domain/kernel/result.ts";
import {
  reportInPieces,
  type ImportResult,
  type Progress,
  type RowOutcome,
} from "#app/domain/imports/import-result.ts";
import { nationalIdLookup } from "#app/domain/identity/sealed-person.ts";
import { readCsv, type CsvRow } from "#app/domain/imports/read-csv.server.ts";
import { runLongImport } from "#app/domain/imports/run-import.server.ts";
import { parseWageRow, WAGE_COLUMNS } from "./wage-file.ts";
import {
  judgeStaged,
  mergeJudged,
  reportPages,
  stageWages,
  type StagedWage,
} from "./wage-import.store.server.ts";

export type ImportWages = {
  readonly file: string;
  readonly country: string;
  readonly dryRun: boolean;
  /** Rows of one batch of the reconciliation, which is one transaction. */
  readonly partRows?: number;
  readonly onProgress?: Progress;
};

/** Half a second of work: far from the limit of a transaction on a busy machine too. */
const PART_ROWS = 5_000;

type Counts = Omit<ImportResult, "report">;
class DryRun extends Error {
  constructor(readonly counts: Counts) {
    super("A dry run does everything and takes it back");
  }
}

/**
 * Reads a wage file of any length (docs/formats/wages-csv.md) in one transaction: rows stream through COPY, and
 * the database decides. The last row of a person, employer and month wins; the same figures again are unchanged,
 * other figures are the next revision. One event per batch of persons tells the worker to reconcile.
 */
export async function importWages(
  ctx: Ctx,
  actor: Actor,
  input: ImportWages,
): Promise<Outcome<ImportResult>> {
  const csv = await readCsv(input.file, WAGE_COLUMNS);
  if (!csv.ok) return csv;
  const { batches: csvBatches } = csv.value;
  const { currency } = countryOf(input.country);
  const about = {
    kind: "wages",
    source: "wage_register",
    country: input.country,
    file: input.file,
    dryRun: input.dryRun,
  } as const;

  const at = ctx.clock.now();
  async function* batches(): AsyncGenerator<readonly StagedWage[]> {
    let seen = 0;
    for await (const batch of csvBatches) {
      input.onProgress?.((seen += batch.length), null);
      yield batch.map((row) => stagedOf(ctx, input.country, currency, row));
    }
  }
  const result = await runLongImport(ctx, about, async (importId, reportKey) => {
    try {
      return await ctx.bulk(async (tx) => {
        const total = await stageWages(tx, batches());
        const counts = countsOf(total, await judgeStaged(tx, input.country));
        if (counts.rows > counts.accepted) await ctx.files.write(reportKey, reportInPieces(reportPages(tx)));
        if (input.dryRun) throw new DryRun(counts);
        const parts = await mergeJudged(tx, {
          ...{ country: input.country, currency, importId, at, firstId: ctx.ids.next() },
          partRows: input.partRows ?? PART_ROWS,
        });
        for (const part of parts)
          await tx.publish({
            name: "wage_records.imported",
            version: 2,
            payload: { importId, country: input.country, part },
          });
        if (parts.length > 0)
          await tx.audit(actor, {
            action: "wage_record.import",
            subjectType: "import",
            subjectId: importId,
            details: { ...counts, parts: parts.length },
          });
        return counts;
      });
    } catch (error) {
      if (error instanceof DryRun) return error.counts;
      throw error;
    }
  });
  return ok(result);
}

function stagedOf(ctx: Ctx, country: string, currency: string, { row, cells, broken }: CsvRow): StagedWage {
  if (broken) return { row, problem: { column: broken.column, code: broken.reason } };
  const parsed = parseWageRow(cells, currency);
  if ("problem" in parsed) return { row, problem: parsed.problem };
  const { nationalId, registrationNumber, month, wageMinor, startedOn, endedOn } = parsed.row;
  return {
    row,
    nationalIdLookup: nationalIdLookup(ctx.cipher, country, nationalId),
    registrationNumber,
    month,
    wageMinor,
    startedOn,
    endedOn,
  };
}

const countsOf = (rows: number, by: ReadonlyMap<RowOutcome, number>): Counts => ({
  rows,
  accepted: by.get("accepted") ?? 0,
  updated: by.get("updated") ?? 0,
  unchanged: by.get("unchanged") ?? 0,
  duplicates: by.get("duplicate") ?? 0,
  rejected: by.get("rejected") ?? 0,
});
