import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { benefitSpellMachine, SPELL_STATUSES } from "#app/domain/benefits/benefit-spell.ts";
import { GRADUATION_STATES, graduationMachine } from "#app/domain/casework/graduation.ts";
import type { Machine } from "#app/domain/kernel/transition-table.ts";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { CONSENT_STATES, consentMachine } from "#app/domain/people/consent.ts";
import {
  CHECKPOINT_STATES,
  checkpointMachine,
  moveCheckpoint,
  type CheckpointEdge,
  type CheckpointFacts,
} from "#app/domain/placements/checkpoint.ts";
import {
  movePlacement,
  PLACEMENT_STATES,
  placementMachine,
  TIERS,
  type PlacementEdge,
  type PlacementFacts,
} from "#app/domain/placements/placement.ts";
import { useMasar } from "../support/database.ts";
import { die, edgeNames, walk } from "../support/walks.ts";

const masar = useMasar();
const id = (): string => masar.ctx.ids.next();
const AT = new Date("2027-06-01T09:00:00Z");
const TODAY = "2027-06-01";

type Row = Readonly<Record<string, unknown>>;

/** Writes a row as it is; the constraints answer. */
async function insert(table: string, row: Row): Promise<void> {
  const columns = Object.keys(row);
  await masar.ctx.sql.query(
    `insert into ${table} (${columns.map((name) => `"${name}"`).join(", ")})
     values (${columns.map((_, i) => `$${i + 1}`).join(", ")})`,
    Object.values(row),
  );
}

const refused = (table: string, row: Row): Promise<void> =>
  expect(insert(table, row), `${table} ${JSON.stringify(row)}`).rejects.toThrow(/violates check constraint/);

const placementRow = (facts: PlacementFacts): Row => ({
  id: id(),
  person_id: id(),
  country: "SA",
  status: facts.status,
  expected_start: TODAY,
  started_on: facts.startedOn,
  start_tier: facts.startedOn && "self",
  ended_on: facts.endedOn,
  end_reason: facts.endedOn && "unknown",
  created_at: AT,
  updated_at: AT,
});

async function aPlacement(): Promise<string> {
  const row = placementRow({ status: "started", startedOn: "2027-01-01", endedOn: null });
  await insert("placement", row);
  return String(row["id"]);
}

const checkpointRow = (placementId: string, facts: CheckpointFacts): Row => ({
  id: id(),
  placement_id: placementId,
  day: 30,
  due_on: TODAY,
  status: facts.status,
  tier: facts.tier,
  evidence_id: facts.tier && id(),
  decided_at: facts.status === "pending" ? null : AT,
});

const spellRow = (status: string): Row => ({
  id: id(),
  household_id: id(),
  country: "SA",
  scheme: "social-security",
  pack_id: "sa-2023",
  status,
  from: "2025-01-01",
  until: status === "ended" ? "2027-01-01" : null,
  decided_minor: 264_000,
  currency: "SAR",
  end_reason: status === "ended" ? "graduation" : null,
  status_before: status === "suspended" ? "active" : null,
  review_on: status === "suspended" || status === "provisional" ? "2027-09-01" : null,
  after_spell_id: status === "provisional" ? id() : null,
  opened_by: status === "provisional" ? id() : null,
  created_at: AT,
});

const consentRow = (status: string): Row => ({
  id: id(),
  person_id: id(),
  country: "SA",
  purpose: "recruitment",
  organisation_id: id(),
  application_id: id(),
  status,
  given_at: AT,
  given_by: id(),
  valid_until: "2029-06-01",
  ended_at: status === "given" ? null : AT,
  ended_by: status === "withdrawn" ? id() : null,
});

/** A case of a state with everything that the states on its way write. */
const caseRow = (status: string): Row => ({
  id: id(),
  household_id: id(),
  spell_id: id(),
  person_id: id(),
  country: "SA",
  status,
  evidence: { monthsInARow: 6, monthsNeeded: 6 },
  opened_at: AT,
  proposed_by: id(),
  proposal_sealed: "sealed",
  hearing_due_on: "2027-06-15",
  heard_at: AT,
  health_cover: "confirmed",
  decided_by: id(),
  decided_at: AT,
  effective_from: "2027-08-01",
  appeal_until: "2027-07-15",
  appeal_sealed: "sealed",
  monitored_until: "2028-08-01",
});

