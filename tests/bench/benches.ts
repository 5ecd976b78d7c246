import fs from "node:fs";
import path from "node:path";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { unmeasured, type Figure } from "./figure.ts";
import { postingsFigures, taxonomyFigures } from "./imports.ts";
import { searchBench } from "./search-bench.ts";
import { titleFigures } from "./titles.ts";

/** What a bench gets: a database of its own with the reference data, and a folder for its files. */
export type BenchInput = {
  readonly ctx: Ctx;
  readonly folder: string;
  /** Real data beside the checkout; null where there is none. */
  readonly sharedData: string | null;
  /** How much of everything; null for the bench's own size. */
  readonly size: number | null;
};

export type Bench = {
  readonly summary: string;
  run(input: BenchInput): AsyncIterable<Figure>;
};

const inShared = ({ sharedData }: BenchInput, name: string): string | null => {
  const place = sharedData === null ? null : path.join(sharedData, name);
  return place !== null && fs.existsSync(place) ? place : null;
};

/** Every bench by name. */
export const BENCHES: Readonly<Record<string, Bench>> = {
  postings: {
    summary: "import of 100,000 postings",
    run: ({ ctx, folder, size }) => postingsFigures(ctx, folder, size ?? 100_000),
  },
  taxonomy: {
    summary: "import of the whole ESCO classification (needs the real files)",
    run: (input) => taxonomyFigures(input.ctx, inShared(input, "esco")),
  },
  search: {
    summary: "searches among 100,000 postings",
    run: ({ ctx, size }) => searchBench(ctx, size === null ? {} : { postings: size }),
  },
  titles: {
    summary: "coding of the public benchmark's titles (needs the real files)",
    async *run(input) {
      const folder = inShared(input, "melo-dev");
      if (folder === null) yield unmeasured("titles.mrr", "share", 0.684);
      else yield* await titleFigures(folder);
    },
  },
};
