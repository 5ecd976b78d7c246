import { describe, expect, it, vi } from "vitest";
import type { Configuration } from "#app/configuration.server.ts";
import { useMasar } from "#tests/support/database.ts";
import { CONSUMERS } from "#workers/reactions.ts";
import { expectNothingLostOrDoubled, manyApply, startWorker, untilHandled } from "./support/scene.ts";
import { figures, handlings, oneWorks, openMarket } from "./thread.ts";

const WORKING = 4;
const APPLYING = 60;
const LIMIT_MS = 300_000;

/** What a worker leaves when it is told to stop, and what it does with what it has done already. */
export function workerStopTest(backend: string, redisUrl: () => string | null): void {
  describe(`a worker with its queue on ${backend}`, () => {
    const masar = useMasar();
    const configuration = (): Configuration => ({ ...masar.configuration, redisUrl: redisUrl() });

    it(
      "handles nothing a second time when everything is delivered again, and the figures would show it",
      async () => {
        const { ctx, composition } = masar;
        const market = await openMarket(ctx);
        const worker = await startWorker(configuration());
        await Promise.all(Array.from({ length: WORKING }, (_, number) => oneWorks(ctx, market, number)));
        await untilHandled(ctx, market);
        await worker.stop();
        const before = await figures(ctx, market);
        expect(before).toMatchObject({
          openings: WORKING,
          starts: WORKING,
          reconciliations: WORKING,
          repeatedActs: 0,
          repeatedMessages: 0,
        });

        const again = await handlings(composition);
        for (const { consumer, id, name } of again) {
          const react = CONSUMERS[consumer]?.reactions[name];
          if (react) expect(await composition.events.once(consumer, id, react)).toBe(false);
        }
        expect(await figures(ctx, market)).toEqual(before);
        // The same without the inbox: reconciled twice, and the figures tell.
        for (const { consumer, id, name } of again) {
          const react = CONSUMERS[consumer]?.reactions[name];
          if (react && name === "wage_records.imported" && consumer === "placements")
            await composition.events.once(`${consumer}-again`, id, react);
        }
        expect(await figures(ctx, market)).toMatchObject({
          openings: WORKING,
          reconciliations: 2 * WORKING,
          repeatedActs: WORKING,
        });
      },
      LIMIT_MS,
    );
  });

  describe(`stopping a worker with its queue on ${backend}`, () => {
    const masar = useMasar();
    const configuration = (): Configuration => ({ ...masar.configuration, redisUrl: redisUrl() });

    it(
      "by SIGTERM finishes what is under way within 25 seconds and leaves the rest to the next",
      async () => {
        const { ctx } = masar;
        const market = await openMarket(ctx);
        await manyApply(ctx, market, APPLYING);
        // Without the recurring jobs, which are all due at the first start: one under way may take longer than that.
        let worker = await startWorker(configuration(), {}, ["relay", "consumers"]);
        await vi.waitFor(async () => expect((await figures(ctx, market)).handled).toBeGreaterThan(0), {
          timeout: 30_000,
          interval: 5,
        });
        const stopping = performance.now();
        worker.kill("SIGTERM");
        expect(await worker.ended, worker.output().slice(-3_000)).toBe(0);
        const took = performance.now() - stopping;
        const { handled, expected } = await figures(ctx, market);
        console.info(`${backend}: stopped in ${Math.round(took)} ms with ${handled} of ${expected} done`);
        expect(took).toBeLessThan(25_000);
        worker = await startWorker(configuration());
        // No lock of the stopped worker is in the way: the next goes on at once.
        await untilHandled(ctx, market, 60_000);
        await expectNothingLostOrDoubled(ctx, market);
        await worker.stop();
      },
      LIMIT_MS,
    );
  });
}
