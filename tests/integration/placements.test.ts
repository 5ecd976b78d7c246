import { describe, expect, it } from "vitest";
import { assignCases } from "#app/domain/casework/assign-cases.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import { addDays, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { cancelPlacement } from "#app/domain/placements/cancel-placement.server.ts";
import { confirmStart } from "#app/domain/placements/confirm-start.server.ts";
import { correctDates } from "#app/domain/placements/correct-dates.server.ts";
import { correctStartAway } from "#app/domain/placements/correct-start-away.server.ts";
import { disputeCheckpoint } from "#app/domain/placements/dispute-checkpoint.server.ts";
import { endPlacement } from "#app/domain/placements/end-placement.server.ts";
import { openDueCheckpoints } from "#app/domain/placements/open-due-checkpoints.server.ts";
import { placementHistory } from "#app/domain/placements/placement-history.server.ts";
import { resumePlacement } from "#app/domain/placements/resume-placement.server.ts";
import { settleCheckpoint } from "#app/domain/placements/settle-checkpoint.server.ts";
import { suspendPlacement } from "#app/domain/placements/suspend-placement.server.ts";
import { vouchForCheckpoint } from "#app/domain/placements/vouch-for-checkpoint.server.ts";
import { officeMember, REASON } from "../support/casework.ts";
import { useMasar } from "../support/database.ts";
import { aSeeker, system } from "../support/marketplace.ts";

const masar = useMasar();
const DAY_MS = 86_400_000;
const today = (): PlainDate => masar.ctx.clock.today("SA");
const daysOn = (days: number): Promise<void> =>
  masar.ctx.setClock(new Date(masar.ctx.clock.now().getTime() + days * DAY_MS));

type Work = {
  readonly seeker: Member;
  readonly officer: Member;
  readonly employer: Member;
  readonly placementId: string;
};

/** Work that is expected to start today, of a person with an officer, at an employer. */
async function work(of?: Omit<Work, "placementId">): Promise<Work> {
  const { ctx } = masar;
  const seeker = of?.seeker ?? (await aSeeker(ctx));
  const officer = of?.officer ?? officeMember(ctx, "officer");
  if (!of)
    expectOk(
      await assignCases(ctx, system, { officerAccountId: officer.accountId, personIds: [seeker.personId] }),
    );
  const organisationId = of?.employer.organisationId ?? ctx.ids.next();
  const employer: Member = {
    ...seeker,
    role: "employer",
    personId: ctx.ids.next(),
    accountId: ctx.ids.next(),
    organisationId,
  };
  const placementId = ctx.ids.next();
  await ctx.sql.query(
    `insert into placement (id, person_id, organisation_id, country, status, expected_start, created_at, updated_at)
     values ($1, $2, $3, 'SA', 'expected', $4, $5, $5)`,
    [placementId, seeker.personId, organisationId, today(), ctx.clock.now()],
  );
  return { seeker, officer, employer, placementId };
}

async function started(of?: Omit<Work, "placementId">): Promise<Work> {
  const begun = await work(of);
  expectOk(
    await confirmStart(masar.ctx, begun.seeker, { placementId: begun.placementId, startedOn: today() }),
  );
  return begun;
}

const seen = async ({ seeker, placementId }: Work) => {
  const found = (await placementHistory(masar.ctx, seeker.personId)).find(({ id }) => id === placementId);
  if (!found) throw new Error("The placement is gone");
  return found;
};
const checkpoint = async (of: Work, day: number) => {
  const found = (await seen(of)).checkpoints.find((one) => one.day === day);
  if (!found) throw new Error(`No checkpoint of day ${day}`);
  return found;
};
const published = async (name: string, placementId: string) =>
  masar.ctx.sql.query<{ payload: Record<string, unknown> }>(
    "select payload from outbox_event where name = $1 and payload ->> 'placementId' = $2 order by seq",
    [name, placementId],
  );

