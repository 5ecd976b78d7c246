import type { Machine, Transition, TransitionActor } from "#app/domain/kernel/transition-table.ts";
import { addDays, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { isStronger, type Tier } from "./placement.ts";

export const CHECKPOINT_STATES = ["pending", "evidenced", "confirmed", "disputed", "unknown"] as const;
export type CheckpointState = (typeof CHECKPOINT_STATES)[number];

/** After so many days without any evidence a checkpoint is unknown; late evidence still settles it. */
export const UNKNOWN_AFTER_DAYS = 60;

const OFFICE = ["officer", "supervisor"] as const;
const settle = <To extends CheckpointState>(to: To, guard: string) => ({
  name: "settle" as const,
  from: ["disputed"] as const,
  to,
  by: OFFICE,
  guard,
  reason: "required" as const,
  effects: ["keep_both_versions"],
});

/** Whoever disputed it finds that it was right after all: what covers the day now decides where it stands. */
const takeBack = <To extends CheckpointState>(to: To, guard: string) => ({
  name: "take_back_dispute" as const,
  from: ["disputed"] as const,
  to,
  by: ["seeker", "officer", "supervisor"] as const,
  guard,
});

const transitions = [
  {
    name: "prove",
    from: ["pending", "unknown"],
    to: "evidenced",
    by: ["seeker", "employer", "officer", "supervisor", "worker"],
    guard: "a_word_covers_the_day",
  },
  {
    name: "confirm",
    from: ["pending", "evidenced", "unknown"],
    to: "confirmed",
    by: ["worker", "seeker", "employer", "officer", "supervisor"],
    guard: "a_record_or_payslip_covers_the_day",
    effects: ["tell_seeker"],
  },
  ...(["evidenced", "confirmed"] as const).map((state) => ({
    name: "supersede" as const,
    from: [state] as const,
    to: state,
    by: ["worker", "seeker", "employer", "officer", "supervisor"] as const,
    guard: "stronger_tier",
    effects: ["keep_both_versions"],
  })),
  {
    name: "dispute",
    from: ["evidenced", "confirmed"],
    to: "disputed",
    by: ["seeker", "officer", "supervisor"],
    reason: "required",
  },
  settle("confirmed", "a_record_or_payslip_covers_the_day"),
  settle("evidenced", "a_word_covers_the_day"),
  settle("unknown", "nothing_shown"),
  takeBack("confirmed", "a_record_or_payslip_covers_the_day"),
  takeBack("evidenced", "a_word_covers_the_day"),
  takeBack("pending", "no_longer_covered"),
  {
    name: "give_up",
    from: ["pending"],
    to: "unknown",
    by: ["worker"],
    guard: "due_60_days_ago",
  },
  {
    name: "reopen",
    from: ["evidenced", "confirmed", "unknown", "disputed"],
    to: "pending",
    by: ["officer", "supervisor", "worker"],
    guard: "no_longer_covered",
    effects: ["keep_both_versions"],
  },
] as const satisfies readonly Transition<CheckpointState>[];

export type CheckpointEdge = (typeof transitions)[number]["name"];

/**
 * Is the person still in work at day 30, 90, 180, 365? Unknown is not unemployed and stays in the denominator. A
 * stronger tier supersedes a weaker one; a correction of dates or of a record re-opens what no longer holds.
 */
export const checkpointMachine: Machine<CheckpointState> = {
  name: "checkpoint",
  initial: ["pending"],
  final: [],
  transitions,
};

export type CheckpointFacts = { readonly status: CheckpointState; readonly tier: Tier | null };

export type CheckpointMove = {
  readonly edge: CheckpointEdge;
  readonly by: TransitionActor;
  /** The tier of what covers the day; null where nothing does. */
  readonly tier?: Tier | null;
  readonly reason?: string | null;
  /** Days since it fell due. */
  readonly overdueDays?: number;
};

const GUARDS: Readonly<Record<string, (facts: CheckpointFacts, move: CheckpointMove) => boolean>> = {
  a_word_covers_the_day: (_, { tier }) => !!tier && stateProvenBy(tier) === "evidenced",
  a_record_or_payslip_covers_the_day: (_, { tier }) => !!tier && stateProvenBy(tier) === "confirmed",
  stronger_tier: (facts, { tier }) =>
    !!tier && isStronger(tier, facts.tier) && stateProvenBy(tier) === facts.status,
  nothing_shown: (_, { tier }) => !tier,
  no_longer_covered: (_, { tier }) => !tier,
  due_60_days_ago: (_, { overdueDays }) => (overdueDays ?? 0) > UNKNOWN_AFTER_DAYS,
};

/** The facts after an edge, or the code of the failure. Pure. */
export function moveCheckpoint(
  facts: CheckpointFacts,
  move: CheckpointMove,
): CheckpointFacts | { readonly failure: string } {
  const open = checkpointMachine.transitions.filter(
    ({ name, from }) => name === move.edge && from.includes(facts.status),
  );
  if (open.length === 0) return { failure: "wrong_state" };
  const allowed = open.find(({ guard }) => !guard || GUARDS[guard]?.(facts, move));
  if (!allowed) return { failure: "not_shown" };
  if (!allowed.by.includes(move.by)) return { failure: "not_this_role" };
  if (allowed.reason === "required" && !move.reason) return { failure: "reason_needed" };
  const keepsTier = allowed.to === "disputed";
  const tier = allowed.to === "pending" || allowed.to === "unknown" ? null : (move.tier ?? null);
  return { status: allowed.to, tier: keepsTier ? facts.tier : tier };
}

/** The edge by which evidence of a tier moves a checkpoint on, or null when it adds nothing. */
export function edgeOfEvidence(facts: CheckpointFacts, tier: Tier): CheckpointEdge | null {
  if (facts.status === "disputed" || !isStronger(tier, facts.tier)) return null;
  const proven = stateProvenBy(tier);
  if (facts.status === proven) return "supersede";
  return proven === "confirmed" ? "confirm" : "prove";
}

/** Whether the day of a checkpoint lies inside the time that the person worked; after the end nobody is asked. */
export const isReached = (
  { startedOn, endedOn }: { readonly startedOn: PlainDate | null; readonly endedOn: PlainDate | null },
  dueOn: PlainDate,
): boolean => startedOn !== null && startedOn <= dueOn && (endedOn === null || dueOn <= endedOn);

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

/**
 * Whether a checkpoint may stay as it is, given the tier of what covers its day now. `hasMoved`: its day is another
 * than it was. A dispute about a day that has come waits for an officer.
 */
export function stillHolds(
  checkpoint: CheckpointFacts & { readonly dueOn: PlainDate },
  best: Tier | null,
  today: PlainDate,
  hasMoved: boolean,
): boolean {
  const { status, tier, dueOn } = checkpoint;
  switch (status) {
    case "pending":
      return true;
    case "disputed":
      return dueOn <= today;
    case "unknown":
      return !hasMoved || addDays(dueOn, UNKNOWN_AFTER_DAYS) < today;
    default:
      return best !== null && tier !== null && !isStronger(tier, best);
  }
}
