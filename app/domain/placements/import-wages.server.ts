import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { countryOf } from "#app/domain/kernel/countries.ts";
import { ok, type Outcome } from "#app/domain/kernel/result.ts";
import type { ImportResult, Progress } from "#app/domain/imports/import-result.ts";
import { nationalIdLookup } from "#app/domain/identity/sealed-person.ts";
import { readCsv } from "#app/domain/imports/read-csv.server.ts";
import { runImport, type OutcomeBook } from "#app/domain/imports/run-import.server.ts";
import { parseWageRow, WAGE_COLUMNS } from "./wage-file.ts";
import { mergeWages, type StagedWage } from "./wage-records.store.server.ts";

export type ImportWages = {
  readonly file: string;
  readonly country: string;
  readonly dryRun: boolean;
  readonly onProgress?: Progress;
};

/**
 * Reads a wage file (docs/formats/wages-csv.md). The last row of a person, employer and month wins; the same
 * figures again are unchanged, other figures are the next revision. The worker then reconciles.
 */
export async function importWages(
  ctx: Ctx,
  actor: Actor,
  input: ImportWages,
): Promise<Outcome<ImportResult>> {
  const csv = await readCsv(input.file, WAGE_COLUMNS);
  if (!csv.ok) return csv;
  const { currency } = countryOf(input.country);
  const about = {
    kind: "wages",
    source: "wage_register",
    country: input.country,
    file: input.file,
    dryRun: input.dryRun,
  } as const;

  const result = await runImport(ctx, about, async (importId, book) => {
    const staged = new Map<string, StagedWage>();
    let seen = 0;
    for await (const { row, cells, broken } of csv.value.rows) {
      input.onProgress?.(++seen, null);
      if (broken) {
        book.note({ row, outcome: "rejected", id: null, ...broken });
        continue;
      }
      const parsed = parseWageRow(cells, currency);
      if ("problem" in parsed) {
        book.note({
          row,
          outcome: "rejected",
          id: null,
          column: parsed.problem.column,
          reason: parsed.problem.code,
        });
        continue;
      }
      const { nationalId, ...rest } = parsed.row;
      const wage = {
        ...rest,
        id: ctx.ids.next(),
        row,
        nationalIdLookup: nationalIdLookup(ctx.cipher, input.country, nationalId),
      };
      const key = `${wage.nationalIdLookup} ${wage.registrationNumber} ${wage.month}`;
      const earlier = staged.get(key);
      if (earlier)
        book.note({
          row: earlier.row,
          outcome: "duplicate",
          id: null,
          column: null,
          reason: "later_row_wins",
        });
      staged.set(key, wage);
    }
    await save(ctx, actor, { importId, currency, input, staged: [...staged.values()], book });
  });
  return ok(result);
}

class DryRun extends Error {}

async function save(
  ctx: Ctx,
  actor: Actor,
  work: {
    importId: string;
    currency: string;
    input: ImportWages;
    staged: readonly StagedWage[];
    book: OutcomeBook;
  },
): Promise<void> {
  const { importId, input, book } = work;
  try {
    await ctx.bulk(async (tx) => {
      const merged = await mergeWages(tx, work.staged, {
        country: input.country,
        currency: work.currency,
        importId,
        at: ctx.clock.now(),
      });
      for (const { row, outcome } of merged)
        book.note({ row, outcome, id: null, column: null, reason: null });
      // A dry run does everything and takes it back.
      if (input.dryRun) throw new DryRun();
      if (merged.every(({ outcome }) => outcome === "unchanged")) return;
      await tx.publish({ name: "wage_records.imported", payload: { importId, country: input.country } });
      await tx.audit(actor, {
        action: "wage_record.import",
        subjectType: "import",
        subjectId: importId,
        details: { rows: merged.length },
      });
    });
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
  }
}
