import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { parse } from "csv-parse";

/** A row of a table, or why there is none. `row` counts lines of the file from 1, the header being 1. */
type TableRow =
  | { readonly row: number; readonly cells: readonly string[] }
  | {
      readonly row: number;
      readonly flaw: "rowMalformed" | "columnCount" | "fileTruncated";
      readonly detail: string;
    };

export type Table = {
  readonly header: readonly string[];
  readonly rows: AsyncIterable<TableRow>;
};

const GZIP_MAGIC = 0x1f8b;

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer.readUInt16BE(0) === GZIP_MAGIC;
  } finally {
    await file.close();
  }
}

const isCompressionError = (error: unknown): error is Error =>
  error instanceof Error && "code" in error && String(error.code).startsWith("Z_");

/**
 * Opens a CSV file, compressed or not, as a stream: null when it has no header. A malformed row, or a file that
 * ends in the middle, is a row with a flaw; what could be read goes on. Throws the system's error when the file
 * can't be opened.
 */
export async function openTable(
  path: string,
  onBytes: (count: number) => void = () => {},
): Promise<Table | null> {
  const compressed = await isGzip(path);
  let truncated: string | null = null;

  async function* content(): AsyncGenerator<Buffer> {
    const source = createReadStream(path, { highWaterMark: 256 * 1024 });
    source.on("data", (chunk) => onBytes(chunk.length));
    // The chain of `pipe` does not pass errors on: both ends are watched.
    const stream = compressed ? source.pipe(createGunzip()) : source;
    if (compressed) source.on("error", (error) => stream.destroy(error));
    try {
      for await (const chunk of stream) yield chunk as Buffer;
    } catch (error) {
      if (!isCompressionError(error)) throw error;
      truncated = error.message;
    }
  }

  const flaws: TableRow[] = [];
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: 1_000_000,
    on_skip: (error) => {
      flaws.push({
        row: typeof error?.["lines"] === "number" ? error["lines"] : 0,
        flaw: "rowMalformed",
        detail: error?.code ?? "",
      });
    },
  });
  const bytes = Readable.from(content());
  bytes.on("error", (error) => parser.destroy(error));
  const records = bytes.pipe(parser)[Symbol.asyncIterator]() as AsyncIterator<{
    record: string[];
    info: { lines: number };
  }>;

  const first = await records.next();
  if (first.done) return null;
  const header = first.value.record.map((name) => name.trim());

  async function* rows(): AsyncGenerator<TableRow> {
    let last = 1;
    for (let next = await records.next(); !next.done; next = await records.next()) {
      yield* flaws.splice(0);
      const { record, info } = next.value;
      last = info.lines;
      yield record.length === header.length
        ? { row: info.lines, cells: record }
        : { row: info.lines, flaw: "columnCount", detail: `${record.length}/${header.length}` };
    }
    yield* flaws.splice(0);
    if (truncated !== null) yield { row: last + 1, flaw: "fileTruncated", detail: truncated };
  }
  return { header, rows: rows() };
}
