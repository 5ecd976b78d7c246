import { createReadStream, existsSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import { createGunzip } from "node:zlib";
import { systemActor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { importTaxonomy } from "#app/domain/taxonomy/import-taxonomy.server.ts";
import { loadCoder } from "#app/domain/taxonomy/load-coder.server.ts";
import { buildTitleCoder, type TitleCoder } from "#app/domain/taxonomy/title-coder.ts";
import { calibrationError, type Judged } from "./calibration.ts";
import { quantile, unmeasured, type Figure } from "./figure.ts";

/** One figure of a bench, measured. */
export type TitleFigure = Figure & { readonly value: number };

async function rows(file: string): Promise<readonly (readonly string[])[]> {
  const stream = createReadStream(file);
  const content = await text(file.endsWith(".gz") ? stream.pipe(createGunzip()) : stream);
  return content
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.split("\t"));
}

const figure = (name: string, value: number, unit: string, target: number | null): TitleFigure => ({
  name,
  value: Math.round(value * 10_000) / 10_000,
  unit,
  target,
  ok: target === null ? null : unit === "ms" ? value <= target : value >= target,
});

const IS_GROUP = /\/isco\//u;

/**
 * The coder on a folder laid out like the public MELO benchmark (queries.tsv, corpus_elements.tsv.gz,
 * annotations.tsv, concept_mapping.tsv.gz): the surface forms are names of their concepts, the first 100 are judged. Mean reciprocal rank,
 * success at 1 and 10 and mean average precision as trec_eval defines them.
 */
export async function titleFigures(folder: string): Promise<readonly TitleFigure[]> {
  const [queries, forms, judgements, mapping] = await Promise.all(
    ["queries.tsv", "corpus_elements.tsv.gz", "annotations.tsv", "concept_mapping.tsv.gz"].map((name) =>
      rows(path.join(folder, name)),
    ),
  );
  const conceptOf = new Map((mapping ?? []).map(([form = "", concept = ""]) => [form, concept]));
  const relevant = new Map<string, Set<string>>();
  for (const [query = "", , form = ""] of judgements ?? []) {
    relevant.set(query, (relevant.get(query) ?? new Set<string>()).add(form));
  }
  const coder = buildTitleCoder(
    (forms ?? []).map(([form = "", text = ""]) => {
      const conceptId = conceptOf.get(form) ?? form;
      // The first form of a concept is its preferred label; groups of occupations are concepts of their own.
      return {
        conceptId,
        text,
        own: false,
        preferred: form.endsWith("_000"),
        group: IS_GROUP.test(conceptId),
      };
    }),
  );
  const times: number[] = [];
  const answers: Judged[] = [];
  let judged = 0;
  const sums = { rank: 0, first: 0, tenth: 0, precision: 0 };
  for (const [id = "", title = ""] of queries ?? []) {
    const wanted = relevant.get(id);
    if (!wanted) continue;
    judged++;
    const started = performance.now();
    const found = coder.rankNames(title, 100);
    times.push(performance.now() - started);
    const [best] = coder.code(title, 1);
    answers.push({
      confidence: best?.confidence ?? 0,
      right: best !== undefined && [...wanted].some((form) => conceptOf.get(form) === best.conceptId),
    });
    let hits = 0;
    found.forEach((name, at) => {
      if (!wanted.has(forms?.[name]?.[0] ?? "")) return;
      hits++;
      sums.precision += hits / (at + 1) / wanted.size;
      if (hits > 1) return;
      sums.rank += 1 / (at + 1);
      if (at === 0) sums.first++;
      if (at < 10) sums.tenth++;
    });
  }
  const mean = (sum: number): number => (judged === 0 ? 0 : sum / judged);
  return [
    figure("titles.queries", judged, "count", null),
    figure("titles.mrr", mean(sums.rank), "share", 0.684),
    figure("titles.success-at-1", mean(sums.first), "share", null),
    figure("titles.success-at-10", mean(sums.tenth), "share", null),
    figure("titles.map", mean(sums.precision), "share", null),
    figure("titles.calibration-error", calibrationError(answers), "share", null),
    figure("titles.p95", quantile(times, 0.95), "ms", 1),
  ];
}

/**
 * A coder on judged Arabic titles (query, source, count, ISCO-08 unit groups separated by "|" …, one header
 * line): share with a right group first and among the first five. Titles judged to have none are left out.
 */
export async function arabicTitleFigures(
  file: string,
  coder: Pick<TitleCoder, "code">,
  iscoGroup: (conceptId: string) => string | null,
): Promise<readonly TitleFigure[]> {
  const judged = (await rows(file)).slice(1).filter((row) => (row[3] ?? "") !== "");
  const times: number[] = [];
  const answers: Judged[] = [];
  let first = 0;
  let fifth = 0;
  let none = 0;
  for (const [title = "", , , groups = ""] of judged) {
    const right = new Set(groups.split("|"));
    const started = performance.now();
    const matches = coder.code(title, 5);
    times.push(performance.now() - started);
    const found = matches.map((match) => iscoGroup(match.conceptId) ?? "");
    answers.push({ confidence: matches[0]?.confidence ?? 0, right: right.has(found[0] ?? "") });
    if (found.length === 0) none++;
    if (right.has(found[0] ?? "")) first++;
    if (found.some((group) => right.has(group))) fifth++;
  }
  return [
    figure("arabic-titles.queries", judged.length, "count", null),
    figure("arabic-titles.isco-at-1", first / judged.length, "share", 0.8),
    figure("arabic-titles.isco-at-5", fifth / judged.length, "share", 0.95),
    figure("arabic-titles.no-idea", none / judged.length, "share", null),
    figure("arabic-titles.calibration-error", calibrationError(answers), "share", null),
    figure("arabic-titles.p95", quantile(times, 0.95), "ms", 1),
  ];
}

/** The coder of the database on judged Arabic titles, with the whole classification; needs the real files. */
export async function* codedTitleFigures(ctx: Ctx, sharedData: string | null): AsyncGenerator<Figure> {
  const file = path.join(sharedData ?? "", "arabic-titles-dev.tsv");
  const classification = path.join(sharedData ?? "", "esco");
  if (sharedData === null || !existsSync(file) || !existsSync(classification)) {
    yield unmeasured("arabic-titles.isco-at-1", "share", 0.8);
    yield unmeasured("arabic-titles.isco-at-5", "share", 0.95);
    return;
  }
  expectOk(await importTaxonomy(ctx, systemActor("bench", "SA"), { paths: [classification] }));
  const coder = await loadCoder(ctx);
  const groups = new Map<string, string | null>();
  const code: TitleCoder["code"] = (title, limit) =>
    coder.codeTitle(title, limit).map((match) => {
      groups.set(match.conceptId, match.occupation.iscoGroup);
      return match;
    });
  yield* await arabicTitleFigures(file, { code }, (conceptId) => groups.get(conceptId) ?? null);
}