describe("a start", () => {
  it("can be called off before it by each party and the own officer, and by nobody else", async () => {
    const { ctx } = masar;
    const of = await work();
    const { placementId } = of;
    const cancel = { placementId, reason: "job_gone" };
    for (const stranger of [
      await aSeeker(ctx),
      officeMember(ctx, "officer"),
      { ...of.employer, organisationId: ctx.ids.next() },
      system,
    ])
      expect(await cancelPlacement(ctx, stranger, cancel)).toMatchObject({ error: { kind: "denial" } });
    expectOk(await cancelPlacement(ctx, of.employer, cancel));
    expect(await seen(of)).toMatchObject({ status: "cancelled", startedOn: null });
    expect(await cancelPlacement(ctx, of.seeker, cancel)).toMatchObject({ error: { code: "wrong_state" } });
    expect(await published("placement.cancelled", placementId)).toHaveLength(1);
  });

  it("that was none is taken back by the office alone; the opening is given back and the version stays", async () => {
    const { ctx } = masar;
    const of = await started();
    const { placementId } = of;
    const away = { placementId, reason: "never_came", note: REASON };
    for (const other of [of.seeker, of.employer, officeMember(ctx, "officer")])
      expect(await correctStartAway(ctx, other, away)).toMatchObject({ error: { kind: "denial" } });
    expectOk(await correctStartAway(ctx, of.officer, away));
    expect(await seen(of)).toMatchObject({ status: "cancelled", startedOn: null, startTier: null });
    expect((await seen(of)).versions.map(({ startedOn }) => startedOn)).toEqual([null, today()]);
    expect(
      (await published("placement.cancelled", placementId)).map(({ payload }) => payload["tookOpening"]),
    ).toEqual([true]);
    await daysOn(40);
    expectOk(await openDueCheckpoints(ctx, system, { country: "SA" }));
    expect(await published("checkpoint.due", placementId)).toEqual([]);
  });
});

describe("work that rests", () => {
  it("blocks no other start, and goes on or ends from there", async () => {
    const { ctx } = masar;
    const of = await started();
    const { placementId, employer } = of;
    expectOk(await suspendPlacement(ctx, employer, { placementId, on: today(), reason: "season" }));
    const second = await started(of);
    expect(await seen(second)).toMatchObject({ status: "started" });
    expect((await seen(of)).status).toBe("suspended");
    expect(
      await suspendPlacement(ctx, employer, { placementId, on: today(), reason: "season" }),
    ).toMatchObject({
      error: { code: "wrong_state" },
    });
    expectOk(await resumePlacement(ctx, of.seeker, { placementId, on: today() }));
    expect((await seen(of)).steps.map(({ edge, byRole }) => [edge, byRole])).toEqual([
      ["start", "seeker"],
      ["suspend", "employer"],
      ["resume", "seeker"],
    ]);
    // Both run at once, each with checkpoints of its own.
    for (const one of [of, second]) expect((await seen(one)).checkpoints).toHaveLength(4);
  });
});

describe("a correction of dates", () => {
  it("moves checkpoints, opens again what no longer holds, and keeps both versions", async () => {
    const { ctx } = masar;
    const of = await started();
    const { placementId, officer } = of;
    const start = today();
    await daysOn(31);
    expectOk(await openDueCheckpoints(ctx, system, { country: "SA" }));
    const { id } = await checkpoint(of, 30);
    expectOk(await settleCheckpoint(ctx, officer, { checkpointId: id, shownBy: "payslip", reason: REASON }));
    expect(await checkpoint(of, 30)).toMatchObject({ status: "confirmed", tier: "payslip" });

    const corrected = { placementId, startedOn: addDays(start, 10), shownBy: "payslip", note: REASON };
    expect(await correctDates(ctx, of.employer, corrected)).toMatchObject({ error: { kind: "denial" } });
    expectOk(await correctDates(ctx, officer, corrected));
    expect(await checkpoint(of, 30)).toMatchObject({
      ...{ status: "pending", tier: null, openedAt: null, decidedAt: null },
      dueOn: addDays(start, 40),
    });
    const history = await seen(of);
    expect(history.versions.map(({ startedOn, tier }) => [startedOn, tier])).toEqual([
      [addDays(start, 10), "payslip"],
      [start, "self"],
    ]);
    expect(history.checkpointSteps.map(({ edge }) => edge)).toEqual(["confirm", "reopen"]);
    const [step] = await ctx.sql.query(
      `select from_status as "from", from_tier as tier, from_due_on as "dueOn" from checkpoint_step where edge = 'reopen' and checkpoint_id = $1`,
      [id],
    );
    expect(step).toEqual({ from: "confirmed", tier: "payslip", dueOn: addDays(start, 30) });
    // Asked about again on its new day.
    await daysOn(10);
    expectOk(await openDueCheckpoints(ctx, system, { country: "SA" }));
    expect((await checkpoint(of, 30)).openedAt).not.toBeNull();
  });

  it("of an end decides again whether it was early, and taking it back lets the work go on", async () => {
    const { ctx } = masar;
    const of = await started();
    const { placementId, officer } = of;
    const startedOn = today();
    await daysOn(20);
    expectOk(
      await endPlacement(ctx, of.seeker, { placementId, endedOn: addDays(startedOn, 10), reason: "unknown" }),
    );
    const basis = { placementId, startedOn, shownBy: "employer", note: REASON };
    expect(await correctDates(ctx, officer, { ...basis, endedOn: addDays(startedOn, -1) })).toMatchObject({
      error: { fields: { endedOn: "end_before_start" } },
    });
    expectOk(await correctDates(ctx, officer, { ...basis, endedOn: addDays(startedOn, 18) }));
    expect(await seen(of)).toMatchObject({
      status: "ended",
      endedOn: addDays(startedOn, 18),
      endReason: "unknown",
    });
    expectOk(await correctDates(ctx, officer, basis));
    expect(await seen(of)).toMatchObject({ status: "started", endedOn: null, endReason: null });
    expect(
      (await published("placement.dates_corrected", placementId)).map(({ payload }) => [
        payload["tookOpening"],
        payload["takesOpening"],
      ]),
    ).toEqual([
      [false, true],
      [true, true],
    ]);
  });
});

