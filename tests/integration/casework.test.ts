import { describe, expect, it } from "vitest";
import { appealGraduation } from "#app/domain/casework/appeal-graduation.server.ts";
import { carryOutDecisions } from "#app/domain/casework/carry-out-decisions.server.ts";
import { closeCase } from "#app/domain/casework/close-case.server.ts";
import { decideAppeal } from "#app/domain/casework/decide-appeal.server.ts";
import { decideGraduation } from "#app/domain/casework/decide-graduation.server.ts";
import { hearHousehold } from "#app/domain/casework/hear-household.server.ts";
import { noteMissedHearings } from "#app/domain/casework/note-missed-hearings.server.ts";
import { notifyHousehold } from "#app/domain/casework/notify-household.server.ts";
import { proposeGraduation } from "#app/domain/casework/propose-graduation.server.ts";
import { readCaseload } from "#app/domain/casework/read-caseload.server.ts";
import { recordHealthCover } from "#app/domain/casework/record-health-cover.server.ts";
import { reportRelapse } from "#app/domain/casework/report-relapse.server.ts";
import { sustainGraduations } from "#app/domain/casework/sustain-graduations.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { remindExemptionReviews } from "#app/domain/people/remind-exemption-reviews.server.ts";
import { aHeardCase, anOpenCase, officeMember, REASON } from "../support/casework.ts";
import { useMasar } from "../support/database.ts";
import { aSeeker, system } from "../support/marketplace.ts";

const masar = useMasar();
const DAY_MS = 86_400_000;

const later = (ctx: Ctx, days: number): Promise<void> =>
  ctx.setClock(new Date(ctx.clock.now().getTime() + days * DAY_MS));

const statusOf = async (ctx: Ctx, table: "graduation_case" | "benefit_spell", id: string) =>
  (await ctx.sql.query<{ status: string }>(`select status from ${table} where id = $1`, [id]))[0]?.status;

/** A household that graduated: heard, decided by two people, never appealed. */
async function graduated(ctx: Ctx) {
  const opened = await aHeardCase(ctx, officeMember(ctx, "officer"));
  expectOk(await decideGraduation(ctx, officeMember(ctx, "officer"), { caseId: opened.caseId, ...yes }));
  await later(ctx, 62);
  expectOk(await carryOutDecisions(ctx, system, { country: "SA" }));
  return opened;
}

const yes = { decision: "yes", reason: REASON };

describe("two pairs of eyes", () => {
  it("refuse the decision of whoever proposed, in the rule and in the row", async () => {
    const { ctx } = masar;
    const officer = officeMember(ctx, "officer");
    const { caseId } = await aHeardCase(ctx, officer);
    expect(await decideGraduation(ctx, officer, { caseId, ...yes })).toMatchObject({
      error: { kind: "denial", code: "second_person_needed" },
    });
    await expect(
      ctx.sql.query("update graduation_case set decided_by = proposed_by where id = $1", [caseId]),
    ).rejects.toThrow(/second_person/);
    expectOk(await decideGraduation(ctx, officeMember(ctx, "officer"), { caseId, ...yes }));
    expect(await statusOf(ctx, "graduation_case", caseId)).toBe("decided_yes");
  });

  it("close a case only by a supervisor who did not propose it", async () => {
    const { ctx } = masar;
    const supervisor = officeMember(ctx, "supervisor");
    const { caseId } = await anOpenCase(ctx);
    const officer = officeMember(ctx, "officer");
    expect(await closeCase(ctx, officer, { caseId, reason: REASON })).toMatchObject({
      error: { code: "supervisors_only" },
    });
    expectOk(await proposeGraduation(ctx, supervisor, { caseId, reason: REASON }));
    expect(await closeCase(ctx, supervisor, { caseId, reason: REASON })).toMatchObject({
      error: { code: "second_person_needed" },
    });
    expectOk(await closeCase(ctx, officeMember(ctx, "supervisor"), { caseId, reason: REASON }));
    expect(await statusOf(ctx, "graduation_case", caseId)).toBe("decided_not_yet");
  });

  it("deny an officer of another country everything", async () => {
    const { ctx } = masar;
    const { caseId } = await aHeardCase(ctx, officeMember(ctx, "officer"));
    expect(await decideGraduation(ctx, officeMember(ctx, "officer", "EG"), { caseId, ...yes })).toMatchObject(
      {
        error: { kind: "denial", code: "other_country" },
      },
    );
  });
});

