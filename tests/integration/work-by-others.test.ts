import { describe, expect, it } from "vitest";
import { assignCases } from "#app/domain/casework/assign-cases.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import { addDays, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { answerWageQuestionFor } from "#app/domain/placements/answer-wage-question.server.ts";
import { confirmStart } from "#app/domain/placements/confirm-start.server.ts";
import { disputeCheckpoint } from "#app/domain/placements/dispute-checkpoint.server.ts";
import { endPlacement } from "#app/domain/placements/end-placement.server.ts";
import { openDueCheckpoints } from "#app/domain/placements/open-due-checkpoints.server.ts";
import { placementHistory } from "#app/domain/placements/placement-history.server.ts";
import {
  readOwnPlacements,
  readOwnWageQuestions,
} from "#app/domain/placements/read-own-placements.server.ts";
import { resumePlacement } from "#app/domain/placements/resume-placement.server.ts";
import { suspendPlacement } from "#app/domain/placements/suspend-placement.server.ts";
import { takeBackDispute } from "#app/domain/placements/take-back-dispute.server.ts";
import { undoWageAnswer } from "#app/domain/placements/undo-wage-answer.server.ts";
import { vouchForCheckpoint } from "#app/domain/placements/vouch-for-checkpoint.server.ts";
import { officeMember, REASON } from "../support/casework.ts";
import { useMasar } from "../support/database.ts";
import { aSeeker, system } from "../support/marketplace.ts";

const masar = useMasar();
const DAY_MS = 86_400_000;
const today = (): PlainDate => masar.ctx.clock.today("SA");
const daysOn = (days: number): Promise<void> =>
  masar.ctx.setClock(new Date(masar.ctx.clock.now().getTime() + days * DAY_MS));

/** Work that is expected to start today, of a person with an officer, at an employer. */
async function expected() {
  const { ctx } = masar;
  const seeker = await aSeeker(ctx);
  const officer = officeMember(ctx, "officer");
  expectOk(
    await assignCases(ctx, system, { officerAccountId: officer.accountId, personIds: [seeker.personId] }),
  );
  const employer: Member = {
    ...seeker,
    ...{ role: "employer", personId: ctx.ids.next(), accountId: ctx.ids.next() },
    organisationId: ctx.ids.next(),
  };
  const placementId = ctx.ids.next();
  await ctx.sql.query(
    `insert into placement (id, person_id, organisation_id, country, status, expected_start, created_at, updated_at)
     values ($1, $2, $3, 'SA', 'expected', $4, $5, $5)`,
    [placementId, seeker.personId, employer.organisationId, today(), ctx.clock.now()],
  );
  return { ctx, seeker, officer, employer, placementId };
}

async function started() {
  const begun = await expected();
  const { ctx, seeker, placementId } = begun;
  expectOk(await confirmStart(ctx, seeker, { placementId, startedOn: today() }));
  return begun;
}

const seen = async ({ seeker, placementId }: { seeker: Member; placementId: string }) => {
  const found = (await placementHistory(masar.ctx, seeker.personId)).find(({ id }) => id === placementId);
  if (!found) throw new Error("The placement is gone");
  return found;
};

describe("work", () => {
  it("begins and ends by the office's word, with what it has seen as the tier", async () => {
    const of = await expected();
    const { ctx, officer, placementId } = of;
    const start = { placementId, startedOn: today(), shownBy: "payslip" };
    expect(await confirmStart(ctx, officeMember(ctx, "officer"), start)).toMatchObject({
      error: { code: "not_your_caseload" },
    });
    expectOk(await confirmStart(ctx, officer, start));
    expect(await seen(of)).toMatchObject({ status: "started", startTier: "payslip" });
    await daysOn(20);
    const end = { placementId, endedOn: today(), reason: "contract_over", shownBy: "employer" };
    expectOk(await endPlacement(ctx, officer, end));
    expect((await seen(of)).versions.map(({ tier }) => tier)).toEqual(["employer", "payslip"]);
    expect(await endPlacement(ctx, officer, end)).toMatchObject({ error: { code: "placement_not_running" } });
  });

  it("ends by the employer's word, on a day that can be true, and by no other employer's", async () => {
    const of = await started();
    const { ctx, employer, placementId } = of;
    await daysOn(5);
    const end = { placementId, endedOn: today(), reason: "laid_off" };
    const other: Member = { ...employer, organisationId: ctx.ids.next() };
    expect(await endPlacement(ctx, other, end)).toMatchObject({ error: { code: "not_your_placement" } });
    for (const [endedOn, code] of [
      [addDays(today(), 1), "end_in_future"],
      [addDays(today(), -30), "end_before_start"],
    ])
      expect(await endPlacement(ctx, employer, { ...end, endedOn })).toMatchObject({
        error: { fields: { endedOn: code } },
      });
    expect(await endPlacement(ctx, employer, { ...end, reason: "" })).toMatchObject({
      error: { fields: { reason: "missing" } },
    });
    expectOk(await endPlacement(ctx, employer, end));
    expect(await seen(of)).toMatchObject({ status: "ended", endReason: "laid_off" });
  });

  it("does not go on before the first day of its pause", async () => {
    const { ctx, seeker, placementId } = await started();
    await daysOn(10);
    const pausedOn = addDays(today(), -3);
    expectOk(await suspendPlacement(ctx, seeker, { placementId, on: pausedOn, reason: "season" }));
    expect(await resumePlacement(ctx, seeker, { placementId, on: addDays(pausedOn, -1) })).toMatchObject({
      error: { fields: { on: "resume_before_pause" } },
    });
    expectOk(await resumePlacement(ctx, seeker, { placementId, on: pausedOn }));
    expectOk(await suspendPlacement(ctx, seeker, { placementId, on: today(), reason: "season" }));
    // The latest pause counts.
    expect(await resumePlacement(ctx, seeker, { placementId, on: pausedOn })).toMatchObject({
      error: { fields: { on: "resume_before_pause" } },
    });
  });
});

