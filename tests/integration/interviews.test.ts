import { describe, expect, it } from "vitest";
import { acceptInterview } from "#app/domain/applications/accept-interview.server.ts";
import { applyToVacancy } from "#app/domain/applications/apply-to-vacancy.server.ts";
import { askOtherTimes } from "#app/domain/applications/ask-other-times.server.ts";
import { inviteToInterview } from "#app/domain/applications/invite-to-interview.server.ts";
import { lapseApplications } from "#app/domain/applications/lapse-applications.server.ts";
import { findMyApplication } from "#app/domain/applications/my-applications.server.ts";
import { noteInterview } from "#app/domain/applications/note-interview.server.ts";
import { openApplication } from "#app/domain/applications/open-application.server.ts";
import { rebookInterview } from "#app/domain/applications/rebook-interview.server.ts";
import { warnOfSilence } from "#app/domain/applications/warn-of-silence.server.ts";
import { withdrawApplication } from "#app/domain/applications/withdraw-application.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { useMasar } from "#tests/support/database.ts";
import { anEmployer, aSeeker, aVacancy, system } from "#tests/support/marketplace.ts";

const masar = useMasar();
const DAY_MS = 86_400_000;

const inDays = (ctx: Ctx, days: number): Date => {
  const at = new Date(ctx.clock.now().getTime() + days * DAY_MS);
  at.setUTCMilliseconds(0);
  return at;
};
const proposal = (...slots: Date[]) => ({
  mode: "in_person" as const,
  minutes: 30,
  details: "الفرع الرئيس",
  slots: slots.map((slot) => slot.toISOString()),
});

async function scene(ctx: Ctx) {
  const employer = await anEmployer(ctx);
  const seeker = await aSeeker(ctx);
  const vacancyId = await aVacancy(ctx, employer);
  const { applicationId } = expectOk(await applyToVacancy(ctx, seeker, { vacancyId }));
  return { employer, seeker, vacancyId, applicationId };
}

async function invited(ctx: Ctx) {
  const made = await scene(ctx);
  const slots = [inDays(ctx, 2), inDays(ctx, 3)] as const;
  const { interviewId } = expectOk(
    await inviteToInterview(ctx, made.employer.actor, {
      applicationId: made.applicationId,
      proposal: proposal(...slots),
    }),
  );
  return { ...made, slots, interviewId };
}

const history = (ctx: Ctx, applicationId: string) =>
  ctx.sql.query<{ status: string; hasPrevious: boolean }>(
    `select status, previous_id is not null as "hasPrevious" from interview
      where application_id = $1 order by created_at, id`,
    [applicationId],
  );

