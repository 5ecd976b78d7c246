import type { TFunction } from "i18next";

import type { Term } from "#app/domain/matching/fit.ts";

import type { Reason } from "./reasons.tsx";

/** Terms that say nothing to the reader, such as "not known". */
const SILENT = new Set([
  "occupation_unknown",
  "occupation_other",
  "skills_unknown",
  "education_open",
  "education_enough",
  "experience_enough",
  "wage_unknown",
  "income_more",
  "income_less",
  "training",
]);
const GAPS = new Set(["skills_none", "experience_missing", "education_missing", "full_time"]);

/** The terms of a match that say something, in their order; some of them may be gaps. */
export function matchReasons(t: TFunction, terms: readonly Term[], most: number): Reason[] {
  return terms
    .filter(({ code }) => !SILENT.has(code))
    .slice(0, most)
    .map(({ code, params }) => ({
      // Places are known by their centre: no distance means the same town.
      text: t(`search:reasons.${code === "distance" && params?.["km"] === 0 ? "same_town" : code}`, {
        ...params,
        count: Number(params?.["count"] ?? params?.["years"] ?? 0),
      }),
      kind: GAPS.has(code) ? "gap" : "reason",
    }));
}
