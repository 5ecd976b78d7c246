import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { identityOf, isAlive, lives } from "#app/composition-database.server.ts";

const CHECKOUT = path.resolve(import.meta.dirname, "../..");
const WRONG_SETTING = 3;
const SETTLED_MS = 30_000;
const MAX_PAUSE_MS = 5_000;
const MAX_LOG_BYTES = 10_000_000;
/** Longer than the processes' own limits for a clean stop. */
const STOP_MS = 25_000;

export type SupervisedOptions = {
  readonly name: string;
  /** Module to run, from the checkout. */
  readonly entry: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Holds the note of who runs and the log. */
  readonly folder: string;
  readonly note: (sentence: string) => void;
  /** Called when starting again can't help: a wrong setting. */
  readonly onHopeless: (sentence: string) => void;
};

/** A process of the demo that is started again when it dies. */
export class Supervised {
  private child: ChildProcess | null = null;
  private stopping = false;
  private pause = 250;
  private readonly options: SupervisedOptions;
  private readonly noteFile: string;
  readonly logFile: string;

  constructor(options: SupervisedOptions) {
    this.options = options;
    fs.mkdirSync(options.folder, { recursive: true });
    this.noteFile = path.join(options.folder, `${options.name}.pid`);
    this.logFile = path.join(options.folder, `${options.name}.log`);
  }

  /** Ends the process of an earlier launcher that was killed. */
  async endLeftover(): Promise<void> {
    const identity = fs.existsSync(this.noteFile) ? fs.readFileSync(this.noteFile, "utf8") : "";
    if (identity && lives(identity)) await endProcess(Number(identity.split(" ")[0]), 3_000);
    fs.rmSync(this.noteFile, { force: true });
  }

  start(): void {
    if (this.stopping) return;
    const { entry, environment, name, note, onHopeless } = this.options;
    if (fs.existsSync(this.logFile) && fs.statSync(this.logFile).size > MAX_LOG_BYTES)
      fs.renameSync(this.logFile, `${this.logFile}.1`);
    const log = fs.openSync(this.logFile, "a");
    // A session of its own: Ctrl-C reaches only the launcher, which stops all in order.
    const child = spawn(process.execPath, [path.join(CHECKOUT, "bin/run.js"), entry], {
      cwd: CHECKOUT,
      env: environment,
      detached: true,
      stdio: ["ignore", log, log, "ipc"],
    });
    fs.closeSync(log);
    this.child = child;
    if (child.pid !== undefined) fs.writeFileSync(this.noteFile, identityOf(child.pid));
    const began = performance.now();
    child.once("exit", (code, signal) => {
      fs.rmSync(this.noteFile, { force: true });
      if (this.stopping) return;
      if (code === WRONG_SETTING) return onHopeless(this.lastWords());
      if (performance.now() - began > SETTLED_MS) this.pause = 250;
      note(
        `The ${name} process ended (${signal ?? `code ${code}`}) and is started again. Its log: ${this.logFile}`,
      );
      setTimeout(() => this.start(), this.pause);
      this.pause = Math.min(this.pause * 2, MAX_PAUSE_MS);
    });
  }

  /** The end of its log, for people. */
  lastWords(): string {
    return fs.readFileSync(this.logFile, "utf8").trimEnd().split("\n").slice(-5).join("\n");
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const pid = this.child?.pid;
    if (pid !== undefined && this.child?.exitCode === null) await endProcess(pid, STOP_MS);
  }

  kill(): void {
    this.stopping = true;
    this.child?.kill("SIGKILL");
  }
}

/** Asks a process to end, and makes it end after `patienceMs`. */
async function endProcess(pid: number, patienceMs: number): Promise<void> {
  const send = (signal: NodeJS.Signals): void => {
    try {
      process.kill(pid, signal);
    } catch {
      // gone already
    }
  };
  send("SIGTERM");
  const deadline = performance.now() + patienceMs;
  while (isAlive(pid) && performance.now() < deadline) await sleep(20);
  send("SIGKILL");
  while (isAlive(pid)) await sleep(20);
}
