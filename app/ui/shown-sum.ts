/**
 * Rounds summands to `decimals` so that what is shown adds up to the rounded sum: the largest remainders are
 * rounded up. Each differs from its own value by less than one unit of the last place.
 */
export function roundToSum(
  values: readonly number[],
  decimals: number,
): { readonly values: readonly number[]; readonly sum: number } {
  const unit = 10 ** decimals;
  const scaled = values.map((value) => value * unit);
  const total = Math.round(scaled.reduce((sum, value) => sum + value, 0));
  const rounded = scaled.map(Math.floor);
  let left = total - rounded.reduce((sum, value) => sum + value, 0);
  const byRemainder = scaled
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder) {
    if (left <= 0) break;
    rounded[index] = (rounded[index] ?? 0) + 1;
    left--;
  }
  return { values: rounded.map((value) => value / unit), sum: total / unit };
}
