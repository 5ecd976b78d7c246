import { describe, expect, it } from "vitest";
import { z } from "zod";
import { bench as command } from "#bin/cli/bench.ts";
import { BENCHES } from "../bench/benches.ts";
import { useMasar } from "../support/database.ts";

const figureSchema = z.strictObject({
  name: z.string().regex(/^[a-z-]+\.[\w-]+$/),
  value: z.number().nonnegative().nullable(),
  unit: z.enum(["s", "ms", "µs", "1/s", "MiB", "count", "share"]),
  target: z.number().nullable(),
  ok: z.boolean().nullable(),
});

/** As little as shows that each one runs. */
const TINY: Readonly<Record<string, number>> = {
  ...{
    taxonomy: 1,
    postings: 20,
    titles: 1,
    analyser: 20,
    search: 30,
    matching: 4,
    policy: 20,
    relay: 3,
    wages: 60,
  },
};

it("lists its benches and refuses others", async () => {
  const { json } = await command.run({ positionals: [], options: { list: true }, json: true });
  expect(json).toEqual(Object.entries(BENCHES).map(([name, { summary }]) => ({ name, summary })));
  await expect(command.run({ positionals: ["nonsense"], options: {}, json: true })).rejects.toThrow("NAME");
});

describe("every bench", () => {
  const masar = useMasar();

  it.each(Object.entries(BENCHES))("prints figures: %s", { timeout: 120_000 }, async (name, bench) => {
    const figures = [];
    const { composition, configuration } = masar;
    for await (const figure of bench.run({
      composition,
      folder: configuration.dataDir,
      sharedData: null,
      named: null,
      meilisearch: null,
      size: TINY[name] ?? 1,
    }))
      figures.push(figureSchema.parse(figure));
    expect(figures.length).toBeGreaterThan(0);
    expect(new Set(figures.map((figure) => figure.name)).size).toBe(figures.length);
    // What could not be measured has neither met nor missed its target.
    expect(figures.filter(({ value, ok }) => value === null && ok !== null)).toEqual([]);
  });
});
