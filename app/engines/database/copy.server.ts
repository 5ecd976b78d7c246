import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

const SPECIAL = /[\\\t\n\r\0]/;
/** Nearly every text of millions is copied as it is: replacing nothing would cost several times the look. */
const escapeText = (text: string): string =>
  SPECIAL.test(text)
    ? text.replace(/[\\\t\n\r\0]/g, (c) =>
        c === "\\" ? "\\\\" : c === "\t" ? "\\t" : c === "\n" ? "\\n" : c === "\r" ? "\\r" : "",
      )
    : text;

const arrayElement = (value: unknown): string =>
  value === null || value === undefined ? "NULL" : `"${String(value).replace(/(["\\])/g, "\\$1")}"`;

/** A value in COPY's text format. Arrays become PostgreSQL arrays, other objects JSON. */
function copyValue(value: unknown): string {
  if (value === null || value === undefined) return "\\N";
  if (typeof value === "string") return escapeText(value);
  if (typeof value === "number") return String(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return escapeText(`{${value.map(arrayElement).join(",")}}`);
  if (typeof value === "object") return escapeText(JSON.stringify(value));
  return escapeText(String(value));
}

const CHUNK = 64 * 1024;

type Row = readonly unknown[];

/** Streams rows into `table (columns)` on an open connection; returns how many. */
export async function copyRows(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  rows: Iterable<Row> | AsyncIterable<Row>,
): Promise<number> {
  async function* single(): AsyncGenerator<readonly Row[]> {
    for await (const row of rows) yield [row];
  }
  return copyBatches(client, table, columns, single());
}

/** The same for rows that come many at a time. */
export async function copyBatches(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  batches: AsyncIterable<readonly Row[]>,
): Promise<number> {
  let count = 0;
  async function* lines(): AsyncGenerator<string> {
    let chunk = "";
    for await (const batch of batches) {
      for (const row of batch) {
        count++;
        for (let at = 0; at < row.length; at++) chunk += (at === 0 ? "" : "\t") + copyValue(row[at]);
        chunk += "\n";
      }
      if (chunk.length >= CHUNK) {
        yield chunk;
        chunk = "";
      }
    }
    if (chunk) yield chunk;
  }
  const sink = client.query(copyFrom(`copy ${table} (${columns.join(", ")}) from stdin`));
  await pipeline(Readable.from(lines()), sink);
  return count;
}
