import { fail, ok, type Failure, type Result } from "../kernel/result.ts";
import type { Rounding } from "../kernel/money.ts";
import { monthOf, type PlainMonth } from "../kernel/plain-date.ts";
import { packSchema, type PackRule, type PolicyPack } from "./pack.schema.ts";
import { know, type Known } from "./parameter.ts";
import type { AssumedFigure, Parameter, Unit } from "./parameter.schema.ts";
import { schemaProblems } from "./schema-problems.ts";
import { traitsOf } from "./traits.ts";
import type { CompiledRule, Phase, Primitive, Step } from "./rules/primitive.ts";
import { PRIMITIVES } from "./rules/registry.ts";

/** A pack ready to project with: rules in order, figures as exact ranges. */
export type CompiledPack = {
  readonly pack: PolicyPack;
  readonly currency: string;
  readonly rounding: Rounding;
  readonly countsEarnings: "gross" | "net";
  /** First month in force, and the first month no more in force. */
  readonly from: PlainMonth;
  readonly until: PlainMonth | null;
  readonly rules: readonly CompiledRule[];
  readonly steps: Readonly<Record<Phase, readonly Step[]>>;
  readonly graduationMonths: Known;
  readonly graduationLine: Known;
  /** Every figure by its path, for editors and for the list of what is not known. */
  readonly figures: ReadonlyMap<string, Known>;
  /** The situations of a household that the rules ask for. */
  readonly traits: ReadonlySet<string>;
};

/** Figures that a case assumes in place of the pack's, by `<rule id>.<parameter>`. */
export type Assumptions = Readonly<Record<string, AssumedFigure>>;

type Draft = { problems: string[]; figures: Map<string, Known>; used: Set<string> };

/** Failure with one readable sentence per problem, the first ones in `params.problems`. */
export const invalidPack = (problems: readonly string[]): Failure => ({
  kind: "failure",
  code: "invalid_pack",
  params: { count: problems.length, problems: problems.slice(0, 20).join("\n") },
});

function unitOf(primitive: Primitive, name: string, parameter: Parameter): Unit | string {
  const spec = primitive.parameters[name];
  if (spec && parameter.unit && parameter.unit !== spec.unit) return `is counted in ${spec.unit}`;
  if (spec) return spec.unit;
  if (primitive.others) return parameter.unit ?? primitive.others;
  return `is not a parameter of ${primitive.kind} (known: ${Object.keys(primitive.parameters).join(", ") || "none"})`;
}

const UNIT_NAMES: ReadonlySet<string> = new Set<Unit>([
  "amount",
  "share",
  "months",
  "days",
  "count",
  "score",
]);
const isUnit = (text: string): text is Unit => UNIT_NAMES.has(text);

/** The figures of a rule, with problems noted. */
function figuresOf(
  rule: PackRule,
  primitive: Primitive,
  pack: PolicyPack,
  assumptions: Assumptions,
  draft: Draft,
): Map<string, Known> {
  const found = new Map<string, Known>();
  for (const [name, parameter] of Object.entries(rule.params)) {
    const path = `${rule.id}.${name}`;
    const unit = unitOf(primitive, name, parameter);
    if (!isUnit(unit)) {
      draft.problems.push(`rules.${path}: ${unit}`);
      continue;
    }
    if (!pack.sources.some((s) => s.id === parameter.source))
      draft.problems.push(`rules.${path}: names a source that the pack does not list (${parameter.source})`);
    const at = { ruleId: rule.id, kind: rule.kind, name, unit, currency: pack.currency };
    const known = know(at, parameter, assumptions[path]);
    if (path in assumptions) draft.used.add(path);
    if (typeof known === "string") {
      draft.problems.push(`rules.${path}: ${known}`);
      continue;
    }
    found.set(name, known);
    draft.figures.set(path, known);
  }
  for (const [name, spec] of Object.entries(primitive.parameters))
    if (!spec.optional && !(name in rule.params)) draft.problems.push(`rules.${rule.id}: lacks ${name}`);
  return found;
}

