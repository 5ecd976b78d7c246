import { Worker } from "node:worker_threads";
import { projectPolicy } from "#app/domain/benefits/project-policy.server.ts";
import { systemActor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { policyPacks } from "#prisma/seed/packs/index.ts";
import { workedExamples } from "#prisma/seed/packs/worked-examples.ts";
import { measured, quantile, type Figure } from "./figure.ts";
import { MONTHS } from "./projected-households.ts";
import type { ProjectedShare, Share } from "./projecting.ts";

const actor = systemActor("bench", "SA");

type Example = { readonly packId: string; readonly json: unknown };

/** The documented examples of the packs that are stored, each over the months that a person sees. */
const examples = (): readonly Example[] =>
  workedExamples()
    .filter(({ pack }) => policyPacks.some(({ id }) => id === pack))
    .map(({ pack, json }) => ({ packId: pack, json: { ...(json as object), months: MONTHS } }));

/** Threads: the target is for two cores. */
const THREADS = 2;
/** A million households in a minute. */
const TARGET_SECONDS = 60;
const MILLION = 1_000_000;

/** A worker does not know TypeScript by itself: it registers what the command line has registered. */
const inWorker = (share: Share): Promise<ProjectedShare> =>
  new Promise((resolve, reject) => {
    const file = new URL("./projecting-worker.ts", import.meta.url).href;
    const code = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(file)}); })`;
    const worker = new Worker(code, { eval: true, workerData: share });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => {
      if (code !== 0) reject(new Error(`A worker ended with ${code}`));
    });
  });

/** Memory of the whole process while something runs: the highest of what was seen. */
async function watchingMemory<T>(run: () => Promise<T>): Promise<{ result: T; mib: number }> {
  let most = process.memoryUsage.rss();
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 200);
  try {
    return { result: await run(), mib: most / 1_048_576 };
  } finally {
    clearInterval(timer);
  }
}

/** Made-up households of every pack over 24 months, each worked out by itself, on two threads. */
async function* householdFigures(households: number): AsyncGenerator<Figure> {
  const cuts = Array.from({ length: THREADS + 1 }, (_, i) => Math.round((households * i) / THREADS));
  const { result, mib } = await watchingMemory(() =>
    Promise.all(cuts.slice(1).map((until, i) => inWorker({ from: cuts[i] ?? 0, until }))),
  );
  const sum = (of: (share: ProjectedShare) => number): number =>
    result.reduce((total, share) => total + of(share), 0);
  // Both run at the same time: the slower one says when all are done.
  const seconds = Math.max(...result.map((share) => share.seconds));
  yield measured("policy.households-per-second", households / seconds, "1/s", {
    atLeast: Math.round(MILLION / TARGET_SECONDS),
    digits: 0,
  });
  yield measured(
    "policy.seconds-for-all",
    seconds,
    "s",
    households === MILLION ? { atMost: TARGET_SECONDS } : {},
  );
  // The threads work at the same time, so each saw the processor time of all.
  const processor = sum((share) => share.processor) / result.length;
  yield measured("policy.processor-per-household", (processor * 1e6) / households, "µs");
  yield measured("policy.months-written-share", sum((s) => s.written) / (households * MONTHS), "share");
  yield measured("policy.stored", sum((s) => s.bytes) / 1_048_576, "MiB");
  yield measured("policy.late-months-written", sum((s) => s.lateWritten) / sum((s) => s.late), "count");
  yield measured("policy.distinct-households", sum((s) => s.distinct) / sum((s) => s.looked), "share");
  yield measured("policy.memory", mib, "MiB", { digits: 0 });
}

/** A million households (or as many as are asked for), then whole cases from their JSON on. */
export async function* policyFigures(ctx: Ctx, households: number): AsyncGenerator<Figure> {
  yield* householdFigures(households);
  const cases = examples();
  const times: number[] = [];
  for (let round = 0; round < Math.min(200, households); round++) {
    const one = cases[round % cases.length];
    if (!one) break;
    const asked = performance.now();
    expectOk(await projectPolicy(ctx, actor, { packId: one.packId, case: one.json }));
    times.push(performance.now() - asked);
  }
  yield measured("policy.case-p50", quantile(times, 0.5), "ms");
  yield measured("policy.case-p95", quantile(times, 0.95), "ms");
}
