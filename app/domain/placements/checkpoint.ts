import type { Machine } from "#app/domain/kernel/transition-table.ts";
import type { PlainDate } from "#app/domain/kernel/plain-date.ts";
import { isStronger, type Tier } from "./placement.ts";

export const CHECKPOINT_STATES = ["pending", "evidenced", "confirmed", "disputed", "unknown"] as const;
export type CheckpointState = (typeof CHECKPOINT_STATES)[number];

/** Is the person still in work at day 30, 90, 180, 365? Unknown is not unemployed and stays in the denominator. */
export const checkpointMachine: Machine<CheckpointState> = {
  name: "checkpoint",
  initial: ["pending"],
  final: [],
  transitions: [
    { name: "prove", from: ["pending", "unknown"], to: "evidenced", by: ["seeker", "employer", "worker"] },
    {
      name: "confirm",
      from: ["pending", "evidenced", "unknown"],
      to: "confirmed",
      by: ["worker", "officer"],
      guard: "wage_record_or_payslip",
    },
    {
      name: "dispute",
      from: ["evidenced", "confirmed"],
      to: "disputed",
      by: ["seeker", "officer"],
      reason: "required",
    },
    { name: "settle", from: ["disputed"], to: "confirmed", by: ["officer"], reason: "required" },
    { name: "give_up", from: ["pending"], to: "unknown", by: ["worker"], guard: "due_60_days_ago" },
  ],
};

/** After so many days without any evidence a checkpoint is unknown; late evidence still settles it. */
export const UNKNOWN_AFTER_DAYS = 60;

export type EvidenceRange = {
  readonly id: string;
  readonly tier: Tier;
  readonly from: PlainDate;
  readonly until: PlainDate;
};

/** The strongest evidence that covers the day a checkpoint falls due, or null. */
export function strongestCovering(
  dueOn: PlainDate,
  evidence: readonly EvidenceRange[],
): EvidenceRange | null {
  let best: EvidenceRange | null = null;
  for (const item of evidence) {
    if (item.from <= dueOn && dueOn < item.until && isStronger(item.tier, best?.tier ?? null)) best = item;
  }
  return best;
}

/** What a tier makes of a checkpoint: a record or a payslip confirms it, a word only shows it. */
export const stateProvenBy = (tier: Tier): "confirmed" | "evidenced" =>
  tier === "wage_record" || tier === "payslip" ? "confirmed" : "evidenced";
