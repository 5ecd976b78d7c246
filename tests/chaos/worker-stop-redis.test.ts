import { afterAll, beforeAll, describe, inject } from "vitest";
import { startRedis, type RedisServer } from "#tests/support/redis.ts";
import { workerStopTest } from "./worker-stop.ts";

describe.skipIf(inject("redisUrl") === null)("with a Redis of its own", () => {
  let redis: RedisServer | null = null;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis?.stop());
  workerStopTest("Redis", () => redis?.url ?? null);
});
