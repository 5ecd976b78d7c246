import { monthOf, type PlainDate, type PlainMonth } from "../kernel/plain-date.ts";
import { ok, type Failure, type Result } from "../kernel/result.ts";
import { compilePack, type Assumptions, type CompiledPack } from "./compile-pack.ts";

/** A version with the days [from, until) for which it was published. */
export type DatedVersion = {
  readonly version: number;
  readonly effective: { readonly from: PlainDate; readonly until: PlainDate | null };
};

const isLater = (a: DatedVersion, b: DatedVersion): boolean => a.version > b.version;

/** By the first day and then by the number: the order that everything here asks for. */
export const byFirstDay = (a: DatedVersion, b: DatedVersion): number =>
  a.effective.from === b.effective.from
    ? a.version - b.version
    : a.effective.from < b.effective.from
      ? -1
      : 1;

/**
 * Versions as they hold: one that was published later ends the one before it on the day it begins, and stands in the
 * place of one that begins on the same day. The stored version stays as it is, so that taking the later one back opens
 * the earlier one again. Versions come by their first day.
 */
export const endedByNext = <Version extends DatedVersion>(versions: readonly Version[]): readonly Version[] =>
  versions
    .filter(
      (one, i) =>
        !versions
          .slice(i + 1)
          .some((next) => next.effective.from === one.effective.from && isLater(next, one)),
    )
    .map((one, i, held) => {
      const { from, until } = one.effective;
      const next = held[i + 1];
      if (!next || !isLater(next, one) || next.effective.from <= from) return one;
      if (until !== null && until <= next.effective.from) return one;
      return { ...one, effective: { from, until: next.effective.from } };
    });

/** The dates of a version that may not begin before a day. One whose time is over by then holds on no day. */
export function notBefore({ effective }: DatedVersion, day: PlainDate): DatedVersion["effective"] {
  const from = effective.from < day ? day : effective.from;
  const { until } = effective;
  return { from, until: until !== null && until < from ? from : until };
}

/**
 * A version (any JSON) ready to project with, for the days for which it holds; the body keeps the days that the scheme
 * gave its rules. Fails as `compilePack` does.
 */
export function compileVersion(
  body: unknown,
  { effective }: DatedVersion,
  assumptions: Assumptions = {},
): Result<CompiledPack, Failure> {
  const compiled = compilePack(body, assumptions);
  if (!compiled.ok) return compiled;
  const from = monthOf(effective.from);
  const until = effective.until === null ? null : monthOf(effective.until);
  return ok({ ...compiled.value, from, until });
}

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
export function gapsBetween(packId: string, versions: readonly DatedVersion[]): readonly string[] {
  const problems: string[] = [];
  for (const [i, { version, effective }] of versions.entries()) {
    const next = versions[i + 1];
    if (!next) continue;
    const { from } = next.effective;
    const { until } = effective;
    if (until === null || until > from)
      problems.push(`${packId} ${version} and ${next.version} are both in force in ${monthOf(from)}`);
    else if (until < from) problems.push(`${packId}: no version is in force from ${until} until ${from}`);
  }
  return problems;
}
