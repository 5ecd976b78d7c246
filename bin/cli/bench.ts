import fs from "node:fs";
import os from "node:os";
import { applyMigrationsTo } from "#app/composition-database.server.ts";
import { startScratchServer } from "#app/composition-scratch.server.ts";
import { compose } from "#app/composition.server.ts";
import { readSettings } from "#app/configuration.server.ts";
import { seedReference } from "#prisma/seed/reference.ts";
import { BENCHES } from "#tests/bench/benches.ts";
import type { Figure } from "#tests/bench/figure.ts";
import { sharedDataFolder } from "#tests/bench/shared-data.ts";
import { CommandFailure, numberOption, UsageError, type Command } from "./command.ts";

const MIB = 2 ** 20;
/** A quarter of the memory, as PostgreSQL's handbook advises, between one and four GiB. */
const buffers = Math.min(4_096, Math.max(1_024, Math.floor(os.totalmem() / MIB / 4)));

/** As durable as the real one: a figure measured without it would flatter. */
const DURABLE = {
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  shared_buffers: `${buffers}MB`,
  max_wal_size: "8GB",
} as const;

const inWords = ({ name, value, unit, target, ok }: Figure): string =>
  `${ok === null ? " " : ok ? "✓" : "✗"} ${name}: ${value ?? "not measured here"} ${value === null ? "" : unit}` +
  (target === null ? "" : ` (target ${target} ${unit})`);

const listed = Object.entries(BENCHES)
  .map(([name, { summary }]) => `${name.padEnd(13)} ${summary}`)
  .join("\n");

/** Measures on a throw-away database of its own. */
export const bench: Command = {
  name: "bench",
  usage: "NAME [FOLDER]",
  summary: "Measure something on a throw-away database; one JSON line per figure with --json",
  positionals: { min: 0, max: 2 },
  options: {
    size: { type: "string", value: "N", description: "How much of everything (default: the bench's own)" },
    list: { type: "boolean", description: "List the benches and measure nothing" },
  },
  details: listed,
  async run(input) {
    if (input.options["list"] === true)
      return {
        json: Object.entries(BENCHES).map(([name, { summary }]) => ({ name, summary })),
        lines: true,
        text: listed,
      };
    const [name = "", folder = null] = input.positionals;
    const chosen = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
    if (!chosen) throw new UsageError(`NAME must be one of ${Object.keys(BENCHES).join(", ")}`);
    const size = input.options["size"] === undefined ? null : numberOption(input, "size", 1, 10_000_000);
    if (folder !== null && !fs.existsSync(folder)) throw new CommandFailure(`There is no folder ${folder}.`);
    const server = await startScratchServer(DURABLE);
    const figures: Figure[] = [];
    try {
      await applyMigrationsTo(server.url);
      // Neither the operator's database nor the operator's queue.
      const configuration = {
        ...readSettings(),
        ...{ databaseUrl: server.url, redisUrl: null, dataDir: server.folder },
      };
      const composition = await compose({ ...configuration, logLevel: "warn" }, { process: "bench" });
      try {
        await seedReference(composition.ctx);
        const material = {
          composition,
          folder: server.folder,
          sharedData: sharedDataFolder(),
          named: folder,
          size,
          meilisearch: configuration.meilisearch,
        };
        for await (const figure of chosen.run(material)) {
          figures.push(figure);
          process.stderr.write(`${inWords(figure)}\n`);
        }
      } finally {
        await composition.close();
      }
    } finally {
      await server.stop();
    }
    const failed = figures.filter(({ ok }) => ok === false).length;
    return {
      json: figures,
      lines: true,
      text: failed === 0 ? "Every target was met." : `${failed} targets were missed.`,
      ok: failed === 0,
    };
  },
};
