import { addMonths, firstDayOf, monthOf, type PlainDate } from "../../kernel/plain-date.ts";
import { failure, type Failure } from "../../kernel/result.ts";
import { byFirstDay, endedByNext, type DatedVersion } from "../pack-versions.ts";

/** The first day on which a new version may hold: a month that has begun is never worked out with other rules. */
export const earliestStart = (today: PlainDate): PlainDate => addMonths(firstDayOf(monthOf(today)), 1);

const at = (field: "from" | "until", code: string, params: Failure["params"] = {}): Failure =>
  failure(code, { fields: { [field]: code }, params });

/**
 * What is wrong with the days of a new version beside those that are published (by their first day), or null. A version
 * holds for whole months; the first one of a pack may begin in the past, because no month was worked out without it.
 */
export function datesProblem(
  published: readonly DatedVersion[],
  draft: DatedVersion,
  today: PlainDate,
): Failure | null {
  const { from, until } = draft.effective;
  if (!from.endsWith("-01")) return at("from", "pack_from_first");
  if (until !== null && !until.endsWith("-01")) return at("until", "pack_from_first");
  if (until !== null && until <= from) return at("until", "pack_until_after_from");
  if (published.length === 0) return null;
  const earliest = earliestStart(today);
  if (from < earliest) return at("from", "pack_from_past", { earliest });
  const same = published.find(({ effective }) => effective.from === from);
  if (same) return at("from", "pack_same_day", { version: same.version });
  return neighboursProblem(published, draft, earliest);
}

/**
 * A hole between versions (by their first day), or null. One that is over before `earliest` can't be filled any more:
 * the rules before it went on in its months.
 */
export function holeBetween(versions: readonly DatedVersion[], earliest: PlainDate): Failure | null {
  const all = endedByNext(versions);
  for (const [i, { version, effective }] of all.entries()) {
    const next = all[i + 1];
    if (!next || effective.until === null || effective.until >= next.effective.from) continue;
    if (next.effective.from <= earliest) continue;
    return failure("pack_hole", {
      params: { version, gapFrom: effective.until, gapUntil: next.effective.from },
    });
  }
  return null;
}

/** A hole before the new version, or an overlap with or a hole before the one that follows it. */
function neighboursProblem(
  published: readonly DatedVersion[],
  draft: DatedVersion,
  earliest: PlainDate,
): Failure | null {
  const { from, until } = draft.effective;
  const all = endedByNext([...published, draft].sort(byFirstDay));
  const place = all.findIndex(({ effective }) => effective.from === from);
  const before = all[place - 1];
  const after = all[place + 1];
  const ends = before?.effective.until ?? null;
  if (before && ends !== null && ends < from && from > earliest)
    return at("from", "pack_hole", { version: before.version, gapFrom: ends, gapUntil: from });
  if (!after) return null;
  const starts = after.effective.from;
  if (until === null || until > starts)
    return at("until", "pack_overlap", { version: after.version, starts });
  return until < starts
    ? at("until", "pack_hole_after", { version: after.version, gapFrom: until, gapUntil: starts })
    : null;
}
