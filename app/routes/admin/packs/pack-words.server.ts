import { PRIMITIVES } from "#app/domain/benefits/rules/registry.ts";
import type { PackChange } from "#app/domain/benefits/pack-editor/compare-packs.ts";
import { unitOfParameter } from "#app/domain/benefits/pack-editor/pack-problems.ts";
import type { PackRule, PolicyPack } from "#app/domain/benefits/pack.schema.ts";
import type { Parameter, Unit } from "#app/domain/benefits/parameter.schema.ts";
import { parseRate, rateValue } from "#app/domain/benefits/rate.ts";
import { zoneOf } from "#app/domain/kernel/countries.ts";
import { minorDigits } from "#app/domain/kernel/money.ts";
import type { Translate } from "#app/i18n/i18n.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { formatDate, inZone } from "#app/i18n/dates.ts";
import { formatMoney, formatNumber, formatPercent } from "#app/i18n/numbers.ts";

/** For whom a pack is worded. */
export type PackReader = { readonly locale: Locale; readonly t: Translate; readonly country: string };

type Written = number | string;

/** One end of a figure in its unit: "SAR 1,320", "55%", "6 months". */
function endWords({ t }: PackReader, figure: Written, unit: Unit, currency: string): string {
  if (unit === "share") {
    const rate = parseRate(figure);
    return typeof figure === "string" || !rate ? String(figure) : formatPercent(rateValue(rate), 4);
  }
  const value = Number(figure);
  if (unit === "amount")
    return formatMoney(t, { minor: Math.round(value * 10 ** minorDigits(currency)), currency });
  if (unit === "months" || unit === "days") return t(`packs:units.${unit}`, { count: value });
  return formatNumber(value, 6);
}

/** A figure of a pack in words: an amount, a range, or that it is not known. */
export function figureWords(reader: PackReader, parameter: Parameter, unit: Unit, currency: string): string {
  const { t } = reader;
  const { value, interval, between } = parameter;
  if (value !== undefined) return endWords(reader, value, unit, currency);
  const [from, until] = interval ?? between ?? [null, null];
  const key = interval ? "range" : "unknown";
  if (from === null) return t("packs:figure.unknown");
  const least = endWords(reader, from, unit, currency);
  if (until === null) return t(`packs:figure.${key}Open`, { from: least });
  return t(`packs:figure.${key}Between`, { from: least, to: endWords(reader, until, unit, currency) });
}

/** The name of a kind of rule, or of what opens a graduation case. */
export const ruleWords = ({ t }: PackReader, kind: string): string =>
  kind === "graduation" ? t("packs:graduation.title") : t(`benefits:rules.${kind}`, { defaultValue: kind });

/** The name of a figure: that of its kind of rule, else what a pack may call so, else its own name. */
export const parameterWords = ({ t }: PackReader, kind: string, name: string): string =>
  t([`packs:parameters.${kind}.${name}`, `packs:parameters.any.${name}`], { defaultValue: name });

export const dayWords = ({ locale }: PackReader, day: string): string => formatDate(locale, day).gregorian;

/** A name inside a sentence, which may be in the other direction: kept apart from what stands beside it. */
export const named = (name: string): string => `\u2068${name}\u2069`;

/** The day of an instant where the reader is. */
export const instantWords = (reader: PackReader, instant: Date): string =>
  dayWords(reader, inZone(instant, zoneOf(reader.country)).date);

/** The days of a version in words: "from 1 December 2026", with its end where there is one that is not over by then. */
export function daysWords(
  reader: PackReader,
  { from, until }: { readonly from: string; readonly until: string | null },
): string {
  const { t } = reader;
  if (until === null) return t("packs:days.from", { from: dayWords(reader, from) });
  if (until === from) return t("packs:days.goesOn", { from: dayWords(reader, from) });
  return t("packs:days.between", { from: dayWords(reader, from), until: dayWords(reader, until) });
}

const GRADUATION_UNITS: Readonly<Record<string, Unit>> = { months: "months", lineShareOfAward: "share" };

export const unitOf = (kind: string, name: string, parameter: Parameter | null): Unit =>
  (kind === "graduation" ? GRADUATION_UNITS[name] : unitOfParameter(PRIMITIVES.get(kind), name, parameter)) ??
  "amount";

