import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startEmbeddedPostgres } from "#app/engines/database/embedded-postgres.server.ts";
import { isAlive } from "#app/engines/database/embedded-users.server.ts";

const CHECKOUT = path.resolve(import.meta.dirname, "../..");
const USER = "tests/support/embedded-user.ts";

let dataDir = "";
const options = () => ({ dataDir, durable: false });
const serverPid = (): number =>
  Number(fs.readFileSync(path.join(dataDir, "postgres/data/postmaster.pid"), "utf8").split("\n")[0]);

/** Another process that uses the server until it is killed. */
async function otherUser(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", USER, dataDir], {
    cwd: CHECKOUT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve) => child.stdout.once("data", resolve));
  return child;
}

const ended = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve) => child.once("exit", resolve));

beforeAll(() => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "masar-embedded-"));
  fs.chmodSync(dataDir, 0o755);
});
beforeEach(() => expect(fs.existsSync(path.join(dataDir, "postgres/data/postmaster.pid"))).toBe(false));
afterAll(() => fs.rmSync(dataDir, { recursive: true, force: true }));

describe("the embedded database", () => {
  it("starts, stops, and starts again on the same data and port", async () => {
    const first = await startEmbeddedPostgres(options());
    expect(first.adopted).toBe(false);
    expect(await first.release()).toBe(true);
    expect(isAlive(first.pid())).toBe(false);
    const second = await startEmbeddedPostgres(options());
    expect(second.url).toBe(first.url);
    await second.release();
  });

  it("keeps its password to its owner", () => {
    expect(fs.statSync(path.join(dataDir, "postgres/password")).mode & 0o777).toBe(0o600);
  });

  it("stays while another process uses it", async () => {
    const other = await otherUser();
    const server = await startEmbeddedPostgres(options());
    expect(server.adopted).toBe(true);
    expect(await server.release()).toBe(false);
    expect(isAlive(serverPid())).toBe(true);
    other.kill("SIGTERM");
    await ended(other);
  });

  it("is adopted after its launcher was killed, and stopped by the next one", async () => {
    const other = await otherUser();
    const pid = serverPid();
    other.kill("SIGKILL");
    await ended(other);
    const server = await startEmbeddedPostgres(options());
    expect(server.adopted).toBe(true);
    expect(server.pid()).toBe(pid);
    expect(await server.release()).toBe(true);
  });

  it("comes back on the same port after it was killed", async () => {
    const server = await startEmbeddedPostgres(options());
    const { url } = server;
    process.kill(server.pid(), "SIGKILL");
    while (isAlive(server.pid())) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await server.revive()).toBe(true);
    expect(server.url).toBe(url);
    expect(await server.revive()).toBe(false);
    await server.release();
  });

  it("is started once by processes that start at once", async () => {
    const users = await Promise.all([otherUser(), otherUser(), otherUser()]);
    const pid = serverPid();
    for (const user of users.slice(1)) {
      user.kill("SIGTERM");
      await ended(user);
      expect(isAlive(pid)).toBe(true);
    }
    users[0]?.kill("SIGTERM");
    if (users[0]) await ended(users[0]);
    expect(isAlive(pid)).toBe(false);
  });

  it("says what to do about a data folder that is a file", async () => {
    const file = path.join(dataDir, "file");
    fs.writeFileSync(file, "");
    await expect(startEmbeddedPostgres({ dataDir: file })).rejects.toThrow(/is not a folder/);
  });
});
