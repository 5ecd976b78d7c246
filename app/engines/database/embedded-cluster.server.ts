import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { SetupProblem } from "#app/domain/kernel/setup-problem.ts";
import {
  type EmbeddedLocation,
  explainFolderError,
  PROGRAM_ENVIRONMENT,
  locateEmbeddedPostgres,
} from "./embedded-location.server.ts";

/** The server's superuser, which Masar uses. */
export const CLUSTER_USER = "masar";

/** The files of one embedded server, whether it runs or not. */
export type Cluster = EmbeddedLocation & { readonly data: string; readonly password: string };

/** The cluster of `dataDir`: folders, programs, password; its data may not exist yet. */
export function openCluster(dataDir: string): Cluster {
  try {
    return withPassword(locateEmbeddedPostgres(dataDir));
  } catch (error) {
    throw explainFolderError(error, path.resolve(dataDir));
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** The port used last time when it is free, else another one, remembered. */
export async function choosePort(home: string): Promise<number> {
  const file = path.join(home, "port");
  const before = fs.existsSync(file) ? Number(fs.readFileSync(file, "utf8")) : 0;
  if (before > 0 && (await isFree(before))) return before;
  const port = await anyFreePort();
  fs.writeFileSync(file, `${port}\n`);
  return port;
}

function withPassword(location: EmbeddedLocation): Cluster {
  const file = path.join(location.home, "password");
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600 });
  const data = path.join(location.home, "data");
  return { ...location, data, password: fs.readFileSync(file, "utf8").trim() };
}

/** Writes a new data folder, whole or not at all. */
export function createCluster(cluster: Cluster, durable: boolean): void {
  const { uid, gid } = cluster.user;
  const own = (file: string): void => {
    if (uid !== undefined && gid !== undefined) fs.chownSync(file, uid, gid);
  };
  const unfinished = `${cluster.data}.unfinished`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.mkdirSync(unfinished, { mode: 0o700 });
  own(unfinished);
  const passwordFile = path.join(cluster.home, "password.initdb");
  fs.writeFileSync(passwordFile, `${cluster.password}\n`, { mode: 0o600 });
  own(passwordFile);
  const locale = process.platform === "linux" ? "C.UTF-8" : "C";
  const run = spawnSync(
    cluster.initdb,
    [
      ...["-D", unfinished, "-U", CLUSTER_USER, `--pwfile=${passwordFile}`, "--auth=scram-sha-256"],
      ...["--encoding=UTF8", `--locale=${locale}`, "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
      ...["--set=timezone=UTC", "--set=log_timezone=UTC", ...(durable ? [] : ["--no-sync"])],
    ],
    { ...cluster.user, cwd: "/", encoding: "utf8", env: PROGRAM_ENVIRONMENT },
  );
  fs.rmSync(passwordFile, { force: true });
  if (run.status !== 0) {
    fs.rmSync(unfinished, { recursive: true, force: true });
    throw startProblem(cluster, run.error?.message ?? run.stderr);
  }
  fs.renameSync(unfinished, cluster.data);
}

/** What the programs' output means for the operator. */
export function startProblem(cluster: Cluster, output: string): Error {
  if (/No space left on device|Disk quota exceeded/.test(output))
    return new SetupProblem(
      `No disk space left for ${cluster.home}: free some, or set MASAR_DATA_DIR elsewhere.`,
    );
  if (/Read-only file system|Permission denied/.test(output))
    return new SetupProblem(
      `The database can't write ${cluster.home}: make it writable, or set MASAR_DATA_DIR to a folder that is.`,
    );
  return new SetupProblem(
    `PostgreSQL did not start in ${cluster.home}. It said: ${output.trim().slice(-1_500)}`,
  );
}
