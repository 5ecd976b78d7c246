import type { Ranked } from "./bucket-sort.ts";
import type { JsonObject } from "./json.ts";
import { NotImitated } from "./refusal.ts";

type Score = Ranked["scores"][number];

/** Rules whose part in the score is known; that of the others is not imitated. */
const SCORED = new Set(["words", "proximity", "attributeRank", "wordPosition", "exactness"]);

const hasPart = ({ rule }: Score[number]): boolean => SCORED.has(rule.name);

function check(score: Score): void {
  for (const { rule } of score) if (rule.name === "typo") throw new NotImitated("a ranking score with typos");
}

/** From 0 to 1: the ranks of all rules as the figures of one number. */
export function scoreOf(score: Score): number {
  check(score);
  let [rank, most] = [1, 1];
  for (const { rule, row } of score.filter(hasPart)) {
    const ranks = rule.ranks ?? 1;
    rank = (rank - 1) * ranks + (ranks - (row.rank ?? 0));
    most *= ranks;
  }
  return rank / most;
}

const MATCHES = ["exactMatch", "matchesStart", "noExactMatch"];

/** What every rule gave; the value of an attribute that is not displayed stays hidden. */
export function scoreDetails(score: Score, displayed: readonly string[]): JsonObject {
  check(score);
  const told = score.filter(({ rule }) => rule.name !== "exactWords");
  return Object.fromEntries(
    told.map(({ rule, row }, order): [string, JsonObject] => {
      if (!hasPart({ rule, row })) {
        const [field = ""] = rule.name.split(":");
        if (displayed.includes("*") || displayed.includes(field))
          throw new NotImitated(`details of a ranking score for ${rule.name}`);
        return [`<hidden-rule-${order}>`, { order, value: "<hidden>" }];
      }
      const ranks = rule.ranks ?? 1;
      const part = (ranks - (row.rank ?? 0)) / ranks;
      if (rule.name === "words") throw new NotImitated("details of a ranking score for words");
      if (rule.name !== "exactness") return [rule.name, { order, score: part }];
      return [rule.name, { order, matchType: MATCHES[row.rank ?? 0] ?? "", score: part }];
    }),
  );
}
