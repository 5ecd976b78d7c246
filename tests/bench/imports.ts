import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { systemActor } from "#app/domain/kernel/actor.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { importTaxonomy } from "#app/domain/taxonomy/import-taxonomy.server.ts";
import { importPostings } from "#app/domain/vacancies/import/import-postings.server.ts";
import { demoPostingsCsv } from "#prisma/seed/demo/postings.ts";
import { count, measured, timed, unmeasured, type Figure } from "./figure.ts";

const actor = systemActor("bench", "SA");
const POSTINGS_S = 60;
const TAXONOMY_S = 30;

/** 100,000 generated postings (or another number) into the tables, then once more. */
export async function* postingsFigures(ctx: Ctx, folder: string, rows: number): AsyncGenerator<Figure> {
  const file = path.join(folder, "bench-postings.csv");
  await writeFile(file, demoPostingsCsv(rows, ctx.clock.today("SA")));
  for (const run of ["first", "again"] as const) {
    const began = performance.now();
    const result = expectOk(
      await importPostings(ctx, actor, { file, from: "csv", country: "SA", source: "bench", dryRun: false }),
    );
    yield timed(`import-postings.${run}`, performance.now() - began, POSTINGS_S);
    const { accepted, unchanged } = result;
    yield count(`import-postings.${run}-rows`, run === "first" ? accepted : unchanged, rows);
  }
}

/** The real postings of a folder laid out like the shared data, each source once and once more. */
export async function* realPostingsFigures(ctx: Ctx, folder: string | null): AsyncGenerator<Figure> {
  for (const [from, country] of [
    ["jadarat", "SA"],
    ["wuzzuf", "EG"],
  ] as const) {
    const file = path.join(folder ?? "", from, "postings.csv");
    if (folder === null || !existsSync(file)) {
      yield unmeasured(`import-${from}.first`, "s", null);
      continue;
    }
    for (const run of ["first", "again"] as const) {
      const began = performance.now();
      const result = expectOk(
        await importPostings(ctx, actor, { file, from, country, source: from, dryRun: false }),
      );
      yield measured(`import-${from}.${run}`, (performance.now() - began) / 1_000, "s");
      const { rows, accepted, updated, unchanged, duplicates, rejected } = result;
      for (const [name, value] of Object.entries({
        rows,
        accepted,
        updated,
        unchanged,
        duplicates,
        rejected,
      }))
        yield count(
          `import-${from}.${run}-${name}`,
          value,
          run === "again" && name === "accepted" ? 0 : null,
        );
    }
  }
}

/** The whole ESCO classification, then once more; needs the real files. */
export async function* taxonomyFigures(ctx: Ctx, folder: string | null): AsyncGenerator<Figure> {
  for (const run of ["first", "again"] as const) {
    if (folder === null) {
      yield unmeasured(`import-taxonomy.${run}`, "s", TAXONOMY_S);
      continue;
    }
    const began = performance.now();
    const result = expectOk(await importTaxonomy(ctx, actor, { paths: [folder] }));
    yield timed(`import-taxonomy.${run}`, performance.now() - began, TAXONOMY_S);
    yield count(`import-taxonomy.${run}-rejected`, result.rejected, 0);
  }
}
