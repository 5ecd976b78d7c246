import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readCsv, type CsvRow } from "./read-csv.server.ts";

const folder = mkdtempSync(path.join(tmpdir(), "masar-csv-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function fileOf(content: string | Buffer): string {
  const file = path.join(folder, `${++files}.csv`);
  writeFileSync(file, content);
  return file;
}

async function rowsOf(content: string | Buffer): Promise<CsvRow[]> {
  const csv = await readCsv(fileOf(content), ["id", "title"]);
  if (!csv.ok) throw new Error(csv.error.code);
  const rows: CsvRow[] = [];
  for await (const row of csv.value.rows) rows.push(row);
  return rows;
}
const brief = (rows: readonly CsvRow[]): unknown[] =>
  rows.map((r) => [r.row, r.cells["id"] ?? null, r.cells["title"] ?? null, r.broken?.reason ?? null]);

describe("a CSV file", () => {
  it("is read with a byte order mark, CRLF, quoted line breaks and empty lines", async () => {
    expect(brief(await rowsOf('\uFEFFid,title\r\n1,"أ\nب"\r\n\r\n2,ج\r\n'))).toEqual([
      [2, "1", "أ\nب", null],
      [3, "2", "ج", null],
    ]);
  });

  it("may be separated by semicolons or tabs", async () => {
    expect(brief(await rowsOf("id;title\n1;a, b\n"))).toEqual([[2, "1", "a, b", null]]);
    expect(brief(await rowsOf("id\ttitle\n1\ta\n"))).toEqual([[2, "1", "a", null]]);
  });

  it("is the same rows however long its stretches without quotes are, and wherever they end", async () => {
    // Several times as long as what is read at once, in letters of one byte and of more, with and without quotes.
    const lines = Array.from({ length: 9_000 }, (_, n) => `${n},${n % 3_000 < 1_500 ? "plain" : "عمل"} ${n}`);
    const expected = lines.map((line, n) => [n + 2, `${n}`, line.slice(line.indexOf(",") + 1), null]);
    const quoted = (from: number, to: number): string =>
      lines
        .map(
          (line, n) =>
            (n >= from && n < to ? line.replace(/,(.*)/, ',"$1"') : line) + (n % 700 ? "\n" : "\n\n"),
        )
        .join("");
    for (const [from, to] of [
      [0, 0],
      [0, 9_000],
      [5_000, 5_001],
      [8_999, 9_000],
    ] as const) {
      const content = `id,title\n${quoted(from, to)}`;
      const rows = await rowsOf(content);
      expect(brief(rows)).toEqual(expected);
      expect(rows.at(-1)?.end).toBe(Buffer.byteLength(content));
      expect(brief(await rowsOf(content.trimEnd()))).toEqual(expected);
    }
    const crlf = await rowsOf(`id,title\n${lines.join("\n")}\r\n`);
    expect(crlf).toHaveLength(lines.length);
  });

  it("loses one line only where a quote does not close", async () => {
    expect(brief(await rowsOf('id,title\n1,a\n2,"half\n3,"whole"\n4,d'))).toEqual([
      [2, "1", "a", null],
      [3, null, null, "broken_quotes"],
      [4, "3", "whole", null],
      [5, "4", "d", null],
    ]);
    expect(brief(await rowsOf('id,title\n1,a\n2,"half\n3,c\n4,d\n'))).toEqual([
      [2, "1", "a", null],
      [3, null, null, "broken_quotes"],
      [4, "3", "c", null],
      [5, "4", "d", null],
    ]);
  });

  it("takes a quote inside an unquoted cell for itself", async () => {
    expect(brief(await rowsOf('id,title\n1,5" pipe\n2,b\n'))).toEqual([
      [2, "1", '5" pipe', null],
      [3, "2", "b", null],
    ]);
  });

  it("marks rows with too few or too many cells, in another encoding, or repeating the header", async () => {
    const latin = Buffer.concat([
      Buffer.from("id,title\n" + "1,a\n".repeat(20)),
      Buffer.from([0x32, 0x2c, 0xc3, 0xe4, 0x0a]),
    ]);
    expect((await rowsOf(latin)).at(-1)).toMatchObject({
      row: 22,
      broken: { reason: "not_utf8", column: "title" },
    });
    expect(brief(await rowsOf("id,title\n1\n2,b,,\n3,c,d\nid,title\n"))).toEqual([
      [2, "1", null, "wrong_cell_count"],
      [3, "2", "b", null],
      [4, "3", "c", "wrong_cell_count"],
      [5, "id", "title", "header_repeated"],
    ]);
  });

  it.each([
    ["file_empty", " \n"],
    ["file_not_utf8", Buffer.from([0x69, 0x64, 0x2c, 0xc7, 0xe1, 0x0a, 0x31, 0x2c, 0xc7, 0x0a])],
    ["file_not_text", Buffer.from("id,title\0\n1,a\n")],
    ["columns_missing", "id,name\n1,a\n"],
  ])("is refused with %s", async (code, content) => {
    const csv = await readCsv(fileOf(content), ["id", "title"]);
    expect(csv).toMatchObject({ ok: false, error: { code } });
  });

  it("is refused when there is none", async () => {
    expect(await readCsv(path.join(folder, "absent.csv"), [])).toMatchObject({
      ok: false,
      error: { code: "file_not_found" },
    });
  });
});
