import fc from "fast-check";
import { describe, it } from "vitest";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import type { TransitionActor } from "#app/domain/kernel/transition-table.ts";
import { die, edgeNames, inTable, must, walk, WALKS } from "#tests/support/walks.ts";
import {
  CHECKPOINT_STATES,
  checkpointMachine,
  edgeOfEvidence,
  isReached,
  moveCheckpoint,
  stateProvenBy,
  type CheckpointEdge,
  type CheckpointFacts,
} from "./checkpoint.ts";
import {
  isEarlyEnd,
  isStronger,
  movePlacement,
  PLACEMENT_STATES,
  placementMachine,
  takesOpening,
  TIERS,
  type PlacementEdge,
  type PlacementFacts,
} from "./placement.ts";

const TODAY = "2027-06-01";
const DAYS = [-400, -180, -90, -30, -15, -14, -13, -1, 0, 1, 20].map((days) => addDays(TODAY, days));
const ACTORS: readonly TransitionActor[] = [
  "seeker",
  "employer",
  "officer",
  "supervisor",
  "worker",
  "import",
];
const REASONS = [null, "because"];
const PLACEMENT_EDGES = edgeNames<PlacementEdge>(placementMachine);
const CHECKPOINT_EDGES = edgeNames<CheckpointEdge>(checkpointMachine);

const expected: PlacementFacts = { status: "expected", startedOn: null, endedOn: null };

function placementMove(number: number) {
  const pick = die(number);
  return {
    edge: pick(PLACEMENT_EDGES),
    by: pick(ACTORS),
    reason: pick(REASONS),
    on: pick(DAYS),
    endedOn: pick([undefined, ...DAYS]),
    today: TODAY,
  };
}

describe("10,000 random walks of a placement", () => {
  it("never leave the table, and every state shows what it must", () => {
    fc.assert(
      fc.property(walk, (numbers) => {
        let facts = expected;
        for (const number of numbers) {
          const move = placementMove(number);
          const next = movePlacement(facts, move);
          if ("failure" in next) continue;
          const { status, startedOn, endedOn } = next;
          must(
            inTable(placementMachine, { ...move, from: facts.status, to: status }),
            "the edge is in the table",
          );
          must(PLACEMENT_STATES.includes(status), "the state is one of the machine");
          must(
            (startedOn === null) === ["expected", "cancelled"].includes(status),
            "a start where it has begun",
          );
          must((endedOn === null) === (status !== "ended"), "an end where it has ended");
          must(!startedOn || !endedOn || endedOn >= startedOn, "no end before the start");
          must(
            move.by === "worker" || !startedOn || startedOn <= TODAY || startedOn === facts.startedOn,
            "no future",
          );
          facts = next;
        }
      }),
      WALKS,
    );
  });

  it("keep ended work out of sight of checkpoints that fall after its end", () => {
    fc.assert(
      fc.property(walk, fc.nat(400), (numbers, day) => {
        let facts = expected;
        for (const number of numbers) {
          const next = movePlacement(facts, placementMove(number));
          if (!("failure" in next)) facts = next;
        }
        if (facts.startedOn === null)
          return must(!isReached(facts, TODAY), "what has not begun is not asked about");
        const dueOn = addDays(facts.startedOn, day);
        must(
          isReached(facts, dueOn) === (facts.endedOn === null || dueOn <= facts.endedOn),
          "nothing after the end",
        );
        must(
          takesOpening(facts) === !(facts.status === "ended" && isEarlyEnd(facts)),
          "an early end frees the opening",
        );
      }),
      WALKS,
    );
  });
});

const pending: CheckpointFacts = { status: "pending", tier: null };

describe("10,000 random walks of a checkpoint", () => {
  it("never leave the table; only a record or a payslip confirms; nothing is nothing", () => {
    fc.assert(
      fc.property(walk, (numbers) => {
        let facts = pending;
        for (const number of numbers) {
          const pick = die(number);
          const move = {
            edge: pick(CHECKPOINT_EDGES),
            by: pick(ACTORS),
            tier: pick([null, ...TIERS]),
            reason: pick(REASONS),
            overdueDays: pick([-10, 0, 59, 60, 61, 200]),
          };
          const next = moveCheckpoint(facts, move);
          if ("failure" in next) continue;
          const { status, tier } = next;
          must(
            inTable(checkpointMachine, { ...move, from: facts.status, to: status }),
            "the edge is in the table",
          );
          must(CHECKPOINT_STATES.includes(status), "the state is one of the machine");
          if (status === "pending" || status === "unknown") must(tier === null, "nothing shows nothing");
          if (status === "confirmed" || status === "evidenced")
            must(tier !== null && stateProvenBy(tier) === status, "only a record or a payslip confirms");
          if (facts.tier && tier !== facts.tier && !(tier && isStronger(tier, facts.tier)))
            must(
              ["settle", "reopen", "take_back_dispute"].includes(move.edge),
              "proof is taken away by an officer, a correction, or what a dispute left only",
            );
          if (move.edge === "settle") must(["officer", "supervisor"].includes(move.by), "an officer settles");
          if (status === "unknown")
            must(["give_up", "settle"].includes(move.edge), "silence or a settled dispute");
          if (move.edge === "give_up") must(move.overdueDays > 60, "60 days of silence");
          facts = next;
        }
      }),
      WALKS,
    );
  });

  it("never grow weaker by evidence, whatever arrives and in whatever order", () => {
    fc.assert(
      fc.property(walk, (numbers) => {
        const tiers = numbers.map((number) => die(number)(TIERS));
        let facts = pending;
        for (const tier of tiers) {
          const edge = edgeOfEvidence(facts, tier);
          if (!edge) continue;
          const next = moveCheckpoint(facts, { edge, by: "worker", tier });
          if ("failure" in next) throw new Error(next.failure);
          must(next.tier !== null && isStronger(next.tier, facts.tier), "a stronger tier supersedes");
          facts = next;
        }
        must(facts.tier === (TIERS.find((tier) => tiers.includes(tier)) ?? null), "the best of all is kept");
      }),
      WALKS,
    );
  });
});
