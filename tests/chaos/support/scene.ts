import { expect, vi } from "vitest";
import { compose } from "#app/composition.server.ts";
import type { Configuration, WorkerPart } from "#app/configuration.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { environmentOf, startProcess, type TestProcess } from "#tests/support/site.ts";
import { figures, oneApplies, type Market } from "../thread.ts";

const STARTED_WITHIN_MS = 90_000;

/** Starts the real worker, or parts of it, and waits until it has begun. */
export async function startWorker(
  configuration: Configuration,
  more: Readonly<Record<string, string>> = {},
  parts: readonly WorkerPart[] = ["relay", "consumers", "schedules"],
): Promise<TestProcess> {
  const worker = startProcess(
    "workers/main.ts",
    environmentOf(configuration, {
      MASAR_LOG: "info",
      MASAR_WORKER: parts.join(","),
      ...(configuration.redisUrl ? { REDIS_URL: configuration.redisUrl } : {}),
      ...more,
    }),
  );
  await vi.waitFor(() => expect(worker.output()).toContain("Worker ready"), {
    timeout: STARTED_WITHIN_MS,
    interval: 20,
  });
  return worker;
}

export async function manyApply(ctx: Ctx, market: Market, people: number): Promise<void> {
  for (let person = 0; person < people; person++) await oneApplies(ctx, market);
}

/** Waits until every event has met each of its consumers. */
export async function untilHandled(ctx: Ctx, market: Market, withinMs = 120_000): Promise<void> {
  await vi.waitFor(
    async () => {
      const now = await figures(ctx, market);
      expect(now).toMatchObject({ unrelayed: 0, handled: now.expected });
    },
    { timeout: withinMs, interval: 100 },
  );
}

/** Everybody who applied was told so, and once; nothing is counted twice, nothing lies among the dead letters. */
export async function expectNothingLostOrDoubled(ctx: Ctx, market: Market): Promise<void> {
  const [found] = await ctx.sql.query(
    `select (select count(*) from application) as applications,
            (select count(*) from message where code = 'application_submitted') as told,
            (select count(*) from (select link from message where code = 'application_submitted'
              group by link having count(*) > 1) as again) as "toldAgain",
            (select count(*) from dead_letter) as "deadLetters"`,
  );
  const { applications } = found as { applications: number };
  expect(found).toEqual({ applications, told: applications, toldAgain: 0, deadLetters: 0 });
  expect(await figures(ctx, market)).toMatchObject({ repeatedActs: 0, repeatedMessages: 0 });
}

/** Jobs of a consumer that wait in the queue. */
export async function waitingJobs(configuration: Configuration, consumer: string): Promise<number> {
  const composition = await compose(configuration, { process: "counter", maxConnections: 2 });
  const queue = composition.openQueue();
  try {
    const { waiting, delayed } = await queue.counts(consumer);
    return waiting + delayed;
  } finally {
    await queue.close();
    await composition.close();
  }
}
