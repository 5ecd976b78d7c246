import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { measured, type Figure } from "./figure.ts";

/** Bytes of a process that loads the coder and does nothing else. */
export type CoderMemory = {
  /** Resident before the coder is loaded. */
  readonly without: number;
  /** Resident when it is loaded, what is not yet collected included. */
  readonly resident: number;
  /** The most that was ever resident. */
  readonly peak: number;
  /** What coder and resolver hold, after a collection. */
  readonly held: number;
};

const TARGET_MIB = 400;
const CHECKOUT = path.resolve(import.meta.dirname, "../..");

/** The memory of coder and resolver in a process of their own: here the import's garbage would be counted with them. */
export async function* coderMemoryFigures(databaseUrl: string, folder: string): AsyncGenerator<Figure> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "tests/bench/coder-process.ts", databaseUrl, folder],
    { cwd: CHECKOUT },
  );
  const { without, resident, peak, held } = JSON.parse(stdout) as CoderMemory;
  const mebibytes = (name: string, bytes: number, atMost?: number): Figure =>
    measured(`coding.memory-${name}`, bytes / 2 ** 20, "MiB", {
      ...(atMost === undefined ? {} : { atMost }),
      digits: 0,
    });
  yield mebibytes("without", without);
  yield mebibytes("resident", resident, TARGET_MIB);
  yield mebibytes("peak", peak, TARGET_MIB);
  yield mebibytes("held", held);
}