function compileRule(
  rule: PackRule,
  pack: PolicyPack,
  assumptions: Assumptions,
  draft: Draft,
): CompiledRule | null {
  const primitive = PRIMITIVES.get(rule.kind);
  if (!primitive) {
    draft.problems.push(
      `rules.${rule.id}: there is no kind of rule called ${rule.kind}; known are ${[...PRIMITIVES.keys()].join(", ")}`,
    );
    return null;
  }
  const before = draft.problems.length;
  const figures = figuresOf(rule, primitive, pack, assumptions, draft);
  const settings = primitive.settings.safeParse(rule.settings);
  if (!settings.success)
    draft.problems.push(
      ...schemaProblems(primitive.settings, rule.settings, settings.error, "settings").map(
        (p) => `rules.${rule.id}.${p.startsWith("settings:") ? p : `settings.${p}`}`,
      ),
    );
  if (draft.problems.length > before) return null;
  const missing: string[] = [];
  const optional = (name: string): Known | null => figures.get(name) ?? null;
  const stand = [...draft.figures.values()][0];
  const figure = (name: string): Known => {
    const known = figures.get(name) ?? stand;
    if (!figures.has(name)) missing.push(name);
    if (!known) throw new RangeError(`Rule ${rule.id} names no figures`);
    return known;
  };
  const compiled = primitive.compile({
    id: rule.id,
    kind: rule.kind,
    settings: rule.settings,
    figure,
    optional,
    figures,
  });
  for (const name of missing)
    draft.problems.push(`rules.${rule.id}: its settings name ${name}, its params do not`);
  return missing.length > 0 ? null : compiled;
}

/** A figure that a case assumes and the pack does not have, with those that come closest. */
function noSuchFigure(pack: PolicyPack, path: string): string {
  const rule = pack.rules.find((r) => path.startsWith(`${r.id}.`));
  const known = rule
    ? Object.keys(rule.params).map((name) => `${rule.id}.${name}`)
    : [...pack.rules.map((r) => r.id), "graduation"];
  return `the pack has no such figure; ${rule ? "of this rule it has" : "its rules are"} ${known.join(", ") || "none"}`;
}

/** Reads and checks a pack (any JSON) and makes it ready; a failure names every problem with its place. */
export function compilePack(json: unknown, assumptions: Assumptions = {}): Result<CompiledPack, Failure> {
  const parsed = packSchema.safeParse(json);
  if (!parsed.success) return fail(invalidPack(schemaProblems(packSchema, json, parsed.error, "pack")));
  const pack = parsed.data;
  const draft: Draft = { problems: [], figures: new Map(), used: new Set() };
  const ids = new Set<string>();
  for (const rule of pack.rules) {
    if (ids.has(rule.id)) draft.problems.push(`rules.${rule.id}: the id is used twice`);
    ids.add(rule.id);
  }
  const rules = pack.rules
    .map((rule) => compileRule(rule, pack, assumptions, draft))
    .filter((r) => r !== null);
  const graduation = (name: "months" | "lineShareOfAward", unit: Unit): Known | null => {
    const at = { ruleId: "graduation", kind: "graduation", name, unit, currency: pack.currency };
    const known = know(at, pack.graduation[name], assumptions[`graduation.${name}`]);
    draft.used.add(`graduation.${name}`);
    if (typeof known !== "string") return known;
    draft.problems.push(`graduation.${name}: ${known}`);
    return null;
  };
  const graduationMonths = graduation("months", "months");
  const graduationLine = graduation("lineShareOfAward", "share");
  for (const path of Object.keys(assumptions))
    if (!draft.used.has(path)) draft.problems.push(`assume.${path}: ${noSuchFigure(pack, path)}`);
  if (draft.problems.length > 0 || !graduationMonths || !graduationLine)
    return fail(invalidPack(draft.problems));
  const stepsOf = (phase: Phase): readonly Step[] =>
    rules.map((r) => r.steps[phase]).filter((s) => s !== undefined);
  return ok({
    pack,
    currency: pack.currency,
    rounding: pack.rounding,
    countsEarnings: pack.countsEarnings,
    from: monthOf(pack.effective.from),
    until: pack.effective.until === null ? null : monthOf(pack.effective.until),
    rules,
    steps: {
      earnings: stepsOf("earnings"),
      standing: stepsOf("standing"),
      award: stepsOf("award"),
      income: stepsOf("income"),
      earned: stepsOf("earned"),
      pay: stepsOf("pay"),
      after: stepsOf("after"),
    },
    graduationMonths,
    graduationLine,
    figures: draft.figures,
    traits: traitsOf(pack.rules),
  });
}
