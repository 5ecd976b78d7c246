import { monthsBetween, type PlainMonth } from "../kernel/plain-date.ts";
import type { CompiledPack } from "./compile-pack.ts";

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

/** Versions of a pack whose dates leave a gap or lie over each other: a sentence for each. */
export function gapsBetween(packs: readonly CompiledPack[]): readonly string[] {
  const problems: string[] = [];
  for (const [i, pack] of packs.entries()) {
    const next = packs[i + 1];
    if (!next) continue;
    if (pack.until === null || pack.until > next.from)
      problems.push(
        `${pack.pack.id} ${pack.pack.version} and ${next.pack.version} are both in force in ${next.from}`,
      );
    else if (monthsBetween(pack.until, next.from) > 0)
      problems.push(`${pack.pack.id}: no version is in force from ${pack.until} until ${next.from}`);
  }
  return problems;
}
