import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { queueOnRedis } from "#app/engines/queue/bullmq-on-redis.server.ts";
import { startRedis, tellRedis, type RedisServer } from "#tests/support/redis.ts";
import { jobQueueContract } from "./queue.contract.ts";

const url = inject("redisUrl") ?? "";

describe.skipIf(url === "")("with Redis", () => {
  jobQueueContract("Redis", (retries) => queueOnRedis(url, () => undefined, retries));

  describe("a Redis that could forget work", () => {
    let redis: RedisServer;
    beforeAll(async () => {
      redis = await startRedis();
    });
    afterAll(() => redis.stop());

    const command = (line: string): Promise<void> => tellRedis(redis.url, line);
    const configure = (name: string, value: string): Promise<void> => command(`CONFIG SET ${name} ${value}`);
    async function prepare(): Promise<void> {
      const queue = queueOnRedis(redis.url, () => undefined);
      await queue.prepare().finally(() => queue.close());
    }

    it("that is set to forget while it runs is noticed and named", async () => {
      const queue = queueOnRedis(redis.url, () => undefined);
      await queue.prepare();
      await queue.noteMemory();
      expect(await queue.memory()).toEqual({ forgot: false, dangers: [] });
      await configure("maxmemory-policy", "allkeys-lru");
      expect((await queue.memory()).dangers).toEqual([
        expect.stringContaining("maxmemory-policy is allkeys-lru") as string,
      ]);
      await configure("maxmemory-policy", "noeviction");
      expect((await queue.memory()).dangers).toEqual([]);
      await queue.close();
    });

    it("that was emptied is found out, once", async () => {
      const queue = queueOnRedis(redis.url, () => undefined);
      await queue.prepare();
      await queue.noteMemory();
      await command("FLUSHALL");
      expect(await queue.memory()).toMatchObject({ forgot: true });
      await queue.noteMemory();
      expect(await queue.memory()).toMatchObject({ forgot: false });
      await queue.close();
    });

    it("is refused with a sentence that says what to set", async () => {
      await prepare();
      await configure("maxmemory-policy", "allkeys-lru");
      await expect(prepare()).rejects.toMatchObject({
        name: "SetupProblem",
        message: expect.stringContaining('Set "maxmemory-policy noeviction" in redis.conf.') as string,
      });
      await configure("maxmemory-policy", "noeviction");
      await configure("appendonly", "no");
      await expect(prepare()).rejects.toMatchObject({
        name: "SetupProblem",
        message: expect.stringContaining('Set "appendonly yes" in redis.conf.') as string,
      });
    });

    it("is refused with a sentence when it does not answer", async () => {
      const queue = queueOnRedis("redis://127.0.0.1:1", () => undefined);
      await expect(queue.prepare().finally(() => queue.close())).rejects.toMatchObject({
        name: "SetupProblem",
        message: expect.stringContaining("REDIS_URL") as string,
      });
    });
  });
});
