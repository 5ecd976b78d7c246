import { fromMillionths, millionths } from "./score-number.ts";

/** A variable as a calculation used it. */
export type Counted = {
  readonly code: string;
  readonly ofHousehold: boolean;
  readonly value: string;
  /** Null where the registry does not tell them. */
  readonly points: string | null;
};

/** One variable that is not what it was at the calculation before. */
export type Move = {
  readonly code: string;
  readonly ofHousehold: boolean;
  /** Null where it was not counted before. */
  readonly before: string | null;
  readonly now: string;
  /** By how much its points moved, such as "-0.05"; null where that is not known. */
  readonly points: string | null;
};

const difference = (before: string | null, now: string | null): string | null =>
  before === null || now === null ? null : fromMillionths(millionths(now) - millionths(before));

/** How far a score moved: "9.75" after "9.7" is "0.05". */
export const scoreMoved = (before: string, now: string): string =>
  fromMillionths(millionths(now) - millionths(before));

/** What moved between two calculations, the largest first. Only what may be shown goes in, so only that comes out. */
export function movesBetween(before: readonly Counted[], now: readonly Counted[]): readonly Move[] {
  const keyOf = ({ code, ofHousehold }: Counted): string => `${code} ${ofHousehold}`;
  const earlier = new Map(before.map((one) => [keyOf(one), one]));
  const moves = now.flatMap((one): Move[] => {
    const then = earlier.get(keyOf(one));
    const points = then ? difference(then.points, one.points) : one.points;
    if (then?.value === one.value && (points === null || points === "0")) return [];
    const { code, ofHousehold, value } = one;
    return [{ code, ofHousehold, before: then?.value ?? null, now: value, points }];
  });
  const size = ({ points }: Move): number => (points === null ? -1 : Math.abs(millionths(points)));
  return moves.sort((a, b) => size(b) - size(a));
}
