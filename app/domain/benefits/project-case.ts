import { fail, ok, type Failure, type Result } from "../kernel/result.ts";
import { minorDigits } from "../kernel/money.ts";
import { caseContradictions } from "./case-contradictions.ts";
import { compilePack, invalidPack, type Assumptions, type CompiledPack } from "./compile-pack.ts";
import type { Interval, Tri } from "./interval.ts";
import type { PolicyEvent, Quantity, RuleLine, Unknown } from "./ledger.ts";
import { graduationOf, marginalRates, protectionOf, type MonthRange } from "./outcome.ts";
import { compileVersion, gapsBetween, type DatedVersion } from "./pack-versions.ts";
import type { PolicyPack } from "./pack.schema.ts";
import { MILLIONTHS } from "./parameter.ts";
import type { PolicyCase } from "./policy-case.schema.ts";
import { project, unknownsOf, type ProjectedMonth } from "./project.ts";
import { invalidCase, parseCase, readCase } from "./read-case.ts";
import { DERIVED_TRAITS } from "./traits.ts";

/** An amount in major units; `max: null` = no upper bound is known. */
type Range = { readonly min: number; readonly max: number | null };
type ShownQuantity = Range & { readonly unit: Quantity["unit"] };

export type CaseMonth = {
  /** From 1. */
  readonly month: number;
  readonly period: string;
  readonly earnings: number;
  readonly wage: Range;
  readonly countable: Range;
  readonly deduction: Range;
  readonly award: Range;
  readonly benefit: Range;
  /** `max: null` where a cost of working is not known; the net then has no lower bound. */
  readonly outgoings: Range;
  readonly net: { readonly min: number | null; readonly max: number | null };
  readonly marginalRate: Range | null;
  readonly ended: Tri;
  readonly entitlements: readonly { readonly name: string; readonly kept: Tri }[];
  readonly rulesApplied: readonly {
    readonly rule: string;
    readonly kind: string;
    readonly inputs: Readonly<Record<string, ShownQuantity>>;
    readonly output: Readonly<Record<string, ShownQuantity>>;
    readonly confidence: RuleLine["confidence"];
    readonly sources: readonly string[];
    readonly figures: RuleLine["figures"];
  }[];
  readonly unknowns: readonly string[];
};

export type CaseResult = {
  readonly pack: {
    readonly id: string;
    readonly version: number;
    readonly currency: string;
    /** What the figures' `source` stands for. */
    readonly sources: PolicyPack["sources"];
  };
  readonly months: readonly CaseMonth[];
  readonly events: readonly {
    readonly month: number;
    readonly rule: string;
    readonly code: string;
    readonly params: Readonly<Record<string, string | number>>;
  }[];
  /** Months count from 1; `latest: null` = perhaps not within the months asked for. */
  readonly graduationMonth: MonthRange | null;
  readonly protectionEnds: MonthRange | null;
  /** In the last month with earnings. */
  readonly marginalRate: Range | null;
  readonly unknowns: readonly Unknown[];
};

const bound = (value: number): number | null => (Number.isFinite(value) ? value : null);
const shift = (range: MonthRange | null): MonthRange | null =>
  range && { earliest: range.earliest + 1, latest: range.latest === null ? null : range.latest + 1 };

type Show = {
  readonly money: (range: Interval) => Range;
  readonly quantity: (quantity: Quantity) => ShownQuantity;
  readonly event: (event: PolicyEvent) => CaseResult["events"][number];
};

/** How inner figures are written out: amounts in major units, scores as they are known. */
function shower(currency: string): Show {
  const unit = 10 ** minorDigits(currency);
  const money = (range: Interval): Range => ({ min: range.min / unit, max: bound(range.max / unit) });
  return {
    money,
    quantity: (q) => {
      const factor = q.unit === "amount" ? unit : q.unit === "score" ? MILLIONTHS : 1;
      return { unit: q.unit, min: q.min / factor, max: bound(q.max / factor) };
    },
    event: (event) => ({
      month: event.month + 1,
      rule: event.ruleId,
      code: event.code,
      params: Object.fromEntries(
        Object.entries(event.params).map(([key, value]) =>
          key.endsWith("Minor") ? [key.slice(0, -5), Number(value) / unit] : [key, value],
        ),
      ),
    }),
  };
}

const mapped = <A, B>(record: Readonly<Record<string, A>>, to: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));

