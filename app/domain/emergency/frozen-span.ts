import {
  addDays,
  addMonths,
  daysBetween,
  firstDayOf,
  monthOf,
  type PlainDate,
} from "../kernel/plain-date.ts";

/** Days on which no deadline runs against somebody: [from, until). */
export type FrozenSpan = { readonly from: PlainDate; readonly until: PlainDate };

const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b);
const earlier = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? a : b);

/** The same days, in order and each once: where two switches overlap, a day is frozen once. */
function apart(spans: readonly FrozenSpan[]): FrozenSpan[] {
  const result: FrozenSpan[] = [];
  for (const span of spans.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = result.at(-1);
    if (last && span.from <= last.until)
      result[result.length - 1] = { from: last.from, until: later(last.until, span.until) };
    else result.push(span);
  }
  return result;
}

/** How many of the days after `from`, up to and with `to`, are frozen. */
export function frozenDays(spans: readonly FrozenSpan[], from: PlainDate, to: PlainDate): number {
  const [first, end] = [addDays(from, 1), addDays(to, 1)];
  return apart(spans).reduce(
    (sum, span) => sum + Math.max(0, daysBetween(later(span.from, first), earlier(span.until, end))),
    0,
  );
}

/**
 * The last day of a deadline that began to run on `from` and would end on `due`, with every frozen day added: as many
 * days that count lie before it as before `due` without a freeze.
 */
export function extendedBy(spans: readonly FrozenSpan[], from: PlainDate, due: PlainDate): PlainDate {
  let day = due;
  for (const span of apart(spans)) {
    // The day on which it began is not one of its days.
    const first = later(span.from, addDays(from, 1));
    if (first > day) break;
    day = addDays(day, Math.max(0, daysBetween(first, span.until)));
  }
  return day;
}

/** The first day from which deadlines run again; null where they run today. A span that begins where another ends goes on. */
export function runsAgainOn(spans: readonly FrozenSpan[], today: PlainDate): PlainDate | null {
  const around = apart(spans).find(({ from, until }) => from <= today && until > today);
  return around?.until ?? null;
}

/** The first of a month on or after `day` that no freeze covers, where `day` itself is covered; else `day`. */
function thawed(spans: readonly FrozenSpan[], day: PlainDate): PlainDate {
  const span = apart(spans).find(({ from, until }) => from <= day && day < until);
  if (!span) return day;
  const first = firstDayOf(monthOf(span.until));
  return thawed(spans, first === span.until ? first : addMonths(first, 1));
}

/**
 * When something that takes away from a household holds: on the day that was said, after `lastDay` on which it could
 * still object or appeal (with its frozen days), and on no frozen day; where it moves, to the first of a month.
 */
export function lossHoldsFrom(
  spans: readonly FrozenSpan[],
  said: PlainDate,
  lastDay: PlainDate | null,
): PlainDate {
  const free = lastDay === null || lastDay < said ? said : addMonths(firstDayOf(monthOf(lastDay)), 1);
  return thawed(spans, free);
}
