import { monthOf, type PlainDate, type PlainMonth } from "../kernel/plain-date.ts";
import type { CompiledPack } from "./compile-pack.ts";

/** A version with the days [from, until) for which it was published. */
export type DatedVersion = {
  readonly version: number;
  readonly effective: { readonly from: PlainDate; readonly until: PlainDate | null };
};

/**
 * Versions as they hold: one that was published later ends the one before it on the day it begins. The stored version
 * stays as it is, so that taking the later one back opens the earlier one again. Versions come by their first day.
 */
export const endedByNext = <Version extends DatedVersion>(versions: readonly Version[]): readonly Version[] =>
  versions.map((one, i) => {
    const { from, until } = one.effective;
    const next = versions[i + 1];
    if (!next || next.version < one.version || next.effective.from <= from) return one;
    if (until !== null && until <= next.effective.from) return one;
    return { ...one, effective: { from, until: next.effective.from } };
  });

/** The body of a version with the days for which it holds. */
export const withDates = (body: unknown, { effective }: DatedVersion): unknown =>
  typeof body === "object" && body !== null ? { ...body, effective } : body;

/** Which version of a pack works out a month: the one in force, or the nearest one, which is then named. */
export function versionFor(
  packs: readonly CompiledPack[],
  period: PlainMonth,
): { pack: CompiledPack; inForce: boolean } {
  let last: CompiledPack | null = null;
  for (const pack of packs) {
    if (pack.from > period) break;
    last = pack;
    if (pack.until === null || period < pack.until) return { pack, inForce: true };
  }
  const nearest = last ?? packs[0];
  if (!nearest) throw new RangeError("A projection needs a pack");
  return { pack: nearest, inForce: false };
}

/** Versions of a pack, by their first day, that leave a gap or lie over each other: a sentence for each. */
export function gapsBetween(packs: readonly CompiledPack[]): readonly string[] {
  const problems: string[] = [];
  for (const [i, { pack }] of packs.entries()) {
    const next = packs[i + 1]?.pack;
    if (!next) continue;
    const { from } = next.effective;
    const { until } = pack.effective;
    if (until === null || until > from)
      problems.push(`${pack.id} ${pack.version} and ${next.version} are both in force in ${monthOf(from)}`);
    else if (until < from) problems.push(`${pack.id}: no version is in force from ${until} until ${from}`);
  }
  return problems;
}
