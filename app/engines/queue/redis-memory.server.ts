import type { Redis } from "ioredis";
import { SetupProblem } from "#app/domain/kernel/setup-problem.ts";
import type { QueueMemory } from "./queue.ts";

/** BullMQ's scripts need its commands. */
const OLDEST = "6.2";
/** Vanishes with everything else when Redis is emptied; holds how much was evicted when it was written. */
const MARK = "masar:memory";

export type RedisMemory = {
  prepare(): Promise<void>;
  look(): Promise<QueueMemory>;
  note(): Promise<void>;
};

/** Watches over a Redis that holds acknowledged work: whether it may lose some, and whether it has. */
export function redisMemory(connection: Redis): RedisMemory {
  async function setting(name: string): Promise<string> {
    const answer = (await connection.config("GET", name)) as string[];
    return answer[1] ?? "";
  }
  async function fact(section: string, name: string): Promise<string> {
    const answer = await connection.info(section);
    return new RegExp(`^${name}:(.*?)\\r?$`, "m").exec(answer)?.[1] ?? "";
  }
  const evicted = async (): Promise<number> => Number(await fact("stats", "evicted_keys"));

  async function dangers(): Promise<readonly string[]> {
    const found: string[] = [];
    const policy = await setting("maxmemory-policy");
    if (policy !== "noeviction")
      found.push(
        `Redis may evict jobs (maxmemory-policy is ${policy}). Set "maxmemory-policy noeviction" in redis.conf.`,
      );
    if ((await setting("appendonly")) !== "yes")
      found.push('Redis forgets its jobs at a crash. Set "appendonly yes" in redis.conf.');
    return found;
  }

  return {
    async prepare() {
      if (connection.status === "wait")
        await connection.connect().catch(() => {
          const { host, port } = connection.options;
          throw new SetupProblem(`Redis does not answer at ${host}:${port}: start it, or correct REDIS_URL.`);
        });
      const version = await fact("server", "redis_version");
      if (isOlder(version, OLDEST))
        throw new SetupProblem(`Redis ${version} is too old: Masar needs ${OLDEST} or newer.`);
      const found = await dangers();
      if (found.length > 0) throw new SetupProblem(found.join("\n"));
    },
    async look() {
      const mark = await connection.get(MARK);
      return { forgot: mark === null || (await evicted()) > Number(mark), dangers: await dangers() };
    },
    async note() {
      await connection.set(MARK, await evicted());
    },
  };
}

/** Whether version `a` comes before `b`; an unknown one does not. */
export function isOlder(a: string, b: string): boolean {
  const parts = (version: string): number[] => version.split(".").map(Number);
  const [left, right] = [parts(a), parts(b)];
  if (left.some(Number.isNaN)) return false;
  for (let i = 0; i < right.length; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
