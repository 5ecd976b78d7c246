import { applyMigrationsTo } from "#app/composition-database.server.ts";
import { startScratchServer } from "#app/composition-scratch.server.ts";
import { compose, type Composition } from "#app/composition.server.ts";
import { readSettings, type Configuration } from "#app/configuration.server.ts";
import { workerConnected } from "#app/domain/kernel/worker-connected.server.ts";
import { isPlainDate } from "#app/domain/kernel/plain-date.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { seedDemo } from "#prisma/seed/demo.ts";
import { isDemoSeeded } from "#prisma/seed/demo/mark.ts";
import { seedReference } from "#prisma/seed/reference.ts";
import { digestOfState } from "#prisma/seed/year/digest.ts";
import { countYear } from "#prisma/seed/year/figures.ts";
import { isYearPlayed, markYearPlayed } from "#prisma/seed/year/mark.ts";
import { playYear } from "#prisma/seed/year/play-year.ts";
import { demoSizeOf, type YearSize } from "#prisma/seed/year/play.ts";
import { problemsOf } from "#prisma/seed/year/problems.ts";
import { workerAtOnce } from "#workers/at-once.ts";
import { CONSUMERS } from "#workers/reactions.ts";
import {
  CommandFailure,
  numberOption,
  textOption,
  UsageError,
  type Command,
  type CommandInput,
} from "./command.ts";
import { yearInWords, type YearReport } from "./demo-year-words.ts";
import { withProgress, type ProgressBar } from "./progress.ts";
import { withDatabase } from "./with-database.ts";

/** The first day on a fresh database: the same day gives the same bytes. */
const FIRST_DAY = "2026-01-01";
/** Matching everybody with everything is the longest job; people here look at what fits them now. */
const PACE = { "match-everyone": 28 * 24 * 60, "refresh-index": 24 * 60, "repair-search": 24 * 60 } as const;
const note = (sentence: string): boolean => process.stderr.write(`${sentence}\n`);

const HANDLED_BY = Object.fromEntries(
  Object.entries(CONSUMERS).map(([consumer, { reactions }]) => [consumer, Object.keys(reactions)]),
);

/** Plays a year of the marketplace on the set clock. */
export const demoYear: Command = {
  name: "demo year",
  usage: "",
  summary: "Play a year of the marketplace on the set clock and print its funnel",
  positionals: { min: 0, max: 0 },
  options: {
    seed: { type: "string", value: "N", description: "Another seed is another year (default 1)" },
    seekers: { type: "string", value: "N", description: "People who look for work (default 2000)" },
    vacancies: { type: "string", value: "N", description: "Vacancies of partner employers (default 300)" },
    months: { type: "string", value: "N", description: "How long (default 12)" },
    from: {
      type: "string",
      value: "DATE",
      description: `First day on a fresh database (default ${FIRST_DAY})`,
    },
    apart: { type: "boolean", description: "Play on a throw-away database" },
  },
  details: [
    "People register, apply, are hired, earn and graduate through the use cases that the pages call; the worker's",
    "reactions and recurring jobs run in the same process. The same seed gives the same bytes on a fresh database.",
    "Stop npm run demo before it; the next start shows the year. Exit code 1 when something does not hold at its end.",
  ].join("\n"),
  async run(input) {
    const settings = readSettings();
    if (settings.env === "production")
      throw new CommandFailure("A year is played in the demo only: MASAR_ENV is production.");
    const size = sizeOf(input);
    const from = firstDay(input);
    const report = input.options["apart"] === true ? await playApart(size, from) : await playHere(size, from);
    return { json: report, text: yearInWords(report), ok: report.problems.length === 0 };
  },
};

function sizeOf(input: CommandInput): YearSize {
  return {
    seed: numberOption(input, "seed", 1, 1_000_000, 0),
    seekers: numberOption(input, "seekers", 2_000, 100_000, 20),
    vacancies: numberOption(input, "vacancies", 300, 10_000, 10),
    months: numberOption(input, "months", 12, 60),
  };
}

