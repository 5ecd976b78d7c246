import path from "node:path";
import type { Composition } from "#app/composition.server.ts";
import { systemActor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { followUpWageRecords } from "#app/domain/placements/follow-up-wage-records.server.ts";
import { importWages } from "#app/domain/placements/import-wages.server.ts";
import { WAGE_HEADER, wageCases, wageLine, type WageInput } from "#prisma/seed/demo/wages.ts";
import { placementReactions } from "#workers/handlers/placements.ts";
import { cpuTime, type CpuTime } from "./cpu-time.ts";
import { count, measured, timed, unmeasured, type Figure } from "./figure.ts";
import { holdAgainstKey } from "./wage-key.ts";
import { populate, writeLines } from "./wage-population.ts";

const actor = systemActor("bench", "SA");
const TARGET_S = 120;
const MEMORY_MIB = 512;
/** As many as the worker's consumer of placements takes at a time. */
const AT_ONCE = 2;
const MONTH = "2027-03";

/** The largest resident memory of this process while `work` runs, in MiB. */
async function peakMemory<T>(work: () => Promise<T>): Promise<{ value: T; mib: number }> {
  let most = 0;
  const look = (): void => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const timer = setInterval(look, 50);
  try {
    look();
    return { value: await work(), mib: most / 2 ** 20 };
  } finally {
    clearInterval(timer);
  }
}

/** What the worker does with the batches of an import: each in one transaction with its inbox row. */
export async function reconcileWaiting({ events }: Composition): Promise<number> {
  const react = placementReactions["wage_records.imported"];
  if (!react) throw new Error("Nobody reconciles wage records");
  const waiting = [...(await events.waiting(["wage_records.imported"]))];
  let done = 0;
  const worker = async (): Promise<void> => {
    for (let event = waiting.shift(); event; event = waiting.shift())
      if (await events.once("placements", event.id, react)) done++;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return done;
}

/** Processor time of the phases between these readings, which also a busy machine tells. */
function* cpuFigures(phases: readonly string[], readings: readonly CpuTime[]): Generator<Figure> {
  for (const [index, phase] of phases.entries())
    for (const part of ["node", "postgres"] as const) {
      const [before = null, after = null] = [readings[index]?.[part], readings[index + 1]?.[part]];
      const name = `wages.${phase}-cpu-${part}`;
      if (before === null || after === null) yield unmeasured(name, "s", null);
      else yield measured(name, after - before, "s");
    }
}

/** Everything that a reconciliation writes, as one number; ids and times of writing left out. */
export async function fingerprint(ctx: Ctx): Promise<string> {
  const parts = await ctx.sql.query<{ sum: string }>(
    `select concat_ws('/',
       (select sum(hashtextextended(concat_ws('|', national_id_lookup, registration_number, month, wage_minor, status,
          reason, placement_id, superseded_by_id is null), 0)::numeric) from wage_record),
       (select sum(hashtextextended(concat_ws('|', placement_id, tier, "from", until, wage_minor), 0)::numeric) from evidence),
       (select sum(hashtextextended(concat_ws('|', id, status, started_on, start_tier, ended_on, end_reason), 0)::numeric)
          from placement),
       (select sum(hashtextextended(concat_ws('|', placement_id, day, due_on, status, tier), 0)::numeric) from checkpoint),
       (select sum(hashtextextended(concat_ws('|', kind, person_id, registration_number, first_month, status, reason), 0)::numeric)
          from wage_question),
       (select sum(hashtextextended(concat_ws('|', kind, person_id, placement_id, status), 0)::numeric) from wage_issue)) as sum`,
  );
  return parts[0]?.sum ?? "";
}

/** A month of the register, one record a row: import, reconciliation, questions, and the answer key held against it. */
export async function* wagesBench(
  composition: Composition,
  folder: string,
  rows: number,
): AsyncGenerator<Figure> {
  const { ctx } = composition;
  const input: WageInput = { rows, month: MONTH, seed: 1 };
  const [earlier, file] = ["bench-wages-before.csv", "bench-wages.csv"].map((name) =>
    path.join(folder, name),
  );
  const bring = async (name = ""): Promise<Awaited<ReturnType<typeof importWages>>> =>
    importWages(ctx, actor, { file: name, country: "SA", dryRun: false });
  await ctx.setClock(new Date("2027-03-20T09:00:00Z"));
  await populate(ctx, input);
  await writeLines(earlier ?? "", WAGE_HEADER, function* () {
    for (const { before } of wageCases(input)) yield* before.map(wageLine);
  });
  await writeLines(file ?? "", WAGE_HEADER, function* () {
    for (const one of wageCases(input)) yield* one.rows.map(wageLine);
  });
  expectOk(await bring(earlier));
  await reconcileWaiting(composition);

  await ctx.setClock(new Date("2027-04-20T09:00:00Z"));
  const { value: seconds, mib } = await peakMemory(async () => {
    const cpu = [await cpuTime(ctx.sql)];
    const began = performance.now();
    const result = expectOk(await bring(file));
    const imported = performance.now();
    cpu.push(await cpuTime(ctx.sql));
    const batches = await reconcileWaiting(composition);
    const reconciled = performance.now();
    cpu.push(await cpuTime(ctx.sql));
    const asked = expectOk(await followUpWageRecords(ctx, actor, { country: "SA" }));
    return { cpu, began, imported, reconciled, followed: performance.now(), result, batches, asked };
  });
  const { cpu, began, imported, reconciled, followed, result, batches } = seconds;
  yield measured("wages.import", (imported - began) / 1_000, "s");
  yield measured("wages.reconcile", (reconciled - imported) / 1_000, "s");
  yield measured("wages.follow-up", (followed - reconciled) / 1_000, "s");
  yield timed("wages.import-and-reconcile", reconciled - began, TARGET_S);
  yield* cpuFigures(["import", "reconcile"], cpu);
  yield measured("wages.records", rows / ((reconciled - began) / 1_000), "1/s", { digits: 0 });
  yield measured("wages.memory", mib, "MiB", { atMost: MEMORY_MIB, digits: 0 });
  yield count("wages.batches", batches);
  for (const name of ["rows", "accepted", "updated", "unchanged", "duplicates", "rejected"] as const)
    yield count(`wages.${name}`, result[name]);
  for (const { what, hidden, differences, examples } of await holdAgainstKey(ctx, input)) {
    yield count(`wages.${what}s-hidden`, hidden);
    yield count(`wages.${what}s-different`, differences, 0);
    if (examples.length > 0) process.stderr.write(`  ${examples.join("\n  ")}\n`);
  }

  const before = await fingerprint(ctx);
  const again = performance.now();
  const second = expectOk(await bring(file));
  yield measured("wages.import-again", (performance.now() - again) / 1_000, "s");
  yield count("wages.again-batches", await reconcileWaiting(composition), 0);
  yield count("wages.again-new", second.accepted + second.updated, 0);
  yield count("wages.again-different", (await fingerprint(ctx)) === before ? 0 : 1, 0);
}