describe("a disputed checkpoint", () => {
  async function disputed(by: "seeker" | "officer") {
    const of = await started();
    const { ctx, employer } = of;
    await daysOn(31);
    expectOk(await openDueCheckpoints(ctx, system, { country: "SA" }));
    const [first] = (await seen(of)).checkpoints;
    const checkpointId = first?.id ?? "";
    expectOk(await vouchForCheckpoint(ctx, employer, { checkpointId }));
    expectOk(await disputeCheckpoint(ctx, of[by], { checkpointId, reason: REASON }));
    return { ...of, checkpointId };
  }

  it("stands again when whoever disputed it takes that back, and only then", async () => {
    const of = await disputed("seeker");
    const { ctx, seeker, officer, employer, checkpointId } = of;
    const own = async () => (await readOwnPlacements(ctx, seeker))[0]?.checkpoints[0];
    expect(await own()).toMatchObject({ status: "disputed", canTakeBack: true });
    expect(await takeBackDispute(ctx, officer, { checkpointId })).toMatchObject({
      error: { code: "not_who_disputed" },
    });
    for (const stranger of [employer, await aSeeker(ctx)])
      expect((await takeBackDispute(ctx, stranger, { checkpointId })).ok).toBe(false);
    expectOk(await takeBackDispute(ctx, seeker, { checkpointId }));
    expect(await own()).toMatchObject({ status: "evidenced", tier: "employer", canTakeBack: false });
    expect(await takeBackDispute(ctx, seeker, { checkpointId })).toMatchObject({
      error: { code: "wrong_state" },
    });
  });

  it("counts what arrived meanwhile, and is open where its evidence is gone", async () => {
    const { ctx } = masar;
    const better = await disputed("officer");
    await ctx.sql.query(
      `insert into evidence (id, placement_id, tier, "from", until, recorded_by, recorded_at)
       select $1, placement_id, 'payslip', due_on, due_on + 1, 'test', $2 from checkpoint where id = $3`,
      [ctx.ids.next(), ctx.clock.now(), better.checkpointId],
    );
    expectOk(await takeBackDispute(ctx, better.officer, { checkpointId: better.checkpointId }));
    expect((await seen(better)).checkpoints[0]).toMatchObject({ status: "confirmed", tier: "payslip" });
    const bare = await disputed("officer");
    await ctx.sql.query("update evidence set set_aside_at = $2 where placement_id = $1", [
      ...[bare.placementId, ctx.clock.now()],
    ]);
    expectOk(await takeBackDispute(ctx, bare.officer, { checkpointId: bare.checkpointId }));
    expect((await seen(bare)).checkpoints[0]).toMatchObject({ status: "pending", tier: null });
  });
});

describe("a question about wages", () => {
  it("is answered through the officer, who says how; the person sees that and can take it back", async () => {
    const { ctx, seeker, officer } = await expected();
    const questionId = ctx.ids.next();
    await ctx.sql.query(
      `insert into wage_question (id, kind, person_id, country, registration_number, first_month, status, asked_at)
       values ($1, 'mine', $2, 'SA', '700', '2031-01-01', 'asked', $3)`,
      [questionId, seeker.personId, ctx.clock.now()],
    );
    const answer = { questionId, answer: "no", note: "اتصلت يوم الأحد وطلبت المساعدة." };
    expect(await answerWageQuestionFor(ctx, officer, { ...answer, note: "" })).toMatchObject({
      error: { fields: { note: "too_short" } },
    });
    for (const [other, code] of [
      [officeMember(ctx, "officer"), "not_your_caseload"],
      [officeMember(ctx, "officer", "EG"), "other_country"],
      [seeker, "officers_only"],
    ] as const)
      expect(await answerWageQuestionFor(ctx, other, answer)).toMatchObject({ error: { code } });
    expectOk(await answerWageQuestionFor(ctx, officer, answer));
    expect((await readOwnWageQuestions(ctx, seeker))[0]).toMatchObject({
      ...{ status: "no", isWrittenDown: true, canUndo: true },
    });
    const [entry] = await ctx.sql.query<{ details: object }>(
      "select details from audit_entry where subject_id = $1 and action = 'wage_question.answer'",
      [questionId],
    );
    expect(entry?.details).toMatchObject({ answer: "no", forPersonId: seeker.personId });
    const stored = await ctx.sql.query("select * from wage_question where id = $1", [questionId]);
    expect(JSON.stringify(stored)).not.toContain("الأحد");
    expect(await answerWageQuestionFor(ctx, officer, answer)).toMatchObject({
      error: { code: "already_answered" },
    });
    expectOk(await undoWageAnswer(ctx, seeker, { questionId }));
    expect((await readOwnWageQuestions(ctx, seeker))[0]).toMatchObject({
      ...{ status: "asked", isWrittenDown: false },
    });
  });
});