function firstDay(input: CommandInput): string | null {
  const from = textOption(input, "from");
  if (from !== undefined && !isPlainDate(from))
    throw new UsageError("--from must be a day, such as 2026-01-01");
  return from ?? null;
}

const playHere = (size: YearSize, from: string | null): Promise<YearReport> =>
  withDatabase(({ configuration }) => playOn(configuration, size, from));

async function playApart(size: YearSize, from: string | null): Promise<YearReport> {
  const server = await startScratchServer();
  try {
    await applyMigrationsTo(server.url);
    const apart = { databaseUrl: server.url, redisUrl: null, dataDir: server.folder };
    return await playOn({ ...readSettings(), ...apart }, size, from);
  } finally {
    await server.stop();
  }
}

/** A year that is lost with the machine is played again: no commit needs to wait for the disk. */
function quickly(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set("options", "-c TimeZone=UTC -c synchronous_commit=off");
  return url.href;
}

async function playOn(
  configuration: Configuration,
  size: YearSize,
  from: string | null,
): Promise<YearReport> {
  const composition = await compose(
    { ...configuration, databaseUrl: quickly(configuration.databaseUrl), logLevel: "warn" },
    { process: "year", maxConnections: 4, played: { seed: size.seed } },
  );
  try {
    const { ctx } = composition;
    await prepare(ctx, size, from);
    return await withProgress("Days", (bar) => play(composition, size, bar));
  } finally {
    await composition.close();
  }
}

/** Brings the database to the first day: reference data and the demo; refuses what would spoil the year. */
async function prepare(ctx: Ctx, size: YearSize, from: string | null): Promise<void> {
  await refuseWorker(ctx);
  if (await isYearPlayed(ctx))
    throw new CommandFailure(
      "A year was played here already: remove the data folder, choose another MASAR_DATA_DIR, or play --apart.",
    );
  if (await isDemoSeeded(ctx)) {
    if (from !== null)
      throw new CommandFailure(
        "The demo is there already: the year begins today by its clock, without --from.",
      );
  } else {
    await ctx.setClock(new Date(`${from ?? FIRST_DAY}T05:00:00Z`));
    await seedReference(ctx);
    note("Filling in the demo");
    await seedDemo(ctx, undefined, demoSizeOf(size));
  }
  await markYearPlayed(ctx, size);
}

async function refuseWorker(ctx: Ctx): Promise<void> {
  if (await workerConnected(ctx))
    throw new CommandFailure(
      "A worker is connected to this database and would race with the year: stop it first (Ctrl-C in npm run demo), " +
        "or play --apart.",
    );
}

async function play(composition: Composition, size: YearSize, bar: ProgressBar): Promise<YearReport> {
  const { ctx } = composition;
  let failed: readonly { consumer: string; event: string; error: string }[] = [];
  const year = await playYear(
    ctx,
    size,
    (hear) => {
      const worker = workerAtOnce(composition, { hear, pace: PACE });
      failed = worker.failed;
      return worker;
    },
    async (done, total, counts) => {
      bar.update(done, total, countsInWords(counts));
      if (done % 30 !== 0) return;
      if (!process.stderr.isTTY) note(`Day ${done} of ${total}: ${countsInWords(counts)}`);
      await refuseWorker(ctx);
    },
  );
  const figures = await countYear(ctx);
  const problems = [
    ...failed.map(({ consumer, event, error }) => `${consumer} failed on ${event}: ${error}`),
    ...(await problemsOf(ctx, figures, HANDLED_BY)),
  ];
  return { size, ...year, figures, problems, ...(await digestOfState(ctx)) };
}

const SHOWN = ["applications", "offers", "hired", "starts", "graduated"] as const;
const countsInWords = (counts: Readonly<Record<string, number>>): string =>
  SHOWN.map((name) => `${counts[name] ?? 0} ${name}`).join(", ");
