import type { z } from "zod";

/*
 * Sentences for what does not fit a schema: where, what is allowed there, what was found. They are read by people who
 * write packs and cases by hand, so a list is better than a code.
 */

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

const NAMES: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "true or false",
  int: "a whole number",
  never: "left out",
  null: "null",
  number: "a number",
  object: "an object",
  record: "an object",
  string: "a text",
  tuple: "a list",
};

const isRecord = (value: unknown): value is Readonly<Record<PropertyKey, unknown>> =>
  typeof value === "object" && value !== null;

const at = (json: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), json);

/** A value as it was written, cut where it is long. */
function written(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** `rules.capital.params.step`: entries that have an id go by it, others by their number from 0. */
function placeOf(json: unknown, path: Path, root: string): string {
  const parts = path.map((key, i) => {
    const entry = typeof key === "number" ? at(json, path.slice(0, i + 1)) : undefined;
    const id = isRecord(entry) ? entry["id"] : undefined;
    return typeof id === "string" && id !== "" ? id : String(key);
  });
  return parts.join(".") || root;
}

/** The fields that a schema knows at a path; empty where it is no object. */
function fieldsAt(schema: unknown, path: Path): readonly string[] {
  const def = isRecord(schema) && isRecord(schema["_zod"]) ? schema["_zod"]["def"] : undefined;
  if (!isRecord(def)) return [];
  if (isRecord(def["innerType"])) return fieldsAt(def["innerType"], path);
  if (def["type"] === "pipe") return fieldsAt(def["in"], path);
  if (Array.isArray(def["options"])) return def["options"].flatMap((one: unknown) => fieldsAt(one, path));
  const [key, ...rest] = path;
  if (key === undefined) return isRecord(def["shape"]) ? Object.keys(def["shape"]) : [];
  if (isRecord(def["shape"])) return fieldsAt(def["shape"][key], rest);
  return fieldsAt(def["element"] ?? def["valueType"], rest);
}

const bound = (issue: { readonly origin: string }, value: unknown, word: "least" | "most"): string =>
  issue.origin === "string"
    ? word === "least" && value === 1
      ? "must not be empty"
      : `must have at ${word} ${value} letters`
    : issue.origin === "array"
      ? `must have at ${word} ${value} ${value === 1 ? "entry" : "entries"}`
      : word === "least"
        ? `must be ${value} or more`
        : `must be ${value} or less`;

function allowedBy(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return `must be ${NAMES[issue.expected] ?? issue.expected}`;
    case "too_small":
      return bound(issue, issue.minimum, "least");
    case "too_big":
      return bound(issue, issue.maximum, "most");
    case "invalid_value":
      return `must be ${issue.values.length === 1 ? "" : "one of "}${issue.values.map(String).join(", ")}`;
    case "invalid_union": {
      const forms = ofUnion(issue);
      return typeof forms === "string" ? forms : "must be of the form that is described";
    }
    case "invalid_format":
      return issue.format === "url" ? "must be a web address" : issue.message;
    default:
      return issue.message;
  }
}

/** Of several forms that a value may have, the one that it comes closest to, or all of them where it is like none. */
function ofUnion(issue: Extract<Issue, { code: "invalid_union" }>): readonly Issue[] | string {
  const inside = issue.errors.filter((branch) => branch.some(({ path }) => path.length > 0));
  const closest = inside.sort((a, b) => a.length - b.length)[0];
  if (closest) return closest;
  if (issue.errors.length === 0) return issue.message;
  const forms = issue.errors.flatMap((branch) => (branch[0] ? [allowedBy(branch[0])] : []));
  return [...new Set(forms)].map((form, i) => (i === 0 ? form : form.replace(/^must be /, ""))).join(", or ");
}

function problems(
  schema: unknown,
  json: unknown,
  issue: Issue,
  before: Path,
  root: string,
): readonly string[] {
  const path = [...before, ...issue.path];
  const place = placeOf(json, path, root);
  if (issue.code === "unrecognized_keys") {
    const known = [...new Set(fieldsAt(schema, path))];
    return issue.keys.map(
      (key) =>
        `${placeOf(json, [...path, key], root)}: is not known here${known.length > 0 ? `; known are ${known.join(", ")}` : ""}`,
    );
  }
  const union = issue.code === "invalid_union" ? ofUnion(issue) : null;
  if (union !== null && typeof union !== "string")
    return union.flatMap((inner) => problems(schema, json, inner, path, root));
  const allowed = union ?? allowedBy(issue);
  const value = at(json, path);
  const found = value === undefined ? "it is missing" : isRecord(value) ? null : `found ${written(value)}`;
  return [`${place}: ${allowed}${found === null ? "" : `; ${found}`}`];
}

/** One sentence for each thing that does not fit: `household.adults: must be a number; found "two"`. */
export const schemaProblems = (
  schema: z.ZodType,
  json: unknown,
  error: z.ZodError,
  root: string,
): readonly string[] => error.issues.flatMap((issue) => problems(schema, json, issue, [], root));
