import fs from "node:fs";
import path from "node:path";
import { systemActor } from "#app/domain/kernel/actor.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { reindex } from "#app/domain/search/reindex.server.ts";
import { searchPostings } from "#app/domain/search/search-postings.server.ts";
import { importPostings } from "#app/domain/vacancies/import/import-postings.server.ts";
import type { useMasar } from "./database.ts";

/** A query, the text of a posting that it must find, and one that it must not ("" for none). */
export type SearchPair = {
  readonly name: string;
  readonly query: string;
  readonly wanted: string;
  readonly unwanted: string;
};

/** Pairs of a file with one header line and `columns` before the query, the last of which is the group. */
export const readPairs = (file: string, columns: number): readonly SearchPair[] =>
  fs
    .readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line, index) => {
      const cells = line.split("\t");
      const [query = "", wanted = "", unwanted = ""] = cells.slice(columns);
      const number = columns > 1 ? cells[0] : String(index + 1);
      return { name: `${number} ${cells[columns - 1] ?? ""} ${query}`, query, wanted, unwanted };
    });

type Masar = ReturnType<typeof useMasar>;

const actor = systemActor("test", "SA");
const yes = (pair: SearchPair): string => `yes ${pair.name}`;
const no = (pair: SearchPair): string => `no ${pair.name}`;

/**
 * Imports the pairs' texts as titles of postings, among the real ones of the file when it is given, builds the
 * index and gives the number of postings in it.
 */
export async function indexPairs(
  { ctx, configuration }: Masar,
  pairs: readonly SearchPair[],
  real: string | null,
): Promise<number> {
  if (real !== null)
    expectOk(await importPostings(ctx, actor, { file: real, from: "jadarat", dryRun: false }));
  const rows = pairs.flatMap((pair) => [
    [yes(pair), pair.wanted],
    ...(pair.unwanted === "" ? [] : [[no(pair), pair.unwanted]]),
  ]);
  const csv = [
    "id,title,employer,region,city",
    ...rows.map(([id, title]) => `"${id}","${title}",منشأة,,`),
  ].join("\n");
  const file = path.join(configuration.dataDir, "pairs.csv");
  fs.writeFileSync(file, csv);
  expectOk(await importPostings(ctx, actor, { file, from: "csv", source: "pairs", dryRun: false }));
  return expectOk(await reindex(ctx, actor)).documents;
}

/** What is wrong with the answers to the pair's query, or null. */
async function wrongWith({ ctx }: Masar, pair: SearchPair): Promise<string | null> {
  const found = new Set<string>();
  let why = "";
  for (let page = 1; page <= 10; page++) {
    const result = expectOk(
      await searchPostings(ctx, actor, { q: pair.query, page, pageSize: 100, facets: false }),
    );
    why = `${result.terms.join("+")} ${JSON.stringify(result.relaxed)} of ${result.total}`;
    if (result.standIn) return "the search server did not answer";
    for (const item of result.items) if (item.sourceId) found.add(item.sourceId);
    if (page * 100 >= result.total) break;
  }
  if (!found.has(yes(pair))) return `misses "${pair.wanted}" (${why})`;
  return pair.unwanted !== "" && found.has(no(pair)) ? `finds "${pair.unwanted}" (${why})` : null;
}

/** The pairs that fail, each with what is wrong, by name. */
export async function failuresOf(
  masar: Masar,
  pairs: readonly SearchPair[],
): Promise<ReadonlyMap<string, string>> {
  const failures = new Map<string, string>();
  for (const pair of pairs) {
    const wrong = await wrongWith(masar, pair);
    if (wrong) failures.set(pair.name, wrong);
  }
  return failures;
}
