import type { CellProblem, Cells, CellReason } from "./posting.ts";

const TEXT_LIMIT = 20_000;
const LINE_LIMIT = 300;

/** Values by which sources say that a cell holds nothing. */
const EMPTY = new Set([
  "",
  "nan",
  "null",
  "none",
  "n/a",
  "na",
  "-",
  "--",
  ".",
  "لا يوجد",
  "لايوجد",
  "لا شيء",
  "لاشيء",
]);

/** Printable ASCII and the usual Arabic letters, marks and digits: nothing in it to clean but spaces. */
const PLAIN = /^[\x20-\x7E\u060C-\u061B\u061D-\u0669]*$/;

/** One line: control and invisible characters gone, spaces single. */
export function oneLine(text: string): string {
  if (PLAIN.test(text)) {
    const trimmed = text.trim();
    return trimmed.includes("  ") ? trimmed.replace(/ {2,}/g, " ") : trimmed;
  }
  return text
    .normalize("NFC")
    .replace(/[\p{Cf}\p{Cs}]/gu, "")
    .replace(/[\p{Cc}\p{Z}]+/gu, " ")
    .trim();
}

const LONGEST_EMPTY = 40;
export const isEmpty = (text: string): boolean =>
  text === "" || (text.length <= LONGEST_EMPTY && EMPTY.has(oneLine(text).toLowerCase()));

/** Language tag of a text, by its script; the sources write Arabic and English. */
export const langOf = (text: string): "ar" | "en" => (/\p{Script=Arabic}/u.test(text) ? "ar" : "en");

/** Reads the cells of one row and gathers what could not be read. */
export class RowReader {
  readonly notes: CellProblem[] = [];
  constructor(
    private readonly cells: Cells,
    /** Column titles that some sources repeat inside cells, in lower case. */
    private readonly headerTexts: ReadonlySet<string> = new Set(),
  ) {}

  note(column: string, reason: CellReason): null {
    this.notes.push({ column, reason, value: this.cells[column] ?? "" });
    return null;
  }

  /** The cell as written; "" when the column is absent, the cell says nothing, or a header strayed into it. */
  raw(column: string): string {
    const cell = this.cells[column] ?? "";
    if (isEmpty(cell)) return "";
    if (!this.headerTexts.has(oneLine(cell).toLowerCase())) return cell;
    this.note(column, "header_text");
    return "";
  }

  /** A short text on one line. */
  line(column: string): string {
    const text = oneLine(this.raw(column));
    if (text.length <= LINE_LIMIT) return text;
    this.note(column, "too_long");
    return text.slice(0, LINE_LIMIT);
  }

  /** A text of several lines. */
  text(column: string): string {
    return paragraphs([this.raw(column)]);
  }

  /** What `read` makes of the cell; a cell that it answers with null is noted with `reason`. */
  value<T>(column: string, reason: CellReason, read: (text: string) => T | null): T | null {
    const text = oneLine(this.raw(column));
    if (text === "") return null;
    return read(text) ?? this.note(column, reason);
  }

  problem(column: string, reason: CellReason): CellProblem {
    return { column, reason, value: this.cells[column] ?? "" };
  }
}

/** Lines of text joined, empty ones left out, cut at 20,000 characters. */
export const paragraphs = (texts: readonly string[]): string =>
  texts
    .flatMap((text) => text.split(/\r\n|\r|\n/))
    .map(oneLine)
    .filter((line) => !isEmpty(line))
    .join("\n")
    .slice(0, TEXT_LIMIT);

/** ASCII digits for Arabic-Indic and Persian ones. */
export const westernDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));

/** A whole number within [0, max], or null. */
export function wholeNumber(text: string, max: number): number | null {
  const clean = westernDigits(text);
  const value = /^\d+(\.0+)?$/.test(clean) ? Number(clean) : Number.NaN;
  return Number.isSafeInteger(value) && value <= max ? value : null;
}

const YES = new Set(["yes", "y", "true", "1", "نعم"]);
const NO = new Set(["no", "n", "false", "0", "لا"]);

export function yesNo(text: string): boolean | null {
  const word = text.toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : null;
}
