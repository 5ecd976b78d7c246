import type { Token } from "./filter-errors.ts";
import { FilterReader, Miss, type Read } from "./filter-reader.ts";
import { NotImitated } from "./refusal.ts";

export type Comparison = "=" | "!=" | ">" | ">=" | "<" | "<=";
export type Filter =
  | { readonly op: "not"; readonly filter: Filter }
  | { readonly op: "and" | "or"; readonly filters: readonly Filter[] }
  | { readonly op: "in"; readonly name: Token; readonly values: readonly Token[] }
  | { readonly op: "compare"; readonly name: Token; readonly by: Comparison; readonly value: Token }
  | { readonly op: "between"; readonly name: Token; readonly from: Token; readonly to: Token }
  | { readonly op: "is"; readonly name: Token; readonly what: "NULL" | "EMPTY" | "EXISTS" }
  | { readonly op: "contains"; readonly name: Token; readonly value: Token; readonly keyword: Token }
  | { readonly op: "startsWith"; readonly name: Token; readonly value: Token }
  | { readonly op: "radius"; readonly numbers: readonly [Token, Token, Token]; readonly resolution?: Token }
  | { readonly op: "box"; readonly topRight: readonly Token[]; readonly bottomLeft: readonly Token[] };

/** How deep conditions may be nested, each of or, and, not and brackets counted. */
const DEEPEST = 150;
const COMPARISONS: readonly Comparison[] = ["<=", ">=", "!=", "<", ">", "="];
/** Grammar of rules that nothing here needs. */
const ELSEWHERE = /^\s*(_geoPolygon|_vectors|_foreign)(?![\p{Alphabetic}\p{N}_-])/u;

/**
 * Reads a filter as the server's own grammar does; null for an empty one. Throws a `FilterError` with the server's
 * wording.
 */
export function parseFilter(filter: string): Filter | null {
  if (filter.trim() === "") return null;
  const reader = new FilterReader(filter);
  const grammar = new Grammar(reader);
  const read = reader.must(grammar.or(0, 0));
  if (read.at < reader.signs.length) reader.fail({ kind: "expectedEof" }, reader.span(read.at));
  return read.value;
}

class Grammar {
  private readonly reader: FilterReader;
  constructor(reader: FilterReader) {
    this.reader = reader;
  }

  or(at: number, depth: number): Read<Filter> | Miss {
    return this.row("or", "OR", at, depth, (from, deeper) => this.and(from, deeper));
  }
  private and(at: number, depth: number): Read<Filter> | Miss {
    return this.row("and", "AND", at, depth, (from, deeper) => this.not(from, deeper));
  }
  /** One condition or more, with a word between them: after the word one must follow. */
  private row(
    op: "and" | "or",
    word: string,
    at: number,
    depth: number,
    next: (at: number, depth: number) => Read<Filter> | Miss,
  ): Read<Filter> | Miss {
    this.checkDepth(at, depth);
    const first = next(at, depth + 1);
    if (first instanceof Miss) return first;
    const filters = [first.value];
    at = first.at;
    for (;;) {
      const end = this.reader.word(word, this.reader.blanks(at));
      if (end === null) break;
      const read = this.reader.must(next(this.reader.blanks(end), depth + 1));
      filters.push(read.value);
      at = read.at;
    }
    return { value: filters.length === 1 ? first.value : { op, filters }, at };
  }
  private not(at: number, depth: number): Read<Filter> | Miss {
    this.checkDepth(at, depth);
    const end = this.reader.word("NOT", this.reader.blanks(at));
    if (end === null) return this.primary(at, depth + 1);
    const { value, at: rest } = this.reader.must(this.not(this.reader.blanks(end), depth + 1));
    return { value: value.op === "not" ? value.filter : { op: "not", filter: value }, at: rest };
  }
  private checkDepth(at: number, depth: number): void {
    if (depth > DEEPEST) this.reader.fail({ kind: "depth" }, this.reader.span(at));
  }

  private primary(at: number, depth: number): Read<Filter> | Miss {
    this.checkDepth(at, depth);
    const { reader } = this;
    const open = reader.text("(", reader.blanks(at));
    if (open !== null) {
      const inner = reader.must(this.or(reader.blanks(open), depth + 1));
      const close = reader.text(")", reader.blanks(inner.at));
      if (close === null) reader.fail({ kind: "missingClosing", sign: ")" }, reader.span(at));
      return { value: inner.value, at: reader.blanks(close ?? 0) };
    }
    if (ELSEWHERE.test(reader.span(at).text)) throw new NotImitated(`the filter ${reader.span(at).text}`);
    const read = this.radius(at) ?? this.box(at) ?? this.condition(at);
    return read instanceof Miss ? new Miss({ kind: "invalidPrimary" }, reader.span(at)) : read;
  }

