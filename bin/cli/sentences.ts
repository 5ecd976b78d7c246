import type { Denial, Failure, Outcome } from "#app/domain/kernel/result.ts";
import { CommandFailure } from "./command.ts";

/** What a code means for the operator; {name} is a parameter. */
const SENTENCES: Readonly<Record<string, string>> = {
  file_not_found: "{file} is not there or can't be read: check the path and its permissions.",
  file_empty: "{file} is empty.",
  file_not_text: "{file} is not a text file: export it as CSV in UTF-8.",
  file_not_utf8: "{file} is not UTF-8 (row {row}): save it as CSV in UTF-8.",
  file_not_csv: "{file} is not CSV: the quotes of row {row} never end.",
  columns_missing: "{file} lacks the columns {columns}. It has: {found}.",
  not_in_production: "Not in production: the file would hold identity numbers.",
  import_under_way: "Another import from {source} is under way: wait until it has ended.",
  invalid_input: "An option has a wrong value: {fields}.",
  "taxonomy.fileMissing": "{file} is not in {folder}: give the folder of the classification or its files.",
  "taxonomy.fileEmpty": "{file} is empty.",
  "taxonomy.fileUnknown": "{file} has the columns of none of the classification's five files.",
  "taxonomy.fileTwice": "{file} is the second file with these columns: give each once.",
  "taxonomy.fileUnreadable": "{file} can't be read: check its permissions.",
  "search.busy": "The index is being built already: wait until that has ended.",
  "search.pending": "The search index was not ready in time: run masar reindex.",
};

/** A sentence for what a use case refused. */
export function sentenceFor(error: Denial | Failure): string {
  if (error.kind === "denial") return `Not allowed: ${error.code}.`;
  const fields = Object.entries(error.fields ?? {}).map(([name, code]) => `${name} (${code})`);
  const params: Record<string, string | number> = { ...error.params, fields: fields.join(", ") };
  const known = SENTENCES[error.code];
  if (known) return known.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ""));
  const details = Object.entries(params).filter(([, value]) => value !== "");
  return [`${error.code}.`, ...details.map(([name, value]) => `${name}: ${value}`)].join("\n");
}

/** The value, or the refusal as a sentence with exit code 1. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new CommandFailure(sentenceFor(outcome.error));
}
