import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { handOver, type Assignment } from "../writers/assignment.ts";
import type { World } from "./world.ts";

/** The people of a run: writers, each a process, each with a ledger of its own. */
export type Crew = {
  ledgers(): readonly string[];
  /** True as long as every writer is at work. */
  isComplete(): boolean;
  /** Lets them finish what they have begun; resolves when all have left, with what those wrote who left badly. */
  finish(): Promise<readonly string[]>;
  /** Kills them with -9, and others take their places. */
  replace(): Promise<void>;
  kill(): void;
};

type Task = Pick<Assignment, "kind" | "lanes" | "outbox">;
type Writer = {
  readonly child: ChildProcess;
  readonly ledgerFile: string;
  readonly left: Promise<number | null>;
  log(): string;
};

export function hireCrew(world: World, stageFile: string, seed: number, tasks: readonly Task[]): Crew {
  const ledgers: string[] = [];

  function hire(task: Task): Writer {
    const number = ledgers.length;
    const ledgerFile = path.join(world.folder, `ledger-${number}.jsonl`);
    ledgers.push(ledgerFile);
    const assignment: Assignment = { ...task, number, seed, stageFile, ledgerFile, origin: world.origin };
    const logFile = path.join(world.folder, `writer-${number}.log`);
    const log = fs.openSync(logFile, "a");
    const child = spawn(process.execPath, [world.programs("writer")], {
      env: { ...world.environment, ...handOver(assignment) },
      stdio: ["ignore", log, log, "ipc"],
    });
    fs.closeSync(log);
    const left = new Promise<number | null>((resolve) => child.once("exit", resolve));
    return { child, ledgerFile, left, log: () => fs.readFileSync(logFile, "utf8").slice(-2_000) };
  }
  let writers = tasks.map(hire);
  let replacing = false;
  const kill = (): void => {
    for (const { child } of writers) child.kill("SIGKILL");
  };
  return {
    ledgers: () => ledgers,
    isComplete: () =>
      replacing || writers.every(({ child }) => child.exitCode === null && child.signalCode === null),
    async finish() {
      for (const { child } of writers) if (child.connected) child.send({ finish: true });
      const codes = await Promise.all(writers.map(({ left }) => left));
      return writers.flatMap(({ log }, index) =>
        codes[index] === 0 ? [] : [`A writer ended with ${codes[index]}: ${log()}`],
      );
    },
    async replace() {
      replacing = true;
      kill();
      await Promise.all(writers.map(({ left }) => left));
      writers = tasks.map(hire);
      replacing = false;
    },
    kill,
  };
}
