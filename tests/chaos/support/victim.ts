import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "#app/composition-database.server.ts";

/** One part of the marketplace that harm may come to; it is started again whenever it ends. */
export type Victim = {
  /** Process ids of it, the one that a kill is meant for first; none while it is down. */
  pids(): readonly number[];
  /** How often it was started again. */
  restarts(): number;
  /** Ends it for good. */
  stop(): Promise<void>;
};

const LOOK_MS = 20;
const AGAIN_AFTER_MS = 100;
const STOP_LIMIT_MS = 15_000;

async function untilAlive(victim: Victim): Promise<void> {
  while (victim.pids().length === 0) await sleep(LOOK_MS);
}

/** Kills it with -9; resolves when it is gone. */
export async function killHard(victim: Victim): Promise<void> {
  await untilAlive(victim);
  const [pid] = victim.pids();
  if (pid === undefined) return;
  process.kill(pid, "SIGKILL");
  while (isAlive(pid)) await sleep(LOOK_MS);
}

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch {
    // it has ended meanwhile
  }
};

/** Stops all of its processes in the middle of whatever they do, and lets them go on after `ms`. */
export async function freeze(victim: Victim, ms: number): Promise<void> {
  await untilAlive(victim);
  const pids = victim.pids();
  for (const pid of pids) signal(pid, "SIGSTOP");
  await sleep(ms);
  for (const pid of pids) signal(pid, "SIGCONT");
}

/** Processes that `pid` started: a database server's sessions belong to it. */
export function childrenOf(pid: number): readonly number[] {
  try {
    return fs
      .readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8")
      .split(" ")
      .map(Number)
      .filter((child) => child > 0);
  } catch {
    return []; // no /proc on this system, or it has ended
  }
}

export type Command = {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** Where its log goes. */
  readonly folder: string;
};

export type SupervisedVictim = Victim & {
  /** Resolves at its next word over IPC that it is ready; workers say so. */
  ready(): Promise<void>;
  /** What it wrote so far, of all its lives. */
  log(): string;
};

const living = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of living) child.kill("SIGKILL");
});

/** Starts a program and starts it again whenever it ends, as an operator's supervisor does. */
export function supervise({ name, program, args, environment, folder }: Command): SupervisedVictim {
  const logFile = path.join(folder, `${name}.log`);
  const waiting: (() => void)[] = [];
  let child: ChildProcess | null = null;
  let restarts = 0;
  let stopping = false;
  let timer: NodeJS.Timeout | null = null;

  function start(): void {
    const log = fs.openSync(logFile, "a");
    const started = spawn(program, args, { env: environment, stdio: ["ignore", log, log, "ipc"] });
    fs.closeSync(log);
    child = started;
    living.add(started);
    started.on("message", () => {
      for (const tell of waiting.splice(0)) tell();
    });
    started.once("exit", () => {
      child = null;
      living.delete(started);
      if (stopping) return;
      timer = setTimeout(() => {
        restarts++;
        start();
      }, AGAIN_AFTER_MS);
    });
  }
  start();
  return {
    pids: () => (child?.pid !== undefined && child.exitCode === null ? [child.pid] : []),
    restarts: () => restarts,
    ready: () => new Promise((resolve) => waiting.push(resolve)),
    log: () => fs.readFileSync(logFile, "utf8"),
    async stop() {
      stopping = true;
      if (timer) clearTimeout(timer);
      const last = child;
      if (!last?.pid) return;
      const ended = new Promise((resolve) => last.once("exit", resolve));
      last.kill("SIGTERM");
      const late = setTimeout(() => last.kill("SIGKILL"), STOP_LIMIT_MS);
      await ended;
      clearTimeout(late);
    },
  };
}
