import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isAlive } from "#app/composition-database.server.ts";
import { freePort } from "#tests/support/redis.ts";

const CHECKOUT = path.resolve(import.meta.dirname, "../..");
let folder = "";
let port = 0;
const launchers: ChildProcess[] = [];

type Launcher = { readonly child: ChildProcess; output(): string; ended: Promise<number | null> };

/** The demo's launcher without the demo's people (MASAR_ENV=test), which take a while. */
function launch(more: Readonly<Record<string, string>> = {}): Launcher {
  const child = spawn(process.execPath, ["bin/demo.js"], {
    cwd: CHECKOUT,
    env: { ...process.env, MASAR_ENV: "test", MASAR_DATA_DIR: folder, PORT: String(port), ...more },
    stdio: ["ignore", "pipe", "pipe"],
  });
  launchers.push(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part: Buffer) => (output += part.toString()));
  return { child, output: () => output, ended: new Promise((resolve) => child.once("exit", resolve)) };
}

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 150_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Not in time: ${what}`);
    await sleep(50);
  }
}

const firstNumber = (file: string): number =>
  fs.existsSync(path.join(folder, file))
    ? Number.parseInt(fs.readFileSync(path.join(folder, file), "utf8"), 10)
    : 0;
const pidOf = {
  web: () => firstNumber("run/web.pid"),
  worker: () => firstNumber("run/worker.pid"),
  database: () => firstNumber("postgres/data/postmaster.pid"),
};
const answers = async (): Promise<boolean> => {
  const response = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
  return response?.ok ?? false;
};
const ready = (launcher: Launcher) =>
  until(`ready\n${launcher.output()}`, () => launcher.output().includes("is ready"));

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "masar-start-"));
  fs.chmodSync(folder, 0o755);
  port = await freePort();
});
afterAll(async () => {
  for (const child of launchers) child.kill("SIGTERM");
  await until("all launchers ended", () =>
    launchers.every(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null),
  );
  fs.rmSync(folder, { recursive: true, force: true });
});

describe("the start command", () => {
  it("comes up again after kill -9 of any and of all of its processes, runs once, and stops everything", async () => {
    const first = launch();
    await ready(first);
    for (const name of ["web", "worker", "database"] as const) {
      const before = pidOf[name]();
      process.kill(before, "SIGKILL");
      await until(`another ${name}`, () => pidOf[name]() !== before && isAlive(pidOf[name]()));
      await until(`an answer after the ${name} was killed`, answers);
    }

    const orphans = [pidOf.web(), pidOf.worker()];
    first.child.kill("SIGKILL");
    const second = launch();
    await ready(second);
    expect(orphans.filter(isAlive)).toEqual([]);

    const all = [second.child.pid ?? 0, pidOf.web(), pidOf.worker(), pidOf.database()];
    for (const pid of all) process.kill(pid, "SIGKILL");
    const third = launch();
    await ready(third);
    expect(await answers()).toBe(true);

    const again = launch();
    expect(await again.ended).toBe(3);
    expect(again.output()).toMatch(/Masar already runs here \(process \d+\): stop it first/);
    const elsewhere = fs.mkdtempSync(path.join(os.tmpdir(), "masar-start-"));
    const inUse = launch({ MASAR_DATA_DIR: elsewhere });
    expect(await inUse.ended).toBe(3);
    expect(inUse.output()).toMatch(/Port \d+ is in use or not allowed: .*set PORT to a free one/);
    fs.rmSync(elsewhere, { recursive: true, force: true });

    const running = [pidOf.web(), pidOf.worker(), pidOf.database()];
    third.child.kill("SIGINT");
    await third.ended;
    expect(running.filter(isAlive)).toEqual([]);
  }, 400_000);

  it("stops with a sentence on a wrong setting", async () => {
    const launcher = launch({ REDIS_URL: "localhost" });
    expect(await launcher.ended).toBe(3);
    expect(launcher.output()).toContain("REDIS_URL must look like redis:");
  }, 60_000);
});
