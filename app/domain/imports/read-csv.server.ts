import { createReadStream } from "node:fs";
import { access, constants, open, stat } from "node:fs/promises";
import { createHash } from "node:crypto";
import { fail, failure, ok, type Failure, type Outcome } from "#app/domain/kernel/result.ts";
import { csvRecords, type CsvRecord } from "./csv-records.server.ts";

/** Why a row is not one of the table that the header announces. */
type BrokenRow = "broken_quotes" | "wrong_cell_count" | "not_utf8" | "header_repeated";

export type CsvRow = {
  /** Number of the row in the file; the header is row 1. */
  readonly row: number;
  readonly cells: Readonly<Record<string, string | undefined>>;
  /** Null for a sound row. The cells of a broken one may be shifted or missing. */
  readonly broken: { readonly reason: BrokenRow; readonly column: string | null } | null;
  /** Bytes of the file that have been read with this row. */
  readonly end: number;
};

export type CsvFile = {
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<CsvRow>;
  /** The same rows, as many at a time as were read; take one or the other. */
  readonly batches: AsyncIterable<readonly CsvRow[]>;
  readonly bytes: number;
};

/**
 * Opens a UTF-8 CSV file with a header; cells may be separated by commas, semicolons or tabs. Fails with a code
 * and parameters when the file is missing, empty, not UTF-8, no text, or lacks one of `required`. Rows stream;
 * every row comes, a broken one too.
 */
export async function readCsv(file: string, required: readonly string[]): Promise<Outcome<CsvFile>> {
  const opened = await inspect(file);
  if ("kind" in opened) return { ok: false, error: opened };
  const records = csvRecords(file, opened);
  const read = await records.next();
  const [first, ...others] = read.done ? [] : read.value;
  if (!first) return fail("file_empty", { params: { file } });
  if (first.cells === null) return fail("file_not_csv", { params: { file, row: 1 } });
  const columns = first.cells.map((name) => name.trim());
  const missing = required.filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    await records.return(undefined);
    return fail("columns_missing", {
      params: { file, columns: missing.join(", "), found: columns.join(", ") },
    });
  }
  async function* batches(): AsyncGenerator<readonly CsvRow[]> {
    let row = 2;
    const numbered = (batch: readonly CsvRecord[]): readonly CsvRow[] =>
      batch.map((record) => csvRow(row++, columns, record));
    yield numbered(others);
    for await (const batch of records) yield numbered(batch);
  }
  async function* rows(): AsyncGenerator<CsvRow> {
    for await (const batch of batches()) yield* batch;
  }
  return ok({ columns, rows: rows(), batches: batches(), bytes: opened.bytes });
}

function csvRow(row: number, columns: readonly string[], { cells, end }: CsvRecord): CsvRow {
  if (cells === null) return { row, cells: {}, broken: { reason: "broken_quotes", column: null }, end };
  const named: Record<string, string | undefined> = {};
  for (let i = 0; i < columns.length; i++) named[columns[i] ?? ""] = cells[i];
  return { row, cells: named, broken: brokenRow(columns, cells), end };
}

function brokenRow(columns: readonly string[], cells: readonly string[]): CsvRow["broken"] {
  const spoilt = cells.findIndex((cell) => cell.includes("\uFFFD"));
  if (spoilt >= 0) return { reason: "not_utf8", column: columns[spoilt] ?? null };
  // Spreadsheets like to add empty cells at the end.
  const surplus =
    cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== "");
  if (cells.length < columns.length || surplus) {
    return {
      reason: "wrong_cell_count",
      column: columns[Math.min(cells.length, columns.length - 1)] ?? null,
    };
  }
  const repeated = columns.every((name, i) => name !== "" && cells[i]?.trim() === name);
  return repeated ? { reason: "header_repeated", column: null } : null;
}

const SAMPLE_BYTES = 1 << 16;
/** Above this share of lines that are not UTF-8, the file is in another encoding. */
const SPOILT_SHARE = 0.1;

type Inspected = { readonly start: number; readonly delimiter: string; readonly bytes: number };

/** Looks at the beginning of the file: whether it is text in UTF-8, its byte order mark, its delimiter. */
async function inspect(file: string): Promise<Inspected | Failure> {
  const about = await stat(file).catch(() => null);
  const readable = await access(file, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (!about?.isFile() || !readable) return failure("file_not_found", { params: { file } });
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    const sample = buffer.subarray(0, bytesRead === SAMPLE_BYTES ? wholeCharacters(buffer) : bytesRead);
    const text = sample.toString("utf8");
    if (text.trim() === "") return failure("file_empty", { params: { file } });
    const lines = text.split("\n");
    const spoilt = lines.flatMap((line, i) => (line.includes("\uFFFD") ? [i + 1] : []));
    const [firstSpoilt] = spoilt;
    const foreign = spoilt.length > lines.length * SPOILT_SHARE || firstSpoilt === 1;
    if (foreign) return failure("file_not_utf8", { params: { file, row: firstSpoilt ?? 1 } });
    if (sample.includes(0)) return failure("file_not_text", { params: { file } });
    const start = text.startsWith("\uFEFF") ? 3 : 0;
    return { start, delimiter: delimiterOf(lines[0] ?? ""), bytes: about.size };
  } finally {
    await handle.close();
  }
}

/** Of comma, semicolon and tab the one that the header has most of. */
function delimiterOf(header: string): string {
  const count = (sign: string): number => header.split(sign).length;
  return [";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ",");
}

function wholeCharacters(buffer: Buffer): number {
  let end = buffer.length;
  while (end > 0 && ((buffer[end - 1] ?? 0) & 0xc0) === 0x80) end--;
  return Math.max(0, end - 1);
}

/** SHA-256 of a file, streamed. */
export async function fileDigest(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