describe("the household", () => {
  it("is heard only after it was told", async () => {
    const { ctx } = masar;
    const officer = officeMember(ctx, "officer");
    const { caseId } = await anOpenCase(ctx, officer);
    const heard = await hearHousehold(ctx, officer, { caseId, said: "", healthCover: "confirmed" });
    expect(heard).toMatchObject({ error: { code: "graduation_moved_on" } });
  });

  it("is not graduated while health cover is open; settling it opens the way", async () => {
    const { ctx } = masar;
    const second = officeMember(ctx, "officer");
    const { caseId } = await aHeardCase(ctx, officeMember(ctx, "officer"), "unknown");
    expect(await decideGraduation(ctx, second, { caseId, ...yes })).toMatchObject({
      error: { kind: "failure", code: "health_cover_open" },
    });
    expectOk(await recordHealthCover(ctx, second, { caseId, healthCover: "loss_heard" }));
    expectOk(await decideGraduation(ctx, second, { caseId, ...yes }));
  });

  it("stays paid while its appeal waits, and an upheld decision takes effect no earlier than next month", async () => {
    const { ctx } = masar;
    const [first, second] = [officeMember(ctx, "officer"), officeMember(ctx, "supervisor")];
    const { caseId, seeker, spellId } = await aHeardCase(ctx, first);
    expectOk(await decideGraduation(ctx, second, { caseId, ...yes }));
    expectOk(await appealGraduation(ctx, seeker, { caseId, reason: REASON }));
    await later(ctx, 90);
    expectOk(await carryOutDecisions(ctx, system, { country: "SA" }));
    expect(await statusOf(ctx, "benefit_spell", spellId)).toBe("active");

    const uphold = { caseId, decision: "uphold", reason: REASON };
    expect(await decideAppeal(ctx, first, uphold)).toMatchObject({ error: { code: "second_person_needed" } });
    expect(await decideAppeal(ctx, second, uphold)).toMatchObject({ error: { code: "third_person_needed" } });
    expectOk(await decideAppeal(ctx, officeMember(ctx, "supervisor"), uphold));
    expect(await appealGraduation(ctx, seeker, { caseId, reason: REASON })).toMatchObject({
      error: { code: "appeal_already_decided" },
    });
    expectOk(await carryOutDecisions(ctx, system, { country: "SA" }));
    expect(await statusOf(ctx, "benefit_spell", spellId)).toBe("active");
    await later(ctx, 32);
    expectOk(await carryOutDecisions(ctx, system, { country: "SA" }));
    expect(await statusOf(ctx, "benefit_spell", spellId)).toBe("ended");
  });

  it("keeps its benefit when the appeal succeeds", async () => {
    const { ctx } = masar;
    const { caseId, seeker, spellId } = await aHeardCase(ctx, officeMember(ctx, "officer"));
    expectOk(await decideGraduation(ctx, officeMember(ctx, "officer"), { caseId, ...yes }));
    expectOk(await appealGraduation(ctx, seeker, { caseId, reason: REASON }));
    const notYet = { caseId, decision: "not_yet", reason: REASON };
    expectOk(await decideAppeal(ctx, officeMember(ctx, "supervisor"), notYet));
    await later(ctx, 90);
    expectOk(await carryOutDecisions(ctx, system, { country: "SA" }));
    expect(await statusOf(ctx, "benefit_spell", spellId)).toBe("active");
    expect(await statusOf(ctx, "graduation_case", caseId)).toBe("decided_not_yet");
  });

  it("graduates only after the appeal window, and is paid again on the day the job is lost", async () => {
    const { ctx } = masar;
    const { caseId, seeker, spellId, householdId } = await aHeardCase(ctx, officeMember(ctx, "officer"));
    expectOk(await decideGraduation(ctx, officeMember(ctx, "officer"), { caseId, ...yes }));
    await later(ctx, 29);
    expectOk(await carryOutDecisions(ctx, system, { country: "SA" }));
    expect(await statusOf(ctx, "benefit_spell", spellId)).toBe("active");
    await later(ctx, 33);
    expectOk(await carryOutDecisions(ctx, system, { country: "SA" }));
    expect(await statusOf(ctx, "graduation_case", caseId)).toBe("graduated");
    expect(await statusOf(ctx, "benefit_spell", spellId)).toBe("ended");

    const { spellId: provisional } = expectOk(await reportRelapse(ctx, seeker, { caseId }));
    const [spell] = await ctx.sql.query(
      `select status, "from", household_id as "householdId" from benefit_spell where id = $1`,
      [provisional],
    );
    expect(spell).toEqual({ status: "provisional", from: ctx.clock.today("SA"), householdId });
    expect(await statusOf(ctx, "benefit_spell", spellId)).toBe("ended");
  });
});

