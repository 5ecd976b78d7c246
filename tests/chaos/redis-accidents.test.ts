import fs from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, inject, it, vi } from "vitest";
import type { Configuration } from "#app/configuration.server.ts";
import { useMasar } from "#tests/support/database.ts";
import { tellRedis } from "#tests/support/redis.ts";
import { environmentOf, startProcess, type TestProcess } from "#tests/support/site.ts";
import { ownRedis, type OwnRedis } from "./support/own-redis.ts";
import {
  expectNothingLostOrDoubled,
  manyApply,
  startWorker,
  untilHandled,
  waitingJobs,
} from "./support/scene.ts";
import { smallDisk } from "./support/small-disk.ts";
import { figures, openMarket } from "./thread.ts";

const LIMIT_MS = 300_000;
/** Everything that a test here waits for comes within this, also on a busy machine. */
const SOON = { timeout: 60_000, interval: 50 };
const PEOPLE = 20;

describe.skipIf(inject("redisUrl") === null)("with a Redis of its own", () => {
  const masar = useMasar();
  let redis: OwnRedis;
  const processes: TestProcess[] = [];
  const configuration = (): Configuration => ({ ...masar.configuration, redisUrl: redis.url });
  const work = async (...parts: Parameters<typeof startWorker>[2] & string[]): Promise<TestProcess> => {
    const worker = await startWorker(configuration(), {}, parts.length > 0 ? parts : undefined);
    processes.push(worker);
    return worker;
  };

  beforeEach(async () => {
    redis = await ownRedis();
  });
  afterEach(async () => {
    await Promise.all(processes.splice(0).map((each) => each.stop()));
    await redis.remove();
  });

  it(
    "hands every job on again when Redis is emptied in the middle",
    async () => {
      const { ctx } = masar;
      const market = await openMarket(ctx);
      const worker = await work();
      for (let round = 0; round < 3; round++) {
        await manyApply(ctx, market, PEOPLE);
        await tellRedis(redis.url, "FLUSHALL");
      }
      await untilHandled(ctx, market);
      await expectNothingLostOrDoubled(ctx, market);
      expect(worker.output()).toContain("The queue forgot its jobs");
    },
    LIMIT_MS,
  );

  it(
    "hands those jobs on again that Redis had not written down when it ended",
    async () => {
      const { ctx } = masar;
      const market = await openMarket(ctx);
      await work("relay");
      const relayed = () =>
        vi.waitFor(async () => expect((await figures(ctx, market)).unrelayed).toBe(0), SOON);
      await manyApply(ctx, market, PEOPLE);
      await relayed();
      const journal = path.join(redis.folder, "appendonlydir");
      const before = path.join(redis.folder, "a-second-ago");
      fs.cpSync(journal, before, { recursive: true });
      await manyApply(ctx, market, PEOPLE);
      await relayed();
      // Killed with -9 it would have left all to the system, which writes it down later; a power cut would not.
      await redis.kill();
      fs.rmSync(journal, { recursive: true });
      fs.renameSync(before, journal);
      await redis.start();
      expect(await waitingJobs(configuration(), "messages")).toBeLessThan(2 * PEOPLE);
      await work("consumers");
      await untilHandled(ctx, market);
      await expectNothingLostOrDoubled(ctx, market);
    },
    LIMIT_MS,
  );

  it(
    "says so when Redis is switched to forgetting while it runs, goes on, and does not start with it",
    async () => {
      const { ctx } = masar;
      const market = await openMarket(ctx);
      const worker = await work();
      await tellRedis(redis.url, "CONFIG SET maxmemory-policy allkeys-lru");
      await vi.waitFor(() => expect(worker.output()).toContain("The queue may lose jobs"), SOON);
      await manyApply(ctx, market, PEOPLE);
      await untilHandled(ctx, market);

      const late = startProcess(
        "workers/main.ts",
        environmentOf(masar.configuration, { REDIS_URL: redis.url }),
      );
      expect(await late.ended).not.toBe(0);
      expect(late.output()).toContain('Set "maxmemory-policy noeviction" in redis.conf.');

      await tellRedis(redis.url, "CONFIG SET maxmemory-policy noeviction");
      await vi.waitFor(() => expect(worker.output()).toContain("The queue is safe again"), SOON);
      await expectNothingLostOrDoubled(ctx, market);
    },
    LIMIT_MS,
  );

  it("keeps what people do while the disk of Redis is full, and hands it on when there is room", async (test) => {
    const disk = smallDisk(24);
    if (!disk) return test.skip("a disk of its own can be mounted by root only");
    const { ctx } = masar;
    const market = await openMarket(ctx);
    await redis.remove();
    redis = await ownRedis(disk.folder);
    try {
      const worker = await work();
      await manyApply(ctx, market, PEOPLE);
      disk.fill();
      // The rest of the last page is still written.
      await vi.waitFor(
        async () => {
          await manyApply(ctx, market, PEOPLE);
          expect((await figures(ctx, market)).unrelayed).toBeGreaterThan(0);
          expect(worker.output()).toContain("MISCONF");
        },
        { timeout: 60_000, interval: 500 },
      );
      disk.free();
      await untilHandled(ctx, market);
      await expectNothingLostOrDoubled(ctx, market);
    } finally {
      await Promise.all(processes.splice(0).map((each) => each.stop()));
      await redis.kill();
      disk.remove();
    }
  }, 300_000);
});
