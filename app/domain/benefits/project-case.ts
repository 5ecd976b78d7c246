import { fail, ok, type Failure, type Result } from "../kernel/result.ts";
import { minorDigits } from "../kernel/money.ts";
import { compilePack, type CompiledPack } from "./compile-pack.ts";
import type { Interval, Tri } from "./interval.ts";
import type { PolicyEvent, Quantity, RuleLine, Unknown } from "./ledger.ts";
import { graduationOf, marginalRates, protectionOf, type MonthRange } from "./outcome.ts";
import { MILLIONTHS } from "./parameter.ts";
import { project, unknownsOf, type ProjectedMonth } from "./project.ts";
import { parseCase, readCase } from "./read-case.ts";

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
  readonly outgoings: Range;
  readonly net: Range;
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
  }[];
  readonly unknowns: readonly string[];
};

export type CaseResult = {
  readonly pack: { readonly id: string; readonly version: number; readonly currency: string };
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
  return {
    month: month.month + 1,
    period: month.period,
    earnings: show.money({ min: month.gross, max: month.gross }).min,
    wage: show.money(month.wage),
    countable: show.money(month.countable),
    deduction: show.money(month.deduction),
    award: show.money(month.award),
    benefit: show.money(month.benefit),
    outgoings: show.money(month.outgoings),
    net: show.money(month.net),
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
    })),
    unknowns: month.unknowns.map((u) => u.path),
  };
}

/**
 * Works a case out. `packJson` is one pack, or the versions of one in the order of their dates; `caseJson` is
 * described in docs/formats/policy-case.md. Failures say what is wrong, and where, in `params.problems`.
 */
export function projectCase(packJson: unknown, caseJson: unknown): Result<CaseResult, Failure> {
  const policyCase = parseCase(caseJson);
  if (!policyCase.ok) return policyCase;
  const packs: CompiledPack[] = [];
  for (const json of Array.isArray(packJson) ? packJson : [packJson]) {
    const compiled = compilePack(json, policyCase.value.assume);
    if (!compiled.ok) return compiled;
    packs.push(compiled.value);
  }
  const pack = packs[packs.length - 1];
  if (!pack) return fail("unknown_pack");
  const input = readCase(policyCase.value, pack);
  if (!input.ok) return input;
  const { months, events } = project(packs, input.value, { explain: true });
  const rates = marginalRates(packs, input.value, months, pack.currency);
  const show = shower(pack.currency);
  const graduation = graduationOf(months);
  return ok({
    pack: { id: pack.pack.id, version: pack.pack.version, currency: pack.currency },
    months: months.map((month, i) => showMonth(month, rates[i] ?? null, show)),
    events: events.map(show.event),
    graduationMonth: shift(graduation),
    protectionEnds: shift(protectionOf(pack, graduation, events)),
    marginalRate: rates.findLast((rate) => rate !== null) ?? null,
    unknowns: unknownsOf(months),
  });
}
