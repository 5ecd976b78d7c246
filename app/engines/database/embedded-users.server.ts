import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { SetupProblem } from "#app/domain/kernel/setup-problem.ts";

/** Whether a process with this id lives (one of another user counts). */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  // A killed process that nobody has waited for yet still answers to signals.
  return !/^\d+ \(.*\) Z /s.test(readStat(pid) ?? "");
}

function readStat(pid: number): string | null {
  try {
    return fs.readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return null; // no /proc on this system, or the process has gone
  }
}

/** Tells a process from a later one with the same id: "pid starttime" ("pid 0" without /proc). */
export function identityOf(pid: number): string {
  const stat = readStat(pid);
  const started = stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "0";
  return `${pid} ${started}`;
}

/** Whether the process that wrote `identity` still lives. */
export function lives(identity: string): boolean {
  const pid = Number(identity.split(" ")[0]);
  return isAlive(pid) && identityOf(pid) === identity.trim();
}

const readOr = (file: string): string => {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return "";
  }
};

/** Who uses the server of `home`: one file per process, void once the process is gone. */
export class EmbeddedUsers {
  private readonly folder: string;
  private readonly lockFile: string;

  constructor(home: string) {
    this.folder = path.join(home, "users");
    this.lockFile = path.join(home, "lock");
  }

  enter(): void {
    fs.mkdirSync(this.folder, { recursive: true });
    fs.writeFileSync(path.join(this.folder, String(process.pid)), identityOf(process.pid));
  }

  leave(): void {
    fs.rmSync(path.join(this.folder, String(process.pid)), { force: true });
  }

  /** Ids of the other living processes that use the server; sweeps the files of dead ones. */
  others(): number[] {
    if (!fs.existsSync(this.folder)) return [];
    return fs.readdirSync(this.folder).flatMap((name) => {
      if (name === String(process.pid)) return [];
      const file = path.join(this.folder, name);
      if (lives(readOr(file))) return [Number(name)];
      fs.rmSync(file, { force: true });
      return [];
    });
  }

  /** Runs `work` while no other process starts or stops the server. */
  async exclusively<T>(work: () => Promise<T>): Promise<T> {
    const deadline = performance.now() + 90_000;
    while (!this.tryLock()) {
      if (performance.now() > deadline)
        throw new SetupProblem(
          `Process ${readOr(this.lockFile).split(" ")[0]} has been starting or stopping the database for ` +
            `90 s: end it, or remove ${this.lockFile}.`,
        );
      await sleep(50);
    }
    try {
      return await work();
    } finally {
      fs.rmSync(this.lockFile, { force: true });
    }
  }

  private tryLock(): boolean {
    // Written whole, then linked: nobody ever reads a lock without its owner.
    const mine = `${this.lockFile}.${process.pid}`;
    fs.writeFileSync(mine, identityOf(process.pid));
    try {
      fs.linkSync(mine, this.lockFile);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const owner = readOr(this.lockFile);
      if (owner !== "" && !lives(owner)) this.breakLock(owner);
      return false;
    } finally {
      fs.rmSync(mine, { force: true });
    }
  }

  /** Takes a dead owner's lock away; put back when another process was quicker and it's a new one. */
  private breakLock(deadOwner: string): void {
    const aside = `${this.lockFile}.dead.${process.pid}`;
    try {
      fs.renameSync(this.lockFile, aside);
    } catch {
      return; // another process was quicker
    }
    if (readOr(aside) !== deadOwner) {
      try {
        fs.linkSync(aside, this.lockFile);
      } catch {
        // a third process holds it already
      }
    }
    fs.rmSync(aside, { force: true });
  }
}
