import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { compose } from "#app/composition.server.ts";
import type { Configuration } from "#app/configuration.server.ts";
import { useMasar } from "#tests/support/database.ts";
import { environmentOf, startProcess, type TestProcess } from "#tests/support/site.ts";
import { CONSUMERS } from "#workers/reactions.ts";
import { figures, handlings, oneApplies, oneWorks, openMarket } from "./thread.ts";

const KILLS = 10;
const WORKING = 12;
const APPLYING = 150;
const LIMIT_MS = 480_000;

/** Starts the real worker as the launcher does and waits until it takes jobs. */
async function startWorker(environment: NodeJS.ProcessEnv): Promise<TestProcess> {
  const worker = startProcess("workers/main.ts", environment);
  await vi.waitFor(() => expect(worker.output()).toContain("Worker ready"), {
    timeout: 60_000,
    interval: 20,
  });
  return worker;
}

/** Kills the worker with -9 in the middle of its work, again and again, and counts what came of it. */
export function workerKillTest(backend: string, redisUrl: () => string | null): void {
  describe(`a worker with its queue on ${backend}`, () => {
    const masar = useMasar();
    const configuration = (): Configuration => ({ ...masar.configuration, redisUrl: redisUrl() });
    const environment = (): NodeJS.ProcessEnv =>
      environmentOf(masar.configuration, {
        MASAR_LOG: "info",
        ...(redisUrl() ? { REDIS_URL: redisUrl() ?? "" } : {}),
      });

    it(
      `that is killed ${KILLS} times in the middle loses nothing and does nothing twice`,
      async () => {
        const { ctx } = masar;
        const market = await openMarket(ctx);
        const began = performance.now();
        let worker = await startWorker(environment());

        const working = Promise.all(
          Array.from({ length: WORKING }, (_, number) => oneWorks(ctx, market, number)),
        );
        const applying = (async () => {
          for (let i = 0; i < APPLYING; i++) await oneApplies(ctx, market);
        })();
        working.catch(() => undefined);
        applying.catch(() => undefined);
        for (let kill = 0; kill < KILLS; kill++) {
          await sleep(100 + Math.random() * 500);
          await vi.waitFor(
            async () => {
              const { expected, handled } = await figures(ctx, market);
              // Nothing to do would be no middle: somebody applies once more.
              if (handled >= expected) await oneApplies(ctx, market);
              expect(handled).toBeLessThan(expected);
            },
            { timeout: 30_000, interval: 5 },
          );
          worker.kill("SIGKILL");
          await worker.ended;
          worker = await startWorker(environment());
        }
        await Promise.all([working, applying]);
        const recovering = performance.now();
        await vi.waitFor(
          async () => {
            const now = await figures(ctx, market);
            expect(now).toMatchObject({ unrelayed: 0, handled: now.expected });
          },
          { timeout: 120_000, interval: 100 },
        );
        const drained = performance.now();

        const found = await figures(ctx, market);
        console.info(
          `${backend}: ${found.events} events, ${found.expected} effects, ${KILLS} kills, drained ` +
            `${Math.round(drained - recovering)} ms after the last, ${Math.round((drained - began) / 1000)} s in all`,
        );
        expect(found).toMatchObject({
          openings: WORKING,
          starts: WORKING,
          repeatedActs: 0,
          repeatedMessages: 0,
        });
        expect(await ctx.db.message.count({ where: { code: "placement_started" } })).toBe(WORKING);
        expect(await ctx.db.message.count({ where: { code: "application_submitted" } })).toBe(
          await ctx.db.application.count(),
        );

        const stopping = performance.now();
        worker.kill("SIGTERM");
        expect(await worker.ended).toBe(0);
        expect(performance.now() - stopping).toBeLessThan(25_000);

        const other = await compose(configuration(), { process: "counter" });
        const queue = other.openQueue();
        await queue.prepare();
        for (const consumer of Object.keys(CONSUMERS))
          expect(await queue.counts(consumer), consumer).toEqual({
            waiting: 0,
            active: 0,
            delayed: 0,
            failed: 0,
          });
        await queue.close();
        await other.close();
      },
      LIMIT_MS,
    );

    it(
      "handles nothing a second time when everything is delivered again, and the figures would show it",
      async () => {
        const { ctx, composition } = masar;
        const [vacancy] = await ctx.db.vacancy.findMany({ take: 1, select: { id: true } });
        const market = { vacancyId: vacancy?.id ?? "", registration: "", employer: null as never };
        const before = await figures(ctx, market);
        const again = await handlings(composition);
        for (const { consumer, id, name } of again) {
          const react = CONSUMERS[consumer]?.reactions[name];
          if (react) expect(await composition.events.once(consumer, id, react)).toBe(false);
        }
        expect(await figures(ctx, market)).toEqual(before);
        // The same without the inbox: counted twice.
        for (const { consumer, id, name } of again.filter(
          (handling) => handling.name === "placement.started",
        )) {
          const react = CONSUMERS[consumer]?.reactions[name];
          if (react && consumer === "placements")
            await composition.events.once(`${consumer}-again`, id, react);
        }
        expect((await figures(ctx, market)).openings).toBe(2 * WORKING);
      },
      LIMIT_MS,
    );
  });

  describe(`stopping a worker with its queue on ${backend}`, () => {
    const masar = useMasar();

    it(
      "by SIGTERM finishes what is under way within 25 seconds and leaves the rest to the next",
      async () => {
        const { ctx } = masar;
        const market = await openMarket(ctx);
        const environment = environmentOf(masar.configuration, {
          MASAR_LOG: "info",
          ...(redisUrl() ? { REDIS_URL: redisUrl() ?? "" } : {}),
        });
        for (let i = 0; i < 60; i++) await oneApplies(ctx, market);
        let worker = await startWorker(environment);
        await vi.waitFor(async () => expect((await figures(ctx, market)).handled).toBeGreaterThan(0), {
          timeout: 30_000,
          interval: 5,
        });
        const stopping = performance.now();
        worker.kill("SIGTERM");
        expect(await worker.ended).toBe(0);
        const took = performance.now() - stopping;
        const { handled, expected } = await figures(ctx, market);
        console.info(`${backend}: stopped in ${Math.round(took)} ms with ${handled} of ${expected} done`);
        expect(took).toBeLessThan(25_000);
        worker = await startWorker(environment);
        // No lock of the stopped worker is in the way: the next goes on at once.
        await vi.waitFor(
          async () => {
            const now = await figures(ctx, market);
            expect(now).toMatchObject({ unrelayed: 0, handled: now.expected, repeatedMessages: 0 });
          },
          { timeout: 60_000, interval: 100 },
        );
        await worker.stop();
      },
      LIMIT_MS,
    );
  });
}
