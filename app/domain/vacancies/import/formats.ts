import { jadarat } from "./jadarat.ts";
import { plainCsv } from "./plain-csv.ts";
import type { PostingFormat } from "./posting.ts";
import { wuzzuf } from "./wuzzuf.ts";

/** Formats by the name that `--from` takes; the plain CSV is the default. */
export const POSTING_FORMATS: Readonly<Record<"csv" | "jadarat" | "wuzzuf", PostingFormat>> = {
  csv: plainCsv,
  jadarat,
  wuzzuf,
};

export type HeaderProblem = {
  readonly missing: readonly string[];
  /** Another format that has all its columns here, if there is one. */
  readonly looksLike: string | null;
};

/** Column of each known name, compared without case and surrounding space. */
export function readHeader(
  format: PostingFormat,
  header: readonly string[],
): { columns: readonly (string | null)[]; ignored: readonly string[]; problem: HeaderProblem | null } {
  const known = new Map([...format.required, ...format.optional].map((name) => [name.toLowerCase(), name]));
  const columns = header.map((title) => known.get(title.trim().toLowerCase()) ?? null);
  const missing = format.required.filter((name) => !columns.includes(name));
  const present = new Set(header.map((title) => title.trim().toLowerCase()));
  const other = Object.values(POSTING_FORMATS).find(
    (f) => f !== format && f.required.every((name) => present.has(name.toLowerCase())),
  );
  return {
    columns,
    ignored: header.filter((_, at) => columns[at] === null),
    problem: missing.length > 0 ? { missing, looksLike: other?.name ?? null } : null,
  };
}