describe("an interview", () => {
  it("that is picked is the consent to be named, once, even when it is sent twice", async () => {
    const { ctx } = masar;
    const { employer, seeker, applicationId, interviewId, slots } = await invited(ctx);
    const opened = async () => expectOk(await openApplication(ctx, employer.actor, { applicationId }));
    expect((await opened()).person).toBeNull();
    const mine = expectOk(await findMyApplication(ctx, seeker, applicationId));
    expect(mine.interviews).toMatchObject([{ id: interviewId, status: "proposed", slots }]);

    const answers = await Promise.all(
      slots.map((startsAt) => acceptInterview(ctx, seeker, { applicationId, interviewId, startsAt })),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ error: { code: "time_gone" } });
    expect((await opened()).person).toMatchObject({ fullName: "نورة العتيبي" });
    expect(await history(ctx, applicationId)).toEqual([{ status: "booked", hasPrevious: false }]);
  });

  it("is not booked at a time that nobody offered, or that has passed", async () => {
    const { ctx } = masar;
    const { seeker, applicationId, interviewId, slots } = await invited(ctx);
    const now = ctx.clock.now();
    const pick = (startsAt: Date) => acceptInterview(ctx, seeker, { applicationId, interviewId, startsAt });
    expect(await pick(inDays(ctx, 9))).toMatchObject({ error: { code: "time_gone" } });
    await ctx.setClock(new Date(slots[0].getTime() + 1_000));
    expect(await pick(slots[0])).toMatchObject({ error: { code: "time_gone" } });
    expect(expectOk(await findMyApplication(ctx, seeker, applicationId)).disclosed).toBe(false);
    expectOk(await pick(slots[1]));
    await ctx.setClock(now);
  });

  it("that was missed is rebooked, and its history stays", async () => {
    const { ctx } = masar;
    const { employer, seeker, applicationId, interviewId, slots } = await invited(ctx);
    const now = ctx.clock.now();
    expectOk(await acceptInterview(ctx, seeker, { applicationId, interviewId, startsAt: slots[0] }));
    const note = (took: "place" | "no_place") => noteInterview(ctx, employer.actor, { applicationId, took });
    expect(await note("no_place")).toMatchObject({ error: { code: "interview_ahead" } });
    await ctx.setClock(new Date(slots[0].getTime() + 3_600_000));
    expectOk(await note("no_place"));
    expect(await note("no_place")).toMatchObject({ error: { code: "wrong_state" } });
    expect(expectOk(await findMyApplication(ctx, seeker, applicationId)).status).toBe("interview");

    expectOk(await askOtherTimes(ctx, seeker, { applicationId }));
    expect(await askOtherTimes(ctx, seeker, { applicationId })).toMatchObject({
      error: { code: "already_asked" },
    });
    const other = inDays(ctx, 4);
    const again = expectOk(
      await rebookInterview(ctx, employer.actor, { applicationId, proposal: proposal(other) }),
    );
    expectOk(
      await acceptInterview(ctx, seeker, {
        applicationId,
        interviewId: again.interviewId,
        startsAt: other,
      }),
    );
    await ctx.setClock(new Date(other.getTime() + 3_600_000));
    expectOk(await note("place"));
    expect(await history(ctx, applicationId)).toEqual([
      { status: "missed", hasPrevious: false },
      { status: "held", hasPrevious: true },
    ]);
    await ctx.setClock(now);
  });

  it("is off when the application goes another way", async () => {
    const { ctx } = masar;
    const { seeker, applicationId } = await invited(ctx);
    expectOk(await withdrawApplication(ctx, seeker, { applicationId }));
    expect(await history(ctx, applicationId)).toEqual([{ status: "cancelled", hasPrevious: false }]);
  });

  it("needs times to come, and says which field is wrong", async () => {
    const { ctx } = masar;
    const { employer, applicationId } = await scene(ctx);
    const invite = (slots: Date[]) =>
      inviteToInterview(ctx, employer.actor, { applicationId, proposal: proposal(...slots) });
    expect(await invite([])).toMatchObject({ error: { fields: { slots: "times_needed" } } });
    expect(await invite([inDays(ctx, -1)])).toMatchObject({ error: { fields: { slots: "times_past" } } });
    expect(await history(ctx, applicationId)).toEqual([]);
  });

  it("is nobody else's: strangers are denied, and nothing changes", async () => {
    const { ctx } = masar;
    const { employer, seeker, applicationId, interviewId, slots } = await invited(ctx);
    const stranger = (await anEmployer(ctx)).actor;
    const neighbour = await aSeeker(ctx);
    const state = async () =>
      JSON.stringify([
        await ctx.sql.query("select * from application order by id"),
        await ctx.sql.query("select * from interview order by id"),
        await ctx.sql.query("select count(*) as n from outbox_event"),
      ]);
    const before = await state();
    const startsAt = slots[0];
    for (const outcome of await Promise.all([
      inviteToInterview(ctx, stranger, { applicationId, proposal: proposal(startsAt) }),
      rebookInterview(ctx, stranger, { applicationId, proposal: proposal(startsAt) }),
      noteInterview(ctx, stranger, { applicationId, took: "no_place" }),
      acceptInterview(ctx, neighbour, { applicationId, interviewId, startsAt }),
      askOtherTimes(ctx, neighbour, { applicationId }),
      askOtherTimes(ctx, employer.actor, { applicationId }),
      acceptInterview(ctx, employer.actor, { applicationId, interviewId, startsAt }),
      inviteToInterview(ctx, seeker, { applicationId, proposal: proposal(startsAt) }),
    ]))
      expect(outcome).toMatchObject({ ok: false, error: { kind: "denial" } });
    expect(await state()).toBe(before);
  });

  it("that is ahead is no silence; while times wait, the reminder goes to the person", async () => {
    const { ctx } = masar;
    const employer = await anEmployer(ctx);
    const seeker = await aSeeker(ctx);
    const vacancyId = await aVacancy(ctx, employer);
    const { applicationId } = expectOk(await applyToVacancy(ctx, seeker, { vacancyId }));
    const now = ctx.clock.now();
    const startsAt = inDays(ctx, 30);
    const { interviewId } = expectOk(
      await inviteToInterview(ctx, employer.actor, { applicationId, proposal: proposal(startsAt) }),
    );
    await ctx.setClock(new Date(now.getTime() + 7.1 * DAY_MS));
    await warnOfSilence(ctx, system);
    const [told] = await ctx.sql.query<{ turn: string }>(
      "select payload->>'turn' as turn from outbox_event where name = 'application.silent' and payload->>'applicationId' = $1",
      [applicationId],
    );
    expect(told).toEqual({ turn: "seeker" });
    expectOk(await acceptInterview(ctx, seeker, { applicationId, interviewId, startsAt }));
    await ctx.setClock(new Date(now.getTime() + 29 * DAY_MS));
    await warnOfSilence(ctx, system);
    await lapseApplications(ctx, system);
    expect(expectOk(await findMyApplication(ctx, seeker, applicationId)).status).toBe("interview");
    await ctx.setClock(now);
  });
});