describe("after a graduation", () => {
  it("twelve months without a relapse are recorded once, change no benefit, and leave the way back open", async () => {
    const { ctx } = masar;
    const { caseId, seeker, spellId } = await graduated(ctx);
    expect(expectOk(await sustainGraduations(ctx, system, { country: "SA" })).sustained).toBe(0);
    await later(ctx, 370);
    expect(expectOk(await sustainGraduations(ctx, system, { country: "SA" })).sustained).toBeGreaterThan(0);
    expect(expectOk(await sustainGraduations(ctx, system, { country: "SA" })).sustained).toBe(0);
    expect(await statusOf(ctx, "graduation_case", caseId)).toBe("sustained");
    expect(await statusOf(ctx, "benefit_spell", spellId)).toBe("ended");
    expect((await reportRelapse(ctx, seeker, { caseId })).ok).toBe(true);
    expect(await statusOf(ctx, "graduation_case", caseId)).toBe("relapsed");
  });

  it("the way back is open inside the pack's window and, past it, leads to a new application that is noted", async () => {
    const { ctx } = masar;
    // This pack names its window: 60 months.
    const named = async (spellId: string) =>
      ctx.sql.query("update benefit_spell set pack_id = 'us-ssdi-2025' where id = $1", [spellId]);
    const inside = await graduated(ctx);
    await named(inside.spellId);
    const outside = await graduated(ctx);
    await named(outside.spellId);
    await later(ctx, 58 * 30);
    expect(
      expectOk(await reportRelapse(ctx, inside.seeker, { caseId: inside.caseId })).spellId,
    ).not.toBeNull();
    await later(ctx, 90);
    expect(expectOk(await reportRelapse(ctx, outside.seeker, { caseId: outside.caseId }))).toEqual({
      spellId: null,
    });
    expect(await statusOf(ctx, "graduation_case", outside.caseId)).toBe("graduated");
    const steps = await ctx.sql.query("select edge from graduation_step where case_id = $1 order by at, id", [
      outside.caseId,
    ]);
    expect(steps.at(-1)).toEqual({ edge: "refer_anew" });
    expect(
      await ctx.sql.query("select id from benefit_spell where after_spell_id = $1", [outside.spellId]),
    ).toEqual([]);
  });

  it("the spell's end names the person who decided, and a relapse the account that reported it", async () => {
    const { ctx } = masar;
    const { caseId, seeker, spellId } = await graduated(ctx);
    const [decision] = await ctx.sql.query(
      `select d.edge, d.decided_by = g.decided_by as "sameDecider", d.case_id = g.id as "sameCase"
         from benefit_decision d join graduation_case g on g.spell_id = d.spell_id where d.spell_id = $1`,
      [spellId],
    );
    expect(decision).toEqual({ edge: "graduate", sameDecider: true, sameCase: true });
    const { spellId: provisional } = expectOk(await reportRelapse(ctx, seeker, { caseId }));
    const [row] = await ctx.sql.query(
      `select opened_by = $2 as "openedByHer", after_spell_id = $3 as "after", review_on is not null as "reviewed"
         from benefit_spell where id = $1`,
      [provisional, seeker.accountId, spellId],
    );
    expect(row).toEqual({ openedByHer: true, after: true, reviewed: true });
  });
});

describe("a household that does not answer", () => {
  it("is noted once for a call, and nothing else follows", async () => {
    const { ctx } = masar;
    const officer = officeMember(ctx, "officer");
    const { caseId } = await anOpenCase(ctx, officer);
    expectOk(await proposeGraduation(ctx, officer, { caseId, reason: REASON }));
    expectOk(await notifyHousehold(ctx, system, { caseId }));
    await later(ctx, 13);
    expect(expectOk(await noteMissedHearings(ctx, system, { country: "SA" })).noted).toBe(0);
    await later(ctx, 3);
    expect(expectOk(await noteMissedHearings(ctx, system, { country: "SA" })).noted).toBe(1);
    expect(expectOk(await noteMissedHearings(ctx, system, { country: "SA" })).noted).toBe(0);
    expect(await statusOf(ctx, "graduation_case", caseId)).toBe("notified");
    const lane = { lane: "hearing", name: "", stage: null, proof: null, page: 1 } as const;
    expect(expectOk(await readCaseload(ctx, officer, lane)).tasks.map((task) => task.caseId)).toEqual([
      caseId,
    ]);
  });
});

describe("an exemption", () => {
  it("is reminded of 30 days before its review, once, and goes on whatever happens", async () => {
    const { ctx } = masar;
    const seeker = await aSeeker(ctx);
    const [id, reviewOn] = [ctx.ids.next(), addDays(ctx.clock.today("SA"), 31)];
    await ctx.sql.query(
      `insert into exemption (id, person_id, ground_sealed, status, "from", review_on) values ($1, $2, 'x', 'granted', '2026-01-01', $3)`,
      [id, seeker.personId, reviewOn],
    );
    const remind = async () =>
      expectOk(await remindExemptionReviews(ctx, system, { country: "SA" })).reminded;
    expect(await remind()).toBe(0);
    await later(ctx, 1);
    expect(await remind()).toBe(1);
    expect(await remind()).toBe(0);
    await later(ctx, 60);
    expect(await remind()).toBe(0);
    expect(await ctx.sql.query("select status from exemption where id = $1", [id])).toEqual([
      { status: "granted" },
    ]);
  });
});
