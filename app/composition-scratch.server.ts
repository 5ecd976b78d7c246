import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { startEmbeddedPostgres } from "./engines/database/embedded-postgres.server.ts";
import { identityOf, lives } from "./engines/database/embedded-users.server.ts";

const PREFIX = "masar-scratch-";
const OWNER = "owner";

/** A database server for tests and migration authors: quick, throw-away, apart from all data. */
export type ScratchServer = {
  readonly url: string;
  urlOf(database: string): string;
  /** A folder that vanishes with the server. */
  readonly folder: string;
  /** Process id of the server now. */
  pid(): number;
  /** Starts it again on the same port when it was killed; does nothing while it lives. */
  revive(): Promise<boolean>;
  stop(): Promise<void>;
};

/**
 * Starts one in the system's folder for temporary files (or below `within`); sweeps those whose owner was killed.
 * With `durable` it writes as a real server does: for tests that kill it.
 */
export async function startScratchServer(
  settings: Readonly<Record<string, string>> = {},
  { durable = false, within = os.tmpdir() }: { readonly durable?: boolean; readonly within?: string } = {},
): Promise<ScratchServer> {
  await sweep();
  const folder = fs.mkdtempSync(path.join(within, PREFIX));
  fs.chmodSync(folder, 0o755); // as root, the server's own user must enter
  fs.writeFileSync(path.join(folder, OWNER), identityOf(process.pid));
  const server = await startEmbeddedPostgres({ dataDir: folder, durable, settings });
  return {
    url: server.url,
    urlOf: server.urlOf,
    folder,
    pid: server.pid,
    revive: server.revive,
    async stop() {
      await server.release("by force");
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function sweep(): Promise<void> {
  for (const name of fs.readdirSync(os.tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = path.join(os.tmpdir(), name);
    try {
      if (lives(fs.readFileSync(path.join(folder, OWNER), "utf8"))) continue;
      const pid = Number(
        fs.readFileSync(path.join(folder, "postgres/data/postmaster.pid"), "utf8").split("\n")[0],
      );
      process.kill(pid, "SIGQUIT");
    } catch {
      // no owner's note yet, no server any more, or another user's folder
    }
    if (fs.existsSync(path.join(folder, OWNER))) fs.rmSync(folder, { recursive: true, force: true });
  }
}
