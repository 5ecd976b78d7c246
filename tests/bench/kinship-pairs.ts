import fs from "node:fs";
import path from "node:path";

/** Two concepts of the starter taxonomy, judged by a person who had not seen their scores. */
export type JudgedPair = {
  readonly number: number;
  readonly of: "occupation" | "skill";
  readonly related: boolean;
  /** Keys of the starter taxonomy. */
  readonly a: string;
  readonly b: string;
  /**
   * `first`: written freely; `hard`: relatives far apart in the groups, strangers in one group or bridged by common
   * skills; `drawn`: drawn among concepts that go together in some occupation, doubtful ones left out.
   */
  readonly batch: "first" | "hard" | "drawn";
  /** Every third pair, looked at only at the end. */
  readonly heldOut: boolean;
};

/** The table beside this file: number, of, judged, a, b, batch. */
export function judgedPairs(): readonly JudgedPair[] {
  const table = fs.readFileSync(path.join(import.meta.dirname, "kinship-pairs.tsv"), "utf8");
  return table
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [number = "", of, judged, a = "", b = "", batch] = line.split("\t");
      return {
        number: Number(number),
        of: of === "skill" ? "skill" : "occupation",
        related: judged === "related",
        ...{ a, b },
        batch: batch === "hard" || batch === "drawn" ? batch : "first",
        heldOut: Number(number) % 3 === 0,
      };
    });
}

/** How well scores tell relatives from strangers. */
export type Judgement = {
  readonly related: number;
  readonly unrelated: number;
  /** Chance that a related pair scores above an unrelated one, ties by half (area under the ROC curve). */
  readonly auc: number;
  /** Share of related pairs at or above the line. */
  readonly relatedAbove: number;
  /** Share of unrelated pairs below the line. */
  readonly unrelatedBelow: number;
  readonly relatedMedian: number;
  readonly unrelatedMean: number;
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Judges `score` on pairs; `line` separates relatives from strangers. */
export function judge(
  pairs: readonly JudgedPair[],
  score: (pair: JudgedPair) => number,
  line: number,
): Judgement {
  const related = pairs.filter((pair) => pair.related).map(score);
  const unrelated = pairs.filter((pair) => !pair.related).map(score);
  related.sort((a, b) => a - b);
  const wins = related.map((r) => mean(unrelated.map((u) => (r > u ? 1 : r === u ? 0.5 : 0))));
  return {
    related: related.length,
    unrelated: unrelated.length,
    auc: mean(wins),
    relatedAbove: mean(related.map((score) => (score >= line ? 1 : 0))),
    unrelatedBelow: mean(unrelated.map((score) => (score < line ? 1 : 0))),
    relatedMedian: related[Math.floor(related.length / 2)] ?? 0,
    unrelatedMean: mean(unrelated),
  };
}
