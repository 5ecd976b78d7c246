import { minorDigits } from "../../kernel/money.ts";
import { isPlainDate, type PlainDate } from "../../kernel/plain-date.ts";
import { toInner } from "../parameter.ts";
import { CONFIDENCES, type Confidence, type Parameter, type Unit } from "../parameter.schema.ts";
import { parseRate, rateValue } from "../rate.ts";

/** A figure as somebody types it; texts, in any digits. */
export type TypedFigure = {
  /** value, interval or unknown. */
  readonly known: string;
  readonly value: string;
  readonly from: string;
  readonly until: string;
  readonly source: string;
  readonly readOn: string;
  readonly confidence: string;
  readonly note: string;
};

const ARABIC_INDIC = /[٠-٩۰-۹]/g;

/** What was typed, with Latin digits, a point before the decimals and nothing between the thousands. */
const plainFigure = (typed: string): string =>
  typed
    .replace(ARABIC_INDIC, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(/٫/g, ".")
    .replace(/٪/g, "%")
    .replace(/[\s٬\u200e\u200f]/g, "")
    // A comma stands between groups of three only: "0,55" is no number here, and is said to be none.
    .replace(
      /^(\d{1,3})((?:,\d{3})+)(?=$|\.)/,
      (_all, head: string, rest: string) => head + rest.replace(/,/g, ""),
    );

/** A share as "0.55", "1/12" or "55%"; null when it is none of them. */
function shareOf(text: string): number | string | null {
  if (/^\d{1,9}\/[1-9]\d{0,8}$/.test(text)) return text;
  const percent = /^(\d{1,6}(?:\.\d{1,7})?)%$/.exec(text);
  if (percent) return Number((Number(percent[1]) / 100).toFixed(9));
  return /^\d{1,6}(\.\d{1,9})?$/.test(text) ? Number(text) : null;
}

type Counted = {
  readonly unit: Unit;
  readonly currency: string;
  /** A share may be more than the whole: a line above the benefit. Otherwise 55 is 55 % written wrongly. */
  readonly overWhole?: boolean;
};

/** The figure in the unit of the pack, or the code of what is allowed instead. */
function figureOf(
  typed: string,
  { unit, currency, overWhole = false }: Counted,
): { figure: number | string } | { problem: string } {
  const text = plainFigure(typed);
  const problem =
    unit === "amount"
      ? `figure_amount_${minorDigits(currency)}`
      : unit === "months" || unit === "days" || unit === "count"
        ? "figure_whole"
        : `figure_${unit}`;
  if (text === "") return { problem: "required" };
  if (unit === "share") {
    const figure = shareOf(text);
    if (figure === null) return { problem };
    return sizeOf(figure) > 1 && !overWhole ? { problem: "figure_share_over" } : { figure };
  }
  if (!/^\d{1,12}(\.\d{1,6})?$/.test(text)) return { problem };
  const inner = toInner(Number(text), unit, currency);
  return inner === null ? { problem } : { figure: Number(text) };
}

const sizeOf = (figure: number | string): number => {
  const rate = parseRate(figure);
  return rate ? rateValue(rate) : 0;
};

type Ends = { ends: [number | string, number | string | null] } | { problems: Record<string, string> };

function endsOf(typed: TypedFigure, counted: Counted): Ends {
  const from = figureOf(typed.from, counted);
  // An amount, a number of months or a score may have no known upper end.
  const open = typed.until.trim() === "" && counted.unit !== "share";
  const until = open ? { figure: null } : figureOf(typed.until, counted);
  if ("problem" in from || "problem" in until)
    return {
      problems: {
        ...("problem" in from && { from: from.problem }),
        ...("problem" in until && { until: until.problem }),
      },
    };
  if (until.figure !== null && sizeOf(from.figure) > sizeOf(until.figure))
    return { problems: { until: "figure_order" } };
  return { ends: [from.figure, until.figure] };
}

/** How a figure is known: exactly one of the three that a pack may hold. */
function knownOf(
  typed: TypedFigure,
  counted: Counted,
):
  | { known: Pick<Parameter, "value" | "interval" | "unknown" | "between"> }
  | { problems: Record<string, string> } {
  if (typed.known === "value") {
    const read = figureOf(typed.value, counted);
    return "problem" in read ? { problems: { value: read.problem } } : { known: { value: read.figure } };
  }
  if (typed.known !== "interval" && typed.known !== "unknown") return { problems: { known: "missing" } };
  if (typed.known === "unknown" && typed.from.trim() === "" && typed.until.trim() === "")
    return { known: { unknown: true } };
  const read = endsOf(typed, counted);
  if ("problems" in read) return read;
  return typed.known === "interval"
    ? { known: { interval: read.ends } }
    : { known: { unknown: true, between: read.ends } };
}

const isConfidence = (text: string): text is Confidence => CONFIDENCES.some((one) => one === text);

/** A day as typed in any digits, or null. */
export function plainDay(typed: string): PlainDate | null {
  const text = plainFigure(typed).replace(/[/.]/g, "-");
  return isPlainDate(text) ? text : null;
}

/**
 * Reads a figure as typed. Problems are message codes by field; a code says what is allowed. `before` is the figure
 * that it takes the place of, whose unit is kept.
 */
export function readTypedFigure(
  typed: TypedFigure,
  at: Counted & {
    readonly sources: readonly string[];
    readonly today: PlainDate;
    readonly before: Parameter | null;
  },
): { readonly parameter: Parameter } | { readonly problems: Readonly<Record<string, string>> } {
  const known = knownOf(typed, at);
  const readOn = plainDay(typed.readOn);
  const { confidence } = typed;
  const note = typed.note.trim();
  const readLater = readOn !== null && readOn > at.today && readOn !== at.before?.readOn;
  const problems: Record<string, string> = {
    ...("problems" in known && known.problems),
    ...(!at.sources.includes(typed.source) && { source: "missing" }),
    ...(readOn === null && { readOn: "date_invalid" }),
    ...(readLater && { readOn: "figure_read_later" }),
    ...(!isConfidence(confidence) && { confidence: "missing" }),
    ...(note.length > 1_000 && { note: "too_long" }),
  };
  if ("problems" in known || readOn === null || !isConfidence(confidence) || Object.keys(problems).length > 0)
    return { problems };
  return {
    parameter: {
      ...known.known,
      ...(at.before?.unit && { unit: at.before.unit }),
      source: typed.source,
      readOn,
      confidence,
      ...(note && { note }),
    },
  };
}

const written = (figure: number | string | null | undefined): string =>
  figure == null ? "" : String(figure);

/** A figure of a pack as it stands in the fields of a form. */
export function typedFigureOf(parameter: Parameter): TypedFigure {
  const [from, until] = parameter.interval ?? parameter.between ?? [null, null];
  return {
    known: parameter.unknown ? "unknown" : parameter.interval ? "interval" : "value",
    value: written(parameter.value),
    from: written(from),
    until: written(until),
    source: parameter.source,
    readOn: parameter.readOn,
    confidence: parameter.confidence,
    note: parameter.note ?? "",
  };
}
