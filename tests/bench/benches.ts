import fs from "node:fs";
import path from "node:path";
import type { Composition } from "#app/composition.server.ts";
import { codedPostingsFigures } from "./coded-postings.ts";
import { analyserFigures } from "./analyser-bench.ts";
import { unmeasured, type Figure } from "./figure.ts";
import { postingsFigures, realPostingsFigures, taxonomyFigures } from "./imports.ts";
import { kinshipFigures } from "./kinship-bench.ts";
import { matchingFigures } from "./matching-bench.ts";
import { messagesFigures } from "./messages-bench.ts";
import { outageFigures } from "./outage-bench.ts";
import { policyFigures } from "./policy-bench.ts";
import { queueFigures } from "./queue-bench.ts";
import { relayFigures } from "./relay-bench.ts";
import { searchBench } from "./search-bench.ts";
import { skillFigures } from "./skills.ts";
import { codedTitleFigures, titleFigures } from "./titles.ts";
import { wagesBench } from "./wages-bench.ts";

/** What a bench gets: a database of its own with the reference data, and a folder for its files. */
export type BenchInput = {
  readonly composition: Composition;
  readonly folder: string;
  /** Real data beside the checkout; null where there is none. */
  readonly sharedData: string | null;
  /** The folder that the caller named in its place. */
  readonly named: string | null;
  /** How much of everything; null for the bench's own size. */
  readonly size: number | null;
  /** The search server of the settings, if one is set up. */
  readonly meilisearch: { readonly url: string; readonly key: string | null } | null;
};

export type Bench = {
  readonly summary: string;
  run(input: BenchInput): AsyncIterable<Figure>;
};

const existing = (place: string): string | null => (fs.existsSync(place) ? place : null);
const inShared = ({ sharedData, named }: BenchInput, name: string): string | null =>
  named ?? (sharedData === null ? null : existing(path.join(sharedData, name)));

/** Every bench by name. */
export const BENCHES: Readonly<Record<string, Bench>> = {
  taxonomy: {
    summary: "import of the whole ESCO classification (FOLDER, or esco in the shared data)",
    run: (input) => taxonomyFigures(input.composition.ctx, inShared(input, "esco")),
  },
  postings: {
    summary: "import of 100,000 generated postings, and of the real ones (FOLDER, or the shared data)",
    async *run(input) {
      const { composition, folder, size } = input;
      yield* postingsFigures(composition.ctx, folder, size ?? 100_000);
      yield* realPostingsFigures(composition.ctx, input.named ?? input.sharedData);
    },
  },
  titles: {
    summary: "coding of judged titles, English (FOLDER, or melo-dev in the shared data) and Arabic",
    async *run(input) {
      const folder = inShared(input, "melo-dev");
      if (folder === null) yield unmeasured("titles.mrr", "share", 0.684);
      else yield* await titleFigures(folder);
      yield* codedTitleFigures(input.composition.ctx, input.sharedData);
    },
  },
  coding: {
    summary:
      "titles of real postings coded with the whole classification: coverage, confidence, time, memory",
    run: ({ composition, folder, sharedData }) => codedPostingsFigures(composition, { folder, sharedData }),
  },
  analyser: {
    summary:
      "analysis and correction of the words of taxonomy and postings (the shared data's, else generated)",
    run: ({ composition, sharedData, size }) =>
      analyserFigures(composition.ctx, { sharedData, generated: size ?? 2_000 }),
  },
  kinship: {
    summary: "nearness of occupations and of skills on judged pairs, and its cost",
    run: ({ composition, sharedData }) => kinshipFigures(composition.ctx, sharedData),
  },
  skills: {
    summary: "requirement lines of real postings resolved to skills (FOLDER, or the shared data)",
    run: ({ composition, named, sharedData }) => skillFigures(composition.ctx, named ?? sharedData),
  },
  messages: {
    summary: "20,000 due messages sent, and the demo's inbox with all of them",
    run: ({ composition, size }) => messagesFigures(composition.ctx, size ?? 20_000),
  },
  search: {
    summary:
      "searches among 100,000 postings (real ones replayed), next to PostgreSQL's own Arabic and, with MEILI_URL, Meilisearch",
    run: ({ composition, sharedData, size, meilisearch }) =>
      searchBench(composition.ctx, {
        ...{ postings: size ?? 100_000, rounds: (size ?? 0) > 100_000 ? 200 : 500, sharedData, meilisearch },
      }),
  },
  "search-outage": {
    summary: "with MEILI_URL: how long until that server holds 20,000 postings again after outages and harm",
    run: ({ composition, folder, size, meilisearch }) =>
      outageFigures({
        ...{ databaseUrl: composition.database.pool.options.connectionString ?? "", folder, meilisearch },
        postings: size ?? 20_000,
      }),
  },
  matching: {
    summary: "a full run over 400 households and 2,200 postings, and one seeker on line",
    run: ({ composition, folder, size }) => matchingFigures(composition.ctx, folder, size ?? 400),
  },
  policy: {
    summary: "1,000,000 households over 24 months on two threads, what is stored of them, and whole cases",
    run: ({ composition, size }) => policyFigures(composition.ctx, size ?? 1_000_000),
  },
  wages: {
    summary: "import and reconciliation of 1,000,000 wage records of a month, held against their answer key",
    run: ({ composition, folder, size }) => wagesBench(composition, folder, size ?? 1_000_000),
  },
  relay: {
    summary: "from the commit of a change to its effect, over 500 events",
    run: ({ composition, size }) => relayFigures(composition, size ?? 500),
  },
  queue: {
    summary:
      "events per second through outbox, relay, queue and inbox, next to BullMQ alone, on both backends",
    run: ({ composition, size }) => queueFigures(composition, size ?? 5_000),
  },
};
