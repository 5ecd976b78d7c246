import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { useMasar } from "#tests/support/database.ts";
import { failuresOf, indexPairs, readPairs, type SearchPair } from "#tests/support/search-pairs.ts";
import { sharedData, sharedDataPresent } from "#tests/support/shared-data.ts";

/** Needs ../shared/data: pairs of a query, a text it must find and one it must not, among real postings. */
describe.skipIf(!sharedDataPresent)("the pairs of queries and texts, among real postings", () => {
  const masar = useMasar();
  let pairs: readonly SearchPair[] = [];
  let documents = 0;

  beforeAll(async () => {
    pairs = readPairs(path.join(sharedData, "arabic-search-pairs.tsv"), 1);
    documents = await indexPairs(masar, pairs, path.join(sharedData, "jadarat/postings.csv"));
  });

  it("stand in one index with all 684 real postings", async () => {
    expect(pairs).toHaveLength(60);
    expect(documents).toBe(684 + 2 * 60);
    const rows = await masar.ctx.sql.query<{ source: string; count: number }>(
      `select v.source_name as source, count(*)::int as count from search_index.posting p join vacancy v on v.id = p.posting_id
        group by 1 order by 1`,
    );
    expect(rows).toEqual([
      { source: "jadarat", count: 684 },
      { source: "pairs", count: 120 },
    ]);
  });

  it("find what they must and not what they must not", async () => {
    expect([...(await failuresOf(masar, pairs))]).toEqual([]);
  });
});