/** Words that a CHECK of the table compares its status with. */
async function wordsOf(constraint: string): Promise<readonly string[]> {
  const [row] = await masar.ctx.sql.query<{ definition: string }>(
    "select pg_get_constraintdef(oid) as definition from pg_constraint where conname = $1",
    [constraint],
  );
  return [...(row?.definition ?? "").matchAll(/'([a-z_]+)'/g)].map(([, word]) => word ?? "").sort();
}

describe("the words of the constraints", () => {
  it.each<[string, Machine<string>, readonly string[]]>([
    ["placement_status", placementMachine, PLACEMENT_STATES],
    ["checkpoint_status", checkpointMachine, CHECKPOINT_STATES],
    ["benefit_spell_status", benefitSpellMachine, SPELL_STATUSES],
    ["consent_status", consentMachine, CONSENT_STATES],
    ["graduation_case_status", graduationMachine, GRADUATION_STATES],
  ])("of %s are those of its machine, and the table reaches each", async (constraint, machine, states) => {
    expect(await wordsOf(constraint)).toEqual([...states].sort());
    const reached = new Set([...machine.initial, ...machine.transitions.map(({ to }) => to)]);
    expect([...reached].sort()).toEqual([...states].sort());
  });
});

describe("what a state must show", () => {
  /** Per table: what each state needs; without any of it the row is refused. */
  const NEEDED: readonly [
    string,
    (status: string) => Row | Promise<Row>,
    Readonly<Record<string, readonly string[]>>,
  ][] = [
    [
      "placement",
      (status) =>
        placementRow({
          status: status as PlacementFacts["status"],
          startedOn: ["started", "suspended", "ended"].includes(status) ? "2027-01-01" : null,
          endedOn: status === "ended" ? "2027-03-01" : null,
        }),
      {
        expected: [],
        started: ["started_on", "start_tier"],
        suspended: ["started_on", "start_tier"],
        ended: ["started_on", "start_tier", "ended_on", "end_reason"],
        cancelled: [],
      },
    ],
    [
      "checkpoint",
      async (status) =>
        checkpointRow(await aPlacement(), {
          status: status as CheckpointFacts["status"],
          tier: status === "confirmed" ? "payslip" : status === "evidenced" ? "self" : null,
        }),
      {
        pending: [],
        evidenced: ["tier", "decided_at"],
        confirmed: ["tier", "decided_at"],
        disputed: ["decided_at"],
        unknown: ["decided_at"],
      },
    ],
    [
      "benefit_spell",
      spellRow,
      {
        active: [],
        adjusted: [],
        suspended: ["review_on", "status_before"],
        ended: ["until", "end_reason"],
        provisional: ["review_on", "after_spell_id", "opened_by"],
      },
    ],
    [
      "consent",
      consentRow,
      {
        given: ["organisation_id", "application_id"],
        withdrawn: ["ended_at", "ended_by", "application_id"],
        expired: ["ended_at", "application_id"],
      },
    ],
    [
      "graduation_case",
      caseRow,
      {
        open: [],
        proposed: ["proposed_by", "proposal_sealed"],
        notified: ["proposed_by", "hearing_due_on"],
        heard: ["hearing_due_on", "heard_at"],
        decided_yes: ["heard_at", "decided_by", "decided_at", "effective_from", "appeal_until"],
        decided_not_yet: ["decided_by", "decided_at"],
        appealed: ["decided_by", "appeal_sealed"],
        graduated: ["decided_by", "decided_at", "effective_from", "monitored_until"],
        sustained: ["decided_by", "monitored_until"],
        relapsed: ["decided_by", "monitored_until"],
      },
    ],
  ];

  it.each(NEEDED)(
    "is kept in every state of %s, and refused when it is missing",
    async (table, rowOf, needed) => {
      for (const [status, columns] of Object.entries(needed)) {
        await insert(table, await rowOf(status));
        for (const column of columns) await refused(table, { ...(await rowOf(status)), [column]: null });
      }
      await refused(table, { ...(await rowOf(Object.keys(needed)[0] ?? "")), status: "no_such_state" });
    },
  );

  it("holds for what may not be there too, for words of tiers, and for months that records prove", async () => {
    const placementId = await aPlacement();
    await refused("placement", {
      ...placementRow({ status: "expected", startedOn: null, endedOn: null }),
      started_on: TODAY,
      start_tier: "self",
    });
    await refused("placement", placementRow({ status: "started", startedOn: TODAY, endedOn: TODAY }));
    await refused(
      "placement",
      placementRow({ status: "ended", startedOn: TODAY, endedOn: addDays(TODAY, -1) }),
    );
    await refused("checkpoint", checkpointRow(placementId, { status: "pending", tier: "self" }));
    await refused("checkpoint", checkpointRow(placementId, { status: "confirmed", tier: "employer" }));
    await refused("graduation_case", {
      ...caseRow("open"),
      evidence: { monthsInARow: 5, monthsNeeded: 6 },
    });
    await refused("graduation_case", { ...caseRow("decided_yes"), health_cover: "unknown" });
    await refused("graduation_case", { ...caseRow("decided_yes"), effective_from: "2027-07-15" });
  });

  it("leaves a household one spell of a scheme at a time, and each of its people a personal one", async () => {
    const spell = spellRow("active");
    await insert("benefit_spell", spell);
    const another = { ...spell, id: id(), from: "2026-01-01" };
    await expect(insert("benefit_spell", another)).rejects.toThrow(/benefit_spell_no_overlap/);
    const housing = { ...another, id: id(), scheme: "housing" };
    await expect(insert("benefit_spell", housing)).rejects.toThrow(/benefit_spell_no_overlap_of_pack/);
    await insert("benefit_spell", { ...housing, pack_id: "xx-housing" });
    await insert("benefit_spell", { ...another, id: id(), person_id: id() });
    await insert("benefit_spell", { ...another, id: id(), from: "2020-01-01", until: "2025-01-01" });
  });
});

