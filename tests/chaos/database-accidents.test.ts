import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { compose } from "#app/composition.server.ts";
import { applyMigrationsTo } from "#app/composition-database.server.ts";
import { startScratchServer } from "#app/composition-scratch.server.ts";
import { seedReference } from "#prisma/seed/reference.ts";
import { testConfiguration } from "#tests/support/configuration.ts";
import { useMasar } from "#tests/support/database.ts";
import { expectNothingLostOrDoubled, manyApply, startWorker, untilHandled } from "./support/scene.ts";
import { smallDisk } from "./support/small-disk.ts";
import { oneApplies, openMarket } from "./thread.ts";

const LIMIT_MS = 400_000;
const SOON = { timeout: 60_000, interval: 50 };
const PEOPLE = 20;
const YEAR_MS = 365 * 86_400_000;

describe("a database whose disk is full", () => {
  it(
    "refuses what it cannot keep, keeps what it acknowledged, and goes on when there is room",
    async (test) => {
      const disk = smallDisk(400);
      if (!disk) return test.skip("a disk of its own can be mounted by root only");
      const settings = { max_wal_size: "64MB", min_wal_size: "32MB", shared_buffers: "32MB" };
      const server = await startScratchServer(settings, { durable: true, within: disk.folder });
      try {
        await applyMigrationsTo(server.url);
        const configuration = testConfiguration(server.url, path.join(server.folder, "run"));
        const composition = await compose(configuration, { process: "watcher" });
        const { ctx } = composition;
        await seedReference(ctx);
        const market = await openMarket(ctx);
        const worker = await startWorker(configuration);
        await manyApply(ctx, market, PEOPLE);
        await untilHandled(ctx, market);

        let acknowledged = await ctx.db.application.count();
        let refused = 0;
        const tryToApply = (): Promise<void> =>
          oneApplies(ctx, market).then(
            () => void acknowledged++,
            () => void refused++,
          );
        disk.fill();
        for (let tries = 0; refused < 5 && tries < 3_000; tries++) await tryToApply();
        expect(refused).toBeGreaterThanOrEqual(5);
        await vi.waitFor(
          () => expect(worker.output()).toMatch(/No space left on device|ECONN|terminat/),
          SOON,
        );

        disk.free();
        await vi.waitFor(async () => {
          await server.revive(); // it may have given up altogether
          await oneApplies(ctx, market);
        }, SOON);
        acknowledged++;
        await untilHandled(ctx, market);
        // What was refused may have been kept, when only the answer failed; what was acknowledged must be there.
        const kept = await ctx.db.application.count();
        expect(kept).toBeGreaterThanOrEqual(acknowledged);
        expect(kept).toBeLessThanOrEqual(acknowledged + refused);
        await expectNothingLostOrDoubled(ctx, market);
        await worker.stop();
        await composition.close();
      } finally {
        await server.stop();
        disk.remove();
      }
    },
    LIMIT_MS,
  );
});

describe("a worker", () => {
  const masar = useMasar();

  it(
    "handles everything once while the clock jumps a year ahead and back",
    async () => {
      const { ctx } = masar;
      const worker = await startWorker(masar.configuration);
      const today = await openMarket(ctx);
      await manyApply(ctx, today, PEOPLE);
      await ctx.setClock(new Date(Date.now() + YEAR_MS));
      // By then the first vacancy has been idle for too long.
      const later = await openMarket(ctx);
      await manyApply(ctx, later, PEOPLE);
      await ctx.setClock(new Date());
      await manyApply(ctx, later, PEOPLE);
      await untilHandled(ctx, later);
      await expectNothingLostOrDoubled(ctx, later);
      expect(await ctx.db.application.count()).toBe(3 * PEOPLE);
      await worker.stop();
    },
    LIMIT_MS,
  );

  it(
    "brings the index back when its tables are gone, and people apply meanwhile",
    async () => {
      const { ctx } = masar;
      const worker = await startWorker(masar.configuration);
      const before = await openMarket(ctx);
      await untilHandled(ctx, before);
      await ctx.sql.query("drop schema search_index cascade");
      const after = await openMarket(ctx);
      await manyApply(ctx, after, PEOPLE);
      await untilHandled(ctx, after);
      await expectNothingLostOrDoubled(ctx, after);
      // The recurring look at the index, every five minutes, finds it without an analysis.
      await ctx.setClock(new Date(ctx.clock.now().getTime() + 10 * 60_000));
      await vi.waitFor(async () => {
        const missing = await ctx.sql.query(
          `select v.id from vacancy v where v.status in ('published', 'listed')
              and not exists (select 1 from search_index.posting d where d.posting_id = v.id and d.rev = v.rev)`,
        );
        expect(missing).toEqual([]);
      }, SOON);
      await worker.stop();
    },
    LIMIT_MS,
  );
});
