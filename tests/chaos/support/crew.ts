import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { handOver, type Assignment } from "../writers/assignment.ts";
import type { World } from "./world.ts";

/** The people of a run: writers, each a process, each with a ledger of its own. */
export type Crew = {
  readonly ledgers: readonly string[];
  /** Process ids of those at work. */
  pids(): readonly number[];
  /** Lets them finish what they have begun; resolves when all have left, with their exit codes. */
  finish(): Promise<readonly (number | null)[]>;
  kill(): void;
};

type Task = Pick<Assignment, "kind" | "lanes" | "outbox">;

export function hireCrew(world: World, stageFile: string, seed: number, tasks: readonly Task[]): Crew {
  const writers = tasks.map((task, number) => {
    const ledgerFile = path.join(world.folder, `ledger-${number}.jsonl`);
    const assignment: Assignment = { ...task, number, seed, stageFile, ledgerFile, origin: world.origin };
    const log = fs.openSync(path.join(world.folder, `writer-${number}.log`), "a");
    const child = spawn(process.execPath, [world.programs("writer")], {
      env: { ...world.environment, ...handOver(assignment) },
      stdio: ["ignore", log, log, "ipc"],
    });
    fs.closeSync(log);
    const left = new Promise<number | null>((resolve) => child.once("exit", resolve));
    return { child, ledgerFile, left };
  });
  return {
    ledgers: writers.map(({ ledgerFile }) => ledgerFile),
    pids: () => writers.flatMap(({ child }) => (child.exitCode === null && child.pid ? [child.pid] : [])),
    async finish() {
      for (const { child } of writers) if (child.connected) child.send({ finish: true });
      return Promise.all(writers.map(({ left }) => left));
    },
    kill() {
      for (const { child } of writers) child.kill("SIGKILL");
    },
  };
}
