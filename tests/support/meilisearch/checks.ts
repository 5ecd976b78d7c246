import { isList, isObject, type Json, type JsonObject } from "./json.ts";
import { Refusal } from "./refusal.ts";

/** Reads one part of a request; `at` is its place in it, as the server writes it (`.pagination.maxTotalHits`). */
export type Check<T> = (value: Json, at: string, code: string) => T;

function kind(value: Json): string {
  if (value === null) return "null";
  if (typeof value === "boolean") return "a boolean";
  if (typeof value === "string") return "a string";
  if (typeof value === "number")
    return !Number.isInteger(value) ? "a number" : value < 0 ? "a negative integer" : "a positive integer";
  return isList(value) ? "an array" : "an object";
}

function wrongKind(value: Json, at: string, code: string, expected: string): never {
  const found = value === null ? "null" : `${kind(value)}: \`${JSON.stringify(value)}\``;
  const where = at === "" ? "" : ` at \`${at}\``;
  throw new Refusal(code, `Invalid value type${where}: expected ${expected}, but found ${found}`);
}

export function invalidValue(at: string, code: string, why: string): never {
  throw new Refusal(code, `Invalid value${at === "" ? "" : ` at \`${at}\``}: ${why}`);
}

export const text: Check<string> = (value, at, code) =>
  typeof value === "string" ? value : wrongKind(value, at, code, "a string");
export const truth: Check<boolean> = (value, at, code) =>
  typeof value === "boolean" ? value : wrongKind(value, at, code, "a boolean");
export const count: Check<number> = (value, at, code) =>
  typeof value === "number" && Number.isInteger(value) && value >= 0
    ? value
    : wrongKind(value, at, code, "a positive integer");
export const size: Check<number> = (value, at, code) =>
  count(value, at, code) > 255
    ? invalidValue(
        at,
        code,
        `value: \`${String(value)}\` is too large to be deserialized, maximum value authorized is \`255\``,
      )
    : Number(value);
export const anything: Check<Json> = (value) => value;

export const listOf =
  <T>(item: Check<T>): Check<readonly T[]> =>
  (value, at, code) =>
    isList(value)
      ? value.map((each, i) => item(each, `${at}[${i}]`, code))
      : wrongKind(value, at, code, "an array");
export const mapOf =
  <T>(item: Check<T>): Check<{ readonly [key: string]: T }> =>
  (value, at, code) =>
    isObject(value)
      ? Object.fromEntries(
          Object.entries(value).map(([key, each]) => [key, item(each, `${at}.${key}`, code)]),
        )
      : wrongKind(value, at, code, "an object");
export const orNull =
  <T>(check: Check<T>): Check<T | null> =>
  (value, at, code) =>
    value === null ? null : check(value, at, code);

const oneOfWords = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(", ");

export const wordOf =
  <T extends string>(words: readonly T[]): Check<T> =>
  (value, at, code) => {
    const word = text(value, at, code);
    const known = words.find((each) => each === word);
    if (known !== undefined) return known;
    throw new Refusal(
      code,
      `Unknown value \`${word}\` at \`${at}\`: ${didYouMean(word, words)}expected one of ${oneOfWords(words)}`,
    );
  };

/** Fields by their names, each with its check and, at the top of a request, its own code. */
export type Fields<T> = {
  readonly [K in keyof T]-?: { readonly check: Check<Exclude<T[K], undefined>>; readonly code?: string };
};

/** An object with these fields and no other; the first mistake in it is told. */
export const objectOf =
  <T extends object>(fields: Fields<T>): Check<Partial<T>> =>
  (value, at, code) => {
    if (!isObject(value)) return wrongKind(value, at, code, "an object");
    const read: Partial<T> = {};
    for (const [name, given] of Object.entries(value as JsonObject)) {
      const key = Object.keys(fields).find((each) => each === name) as keyof T | undefined;
      if (key === undefined) {
        const names = Object.keys(fields);
        const inside = at === "" ? "" : ` inside \`${at}\``;
        throw new Refusal(
          code,
          `Unknown field \`${name}\`${inside}: ${didYouMean(name, names)}expected one of ${oneOfWords(names)}`,
        );
      }
      const { check, code: own } = fields[key];
      read[key] = check(given, `${at}.${name}`, own ?? code);
    }
    return read;
  };

export function missingField(field: string, at: string, code: string): never {
  throw new Refusal(code, `Missing field \`${field}\`${at === "" ? "" : ` inside \`${at}\``}`);
}

function didYouMean(received: string, accepted: readonly string[]): string {
  const length = Buffer.byteLength(received);
  if (length <= 3) return "";
  const allowed = length <= 7 ? 1 : length <= 12 ? 2 : length <= 17 ? 3 : length <= 24 ? 4 : 5;
  const nearest = accepted
    .map((word) => ({ word, distance: editDistance(received, word) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance)[0];
  return nearest ? `did you mean \`${nearest.word}\`? ` : "";
}

/** Letters put in, left out, changed or swapped with their neighbour that make one word of the other. */
export function editDistance(a: string, b: string): number {
  const [from, to] = [[...a], [...b]];
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[to.length] ?? 0;
}
