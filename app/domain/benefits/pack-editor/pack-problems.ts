import type { z } from "zod";
import { compilePack } from "../compile-pack.ts";
import { packSchema, type PackRule, type PolicyPack } from "../pack.schema.ts";
import { know } from "../parameter.ts";
import type { Parameter, Unit } from "../parameter.schema.ts";
import { PRIMITIVES } from "../rules/registry.ts";
import type { Primitive } from "../rules/primitive.ts";

/** One thing that is wrong with a pack: where, what was found there, and what is allowed instead. */
export type PackProblem = {
  /** Such as `rules.taper.params.share`; rules by their id where they have one. */
  readonly path: string;
  /** What stands there, as JSON and cut short; null where there is nothing. */
  readonly found: string | null;
  /** Code of what is allowed. */
  readonly allowed: string;
  readonly params: Readonly<Record<string, string | number>>;
};

const LONGEST_FOUND = 60;
/** Somebody mends the first ones and looks again. */
const MOST_PROBLEMS = 50;

/** The sentences of the schema, by the code under which they are worded for people. */
const CODES: Readonly<Record<string, string>> = {
  "must be a date, YYYY-MM-DD": "date",
  "must be lower-case letters, digits and -": "pack_id",
  "must be a country code of two capital letters": "country",
  "must be an ISO 4217 code": "currency",
  "ends before it begins": "ends_after_it_begins",
  "needs exactly one of value, interval, unknown": "one_way_known",
  "only an unknown may have limits (between)": "limits_of_unknown_only",
  'must be a number or a fraction such as "1/12"': "figure",
  "must start with a lower-case letter; letters, digits and - only": "name",
};

export function shownJson(value: unknown): string | null {
  if (value === undefined) return null;
  const text = JSON.stringify(value);
  return text.length > LONGEST_FOUND ? `${text.slice(0, LONGEST_FOUND - 1)}…` : text;
}

const within = (value: unknown, key: PropertyKey): unknown =>
  value !== null && typeof value === "object" ? (value as Record<PropertyKey, unknown>)[key] : undefined;

/** A path with rules and sources named by their ids, and what stands there. */
function placeOf(json: unknown, path: readonly PropertyKey[]): { path: string; value: unknown } {
  let value = json;
  const names: string[] = [];
  for (const key of path) {
    value = within(value, key);
    const id = typeof key === "number" ? within(value, "id") : undefined;
    names.push(typeof id === "string" ? id : String(key));
  }
  return { path: names.join("."), value };
}

type Issue = z.core.$ZodIssue;

function allowedBy(issue: Issue, value: unknown): Pick<PackProblem, "allowed" | "params"> {
  if (issue.code === "unrecognized_keys")
    return { allowed: "not_known", params: { keys: issue.keys.join(", ") } };
  if (issue.code === "invalid_value")
    return { allowed: "one_of", params: { values: issue.values.map(String).join(", ") } };
  const code = CODES[issue.message];
  if (code) return { allowed: code, params: {} };
  if (value === undefined) return { allowed: "needed", params: {} };
  if (issue.code === "invalid_type") return { allowed: `type_${issue.expected}`, params: {} };
  if (issue.code === "invalid_union") return { allowed: "figure", params: {} };
  if (issue.code === "too_small") return { allowed: "not_empty", params: { least: Number(issue.minimum) } };
  return { allowed: "sentence", params: { sentence: issue.message } };
}

const problemOf =
  (json: unknown) =>
  (issue: Issue): PackProblem => {
    const { path, value } = placeOf(json, issue.path);
    const shown = issue.code === "unrecognized_keys" ? undefined : value;
    return { path, found: shownJson(shown), ...allowedBy(issue, value) };
  };

/** The unit in which a rule counts a parameter, or null when it has none of that name. */
export function unitOfParameter(
  primitive: Primitive | undefined,
  name: string,
  parameter: Parameter | null,
): Unit | null {
  const spec = primitive?.parameters[name];
  if (spec) return spec.unit;
  return primitive?.others ? (parameter?.unit ?? primitive.others) : null;
}

