import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { assignCases } from "#app/domain/casework/assign-cases.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { confirmStart } from "#app/domain/placements/confirm-start.server.ts";
import { correctDates } from "#app/domain/placements/correct-dates.server.ts";
import { disputeCheckpoint } from "#app/domain/placements/dispute-checkpoint.server.ts";
import { endPlacement } from "#app/domain/placements/end-placement.server.ts";
import { importWages } from "#app/domain/placements/import-wages.server.ts";
import { openDueCheckpoints } from "#app/domain/placements/open-due-checkpoints.server.ts";
import { settleCheckpoint } from "#app/domain/placements/settle-checkpoint.server.ts";
import { suspendPlacement } from "#app/domain/placements/suspend-placement.server.ts";
import { placementBatches } from "#app/domain/placements/placement-batches.ts";
import { reconcileWaiting } from "#tests/bench/wages-bench.ts";
import { officeMember, REASON } from "#tests/support/casework.ts";
import { useMasar } from "#tests/support/database.ts";
import { aHire, type Hired } from "#tests/support/hires.ts";
import { system } from "#tests/support/marketplace.ts";

const masar = useMasar();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "masar-steps-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const HEADER = "national_id,registration_number,month,wage,started_on,ended_on";
let files = 0;
let people = 0;

const query = <T extends object>(sql: string, params: unknown[] = []): Promise<T[]> =>
  masar.ctx.sql.query<T>(sql, params);
const on = (date: string): Promise<void> => masar.ctx.setClock(new Date(`${date}T09:00:00Z`));
const hire = (): Promise<Hired> => aHire(masar.ctx, String(1_090_000_000 + ++people));
const openDue = async () => expectOk(await openDueCheckpoints(masar.ctx, system, { country: "SA" }));

/** Imports one record of somebody and reconciles it, as the worker does. */
async function bring({ nationalId, registration }: Hired, rest: string): Promise<void> {
  const file = path.join(folder, `${++files}.csv`);
  fs.writeFileSync(file, `${HEADER}\n${nationalId},${registration},${rest}\n`);
  expectOk(await importWages(masar.ctx, system, { file, country: "SA", dryRun: false }));
  await reconcileWaiting(masar.composition);
}

async function officerOf({ seeker }: Hired): Promise<Member> {
  const officer = officeMember(masar.ctx, "officer");
  const personIds = [seeker.personId];
  expectOk(await assignCases(masar.ctx, system, { officerAccountId: officer.accountId, personIds }));
  return officer;
}

const stepsOf = ({ placementId }: Hired) =>
  query<{ edge: string; byRole: string }>(
    `select edge, from_status as "from", to_status as "to", on_date as "on", reason, by_role as "byRole"
       from placement_step where placement_id = $1 order by at, id`,
    [placementId],
  );

const checkpointStepsOf = ({ placementId }: Hired) =>
  query<{ edge: string }>(
    `select c.day, s.edge, s.from_status as "from", s.to_status as "to", s.from_due_on as "dueOn", s.from_tier as "fromTier",
            s.from_evidence as "fromEvidence", s.to_tier as "tier", s.by_role as "byRole"
       from checkpoint_step s join checkpoint c on c.id = s.checkpoint_id
      where c.placement_id = $1 order by s.at, s.id`,
    [placementId],
  );

const placementOf = async ({ placementId }: Hired) =>
  (
    await query<{ status: string; startedOn: string | null; endedOn: string | null }>(
      `select status, started_on as "startedOn", ended_on as "endedOn", end_reason as "endReason" from placement where id = $1`,
      [placementId],
    )
  )[0];

const firstCheckpoint = async ({ placementId }: Hired) => {
  const [found] = await query<{ id: string; status: string; tier: string | null }>(
    "select id, status, tier from checkpoint where placement_id = $1 and day = 30",
    [placementId],
  );
  if (!found) throw new Error("The placement has no checkpoints");
  return found;
};