/** A figure with where it comes from, worded. */
export function figureView(
  reader: PackReader,
  pack: Pick<PolicyPack, "currency" | "sources">,
  at: { readonly kind: string; readonly name: string },
  parameter: Parameter,
) {
  const { kind, name } = at;
  const source = pack.sources.find(({ id }) => id === parameter.source);
  return {
    name,
    title: parameterWords(reader, kind, name),
    words: figureWords(reader, parameter, unitOf(kind, name, parameter), pack.currency),
    known: parameter.unknown
      ? ("unknown" as const)
      : parameter.interval
        ? ("interval" as const)
        : ("value" as const),
    source: source?.title ?? parameter.source,
    sourceUrl: source?.url ?? null,
    readOn: formatDate(reader.locale, parameter.readOn),
    confidence: parameter.confidence,
    note: parameter.note ?? null,
  };
}
export type FigureView = ReturnType<typeof figureView>;

/** A rule with its figures, worded. */
export function ruleView(
  reader: PackReader,
  pack: PolicyPack,
  rule: Pick<PackRule, "id" | "kind" | "params">,
) {
  const { id, kind } = rule;
  return {
    ...{ id, kind },
    title: ruleWords(reader, kind),
    figures: Object.entries(rule.params).map(([name, parameter]) =>
      figureView(reader, pack, { kind, name }, parameter),
    ),
  };
}
export type RuleView = ReturnType<typeof ruleView>;

/** One difference: where it is, and what stood and stands there. Null = nothing. */
export type ChangeView = {
  readonly key: string;
  readonly place: string;
  readonly before: string | null;
  readonly after: string | null;
  /** The part of the pack where it can be changed again, as in its address. */
  readonly part: string;
  /** Source, day and confidence of what stands there now. */
  readonly source: string | null;
};

const both = (words: { readonly ar: string; readonly en: string } | null): string | null =>
  words && `${words.ar} · ${words.en}`;

/** A difference, worded. `pack` is the later version, whose sources are named. */
export function changeView(reader: PackReader, pack: PolicyPack, change: PackChange): ChangeView {
  const { t } = reader;
  const plain = (
    key: string,
    place: string,
    before: string | null,
    after: string | null,
    part = "frame",
  ): ChangeView => ({ key, place, before, after, part, source: null });
  switch (change.of) {
    case "figure": {
      const { ruleId, kind, name, before, after } = change;
      const shown = (parameter: Parameter | null): string | null =>
        parameter && figureWords(reader, parameter, unitOf(kind, name, parameter), pack.currency);
      const source = after && figureView(reader, pack, { kind, name }, after);
      return {
        key: `${ruleId}.${name}`,
        place: `${ruleWords(reader, kind)}: ${parameterWords(reader, kind, name)}`,
        ...{ before: shown(before), after: shown(after) },
        part: kind === "graduation" ? "frame" : `rules/${ruleId}`,
        source:
          source &&
          t("packs:draft.sourceLine", {
            source: source.source,
            date: source.readOn.gregorian,
            confidence: t(`benefits:confidence.${source.confidence}`),
          }),
      };
    }
    case "rule":
      return plain(
        `${change.ruleId}/${change.what}`,
        ruleWords(reader, change.kind),
        change.what === "removed" ? t("packs:draft.rule.there") : null,
        t(`packs:draft.rule.${change.what}`),
        "json",
      );
    case "term":
      return plain(
        `term/${change.term}`,
        t(`packs:terms.${change.term}`),
        both(change.before),
        both(change.after),
        "terms",
      );
    case "name":
      return plain("name", t("packs:frame.name"), both(change.before), both(change.after));
    case "dates":
      return plain(
        "dates",
        t("packs:frame.days"),
        daysWords(reader, change.before),
        daysWords(reader, change.after),
      );
    case "counting": {
      const words = (value: string): string => t(`packs:${change.what}.${value}`);
      return plain(
        change.what,
        t(`packs:${change.what}.title`),
        words(change.before),
        words(change.after),
        "json",
      );
    }
    case "source":
      return plain(
        `source/${change.id}`,
        t("packs:frame.source", { id: change.id }),
        change.before,
        change.after,
      );
  }
}
