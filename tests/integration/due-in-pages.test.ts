import { describe, expect, it } from "vitest";
import { noteBenefitReviews } from "#app/domain/benefits/note-benefit-reviews.server.ts";
import { suspendBenefit } from "#app/domain/benefits/suspend-benefit.server.ts";
import { assignCases } from "#app/domain/casework/assign-cases.server.ts";
import { carryOutDecisions } from "#app/domain/casework/carry-out-decisions.server.ts";
import { decideGraduation } from "#app/domain/casework/decide-graduation.server.ts";
import { noteMissedHearings } from "#app/domain/casework/note-missed-hearings.server.ts";
import { notifyHousehold } from "#app/domain/casework/notify-household.server.ts";
import { proposeGraduation } from "#app/domain/casework/propose-graduation.server.ts";
import { sustainGraduations } from "#app/domain/casework/sustain-graduations.server.ts";
import { startSwitch } from "#app/domain/emergency/start-switch.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { listPlaces } from "#app/domain/places/list-places.server.ts";
import { aHouseholdWithBenefit } from "#tests/support/benefit-households.ts";
import { aHeardCase, anOpenCase, officeMember, REASON } from "#tests/support/casework.ts";
import { useMasar } from "#tests/support/database.ts";
import { aSeeker, system } from "#tests/support/marketplace.ts";

const masar = useMasar();
const START = "2031-03-01";
const daysIn = (days: number): string => addDays(START, days);
const on = (date: string): Promise<void> => masar.ctx.setClock(new Date(`${date}T09:00:00Z`));
const inPages = { country: "SA", pageSize: 2 } as const;

/** Freezes where these households live for the next days; what waits for them stays in every page. */
async function frozen(householdIds: readonly string[], days: number): Promise<void> {
  const { ctx } = masar;
  const town = (await listPlaces(ctx, "SA")).find(({ kind }) => kind === "town")?.id ?? "";
  await ctx.sql.query("update household set place_id = $2 where id = any($1::uuid[])", [householdIds, town]);
  const admin: Member = { ...officeMember(ctx, "officer"), role: "administrator" };
  const lastDay = addDays(ctx.clock.today("SA"), days);
  expectOk(await startSwitch(ctx, admin, { areaIds: [town], cause: "flood", reason: REASON, lastDay }));
}

describe("what is due comes to its turn behind more than a page of what is not", () => {
  it("a hearing that was missed, behind some that were noted before and some that are frozen", async () => {
    const { ctx } = masar;
    await on(START);
    const officer = officeMember(ctx, "officer");
    const aNotified = async () => {
      const opened = await anOpenCase(ctx, officer);
      const { caseId } = opened;
      expectOk(await proposeGraduation(ctx, officer, { caseId, reason: REASON }));
      expectOk(await notifyHousehold(ctx, system, { caseId }));
      return opened;
    };
    for (let i = 0; i < 3; i++) await aNotified();
    await on(daysIn(15));
    expect(expectOk(await noteMissedHearings(ctx, system, inPages)).noted).toBe(3);
    const waiting = [await aNotified(), await aNotified(), await aNotified()];
    await frozen(
      waiting.map(({ householdId }) => householdId),
      60,
    );
    for (let i = 0; i < 3; i++) await aNotified();
    await on(daysIn(30));
    expect(expectOk(await noteMissedHearings(ctx, system, inPages)).noted).toBe(3);
    expect(expectOk(await noteMissedHearings(ctx, system, inPages)).noted).toBe(0);
  });

  it("a graduation that was decided, behind some that are frozen; and its twelve months behind theirs", async () => {
    const { ctx } = masar;
    await on(START);
    await ctx.sql.query("delete from emergency_switch");
    const officer = officeMember(ctx, "officer");
    const aDecided = async () => {
      const opened = await aHeardCase(ctx, officer);
      const yes = { caseId: opened.caseId, decision: "yes", reason: REASON };
      expectOk(await decideGraduation(ctx, officeMember(ctx, "officer"), yes));
      return opened;
    };
    const waiting = [await aDecided(), await aDecided(), await aDecided()];
    await frozen(
      waiting.map(({ householdId }) => householdId),
      100,
    );
    for (let i = 0; i < 3; i++) await aDecided();
    await on(daysIn(62));
    expect(expectOk(await carryOutDecisions(ctx, system, inPages)).graduated).toBe(3);
    await on(daysIn(200));
    expect(expectOk(await carryOutDecisions(ctx, system, inPages)).graduated).toBe(3);
    // The first three were carried out last, and stand first.
    await on(daysIn(62 + 370));
    expect(expectOk(await sustainGraduations(ctx, system, inPages)).sustained).toBe(3);
    await on(daysIn(200 + 370));
    expect(expectOk(await sustainGraduations(ctx, system, inPages)).sustained).toBe(3);
  });

  it("a benefit that somebody must look at, however many others", async () => {
    const { ctx } = masar;
    await on(START);
    const officer = officeMember(ctx, "officer");
    for (let i = 0; i < 5; i++) {
      const { personId } = await aSeeker(ctx);
      const { spellId } = await aHouseholdWithBenefit(ctx, personId);
      expectOk(
        await assignCases(ctx, system, { officerAccountId: officer.accountId, personIds: [personId] }),
      );
      const ask = { spellId, ground: "household_asked", reason: REASON, reviewOn: daysIn(10) } as const;
      expectOk(await suspendBenefit(ctx, officer, ask));
    }
    await on(daysIn(11));
    expect(expectOk(await noteBenefitReviews(ctx, system, inPages)).noted).toBe(5);
    expect(expectOk(await noteBenefitReviews(ctx, system, inPages)).noted).toBe(0);
  });
});
