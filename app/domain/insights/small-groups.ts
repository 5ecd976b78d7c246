/** Groups of fewer people are not shown: a count must not point at anybody. */
export const SMALLEST_SHOWN = 5;

/** A count of people that may be shown; null where the group is too small. Nobody at all is no secret. */
export const hideSmall = (count: number): number | null =>
  count > 0 && count < SMALLEST_SHOWN ? null : count;

/**
 * The parts of a whole with the whole. Where one part is too small, the smallest other one and the whole are not
 * shown either: a total known from elsewhere must not tell the hidden part by subtraction.
 */
export function hideSmallParts<Key extends string>(
  parts: Readonly<Record<Key, number>>,
): { readonly parts: Readonly<Record<Key, number | null>>; readonly whole: number | null } {
  const entries = Object.entries<number>(parts);
  const hidden = new Set(entries.filter(([, count]) => hideSmall(count) === null).map(([key]) => key));
  if (hidden.size === 1) {
    const [next] = entries.filter(([, count]) => (hideSmall(count) ?? 0) > 0).sort((a, b) => a[1] - b[1]);
    if (next) hidden.add(next[0]);
  }
  const shown = entries.map(([key, count]): [string, number | null] => [key, hidden.has(key) ? null : count]);
  return {
    parts: Object.fromEntries(shown) as Record<Key, number | null>,
    whole: hidden.size > 0 ? null : entries.reduce((sum, [, count]) => sum + count, 0),
  };
}