describe("a checkpoint", () => {
  it("is shown by a word, outdone by a stronger one, disputed with a reason and settled by the office", async () => {
    const { ctx } = masar;
    const of = await started();
    const { officer, seeker, employer } = of;
    const { id: checkpointId } = await checkpoint(of, 30);
    expect(await vouchForCheckpoint(ctx, seeker, { checkpointId })).toMatchObject({
      error: { code: "checkpoint_not_due" },
    });
    await daysOn(31);
    expectOk(await vouchForCheckpoint(ctx, seeker, { checkpointId }));
    expect(await checkpoint(of, 30)).toMatchObject({ status: "evidenced", tier: "self" });
    expectOk(await vouchForCheckpoint(ctx, employer, { checkpointId }));
    expect(await checkpoint(of, 30)).toMatchObject({ status: "evidenced", tier: "employer" });

    const dispute = { checkpointId, reason: REASON };
    expect(await disputeCheckpoint(ctx, employer, dispute)).toMatchObject({ error: { code: "wrong_state" } });
    expect(await disputeCheckpoint(ctx, officeMember(ctx, "officer"), dispute)).toMatchObject({
      error: { code: "not_your_caseload" },
    });
    expect(await disputeCheckpoint(ctx, seeker, { checkpointId, reason: "no" })).toMatchObject({
      error: { fields: { reason: "too_short" } },
    });
    expectOk(await disputeCheckpoint(ctx, seeker, dispute));
    expect((await checkpoint(of, 30)).status).toBe("disputed");

    const settle = { checkpointId, shownBy: "nothing", reason: REASON };
    expect(await settleCheckpoint(ctx, seeker, settle)).toMatchObject({ error: { kind: "denial" } });
    expectOk(await settleCheckpoint(ctx, officer, settle));
    expect(await checkpoint(of, 30)).toMatchObject({ status: "unknown", tier: null });
    expect(await settleCheckpoint(ctx, officer, settle)).toMatchObject({
      error: { code: "nothing_to_settle" },
    });
    // What the dispute was about does not come back by itself; late evidence does settle it.
    expectOk(await openDueCheckpoints(ctx, system, { country: "SA" }));
    expect((await checkpoint(of, 30)).status).toBe("unknown");
    expectOk(await settleCheckpoint(ctx, officer, { ...settle, shownBy: "payslip" }));
    expect(await checkpoint(of, 30)).toMatchObject({ status: "confirmed", tier: "payslip" });
  });

  it("after the end of the work is asked of nobody, and stays in the denominator", async () => {
    const { ctx } = masar;
    const of = await started();
    const { placementId } = of;
    await daysOn(20);
    expectOk(await endPlacement(ctx, of.seeker, { placementId, endedOn: today(), reason: "contract_over" }));
    await daysOn(120);
    expectOk(await openDueCheckpoints(ctx, system, { country: "SA" }));
    expect(await published("checkpoint.due", placementId)).toEqual([]);
    expect((await seen(of)).checkpoints.map(({ status }) => status)).toEqual(Array(4).fill("pending"));
  });

  it("that nobody shows for 60 days is unknown, which is not unemployed", async () => {
    const { ctx } = masar;
    const of = await started();
    await daysOn(31);
    expectOk(await openDueCheckpoints(ctx, system, { country: "SA" }));
    await daysOn(59);
    expectOk(await openDueCheckpoints(ctx, system, { country: "SA" }));
    expect((await checkpoint(of, 30)).status).toBe("pending");
    await daysOn(2);
    expectOk(await openDueCheckpoints(ctx, system, { country: "SA" }));
    expect((await checkpoint(of, 30)).status).toBe("unknown");
    expect((await seen(of)).status).toBe("started");
  });
});
