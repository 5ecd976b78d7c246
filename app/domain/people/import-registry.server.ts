import { runImport } from "#app/domain/imports/run-import.server.ts";
import type { ImportResult, Progress } from "#app/domain/imports/import-result.ts";
import { readCsv } from "#app/domain/imports/read-csv.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { ok, type Outcome } from "#app/domain/kernel/result.ts";
import { loadRegistryWords } from "./load-registry-words.server.ts";
import { readRegistryRow, REGISTRY_COLUMNS } from "./registry-file.ts";
import type { RegistryPerson } from "./registry-person.ts";
import { saveRegistryPeople } from "./save-registry-people.server.ts";

export type ImportRegistry = {
  readonly file: string;
  readonly country: string;
  readonly dryRun: boolean;
  readonly onProgress?: Progress;
};

/**
 * Reads a registry's file (docs/formats/registry-csv.md). The last row of an identity number wins; the same
 * row again is unchanged. A wrong row is rejected with its column, the rest goes in. A dry run takes everything back.
 */
export async function importRegistry(
  ctx: Ctx,
  actor: Actor,
  input: ImportRegistry,
): Promise<Outcome<ImportResult>> {
  const csv = await readCsv(input.file, REGISTRY_COLUMNS);
  if (!csv.ok) return csv;
  const { country, file, dryRun } = input;
  const result = await runImport(
    ctx,
    { kind: "registry", source: "registry", country, file, dryRun },
    async (_, book) => {
      const people = new Map<string, RegistryPerson>();
      let seen = 0;
      const today = ctx.clock.today(country);
      for await (const { row, cells } of csv.value.rows) {
        input.onProgress?.(++seen, null);
        const read = readRegistryRow(cells, row, country, today);
        if ("problem" in read) {
          book.note({ row, outcome: "rejected", id: null, ...read.problem });
          continue;
        }
        const earlier = people.get(read.person.nationalId);
        if (earlier)
          book.note({
            row: earlier.row,
            outcome: "duplicate",
            id: null,
            column: "national_id",
            reason: "later_row_wins",
          });
        people.set(read.person.nationalId, read.person);
      }
      const words = await loadRegistryWords(ctx);
      const saved = await saveRegistryPeople(ctx, actor, {
        country,
        people: [...people.values()],
        words,
        dryRun,
      });
      for (const { row, outcome } of saved) book.note({ row, outcome, id: null, column: null, reason: null });
    },
  );
  return ok(result);
}