function figureProblems(rule: PackRule, primitive: Primitive, pack: PolicyPack): PackProblem[] {
  const at = (name: string): string => `rules.${rule.id}.params.${name}`;
  const found = Object.entries(rule.params).flatMap(([name, parameter]): PackProblem[] => {
    const shown = shownJson(parameter.value ?? parameter.interval ?? parameter.between);
    const unit = unitOfParameter(primitive, name, parameter);
    if (unit === null) {
      const known = Object.keys(primitive.parameters).join(", ");
      return [
        { path: at(name), found: shown, allowed: "parameter_of_kind", params: { kind: rule.kind, known } },
      ];
    }
    const problems: PackProblem[] = [];
    if (primitive.parameters[name] && parameter.unit && parameter.unit !== unit)
      problems.push({
        path: `${at(name)}.unit`,
        found: shownJson(parameter.unit),
        allowed: "one_of",
        params: { values: unit },
      });
    if (!pack.sources.some(({ id }) => id === parameter.source)) {
      const values = pack.sources.map(({ id }) => id).join(", ");
      problems.push({
        path: `${at(name)}.source`,
        found: shownJson(parameter.source),
        allowed: "one_of",
        params: { values },
      });
    }
    const ready = know({ ruleId: rule.id, kind: rule.kind, name, unit, currency: pack.currency }, parameter);
    if (typeof ready === "string")
      problems.push({
        path: at(name),
        found: shown,
        allowed: `unit_${unit}`,
        params: { currency: pack.currency },
      });
    return problems;
  });
  const lacking = Object.entries(primitive.parameters)
    .filter(([name, spec]) => !spec.optional && !(name in rule.params))
    .map(([name]): PackProblem => ({ path: at(name), found: null, allowed: "needed", params: {} }));
  return [...found, ...lacking];
}

function ruleProblems(rule: PackRule, pack: PolicyPack): PackProblem[] {
  const primitive = PRIMITIVES.get(rule.kind);
  if (!primitive) {
    const values = [...PRIMITIVES.keys()].join(", ");
    return [
      { path: `rules.${rule.id}.kind`, found: shownJson(rule.kind), allowed: "one_of", params: { values } },
    ];
  }
  const settings = primitive.settings.safeParse(rule.settings);
  const ofSettings = settings.success
    ? []
    : settings.error.issues
        .map(problemOf(rule.settings))
        .map((p) => ({ ...p, path: `rules.${rule.id}.settings.${p.path}` }));
  return [...figureProblems(rule, primitive, pack), ...ofSettings];
}

/**
 * Everything that is wrong with a pack (any JSON), each with its place, what was found and what is allowed; the pack
 * itself when nothing is. Dates beside other versions are another matter (pack-dates.ts).
 */
export function readPackJson(
  json: unknown,
): { readonly pack: PolicyPack } | { readonly problems: readonly PackProblem[] } {
  const parsed = packSchema.safeParse(json);
  if (!parsed.success) return { problems: parsed.error.issues.map(problemOf(json)).slice(0, MOST_PROBLEMS) };
  const pack = parsed.data;
  const problems = pack.rules.flatMap((rule) => ruleProblems(rule, pack));
  for (const [i, { id }] of pack.rules.entries())
    if (pack.rules.findIndex((other) => other.id === id) < i)
      problems.push({ path: `rules.${i}.id`, found: shownJson(id), allowed: "used_once", params: {} });
  if (problems.length > 0) return { problems: problems.slice(0, MOST_PROBLEMS) };
  const compiled = compilePack(pack);
  if (compiled.ok) return { pack };
  const sentences = String(compiled.error.params?.["problems"] ?? compiled.error.code).split("\n");
  return {
    problems: sentences.map((sentence) => {
      const [path = "", ...rest] = sentence.split(": ");
      return { path, found: null, allowed: "sentence", params: { sentence: rest.join(": ") } };
    }),
  };
}
