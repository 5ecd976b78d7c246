import { FilterError, type FilterErrorKind, type Span, type Token } from "./filter-errors.ts";
import { unescaped } from "./filter-values.ts";

/** What was read, and where the rest begins. */
export type Read<T> = { readonly value: T; readonly at: number };

/** Something else may stand here: the next alternative is tried. A thrown error ends the reading. */
export class Miss {
  readonly kind: FilterErrorKind;
  readonly span: Span;
  constructor(kind: FilterErrorKind, span: Span) {
    this.kind = kind;
    this.span = span;
  }
}

const KEYWORDS = new Set(
  "AND OR IN NOT TO EXISTS IS NULL EMPTY CONTAINS STARTS WITH _geoRadius _geoBoundingBox".split(" "),
);
const BLANK = /^[ \t\r\n]$/;
const WORD = /^[\p{Alphabetic}\p{N}_.-]$/u;
const SYNTAX = /^[\s()=<>!]$/u;
const GEO_KINDS = { _geoRadius: "radius", _geoBoundingBox: "boundingBox" } as const;

/** Reads the small parts of a filter: signs, words, values, numbers. Positions count code points. */
export class FilterReader {
  readonly filter: string;
  readonly signs: readonly string[];

  constructor(filter: string) {
    this.filter = filter;
    this.signs = [...filter];
  }

  span(start: number, end = this.signs.length): Span {
    return { text: this.signs.slice(start, end).join(""), start };
  }
  fail(kind: FilterErrorKind, span: Span): never {
    throw new FilterError(kind, span, this.filter);
  }
  /** From here on nothing else may stand: a miss is an error. */
  must<T>(read: Read<T> | Miss): Read<T> {
    return read instanceof Miss ? this.fail(read.kind, read.span) : read;
  }

  blanks(at: number): number {
    while (BLANK.test(this.signs[at] ?? "")) at++;
    return at;
  }
  /** Where the text ends that stands here; null when another one does. */
  text(wanted: string, at: number): number | null {
    return [...wanted].every((sign, i) => this.signs[at + i] === sign) ? at + [...wanted].length : null;
  }
  /** The whole word that stands here is this one. */
  word(wanted: string, at: number): number | null {
    const end = this.wordEnd(at);
    return this.span(at, end).text === wanted ? end : null;
  }
  /** A text with one blank or more after it, then the next. */
  texts(wanted: readonly string[], at: number): number | null {
    for (const [i, text] of wanted.entries()) {
      const end = this.text(text, at);
      if (end === null) return null;
      at = i === wanted.length - 1 ? end : this.blanks(end);
      if (i < wanted.length - 1 && at === end) return null;
    }
    return at;
  }
  private wordEnd(at: number): number {
    while (WORD.test(this.signs[at] ?? "")) at++;
    return at;
  }

  /** A name or value: a word that is no keyword, or anything in quotes. */
  value(from: number): Read<Token> | Miss {
    let start = from;
    while (/^\s$/u.test(this.signs[start] ?? "")) start++;
    this.refuseGeo(start);
    const quote = this.signs[start];
    let raw: Span;
    let value: string;
    let end: number;
    if (quote === "'" || quote === '"') {
      ({ raw, value, end } = this.quoted(quote, start));
    } else {
      end = this.wordEnd(start);
      raw = this.span(start, end);
      value = raw.text;
      if (end === start || KEYWORDS.has(value)) {
        let stop = start;
        while (stop < this.signs.length && !SYNTAX.test(this.signs[stop] ?? "")) stop++;
        return new Miss({ kind: "expectedValue", keyword: end > start }, this.span(start, stop));
      }
    }
    const read = unescaped(value);
    if (!read.ok) {
      if (read.why === "incomplete") this.fail({ kind: "incomplete" }, this.span(0));
      return new Miss({ kind: read.why === "number" ? "invalidEscapedNumber" : "malformedValue" }, raw);
    }
    return { value: { ...raw, value: read.text }, at: this.blanks(end) };
  }

  private quoted(quote: string, start: number): { raw: Span; value: string; end: number } {
    let at = start + 1;
    let escapedQuote = false;
    for (; at < this.signs.length && this.signs[at] !== quote; at++) {
      if (this.signs[at] !== "\\") continue;
      if (++at >= this.signs.length) this.fail({ kind: "malformedValue" }, this.span(start + 1));
      escapedQuote ||= this.signs[at] === quote;
    }
    if (at >= this.signs.length) this.fail({ kind: "missingClosing", sign: quote }, this.span(start));
    const raw = this.span(start + 1, at);
    return { raw, value: escapedQuote ? raw.text.replaceAll(`\\${quote}`, quote) : raw.text, end: at + 1 };
  }

  /** The names of geographic rules are no values. */
  private refuseGeo(at: number): void {
    for (const name of ["_geoPoint", "_geoDistance"])
      if (this.text(name, at) !== null) this.fail({ kind: "reservedGeo", name }, this.span(at));
    if (this.word("_geo", at) !== null) this.fail({ kind: "reservedGeo", name: "_geo" }, this.span(at));
    if (this.word("_geoRadius", at) !== null) this.fail({ kind: "misusedRadius" }, this.span(at));
    if (this.word("_geoBoundingBox", at) !== null) this.fail({ kind: "misusedBoundingBox" }, this.span(at));
  }

  /** A number as it is written; its value is its text. */
  private number(from: number): Read<Token> | null {
    const start = this.blanks(from);
    const [text] = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?/.exec(this.span(start, start + 400).text) ?? [];
    if (text === undefined) return null;
    const end = start + text.length;
    return { value: { text, start, value: text }, at: this.blanks(end) };
  }

  /** `open`, numbers with commas between them, `close`; what stands in the way ends the reading. */
  numbers(
    open: string,
    close: string,
    rule: keyof typeof GEO_KINDS,
    from: number,
  ): Read<readonly [Token, ...Token[]]> {
    const stop = (at: number): never => this.fail({ kind: GEO_KINDS[rule] }, this.span(at));
    let at = this.text(open, from) ?? stop(from);
    const first = this.number(at) ?? stop(this.blanks(at));
    const list: [Token, ...Token[]] = [first.value];
    at = first.at;
    for (;;) {
      const comma = this.text(",", at);
      const next = comma === null ? null : this.number(comma);
      if (next === null) break;
      list.push(next.value);
      at = next.at;
    }
    return { value: list, at: this.text(close, at) ?? stop(at) };
  }
}
