import fs from "node:fs";

/**
 * What was said to the people outside: a line before each act is tried and one after it was acknowledged, in a file
 * apart from the database. What was tried only may have happened or not; what was acknowledged must have.
 */
export type LedgerLine = {
  /** `refused`: the answer was that it can't be done, which no act of a run deserves. */
  readonly said: "tried" | "done" | "refused";
  readonly act: string;
  /** Of the person, or of the account for a sign-in. */
  readonly subject: string;
  /** Of the vacancy; empty for a sign-in. */
  readonly about: string;
  /** The code of a refusal, or the cookie of a session. */
  readonly detail?: string;
};

export type Ledger = { write(line: LedgerLine): void };

export function openLedger(file: string): Ledger {
  const descriptor = fs.openSync(file, "a");
  return { write: (line) => void fs.writeSync(descriptor, `${JSON.stringify(line)}\n`) };
}

/** All lines of these files; a line that a killed writer left unfinished was never said. */
export function readLedgers(files: readonly string[]): LedgerLine[] {
  return files
    .filter((file) => fs.existsSync(file))
    .flatMap((file) => fs.readFileSync(file, "utf8").split("\n"))
    .flatMap((line) => {
      try {
        return line === "" ? [] : [JSON.parse(line) as LedgerLine];
      } catch {
        return [];
      }
    });
}
