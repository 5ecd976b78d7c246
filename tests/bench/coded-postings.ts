import { createReadStream, existsSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse";
import type { Composition } from "#app/composition.server.ts";
import { systemActor } from "#app/domain/kernel/actor.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { importTaxonomy } from "#app/domain/taxonomy/import-taxonomy.server.ts";
import { loadCoder } from "#app/domain/taxonomy/load-coder.server.ts";
import { coderMemoryFigures } from "./coder-memory.ts";
import { count, measured, unmeasured, type Figure } from "./figure.ts";

/** Real postings in the shared data, and the column that holds their title. */
const SOURCES = [
  { name: "jadarat", title: "job_title" },
  { name: "wuzzuf", title: "Title" },
] as const;

const PER_TITLE_MS = 0.3;
/** Below this an answer is a guess; from SURE on it is taken without asking. */
const LIKELY = 0.5;
const SURE = 0.85;
const BINS = 10;

async function titlesOf(file: string, column: string): Promise<readonly string[]> {
  const titles: string[] = [];
  const rows = createReadStream(file).pipe(parse({ columns: true, relax_column_count: true, bom: true }));
  for await (const row of rows as AsyncIterable<Readonly<Record<string, string | undefined>>>)
    titles.push(row[column] ?? "");
  return titles;
}

/**
 * Titles of real postings coded with the whole classification: how many get an answer and how sure it is, and the
 * time of one posting (processor time, as titles repeat and are remembered). Memory: of a process that has nothing else.
 */
export async function* codedPostingsFigures(
  { ctx, database }: Composition,
  { folder, sharedData }: { readonly folder: string; readonly sharedData: string | null },
): AsyncGenerator<Figure> {
  const classification = path.join(sharedData ?? "", "esco");
  if (sharedData === null || !existsSync(classification)) {
    yield unmeasured("coding.ms-per-title", "ms", PER_TITLE_MS);
    return;
  }
  expectOk(await importTaxonomy(ctx, systemActor("bench", "SA"), { paths: [classification] }));
  yield* coderMemoryFigures(database.pool.options.connectionString ?? "", folder);
  const coder = await loadCoder(ctx);
  for (const { name, title } of SOURCES) {
    const titles = await titlesOf(path.join(sharedData, name, "postings.csv"), title);
    const began = process.cpuUsage();
    const sure = titles.map((text) => coder.codeTitle(text, 1)[0]?.confidence ?? 0);
    const used = process.cpuUsage(began);
    const share = (least: number): number => sure.filter((one) => one >= least).length / sure.length;
    yield count(`coding.${name}.postings`, titles.length);
    yield count(`coding.${name}.different-titles`, new Set(titles).size);
    yield measured(`coding.${name}.answered`, share(Number.MIN_VALUE), "share", { digits: 3 });
    yield measured(`coding.${name}.likely`, share(LIKELY), "share", { digits: 3 });
    yield measured(`coding.${name}.sure`, share(SURE), "share", { digits: 3 });
    for (let bin = 0; bin < BINS; bin++)
      yield count(
        `coding.${name}.confidence-${bin / BINS}`,
        sure.filter((one) => one > 0 && Math.min(BINS - 1, Math.floor(one * BINS)) === bin).length,
      );
    yield measured(`coding.${name}.ms-per-title`, (used.user + used.system) / 1_000 / titles.length, "ms", {
      atMost: PER_TITLE_MS,
      digits: 3,
    });
  }
}
