import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { answersPing, freePort } from "#tests/support/redis.ts";

/**
 * The arguments of a Redis as the README asks for: append-only, evicting nothing; flushed to disk every second, as
 * Redis does unless told otherwise.
 */
export const redisArguments = (port: number, folder: string): readonly string[] => [
  ...["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", ""],
  ...["--appendonly", "yes", "--appendfsync", "everysec", "--maxmemory-policy", "noeviction"],
];

/** A Redis that a test starts and ends as it likes, always on the same port and folder. */
export type OwnRedis = {
  readonly url: string;
  readonly folder: string;
  start(): Promise<void>;
  /** With -9. */
  kill(): Promise<void>;
  remove(): Promise<void>;
};

/** `folder` is made, and removed at the end, unless one is given. */
export async function ownRedis(
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "masar-redis-")),
): Promise<OwnRedis> {
  const port = await freePort();
  let child: ChildProcess | null = null;
  const kill = async (): Promise<void> => {
    const last = child;
    child = null;
    if (!last || last.exitCode !== null) return;
    const ended = new Promise((resolve) => last.once("exit", resolve));
    last.kill("SIGKILL");
    await ended;
  };
  const redis: OwnRedis = {
    url: `redis://127.0.0.1:${port}`,
    folder,
    async start() {
      child = spawn("redis-server", [...redisArguments(port, folder)], { stdio: "ignore" });
      for (let attempt = 0; !(await answersPing(port)); attempt++) {
        if (attempt > 400) throw new Error("redis-server did not start");
        await sleep(25);
      }
    },
    kill,
    async remove() {
      await kill();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
  await redis.start();
  return redis;
}