describe("what the wage register shows", () => {
  it("leaves the same steps as the same acts taken one by one", async () => {
    const { ctx } = masar;
    const [shown, said] = [await hire(), await hire()];
    const { placementId, seeker } = said;
    const officer = await officerOf(said);
    const note = REASON;

    await on("2027-04-20");
    await bring(shown, "2027-03,2100,2027-03-16,");
    expectOk(await confirmStart(ctx, seeker, { placementId, startedOn: "2027-03-16" }));
    await on("2027-04-21");
    await bring(shown, "2027-03,2100,2027-03-10,");
    const dates = { placementId, startedOn: "2027-03-10", shownBy: "payslip", note };
    expectOk(await correctDates(ctx, officer, dates));
    await on("2027-05-05");
    await bring(shown, "2027-04,4200,,");
    await query(
      `insert into evidence (id, placement_id, tier, "from", until, recorded_at, recorded_by)
       values ($1, $2, 'wage_record', '2027-04-01', '2027-05-01', $3, 'test')`,
      [ctx.ids.next(), placementId, ctx.clock.now()],
    );
    await openDue();
    await on("2027-06-05");
    await bring(shown, "2027-05,3000,,2027-05-20");
    expectOk(await endPlacement(ctx, seeker, { placementId, endedOn: "2027-05-20", reason: "unknown" }));
    await on("2027-06-10");
    await bring(shown, "2027-05,4200,,");
    expectOk(await correctDates(ctx, officer, dates));

    const bySomebody = (steps: readonly object[]) => steps.map((step) => ({ ...step, byRole: "somebody" }));
    const steps = await stepsOf(shown);
    expect(steps.map(({ edge, byRole }) => [edge, byRole])).toEqual([
      ["start", "worker"],
      ["correct_dates", "worker"],
      ["end", "worker"],
      ["take_back_end", "worker"],
    ]);
    expect(bySomebody(steps)).toEqual(bySomebody(await stepsOf(said)));
    expect(await checkpointStepsOf(shown)).toEqual([
      {
        ...{ day: 30, edge: "confirm", from: "pending", to: "confirmed", dueOn: "2027-04-09" },
        ...{ fromTier: null, fromEvidence: null, tier: "wage_record", byRole: "worker" },
      },
    ]);
    expect(await checkpointStepsOf(said)).toEqual(await checkpointStepsOf(shown));
    expect(await placementOf(shown)).toEqual(await placementOf(said));

    const corrected = await query<{ payload: unknown }>(
      `select payload from outbox_event where name = 'placement.dates_corrected' and version = 2 order by seq`,
    );
    expect(
      corrected.flatMap(({ payload }) => placementBatches["placement.dates_corrected"].parse(payload).items),
    ).toMatchObject([
      { placementId: shown.placementId, startedOn: "2027-03-10", tookOpening: true, takesOpening: true },
      { placementId: shown.placementId, endedOn: null, tookOpening: true, takesOpening: true },
    ]);
  });

  it("opens a checkpoint again whose day moved, with the day that was believed before", async () => {
    const her = await hire();
    await on("2027-05-03");
    await bring(her, "2027-04,4200,2027-04-01,");
    await bring(her, "2027-05,4200,,");
    await bring(her, "2027-04,3000,2027-04-10,");
    const steps = await checkpointStepsOf(her);
    expect(steps.map(({ edge }) => edge)).toEqual(["confirm", "reopen"]);
    expect(steps[1]).toMatchObject({
      ...{ from: "confirmed", to: "pending", dueOn: "2027-05-01", fromTier: "wage_record", tier: null },
      fromEvidence: expect.any(String) as string,
    });
    await on("2027-05-09");
    await bring(her, "2027-05,900,,2027-05-08");
    expect((await stepsOf(her)).map(({ edge }) => edge)).toEqual(["start", "correct_dates", "end"]);
    // After the end nobody is asked about a day.
    await on("2027-07-20");
    await openDue();
    expect(
      await query(
        "select 1 from outbox_event where name = 'checkpoint.due' and payload->>'placementId' = $1",
        [her.placementId],
      ),
    ).toEqual([]);
  });

  it("changes no checkpoint that is disputed, nor what a person settled, however often it is said", async () => {
    const { ctx } = masar;
    const her = await hire();
    const officer = await officerOf(her);
    await on("2027-03-20");
    expectOk(await confirmStart(ctx, her.seeker, { placementId: her.placementId, startedOn: "2027-03-15" }));
    await on("2027-05-02");
    await bring(her, "2027-04,4200,,");
    const { id: checkpointId } = await firstCheckpoint(her);
    expectOk(await disputeCheckpoint(ctx, her.seeker, { checkpointId, reason: REASON }));
    await bring(her, "2027-04,4300,,");
    expect(await firstCheckpoint(her)).toMatchObject({ status: "disputed", tier: "wage_record" });
    expectOk(await settleCheckpoint(ctx, officer, { checkpointId, shownBy: "nothing", reason: REASON }));
    for (const wage of [4400, 4500]) {
      await bring(her, `2027-04,${wage},,`);
      expect(await firstCheckpoint(her)).toMatchObject({ status: "unknown", tier: null });
    }
    await openDue();
    expect(await firstCheckpoint(her)).toMatchObject({ status: "unknown", tier: null });
    expect((await checkpointStepsOf(her)).map(({ edge }) => edge)).toEqual(["confirm", "dispute", "settle"]);
  });

  it("lets work rest that rests, and ends it from there", async () => {
    const { ctx } = masar;
    const her = await hire();
    await on("2027-04-20");
    await bring(her, "2027-03,2100,2027-03-16,");
    const rest = { placementId: her.placementId, on: "2027-04-18", reason: "season" };
    expectOk(await suspendPlacement(ctx, her.seeker, rest));
    await on("2027-05-05");
    await bring(her, "2027-04,2100,,");
    expect(await placementOf(her)).toMatchObject({ status: "suspended" });
    await bring(her, "2027-04,2100,,2027-04-30");
    expect(await placementOf(her)).toMatchObject({ status: "ended", endedOn: "2027-04-30" });
    expect((await stepsOf(her)).at(-1)).toMatchObject({ edge: "end", from: "suspended", to: "ended" });
  });
});
