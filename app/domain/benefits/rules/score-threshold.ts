import { z } from "zod";
import { add, and, isAbove, isAtLeast, point, type Interval, type Tri } from "../interval.ts";
import { explain, flag, misses, of, uses } from "../ledger.ts";
import { primitive } from "./primitive.ts";

type Scored = { entitled: Tri | null; score: number | null; withWork: boolean };

/**
 * Entitled while the registry score is at or below a threshold; who is in leaves only when the score rises above the
 * threshold by more than the hysteresis. Work may move a score that was taken before it: that effect is a figure.
 */
export const scoreThreshold = primitive({
  kind: "score-threshold",
  parameters: {
    threshold: { unit: "score" },
    hysteresis: { unit: "score" },
    workEffect: { unit: "score", optional: true },
  },
  settings: z.strictObject({}),
  build: (rule) => {
    const threshold = rule.figure("threshold");
    const hysteresis = rule.figure("hysteresis");
    const effect = rule.optional("workEffect");
    const leavesAbove = add(threshold.range, hysteresis.range);
    return {
      steps: {
        standing: (ledger) => {
          const { score } = ledger.household;
          const state = ledger.memory.of<Scored>(rule.key, () => ({
            entitled: null,
            score: null,
            withWork: false,
          }));
          state.entitled ??= ledger.spell ? "yes" : "no";
          const works = ledger.gross > 0;
          if (score !== state.score) Object.assign(state, { score, withWork: works });
          if (score === null) {
            // The standing is a fact until work may have moved the score.
            misses(ledger, "household.score");
            if (works) state.entitled = "maybe";
          } else {
            const moved = effect && works && !state.withWork;
            const range: Interval = moved ? add(point(score), effect.range) : point(score);
            if (moved) uses(ledger, effect);
            const isIn = isAtLeast(threshold.range, range);
            const isOut = isAbove(range, leavesAbove);
            state.entitled =
              isIn === "yes"
                ? "yes"
                : isOut === "yes"
                  ? "no"
                  : isIn === "no" && isOut === "no"
                    ? state.entitled
                    : possible(state.entitled, isIn, isOut);
            if (state.entitled === "maybe") uses(ledger, threshold, hysteresis);
            if (ledger.lines)
              explain(
                ledger,
                rule,
                {
                  score: { unit: "score", ...range },
                  threshold: of(threshold),
                  leavesAbove: { unit: "score", ...leavesAbove },
                },
                { entitled: flag(state.entitled) },
                [threshold, hysteresis, moved ? effect : null],
              );
          }
          ledger.entitled = and(ledger.entitled, state.entitled);
        },
      },
    };
  },
});

/** Standing when it is not certain on which side of which line the score lies. */
function possible(before: Tri, isIn: Tri, isOut: Tri): Tri {
  const mayBeIn = before !== "no" || isIn !== "no";
  const mayBeOut = before !== "yes" || isOut !== "no";
  return mayBeIn && mayBeOut ? "maybe" : mayBeIn ? "yes" : "no";
}
