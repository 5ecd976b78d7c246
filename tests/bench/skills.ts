import { existsSync } from "node:fs";
import path from "node:path";
import { systemActor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { currencyOf } from "#app/domain/kernel/countries.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { readCsv } from "#app/domain/imports/read-csv.server.ts";
import { importTaxonomy } from "#app/domain/taxonomy/import-taxonomy.server.ts";
import { loadCoder, type Coder } from "#app/domain/taxonomy/load-coder.server.ts";
import { surestOf } from "#app/domain/taxonomy/skill-resolver.ts";
import { cellsOf, POSTING_FORMATS, readHeader } from "#app/domain/vacancies/import/formats.ts";
import { count, measured, quantile, unmeasured, type Figure } from "./figure.ts";

const SOURCES = [
  ["jadarat", "SA"],
  ["wuzzuf", "EG"],
] as const;
/** Lower bounds of the histogram of confidence; below the first is "no idea". */
const BOUNDS = [0.5, 0.6, 0.7, 0.8, 0.9, 1] as const;

/** Requirement lines of a file of postings, and how often each occurs. */
async function linesOf(
  file: string,
  from: "jadarat" | "wuzzuf",
  country: string,
): Promise<Map<string, number>> {
  const csv = expectOk(await readCsv(file, []));
  const format = POSTING_FORMATS[from];
  const header = readHeader(format, csv.columns);
  const lines = new Map<string, number>();
  for await (const { cells, broken } of csv.rows) {
    const parsed = broken ? null : format.parse(cellsOf(header, cells), currencyOf(country));
    if (!parsed?.ok) continue;
    for (const { kind, label } of parsed.value.posting.requirements)
      if (kind === "skill" || kind === "language") lines.set(label, (lines.get(label) ?? 0) + 1);
  }
  return lines;
}

function* figuresOf(name: string, lines: ReadonlyMap<string, number>, coder: Coder): Generator<Figure> {
  const times: number[] = [];
  const shares = new Map<number, number>();
  let total = 0;
  let resolved = 0;
  let distinct = 0;
  let several = 0;
  let ambiguous = 0;
  for (const [line, n] of lines) {
    const began = performance.now();
    const matches = coder.readSkills(line);
    times.push(performance.now() - began);
    const best = surestOf(matches);
    total += n;
    if (best.conceptId === null) continue;
    resolved += n;
    distinct++;
    if (matches.filter(({ conceptId }) => conceptId !== null).length > 1) several++;
    if (best.others.length > 0) ambiguous++;
    const bound = BOUNDS.findLast((least) => best.confidence >= least) ?? BOUNDS[0];
    shares.set(bound, (shares.get(bound) ?? 0) + n);
  }
  const began = performance.now();
  for (const line of lines.keys()) coder.readSkills(line);
  const again = (performance.now() - began) / Math.max(1, lines.size);
  const share = (n: number, of: number): number => (of === 0 ? 0 : n / of);
  yield count(`skills.${name}-lines`, total);
  yield count(`skills.${name}-distinct`, lines.size);
  yield measured(`skills.${name}-resolved`, share(resolved, total), "share", { digits: 4 });
  yield measured(`skills.${name}-distinct-resolved`, share(distinct, lines.size), "share", { digits: 4 });
  for (const least of BOUNDS)
    yield measured(
      `skills.${name}-confidence-${least * 100}`,
      share(shares.get(least) ?? 0, total),
      "share",
      {
        digits: 4,
      },
    );
  yield count(`skills.${name}-several`, several);
  yield count(`skills.${name}-ambiguous`, ambiguous);
  yield measured(`skills.${name}-p50`, quantile(times, 0.5), "ms", { digits: 4 });
  yield measured(`skills.${name}-p95`, quantile(times, 0.95), "ms", { digits: 4 });
  yield measured(`skills.${name}-again`, again, "ms", { digits: 4 });
}

/** The resolver of the database on the requirement lines of real postings, with the whole classification. */
export async function* skillFigures(ctx: Ctx, folder: string | null): AsyncGenerator<Figure> {
  const classification = path.join(folder ?? "", "esco");
  if (folder !== null && existsSync(classification))
    expectOk(await importTaxonomy(ctx, systemActor("bench", "SA"), { paths: [classification] }));
  const coder = await loadCoder(ctx);
  for (const [from, country] of SOURCES) {
    const file = path.join(folder ?? "", from, "postings.csv");
    if (folder === null || !existsSync(file)) yield unmeasured(`skills.${from}-resolved`, "share", null);
    else yield* figuresOf(from, await linesOf(file, from, country), coder);
  }
}
