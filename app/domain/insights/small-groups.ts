/** Groups of fewer people are not shown: a count must not point at anybody. */
export const SMALLEST_SHOWN = 5;

/** A count of people that may be shown; null where the group is too small. Nobody at all is no secret. */
export const hideSmall = (count: number): number | null =>
  count > 0 && count < SMALLEST_SHOWN ? null : count;

/**
 * The parts of a whole with the whole: each part by itself, and the whole only where no part is hidden, so that
 * a hidden part cannot be worked out from the others.
 */
export function hideSmallParts<Key extends string>(
  parts: Readonly<Record<Key, number>>,
): { readonly parts: Readonly<Record<Key, number | null>>; readonly whole: number | null } {
  const counts = Object.values<number>(parts);
  const shown = Object.fromEntries(
    Object.entries<number>(parts).map(([key, count]) => [key, hideSmall(count)]),
  ) as Record<Key, number | null>;
  const hidden = Object.values<number | null>(shown).includes(null);
  return { parts: shown, whole: hidden ? null : counts.reduce((sum, count) => sum + count, 0) };
}
