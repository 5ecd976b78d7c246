import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { SetupProblem } from "#app/domain/kernel/setup-problem.ts";
import {
  type Cluster,
  CLUSTER_USER,
  choosePort,
  createCluster,
  openCluster,
  startProblem,
} from "./embedded-cluster.server.ts";
import { PROGRAM_ENVIRONMENT } from "./embedded-location.server.ts";
import { EmbeddedUsers, isAlive } from "./embedded-users.server.ts";

const DATABASE = "masar";

export type EmbeddedOptions = {
  /** Folder of this installation's data; the server lives in `postgres` below it. */
  readonly dataDir: string;
  /** False for tests: no fsync, lost at a power cut. */
  readonly durable?: boolean;
  /** Further server settings, such as { max_connections: "200" }. */
  readonly settings?: Readonly<Record<string, string>>;
};

/** A running server that this process uses. */
export type EmbeddedPostgres = {
  /** Connection string of the database `masar`. */
  readonly url: string;
  /** True when it ran already: another process uses it, or its launcher was killed. */
  readonly adopted: boolean;
  urlOf(database: string): string;
  /** Process id of the server now. */
  pid(): number;
  /** Starts it again on the same port when it died; does nothing while it lives. */
  revive(): Promise<boolean>;
  /** Leaves it; stops it unless others use it (or by force). Returns whether it stopped. Close all connections first. */
  release(how?: "by force"): Promise<boolean>;
};

const urlOf = (cluster: Cluster, port: number, database: string): string =>
  `postgresql://${CLUSTER_USER}:${cluster.password}@127.0.0.1:${port}/${database}`;

/** Runs `work` on a connection of its own; null when the server doesn't answer. */
async function ask<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {}); // the server may go away under us
  try {
    await client.connect();
    return await work(client);
  } catch {
    return null;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Process id and port that the server itself noted down; null without a living server. */
function noted(cluster: Cluster): { pid: number; port: number } | null {
  try {
    const lines = fs.readFileSync(path.join(cluster.data, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    return isAlive(pid) ? { pid, port: Number(lines[3]) } : null;
  } catch {
    return null;
  }
}

/** The living server of this cluster, when it answers with this cluster's password and folder. */
async function findRunning(cluster: Cluster): Promise<{ pid: number; port: number } | null> {
  const server = noted(cluster);
  if (!server?.port) return null;
  const folder = await ask(urlOf(cluster, server.port, "postgres"), async (client) => {
    const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
    return rows[0]?.data_directory;
  });
  return folder === cluster.data ? server : null;
}

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "", // a socket's path may be too long; loopback and password suffice
  timezone: "UTC",
  jit: "off",
  shared_buffers: "128MB",
  max_connections: "200", // a web server and four workers
};
const UNSAFE_FOR_TESTS: Readonly<Record<string, string>> = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
};

/** Starts the server once; null when it ended before it answered, with its log. */
async function launch(
  cluster: Cluster,
  port: number,
  settings: Readonly<Record<string, string>>,
): Promise<{ pid: number } | { log: string }> {
  const logFile = path.join(cluster.home, "log");
  const log = fs.openSync(logFile, "w");
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // In a session of its own: Ctrl-C reaches the launcher only, which stops the server last.
  const child = spawn(cluster.postgres, ["-D", cluster.data, "-p", String(port), ...args], {
    ...cluster.user,
    cwd: "/",
    detached: true,
    stdio: ["ignore", log, log],
    env: PROGRAM_ENVIRONMENT,
  });
  fs.closeSync(log);
  let ended = false;
  child.once("exit", () => (ended = true));
  child.once("error", () => (ended = true));
  child.unref();
  const deadline = performance.now() + 60_000; // recovery after a crash may take a while
  while (!ended && performance.now() < deadline) {
    const answer = await ask(urlOf(cluster, port, "postgres"), (client) => client.query("SELECT 1"));
    if (answer && child.pid !== undefined) return { pid: child.pid };
    await sleep(30);
  }
  return { log: fs.readFileSync(logFile, "utf8") };
}

async function start(cluster: Cluster, options: EmbeddedOptions): Promise<{ pid: number; port: number }> {
  const durable = options.durable ?? true;
  if (!fs.existsSync(cluster.data)) createCluster(cluster, durable);
  const written = fs.readFileSync(path.join(cluster.data, "PG_VERSION"), "utf8").trim();
  if (written !== cluster.version.split(".")[0])
    throw new SetupProblem(
      `${cluster.data} was written by PostgreSQL ${written}, this is ${cluster.version}: ` +
        `dump it with the old version, or set MASAR_DATA_DIR to another folder.`,
    );
  const settings = { ...SETTINGS, ...(durable ? {} : UNSAFE_FOR_TESTS), ...options.settings };
  let log = "";
  // A killed server's children may hold its memory for a moment, and a port can be lost to another: try again.
  for (let attempt = 0; attempt < 40; attempt++) {
    const port = await choosePort(cluster.home);
    const result = await launch(cluster, port, settings);
    if ("pid" in result) return { pid: result.pid, port };
    log = result.log;
    if (/No space left on device|Read-only file system|Permission denied/.test(log)) break;
    await sleep(250);
  }
  throw startProblem(cluster, log);
}

async function ensureDatabase(url: string): Promise<void> {
  await ask(url, async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE}`);
  });
}

/** Stops quickly but cleanly: open sessions are ended, everything is written. */
async function stopServer(pid: number): Promise<void> {
  process.kill(pid, "SIGINT");
  const deadline = performance.now() + 30_000;
  while (isAlive(pid) && performance.now() < deadline) await sleep(20);
  if (isAlive(pid)) process.kill(pid, "SIGQUIT");
}

/** Sessions of other programs, such as one that got the connection string from a launcher. */
async function hasOtherSessions(url: string): Promise<boolean> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const others = await ask(url, async (client) => {
      const { rows } = await client.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM pg_stat_activity
          WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
      );
      return rows[0]?.count ?? 0;
    });
    if (!others) return false;
    await sleep(50); // our own sessions that are still closing
  }
  return true;
}

/**
 * Starts the embedded PostgreSQL of `dataDir`, or adopts it when it runs. Loopback only, with a random password,
 * in UTC. As root it runs as `nobody`, from a folder which that user can enter.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const cluster = openCluster(options.dataDir);
  const users = new EmbeddedUsers(cluster.home);
  const bring = async (): Promise<{ pid: number; port: number; adopted: boolean }> => {
    const running = await findRunning(cluster);
    const server = running ?? (await start(cluster, options));
    return { ...server, adopted: running !== null };
  };
  let server = await users.exclusively(async () => {
    const found = await bring();
    await ensureDatabase(urlOf(cluster, found.port, "postgres"));
    users.enter();
    return found;
  });
  return {
    url: urlOf(cluster, server.port, DATABASE),
    adopted: server.adopted,
    urlOf: (database) => urlOf(cluster, server.port, database),
    pid: () => server.pid,
    async revive() {
      if (isAlive(server.pid)) return false;
      server = await users.exclusively(bring);
      return true;
    },
    release: (how) =>
      users.exclusively(async () => {
        users.leave();
        if (!isAlive(server.pid)) return false;
        const url = urlOf(cluster, server.port, "postgres");
        if (how !== "by force" && (users.others().length > 0 || (await hasOtherSessions(url)))) return false;
        await stopServer(server.pid);
        return true;
      }),
  };
}
