import { jadarat } from "./jadarat.ts";
import { plainCsv } from "./plain-csv.ts";
import type { Cells, PostingFormat } from "./posting.ts";
import { wuzzuf } from "./wuzzuf.ts";

/** Formats by the name that `--from` takes. */
export const POSTING_FORMATS = { csv: plainCsv, jadarat, wuzzuf } as const satisfies Record<
  string,
  PostingFormat
>;

export type Header = {
  /** Columns that the format knows, and how this file spells them. */
  readonly known: readonly { readonly name: string; readonly title: string }[];
  readonly ignored: readonly string[];
  readonly missing: readonly string[];
  /** Another format that has all its columns here. */
  readonly looksLike: string | null;
};

/** Finds a format's columns in a file's header, without regard to case. */
export function readHeader(format: PostingFormat, titles: readonly string[]): Header {
  const find = (name: string): string | undefined =>
    titles.find((title) => title.trim().toLowerCase() === name.toLowerCase());
  const known = [...format.required, ...format.optional].flatMap((name) => {
    const title = find(name);
    return title === undefined ? [] : [{ name, title }];
  });
  const used = new Set(known.map(({ title }) => title));
  const other = Object.values(POSTING_FORMATS).find(
    (candidate) =>
      candidate.name !== format.name && candidate.required.every((name) => find(name) !== undefined),
  );
  return {
    known,
    ignored: titles.filter((title) => !used.has(title)),
    missing: format.required.filter((name) => find(name) === undefined),
    looksLike: other?.name ?? null,
  };
}

/** The cells of a row by the format's own names of the columns. */
export const cellsOf = (header: Header, cells: Readonly<Record<string, string | undefined>>): Cells =>
  Object.fromEntries(header.known.map(({ name, title }) => [name, cells[title] ?? ""]));
