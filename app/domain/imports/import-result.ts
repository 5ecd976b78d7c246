/** What an import did, by rows of the file; the five after `rows` add up to it. Stable: scripts read it. */
export type ImportResult = {
  readonly rows: number;
  readonly accepted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly duplicates: number;
  readonly rejected: number;
  /** Path of the file that says what became of each row that was not simply accepted; null when there is none. */
  readonly report: string | null;
};

export const ROW_OUTCOMES = ["accepted", "updated", "unchanged", "duplicate", "rejected"] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** What became of a row: its number in the file (the header is row 1), and why. */
export type RowReport = {
  readonly row: number;
  readonly outcome: RowOutcome;
  readonly id: string | null;
  readonly column: string | null;
  /** A code; the report words it in English for operators. */
  readonly reason: string | null;
};

export type Progress = (done: number, total: number | null) => void;

/** Counts of outcomes as a result. */
export function countOutcomes(outcomes: Iterable<RowOutcome>, report: string | null): ImportResult {
  const counts = { accepted: 0, updated: 0, unchanged: 0, duplicate: 0, rejected: 0 };
  let rows = 0;
  for (const outcome of outcomes) {
    counts[outcome]++;
    rows++;
  }
  const { duplicate: duplicates, ...rest } = counts;
  return { rows, ...rest, duplicates, report };
}

/** A cell that a spreadsheet would run as a formula gets a leading apostrophe (trust.md, uploads). */
export const neutralised = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** A CSV cell, quoted where needed. */
export const csvCell = (value: string | number | null): string => {
  const text = neutralised(value === null ? "" : String(value));
  return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
};

const HEADER = "row,outcome,id,column,reason";

const reportLine = (r: RowReport): string =>
  [r.row, r.outcome, r.id, r.column, r.reason].map(csvCell).join(",");

/** The report of an import: every row that was not simply accepted. */
export const reportCsv = (rows: Iterable<RowReport>): string => {
  const lines = [HEADER];
  for (const r of rows) lines.push(reportLine(r));
  return lines.join("\r\n") + "\r\n";
};

/** The same in pieces, for imports too long to be held at once. */
export async function* reportInPieces(pages: AsyncIterable<readonly RowReport[]>): AsyncGenerator<string> {
  yield `${HEADER}\r\n`;
  for await (const rows of pages) yield rows.map((row) => `${reportLine(row)}\r\n`).join("");
}
