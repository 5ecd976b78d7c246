import { createReadStream } from "node:fs";
import { access, constants, open, stat } from "node:fs/promises";
import { createHash } from "node:crypto";
import { parse } from "csv-parse";
import { fail, ok, type Outcome } from "#app/domain/kernel/result.ts";

export type CsvRow = {
  /** Number of the row in the file; the header is row 1. */
  readonly row: number;
  readonly cells: Readonly<Record<string, string | undefined>>;
};

export type CsvFile = {
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<CsvRow>;
};

/**
 * Opens a UTF-8 CSV file with a header. Fails with a code and parameters when the file is missing, empty, not
 * UTF-8, or lacks one of `required`. Rows stream; a row with too few or too many cells still comes.
 */
export async function readCsv(file: string, required: readonly string[]): Promise<Outcome<CsvFile>> {
  const problem = await unreadable(file);
  if (problem) return fail(problem, { params: { file } });
  const parser = createReadStream(file).pipe(
    parse({ bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true }),
  );
  const iterator = parser[Symbol.asyncIterator]() as AsyncIterator<string[]>;
  let columns: string[];
  try {
    const first = await iterator.next();
    if (first.done) return fail("file_empty", { params: { file } });
    columns = first.value.map((name) => name.trim());
  } catch (error) {
    return fail("file_not_csv", { params: { file, detail: (error as Error).message } });
  }
  const missing = required.filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    parser.destroy();
    return fail("columns_missing", {
      params: { file, columns: missing.join(", "), found: columns.join(", ") },
    });
  }
  async function* rows(): AsyncGenerator<CsvRow> {
    for (let row = 2; ; row++) {
      const next = await iterator.next();
      if (next.done) return;
      yield { row, cells: Object.fromEntries(columns.map((name, i) => [name, next.value[i]])) };
    }
  }
  return ok({ columns, rows: rows() });
}

const SAMPLE_BYTES = 1 << 16;

async function unreadable(file: string): Promise<string | null> {
  try {
    await access(file, constants.R_OK);
  } catch {
    return "file_not_found";
  }
  const about = await stat(file);
  if (!about.isFile()) return "file_not_found";
  if (about.size === 0) return "file_empty";
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    // A sample may end inside a character: up to three bytes of it are left out.
    const sample = buffer.subarray(0, bytesRead === SAMPLE_BYTES ? wholeCharacters(buffer) : bytesRead);
    new TextDecoder("utf-8", { fatal: true }).decode(sample);
    return sample.includes(0) ? "file_not_text" : null;
  } catch {
    return "file_not_utf8";
  } finally {
    await handle.close();
  }
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