function showMonth(month: ProjectedMonth, rate: Interval | null, show: Show): CaseMonth {
  const outgoings = show.money(month.outgoings);
  const net = show.money(month.net);
  return {
    month: month.month + 1,
    period: month.period,
    earnings: show.money({ min: month.gross, max: month.gross }).min,
    wage: show.money(month.wage),
    countable: show.money(month.countable),
    deduction: show.money(month.deduction),
    award: show.money(month.award),
    benefit: show.money(month.benefit),
    outgoings: { ...outgoings, max: month.costsKnown ? outgoings.max : null },
    net: { ...net, min: month.costsKnown ? net.min : null },
    marginalRate: rate && { min: rate.min, max: rate.max },
    ended: month.ended,
    entitlements: month.entitlements,
    rulesApplied: month.rulesApplied.map((line) => ({
      rule: line.ruleId,
      kind: line.kind,
      inputs: mapped(line.inputs, show.quantity),
      output: mapped(line.output, show.quantity),
      confidence: line.confidence,
      sources: line.sources,
      figures: line.figures,
    })),
    unknowns: month.unknowns.map((u) => u.path),
  };
}

/** The versions of one pack, ready to project with; every problem is named with its place. */
function compileVersions(
  json: unknown,
  assume: Assumptions,
  stored?: readonly DatedVersion[],
): Result<readonly CompiledPack[], Failure> {
  const packs: CompiledPack[] = [];
  for (const [i, one] of (Array.isArray(json) ? (json as readonly unknown[]) : [json]).entries()) {
    const dated = stored?.[i];
    const compiled = dated ? compileVersion(one, dated, assume) : compilePack(one, assume);
    if (!compiled.ok) return compiled;
    packs.push(compiled.value);
  }
  const [first] = packs;
  const strangers = packs.filter((p) => p.pack.id !== first?.pack.id || p.currency !== first.currency);
  const problems = [
    ...strangers.map(
      (p) =>
        `id, currency: ${p.pack.id} (${p.currency}) is no version of ${first?.pack.id} (${first?.currency})`,
    ),
    // What is stored was checked when it was stored.
    ...(first && !stored
      ? gapsBetween(
          first.pack.id,
          packs.map(({ pack }) => pack),
        )
      : []),
  ];
  return problems.length > 0 ? fail(invalidPack(problems)) : ok(packs);
}

/** Situations that no rule asks for: most likely a slip of the pen, and then a wrong figure. */
function unknownTraits({ household }: PolicyCase, packs: readonly CompiledPack[]): readonly string[] {
  const known = new Set<string>([...DERIVED_TRAITS, ...packs.flatMap((p) => [...p.traits])]);
  const places = [
    { place: "household", traits: household.traits },
    ...household.changes.map(({ traits }, i) => ({ place: `household.changes.${i}`, traits })),
  ];
  return places.flatMap(({ place, traits = [] }) =>
    traits
      .filter((trait) => !known.has(trait))
      .map(
        (trait) =>
          `${place}.traits: no rule of ${packs[0]?.pack.id} asks for ${trait}; known are ${[...known].join(", ")}`,
      ),
  );
}

/**
 * Works a case out. `packJson` is one pack, or the versions of one in the order of their dates, with the days for which
 * each holds where they are stored; `caseJson` is described in docs/formats/policy-case.md. Failures say what is wrong,
 * and where, in `params.problems`.
 */
export function projectCase(
  packJson: unknown,
  caseJson: unknown,
  stored?: readonly DatedVersion[],
): Result<CaseResult, Failure> {
  const policyCase = parseCase(caseJson);
  if (!policyCase.ok) return policyCase;
  const compiled = compileVersions(packJson, policyCase.value.assume, stored);
  if (!compiled.ok) return compiled;
  const packs = compiled.value;
  const pack = packs[packs.length - 1];
  if (!pack) return fail("unknown_pack");
  const strange = unknownTraits(policyCase.value, packs);
  if (strange.length > 0) return fail(invalidCase(strange));
  const contradictions = caseContradictions(policyCase.value, packs);
  if (contradictions.length > 0) return fail(invalidCase(contradictions));
  const input = readCase(policyCase.value, pack);
  if (!input.ok) return input;
  const { months, events } = project(packs, input.value, { explain: true });
  const rates = marginalRates(packs, input.value, months, pack.currency);
  const show = shower(pack.currency);
  const graduation = graduationOf(months);
  return ok({
    pack: {
      id: pack.pack.id,
      version: pack.pack.version,
      currency: pack.currency,
      sources: pack.pack.sources,
    },
    months: months.map((month, i) => showMonth(month, rates[i] ?? null, show)),
    events: events.map(show.event),
    graduationMonth: shift(graduation),
    protectionEnds: shift(protectionOf(pack, graduation, events)),
    marginalRate: rates.findLast((rate) => rate !== null) ?? null,
    unknowns: unknownsOf(months),
  });
}
