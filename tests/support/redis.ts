import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export type RedisServer = { readonly url: string; readonly pid: number; stop(): Promise<void> };

/** A port of the loopback that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

export const redisIsInstalled = (): boolean =>
  spawnSync("redis-server", ["--version"], { stdio: "ignore" }).status === 0;

/**
 * A Redis that loses nothing (append-only, noeviction) on a random port and in a folder of its own. It writes to disk
 * when the system likes, unless told otherwise.
 */
export async function startRedis({
  appendfsync = "no",
}: { readonly appendfsync?: "no" | "everysec" | "always" } = {}): Promise<RedisServer> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "masar-redis-"));
  const port = await freePort();
  const child = spawn(
    "redis-server",
    [
      ...["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", ""],
      ...["--appendonly", "yes", "--appendfsync", appendfsync, "--maxmemory-policy", "noeviction"],
    ],
    { stdio: "ignore" },
  );
  for (let attempt = 0; !(await answersPing(port)); attempt++) {
    if (child.exitCode !== null || attempt > 200) throw new Error("redis-server did not start");
    await sleep(25);
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      if (child.exitCode === null && child.kill("SIGTERM")) await ended;
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1", () => socket.write("PING\r\n"));
    socket.once("data", (data) => {
      resolve(data.toString().startsWith("+PONG"));
      socket.destroy();
    });
    socket.once("error", () => resolve(false));
  });
}

/** Sends one command to a Redis and waits for its answer; throws what it refuses. */
export function tellRedis(url: string, command: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(new URL(url).port), "127.0.0.1", () => socket.write(`${command}\r\n`));
    socket.once("error", reject);
    socket.once("data", (data) => {
      socket.destroy();
      if (data.toString().startsWith("-")) reject(new Error(data.toString().trim()));
      else resolve();
    });
  });
}
