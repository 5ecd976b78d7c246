import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { CsvError, parse } from "csv-parse";
import { parse as parseSync } from "csv-parse/sync";

/** A record of the file, or a line that is none: its quotes do not close where they should. */
export type CsvRecord = {
  /** Null for a line that cannot be taken apart. */
  readonly cells: readonly string[] | null;
  /** Bytes of the file up to the end of this record. */
  readonly end: number;
};

/** A quote that never closes would swallow the rest of the file: no honest record is longer. */
const RECORD_LIMIT = 1 << 20;
const LINE_STEP = 1 << 16;

/**
 * Streams the records of a CSV file from the byte `start` on, as many at a time as were read. Where quotes are
 * broken only that line is lost: reading goes on with the next one.
 */
export async function* csvRecords(
  file: string,
  options: { readonly start: number; readonly delimiter: string },
): AsyncGenerator<readonly CsvRecord[]> {
  let at = options.start;
  for (;;) {
    let broken = false;
    for await (const step of plainLines(file, at, options.delimiter)) {
      at = step.at(-1)?.end ?? at;
      yield step;
    }
    for await (const step of untilBroken(file, at, options.delimiter)) {
      if (step === "broken") broken = true;
      else {
        at = step.at(-1)?.end ?? at;
        yield step;
      }
    }
    if (!broken) return;
    const line = await lineAt(file, at);
    at = line.end;
    yield [{ cells: readAlone(line.text, options.delimiter), end: at }];
  }
}

const [LINE_FEED, CARRIAGE_RETURN, QUOTE] = [0x0a, 0x0d, 0x22];

/**
 * Records of whole lines up to the first piece of the file with a quote or another kind of line break. Registers of
 * millions of lines have none, and need no parser to be cut at their delimiters.
 */
async function* plainLines(
  file: string,
  start: number,
  delimiter: string,
): AsyncGenerator<readonly CsvRecord[]> {
  let at = start;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { start }) as AsyncIterable<Buffer>) {
    if (chunk.includes(QUOTE) || chunk.includes(CARRIAGE_RETURN)) return;
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const whole = bytes.lastIndexOf(LINE_FEED) + 1;
    rest = bytes.subarray(whole);
    if (rest.length > RECORD_LIMIT) return;
    const read = linesOf(bytes.subarray(0, whole), at, delimiter);
    at += whole;
    if (read.length > 0) yield read;
  }
}

/** The lines of these bytes, which begin at `start` of their file and end with a line break; empty ones are none. */
function linesOf(bytes: Buffer, start: number, delimiter: string): CsvRecord[] {
  const read: CsvRecord[] = [];
  const text = bytes.toString("utf8");
  // Where every character is one byte, the text is cut where the bytes would be.
  const isAscii = text.length === bytes.length;
  for (let from = 0; from < bytes.length;) {
    const to = isAscii ? text.indexOf("\n", from) : bytes.indexOf(LINE_FEED, from);
    const line = isAscii ? text.slice(from, to) : bytes.toString("utf8", from, to);
    from = to + 1;
    if (line !== "") read.push({ cells: line.split(delimiter), end: start + from });
  }
  return read;
}

/** Records up to the end of the file or the first that the strict parser refuses. */
async function* untilBroken(
  file: string,
  start: number,
  delimiter: string,
): AsyncGenerator<readonly CsvRecord[] | "broken"> {
  const read: CsvRecord[] = [];
  let error: Error | null = null;
  const parser = parse({
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: RECORD_LIMIT,
    // The parser drops what it has read when it meets an error; this hands over each record at once.
    on_record: (cells: string[], context) => {
      read.push({ cells, end: start + context.bytes });
      return null;
    },
  });
  parser.on("error", (problem) => (error = problem)).resume();
  for await (const chunk of createReadStream(file, { start })) {
    await new Promise<void>((done) => parser.write(chunk, () => done()));
    if (read.length > 0) yield read.splice(0);
    if (error) break;
  }
  if (!error) {
    await new Promise<void>((done) => {
      parser.once("close", done);
      parser.end();
    });
    if (read.length > 0) yield read.splice(0);
  }
  if (error === null) return;
  if (!((error as Error) instanceof CsvError)) throw error;
  yield "broken";
}

/** The physical line that begins at the byte `start`, after empty ones. */
async function lineAt(file: string, start: number): Promise<{ text: string; end: number }> {
  const handle = await open(file);
  try {
    let text = Buffer.alloc(0);
    for (let at = start; ; at += LINE_STEP) {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(LINE_STEP), 0, LINE_STEP, at);
      text = Buffer.concat([text, buffer.subarray(0, bytesRead)]);
      const first = text.findIndex((byte) => byte !== 0x0a && byte !== 0x0d);
      const end = first < 0 ? -1 : text.indexOf(0x0a, first);
      if (end < 0 && bytesRead === LINE_STEP) continue;
      const size = end < 0 ? text.length : end + 1;
      return { text: text.subarray(0, size).toString("utf8"), end: start + size };
    }
  } finally {
    await handle.close();
  }
}

/** A line read by itself with forgiving rules: a quote inside an unquoted cell stands for itself. */
function readAlone(line: string, delimiter: string): readonly string[] | null {
  try {
    const records = parseSync(line, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
    }) as string[][];
    return records.length === 1 ? (records[0] ?? null) : null;
  } catch {
    return null;
  }
}