  private radius(from: number): Read<Filter> | null {
    const { reader } = this;
    const named = reader.word("_geoRadius", reader.blanks(from));
    if (named === null) return null;
    const { value, at } = reader.numbers("(", ")", "_geoRadius", named);
    const [lat, lng, radius, resolution] = value;
    if (value.length > 4 || lng === undefined || radius === undefined)
      reader.fail({ kind: "radiusArguments", count: value.length }, reader.span(at));
    const numbers = [lat, lng ?? lat, radius ?? lat] as const;
    return { value: { op: "radius", numbers, ...(resolution ? { resolution } : {}) }, at };
  }
  private box(from: number): Read<Filter> | null {
    const { reader } = this;
    const named = reader.word("_geoBoundingBox", reader.blanks(from));
    if (named === null) return null;
    const stop = (at: number): never => reader.fail({ kind: "boundingBox" }, reader.span(at));
    let at = reader.text("(", named) ?? stop(named);
    const points: (readonly [Token, ...Token[]])[] = [];
    for (;;) {
      const point = reader.numbers("[", "]", "_geoBoundingBox", reader.blanks(at));
      points.push(point.value);
      at = reader.blanks(point.at);
      const comma = reader.text(",", at);
      if (comma === null) break;
      at = comma;
    }
    at = reader.text(")", at) ?? stop(at);
    const [topRight, bottomLeft] = points;
    if (points.length !== 2 || !topRight || !bottomLeft) return stop(at);
    const odd = points.find(({ length }) => length !== 2);
    if (odd) reader.fail({ kind: "notPair", count: odd.length }, odd[0]);
    return { value: { op: "box", topRight, bottomLeft }, at };
  }

  /** A name, then what is asked of it. */
  private condition(from: number): Read<Filter> | Miss {
    const { reader } = this;
    const named = reader.value(from);
    if (named instanceof Miss) return this.keywordOrMiss(from, named);
    const { value: name, at } = named;
    const negated = (read: Read<Filter>): Read<Filter> => ({
      value: { op: "not", filter: read.value },
      at: read.at,
    });

    const list = this.list(name, at);
    if (list) return list;
    const not = reader.word("NOT", at);
    const unlisted = not === null ? null : this.list(name, not);
    if (unlisted) return negated(unlisted);

    for (const by of COMPARISONS) {
      const end = reader.text(by, at);
      if (end === null) continue;
      const read = reader.must(reader.value(end));
      return { value: { op: "compare", name, by, value: read.value }, at: read.at };
    }
    for (const what of ["NULL", "EMPTY"] as const) {
      const is = reader.texts(["IS", what], at);
      if (is !== null) return { value: { op: "is", name, what }, at: is };
      const isNot = reader.texts(["IS", "NOT", what], at);
      if (isNot !== null) return negated({ value: { op: "is", name, what }, at: isNot });
    }
    const exists = reader.text("EXISTS", at);
    if (exists !== null) return { value: { op: "is", name, what: "EXISTS" }, at: exists };
    const absent = reader.texts(["NOT", "EXISTS"], at);
    if (absent !== null) return negated({ value: { op: "is", name, what: "EXISTS" }, at: absent });

    const between = this.between(name, at);
    if (between) return between;
    for (const op of ["contains", "startsWith"] as const) {
      const word = op === "contains" ? "CONTAINS" : "STARTS WITH";
      const plain = reader.text(word, at);
      const end = plain ?? reader.texts(["NOT", word], at);
      if (end === null) continue;
      const read = reader.must(reader.value(end));
      const keyword = { ...reader.span(end - word.length, end), value: word };
      const condition: Read<Filter> = {
        value: op === "contains" ? { op, name, value: read.value, keyword } : { op, name, value: read.value },
        at: read.at,
      };
      return plain === null ? negated(condition) : condition;
    }
    return new Miss({ kind: "invalidPrimary" }, reader.span(from));
  }

  /** A keyword where a name should be, before an operator, is told apart from all other mistakes. */
  private keywordOrMiss(from: number, miss: Miss): Miss {
    if (miss.kind.kind === "expectedValue" && miss.kind.keyword) this.reader.fail(miss.kind, miss.span);
    return new Miss(miss.kind, this.reader.span(from));
  }

  private between(name: Token, at: number): Read<Filter> | null {
    const { reader } = this;
    const from = reader.value(at);
    if (from instanceof Miss) return null;
    const word = reader.text("TO", from.at);
    if (word === null || reader.blanks(word) === word) return null;
    const to = reader.must(reader.value(word));
    return { value: { op: "between", name, from: from.value, to: to.value }, at: to.at };
  }

  private list(name: Token, from: number): Read<Filter> | null {
    const { reader } = this;
    const word = reader.word("IN", reader.blanks(from));
    if (word === null) return null;
    const bracket = reader.blanks(word);
    let at = reader.text("[", bracket);
    if (at === null) return reader.fail({ kind: "inOpeningBracket" }, reader.span(bracket));
    const values: Token[] = [];
    const first = reader.value(at);
    if (!(first instanceof Miss)) {
      values.push(first.value);
      at = first.at;
      for (;;) {
        const comma = reader.text(",", reader.blanks(at));
        const next = comma === null ? null : reader.value(reader.blanks(comma));
        if (next === null || next instanceof Miss) break;
        values.push(next.value);
        at = next.at;
      }
      const trailing = reader.text(",", reader.blanks(at));
      if (trailing !== null) at = reader.blanks(trailing);
    }
    const close = reader.text("]", reader.blanks(at));
    if (close === null) {
      if (at >= reader.signs.length) reader.fail({ kind: "inClosingBracket" }, reader.span(at));
      return reader.fail({ kind: "inExpectedValue" }, reader.span(at));
    }
    return { value: { op: "in", name, values }, at: reader.blanks(close) };
  }
}
