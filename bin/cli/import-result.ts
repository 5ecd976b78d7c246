import type { ImportResult } from "#app/domain/imports/import-result.ts";
import type { CommandInput, CommandOutput, Option } from "./command.ts";
import { CommandFailure } from "./command.ts";

const COUNTS = ["rows", "accepted", "updated", "unchanged", "duplicates", "rejected"] as const;

export const DRY_RUN: Option = {
  type: "boolean",
  description: "Read and check everything, keep nothing",
};

/** Imports each file in turn and adds the results up; with several files `files` has each of them. */
export async function importEach(
  input: CommandInput,
  importOne: (file: string) => Promise<ImportResult>,
): Promise<CommandOutput> {
  const results: (ImportResult & { file: string })[] = [];
  for (const file of input.positionals) results.push({ file, ...(await importOne(file)) });
  const [only] = results;
  if (!only) throw new CommandFailure("No file was given.");
  if (results.length === 1) {
    const { file: _, ...result } = only;
    return { json: result, text: inWords(result, input) };
  }
  const sum = Object.fromEntries(
    COUNTS.map((name) => [name, results.reduce((total, result) => total + result[name], 0)]),
  ) as Record<(typeof COUNTS)[number], number>;
  const report = results.find((result) => result.report !== null)?.report ?? null;
  return {
    json: { ...sum, report, files: results },
    text: results.map((result) => `${result.file}: ${inWords(result, input)}`).join("\n"),
  };
}

/** The counts of an import in one line, and where to read about rows that did not go in. */
export function inWords(result: ImportResult, input: CommandInput): string {
  const counts = COUNTS.map((name) => `${name} ${result[name]}`).join(", ");
  return [
    `${counts}${input.options["dry-run"] ? " (dry run: nothing was kept)" : ""}`,
    ...(result.report === null ? [] : [`Report: ${result.report}`]),
  ].join("\n");
}
