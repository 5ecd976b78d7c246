import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { useMasar } from "#tests/support/database.ts";
import { failuresOf, indexPairs, readPairs } from "#tests/support/search-pairs.ts";
import { sharedData, sharedDataPresent } from "#tests/support/shared-data.ts";

const pairsOf = (name: string): ReturnType<typeof readPairs> =>
  readPairs(path.join(import.meta.dirname, `../pairs/${name}.tsv`), 2);

/**
 * What failed when the held-out pairs were tried, once, after the rules were made; 51 since titles are coded better:
 * a posting for poultry breeding carries the name of who does it, which the query says of nannies.
 */
const KNOWN_FAILURES: ReadonlySet<string> = new Set([
  "51 feminine-plural مربيات",
  "75 broken-plural أساتذة",
  "129 misspelt-letters ديكوور",
  "135 misspelt-letters مخبري تحليل طبيه",
  "162 egyptian دادة",
  "165 egyptian سايس جراج",
  "174 moroccan فرملية",
  "183 levantine معلم شاورما",
  "192 arabizi sawa2 5as",
  "210 arabizi ta2meen",
]);

/**
 * Pairs of our own: dialects, Arabizi, mixed scripts, forms, misspellings. Every third by number was put aside
 * before any of them was tried; the rules were made with the development pairs only. Among the real postings
 * where they are there.
 */
describe("further pairs of queries and texts", () => {
  const masar = useMasar();
  const development = pairsOf("development");
  const heldOut = pairsOf("held-out");

  beforeAll(async () => {
    const real = sharedDataPresent ? path.join(sharedData, "jadarat/postings.csv") : null;
    await indexPairs(masar, [...development, ...heldOut], real);
  });

  it("of the development part all hold", async () => {
    expect(development).toHaveLength(163);
    expect([...(await failuresOf(masar, development))]).toEqual([]);
  });

  it("of the held-out part all hold but those that are known: 72 of 81", async () => {
    const failures = await failuresOf(masar, heldOut);
    expect([...failures].filter(([name]) => !KNOWN_FAILURES.has(name))).toEqual([]);
    expect(heldOut).toHaveLength(81);
    expect(heldOut.length - failures.size).toBeGreaterThanOrEqual(72);
  });
});
