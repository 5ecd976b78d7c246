import net from "node:net";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { queueOnRedis } from "#app/engines/queue/bullmq-on-redis.server.ts";
import { startRedis, type RedisServer } from "#tests/support/redis.ts";
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

    const configure = (name: string, value: string): Promise<void> =>
      new Promise((resolve, reject) => {
        const socket = net.connect(Number(new URL(redis.url).port), "127.0.0.1", () =>
          socket.write(`CONFIG SET ${name} ${value}\r\n`),
        );
        socket.once("error", reject);
        socket.once("data", () => {
          socket.destroy();
          resolve();
        });
      });
    async function prepare(): Promise<void> {
      const queue = queueOnRedis(redis.url, () => undefined);
      await queue.prepare().finally(() => queue.close());
    }

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
