import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "#app/domain/kernel/actor.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { reindex } from "#app/domain/search/reindex.server.ts";
import { searchPostings } from "#app/domain/search/search-postings.server.ts";
import { importPostings } from "#app/domain/vacancies/import/import-postings.server.ts";
import { useMasar } from "#tests/support/database.ts";
import { sharedData, sharedDataPresent } from "#tests/support/shared-data.ts";

/** Needs ../shared/data: pairs of a query, a text it must find and one it must not, among real postings. */
describe.skipIf(!sharedDataPresent)("the pairs of queries and texts, among real postings", () => {
  const masar = useMasar();
  const actor = systemActor("test", "SA");
  type Pair = {
    readonly group: string;
    readonly query: string;
    readonly wanted: string;
    readonly unwanted: string;
  };
  let pairs: readonly Pair[] = [];

  beforeAll(async () => {
    const lines = fs
      .readFileSync(path.join(sharedData, "arabic-search-pairs.tsv"), "utf8")
      .trim()
      .split("\n");
    pairs = lines.slice(1).map((line) => {
      const [group = "", query = "", wanted = "", unwanted = ""] = line.split("\t");
      return { group, query, wanted, unwanted };
    });
    const rows = pairs.flatMap(({ wanted, unwanted }, index) => [
      [`yes-${index}`, wanted],
      [`no-${index}`, unwanted],
    ]);
    const csv = [
      "id,title,employer,region,city",
      ...rows.map(([id, title]) => `${id},"${title}",منشأة,,`),
    ].join("\n");
    const file = path.join(masar.configuration.dataDir, "pairs.csv");
    fs.writeFileSync(file, csv);
    const real = path.join(sharedData, "jadarat/postings.csv");
    expectOk(await importPostings(masar.ctx, actor, { file: real, from: "jadarat", dryRun: false }));
    expectOk(await importPostings(masar.ctx, actor, { file, from: "csv", source: "pairs", dryRun: false }));
    expectOk(await reindex(masar.ctx, actor));
  });

  async function verdict(pair: Pair, index: number): Promise<string | null> {
    const found = new Set<string>();
    let why = "";
    for (let page = 1; page <= 10; page++) {
      const result = expectOk(
        await searchPostings(masar.ctx, actor, { q: pair.query, page, pageSize: 100, facets: false }),
      );
      why = `${result.terms.join("+")} ${JSON.stringify(result.relaxed)} of ${result.total}`;
      for (const item of result.items) if (item.sourceId) found.add(item.sourceId);
      if (page * 100 >= result.total) break;
    }
    if (!found.has(`yes-${index}`)) return `misses its text (${why})`;
    return found.has(`no-${index}`) ? `finds the other text (${why})` : null;
  }

  it("finds what it must and not what it must not", async () => {
    const failures: string[] = [];
    for (const [index, pair] of pairs.entries()) {
      const wrong = await verdict(pair, index);
      if (wrong) failures.push(`${pair.group} ${pair.query}: ${wrong}`);
    }
    expect(failures).toEqual([]);
    expect(pairs).toHaveLength(60);
  });
});
