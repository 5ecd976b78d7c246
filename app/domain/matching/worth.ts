import { distanceKm } from "#app/domain/places/distance.ts";
import type { PostingFacts, SeekerFacts } from "./facts.ts";
import type { Term } from "./fit.ts";

/** Income now and after the first year at this posting, a month in minor units; lower bounds. */
export type IncomeChange = { readonly nowMinor: number; readonly afterMinor: number };

/** What counts as much as one unit of Δ, so that countries and currencies compare: a quarter of a usual wage. */
export type WorthScale = { readonly unitMinor: number };

const INCOME_CAP = 3;
const WAGE_UNKNOWN = -0.6;
const TRAINING_WITH_JOB = 0.4;
const TRAINING = 0.1;
/** Half an hour each way by road is about 20 km; each costs half a unit. */
const PER_KM = -0.025;
const COMMUTE_CAP = -2;
const REMOTE_WISH_MET = 0.5;
const PART_TIME_WISH_MET = 0.5;
const PART_TIME_WISH_MISSED = -0.3;

/** Δ = U − reservation as a sum of terms: what the posting is worth to the seeker, in units of the scale. */
export function worthTerms(
  seeker: SeekerFacts,
  posting: PostingFacts,
  income: IncomeChange | null,
  scale: WorthScale,
  trainingEndsInJob: boolean,
): readonly Term[] {
  const terms: Term[] = [];
  if (posting.kind === "intake") {
    terms.push(
      trainingEndsInJob
        ? { code: "training_ends_in_job", value: TRAINING_WITH_JOB }
        : { code: "training", value: TRAINING },
    );
  } else if (income) {
    const gain = (income.afterMinor - income.nowMinor) / scale.unitMinor;
    terms.push({
      code: gain >= 0 ? "income_more" : "income_less",
      value: Math.max(-INCOME_CAP, Math.min(INCOME_CAP, gain)),
      params: { minor: Math.abs(income.afterMinor - income.nowMinor) },
    });
  } else {
    terms.push({ code: "wage_unknown", value: WAGE_UNKNOWN });
  }
  if (posting.remote) {
    terms.push({ code: "remote", value: seeker.wantsRemote ? REMOTE_WISH_MET : 0 });
  } else if (seeker.point && posting.point) {
    const km = distanceKm(seeker.point, posting.point);
    terms.push({
      code: "distance",
      value: Math.max(COMMUTE_CAP, PER_KM * km),
      params: { km: Math.round(km) },
    });
  }
  if (seeker.wantsPartTime && posting.kind === "vacancy")
    terms.push(
      posting.partTime
        ? { code: "part_time", value: PART_TIME_WISH_MET }
        : { code: "full_time", value: PART_TIME_WISH_MISSED },
    );
  return terms;
}
