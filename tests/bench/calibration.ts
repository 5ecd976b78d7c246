/** An answer with how sure it was, and whether it was right. */
export type Judged = { readonly confidence: number; readonly right: boolean };

type Bin = {
  readonly from: number;
  readonly answers: number;
  readonly confidence: number;
  readonly right: number;
};

const BINS = 5;

/** Answers by confidence in equal bins: mean confidence and share of right ones; empty bins are left out. */
function reliability(judged: readonly Judged[]): readonly Bin[] {
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  return Array.from({ length: BINS }, (_, bin) => {
    const inside = judged.filter(
      ({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin,
    );
    return {
      from: bin / BINS,
      answers: inside.length,
      confidence: mean(inside.map(({ confidence }) => confidence)),
      right: mean(inside.map(({ right }) => Number(right))),
    };
  }).filter(({ answers }) => answers > 0);
}

/**
 * Expected calibration error (Naeini, Cooper and Hauskrecht 2015): the distance of confidence from the share of right
 * answers, weighted by how many answers are in a bin; 0 is perfect.
 */
export function calibrationError(judged: readonly Judged[]): number {
  return reliability(judged).reduce(
    (sum, { answers, confidence, right }) => sum + (answers / judged.length) * Math.abs(confidence - right),
    0,
  );
}
