import { describe, expect, it } from "vitest";
import { appealGraduation } from "#app/domain/casework/appeal-graduation.server.ts";
import { carryOutDecisions } from "#app/domain/casework/carry-out-decisions.server.ts";
import { closeCase } from "#app/domain/casework/close-case.server.ts";
import { decideAppeal } from "#app/domain/casework/decide-appeal.server.ts";
import { decideGraduation } from "#app/domain/casework/decide-graduation.server.ts";
import { hearHousehold } from "#app/domain/casework/hear-household.server.ts";
import { proposeGraduation } from "#app/domain/casework/propose-graduation.server.ts";
import { recordHealthCover } from "#app/domain/casework/record-health-cover.server.ts";
import { reportRelapse } from "#app/domain/casework/report-relapse.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { aHeardCase, anOpenCase, officeMember, REASON } from "../support/casework.ts";
import { useMasar } from "../support/database.ts";
import { system } from "../support/marketplace.ts";

const masar = useMasar();
const DAY_MS = 86_400_000;

const later = (ctx: Ctx, days: number): Promise<void> =>
  ctx.setClock(new Date(ctx.clock.now().getTime() + days * DAY_MS));

const statusOf = async (ctx: Ctx, table: "graduation_case" | "benefit_spell", id: string) =>
  (await ctx.sql.query<{ status: string }>(`select status from ${table} where id = $1`, [id]))[0]?.status;

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