describe("60 random walks on real rows", () => {
  const DAYS = [-400, -90, -15, -14, -1, 0].map((days) => addDays(TODAY, days));
  const PLACEMENT_EDGES = edgeNames<PlacementEdge>(placementMachine);
  const CHECKPOINT_EDGES = edgeNames<CheckpointEdge>(checkpointMachine);

  it("of placements reach only what the table takes, and what lies beside it is refused", async () => {
    await fc.assert(
      fc.asyncProperty(walk, async (numbers) => {
        let facts: PlacementFacts = { status: "expected", startedOn: null, endedOn: null };
        for (const number of numbers) {
          const pick = die(number);
          const next = movePlacement(facts, {
            ...{ edge: pick(PLACEMENT_EDGES), by: pick(["officer", "worker"] as const), on: pick(DAYS) },
            ...{ today: TODAY, reason: "because" },
          });
          if ("failure" in next) continue;
          facts = next;
          const row = placementRow(facts);
          await insert("placement", row);
          if (facts.startedOn) await refused("placement", { ...row, id: id(), started_on: null });
          else await refused("placement", { ...row, id: id(), ended_on: TODAY });
        }
      }),
      { numRuns: 60 },
    );
  });

  it("of checkpoints reach only what the table takes, and what lies beside it is refused", async () => {
    await fc.assert(
      fc.asyncProperty(walk, async (numbers) => {
        let facts: CheckpointFacts = { status: "pending", tier: null };
        for (const number of numbers) {
          const pick = die(number);
          const move = { edge: pick(CHECKPOINT_EDGES), by: pick(["officer", "worker"] as const) };
          const next = moveCheckpoint(facts, {
            ...move,
            ...{ tier: pick([null, ...TIERS]), reason: "because", overdueDays: 90 },
          });
          if ("failure" in next) continue;
          facts = next;
          const placementId = await aPlacement();
          await insert("checkpoint", checkpointRow(placementId, facts));
          const beside = { ...checkpointRow(placementId, facts), day: 90 };
          const wrong = facts.status === "pending" || facts.status === "unknown" ? "self" : "a rumour";
          await refused("checkpoint", { ...beside, tier: wrong });
        }
      }),
      { numRuns: 60 },
    );
  });
});
