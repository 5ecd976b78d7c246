import { assetTest } from "./asset-test.ts";
import { assetsAsIncome } from "./assets-as-income.ts";
import { baseRate } from "./base-rate.ts";
import { benefitCap } from "./benefit-cap.ts";
import { carryForwardSurplus } from "./carry-forward-surplus.ts";
import { conditionality } from "./conditionality.ts";
import { contributions } from "./contributions.ts";
import { deemedFromParents } from "./deemed-from-parents.ts";
import { deemedIncome } from "./deemed-income.ts";
import { employerIncentive } from "./employer-incentive.ts";
import { exemptions } from "./exemptions.ts";
import { extendedEligibility } from "./extended-eligibility.ts";
import { flatDisregard } from "./flat-disregard.ts";
import { fullDisregardMonths } from "./full-disregard-months.ts";
import { generalThenEarned } from "./general-then-earned.ts";
import { graceMonths } from "./grace-months.ts";
import { instalmentCap } from "./instalment-cap.ts";
import { linkedEntitlement } from "./linked-entitlement.ts";
import { milestoneLadder } from "./milestone-ladder.ts";
import { outcomePayments } from "./outcome-payments.ts";
import { percentageDisregard } from "./percentage-disregard.ts";
import type { Primitive } from "./primitive.ts";
import { reinstatement } from "./reinstatement.ts";
import { responseWindow } from "./response-window.ts";
import { rounding } from "./rounding.ts";
import { scoreThreshold } from "./score-threshold.ts";
import { suspension } from "./suspension.ts";
import { taper } from "./taper.ts";
import { trialMonths } from "./trial-months.ts";
import { workCosts } from "./work-costs.ts";

const ALL: readonly Primitive[] = [
  contributions,
  scoreThreshold,
  trialMonths,
  extendedEligibility,
  conditionality,
  exemptions,
  responseWindow,
  baseRate,
  assetTest,
  assetsAsIncome,
  flatDisregard,
  percentageDisregard,
  generalThenEarned,
  deemedIncome,
  deemedFromParents,
  fullDisregardMonths,
  taper,
  benefitCap,
  carryForwardSurplus,
  graceMonths,
  suspension,
  reinstatement,
  rounding,
  workCosts,
  linkedEntitlement,
  milestoneLadder,
  outcomePayments,
  employerIncentive,
  instalmentCap,
];

/** Every kind of rule that a pack may use, by its name. */
export const PRIMITIVES: ReadonlyMap<string, Primitive> = new Map(ALL.map((p) => [p.kind, p]));
