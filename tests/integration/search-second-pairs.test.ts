import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { useMasar } from "#tests/support/database.ts";
import { failuresOf, indexPairs, readPairs } from "#tests/support/search-pairs.ts";
import { sharedData, sharedDataPresent } from "#tests/support/shared-data.ts";

const pairsOf = (name: string): ReturnType<typeof readPairs> =>
  readPairs(path.join(import.meta.dirname, `../pairs/${name}.tsv`), 2);

describe("a second set of pairs", () => {
  const masar = useMasar();
  const development = pairsOf("second-development");
  const heldOut = pairsOf("second-held-out");

  beforeAll(async () => {
    const real = sharedDataPresent ? path.join(sharedData, "jadarat/postings.csv") : null;
    await indexPairs(masar, [...development, ...heldOut], real);
  });

  it("development", async () => {
    expect(development).toHaveLength(30);
    expect([...(await failuresOf(masar, development))]).toEqual([]);
  });

  it("held out", async () => {
    const failures = await failuresOf(masar, heldOut);
    expect(heldOut).toHaveLength(30);
    process.stdout.write(`held out fails: ${failures.size}\n`);
    process.stdout.write(process.env["SHOW"] ? JSON.stringify([...failures],null,1) : "");
  });
});
