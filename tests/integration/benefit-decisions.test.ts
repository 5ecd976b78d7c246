import { describe, expect, it } from "vitest";
import { adjustBenefit } from "#app/domain/benefits/adjust-benefit.server.ts";
import { benefitHistory } from "#app/domain/benefits/benefit-history.server.ts";
import { carryOutBenefitDecisions } from "#app/domain/benefits/carry-out-benefit-decisions.server.ts";
import { confirmReinstatement } from "#app/domain/benefits/confirm-reinstatement.server.ts";
import { endBenefit } from "#app/domain/benefits/end-benefit.server.ts";
import { letReinstatementLapse } from "#app/domain/benefits/let-reinstatement-lapse.server.ts";
import { noteBenefitReviews } from "#app/domain/benefits/note-benefit-reviews.server.ts";
import { objectToDecision } from "#app/domain/benefits/object-to-decision.server.ts";
import { openProvisionalSpell } from "#app/domain/benefits/open-provisional-spell.server.ts";
import { recomputeBenefit } from "#app/domain/benefits/recompute-benefit.server.ts";
import { restoreBenefit } from "#app/domain/benefits/restore-benefit.server.ts";
import { resumeBenefit } from "#app/domain/benefits/resume-benefit.server.ts";
import { settleObjection } from "#app/domain/benefits/settle-objection.server.ts";
import { suspendBenefit } from "#app/domain/benefits/suspend-benefit.server.ts";
import { readCaseload } from "#app/domain/casework/read-caseload.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { anOpenCase, officeMember, REASON } from "../support/casework.ts";
import { useMasar } from "../support/database.ts";
import { aSeeker, system } from "../support/marketplace.ts";

const masar = useMasar();
const DAY_MS = 86_400_000;
const later = (ctx: Ctx, days: number): Promise<void> =>
  ctx.setClock(new Date(ctx.clock.now().getTime() + days * DAY_MS));

type Spell = { status: string; decidedMinor: number; until: string | null; rev: number };
const spellNow = async (ctx: Ctx, id: string): Promise<Spell> =>
  (
    await ctx.sql.query<Spell>(
      `select status, decided_minor as "decidedMinor", until, rev from benefit_spell where id = $1`,
      [id],
    )
  )[0] as Spell;
const carryOut = (ctx: Ctx) => carryOutBenefitDecisions(ctx, system, { country: "SA" });

/** A household with a benefit of 2,640 and proven earnings, its officer, and a spell that rules were computed for. */
async function household() {
  const { ctx } = masar;
  const officer = officeMember(ctx, "officer");
  const found = await anOpenCase(ctx, officer);
  expectOk(await recomputeBenefit(ctx, system, { householdId: found.householdId, country: "SA" }));
  return { ctx, officer, ...found };
}
const why = { ground: "proven_earnings", reason: REASON } as const;

describe("a decision that takes something away", () => {
  it("changes nothing before its day, then is carried out once, and history keeps what was paid", async () => {
    const { ctx, officer, spellId, householdId } = await household();
    const { effectiveFrom } = expectOk(
      await adjustBenefit(ctx, officer, { spellId, ...why, decidedMinor: 200_000 }),
    );
    expect(await spellNow(ctx, spellId)).toMatchObject({ status: "active", decidedMinor: 264_000 });
    expect(await adjustBenefit(ctx, officer, { spellId, ...why, decidedMinor: 100_000 })).toMatchObject({
      error: { code: "decision_waits" },
    });
    expectOk(await carryOut(ctx));
    expect(await spellNow(ctx, spellId)).toMatchObject({ status: "active", rev: 1 });
    await later(ctx, 70);
    expect(ctx.clock.today("SA") >= effectiveFrom).toBe(true);
    expectOk(await carryOut(ctx));
    expect(await spellNow(ctx, spellId)).toMatchObject({ status: "adjusted", decidedMinor: 200_000, rev: 2 });
    expect(expectOk(await carryOut(ctx)).carriedOut).toBe(0);
    // The months before were paid in full, and what the rules say starts from the full amount still.
    const before = await benefitHistory(ctx, householdId);
    expect(before.months.length).toBeGreaterThan(0);
    expect(before.months.every((month) => month.decidedMinor === 264_000)).toBe(true);
    expect(expectOk(await recomputeBenefit(ctx, system, { householdId, country: "SA" })).changed).toBe(0);
    expectOk(
      await restoreBenefit(ctx, officer, {
        spellId,
        ground: "work_lost",
        reason: REASON,
        decidedMinor: 264_000,
      }),
    );
    expect(await spellNow(ctx, spellId)).toMatchObject({ status: "active", decidedMinor: 264_000, rev: 3 });
  });

  it("leaves the months before a restore to a higher amount as they were: nothing is owed for them", async () => {
    const { ctx, officer, spellId, householdId } = await household();
    expectOk(await adjustBenefit(ctx, officer, { spellId, ...why, decidedMinor: 200_000 }));
    await later(ctx, 70);
    expectOk(await carryOut(ctx));
    const before = (await benefitHistory(ctx, householdId)).months.map((one) => [one.month, one.lowMinor]);
    expect(before.length).toBeGreaterThan(0);
    const higher = { ground: "work_lost", reason: REASON, decidedMinor: 320_000 } as const;
    expectOk(await restoreBenefit(ctx, officer, { spellId, ...higher }));
    expect(await spellNow(ctx, spellId)).toMatchObject({ status: "active", decidedMinor: 320_000 });
    expect(expectOk(await recomputeBenefit(ctx, system, { householdId, country: "SA" })).changed).toBe(0);
    const after = await benefitHistory(ctx, householdId);
    expect(after.months.map((one) => [one.month, one.lowMinor])).toEqual(before);
    expect(after.months.every((one) => one.highMinor <= 264_000)).toBe(true);
  });

  it("has no effect while the household objects, and somebody else settles that", async () => {
    const { ctx, officer, seeker, spellId } = await household();
    const { decisionId } = expectOk(
      await suspendBenefit(ctx, officer, { spellId, ...why, reviewOn: "2029-01-01" }),
    );
    expect(await objectToDecision(ctx, await aSeeker(ctx), { decisionId, reason: REASON })).toMatchObject({
      error: { kind: "denial" },
    });
    expectOk(await objectToDecision(ctx, seeker, { decisionId, reason: REASON }));
    expectOk(await objectToDecision(ctx, seeker, { decisionId, reason: REASON }));
    await later(ctx, 90);
    expect(expectOk(await carryOut(ctx)).carriedOut).toBe(0);
    const settle = { decisionId, outcome: "set_aside", reason: REASON };
    expect(await settleObjection(ctx, officer, settle)).toMatchObject({
      error: { code: "second_person_needed" },
    });
    expectOk(await settleObjection(ctx, officeMember(ctx, "supervisor"), settle));
    await later(ctx, 90);
    expect(expectOk(await carryOut(ctx)).carriedOut).toBe(0);
    expect(await spellNow(ctx, spellId)).toMatchObject({ status: "active", rev: 1 });
  });

  it("needs earnings that records prove, the own caseload, and for an end a supervisor", async () => {
    const { ctx, officer, spellId } = await household();
    const stranger = officeMember(ctx, "officer");
    const lower = { spellId, ...why, decidedMinor: 1 };
    expect(await adjustBenefit(ctx, stranger, lower)).toMatchObject({ error: { code: "not_your_caseload" } });
    expect(await adjustBenefit(ctx, system, lower)).toMatchObject({ error: { code: "officers_only" } });
    expect(await endBenefit(ctx, officer, { spellId, ...why })).toMatchObject({
      error: { code: "supervisor_needed" },
    });
    expect(
      await adjustBenefit(ctx, officer, { ...lower, effectiveFrom: ctx.clock.today("SA") }),
    ).toMatchObject({
      error: { fields: { effectiveFrom: "too_soon" } },
    });
    await ctx.sql.query("delete from benefit_computation where spell_id = $1", [spellId]);
    expect(await adjustBenefit(ctx, officer, lower)).toMatchObject({
      error: { code: "earnings_not_proven" },
    });
    expect(await resumeBenefit(ctx, officer, { spellId, ...why })).toMatchObject({
      error: { code: "wrong_state" },
    });
  });

  it("rests with a day on which an officer finds it in her lane, once noted, and comes back as it was", async () => {
    const { ctx, officer, spellId } = await household();
    const ask = { spellId, ground: "household_asked", reason: REASON } as const;
    expect(await suspendBenefit(ctx, officer, { ...ask, reviewOn: ctx.clock.today("SA") })).toMatchObject({
      error: { code: "review_day_needed" },
    });
    const reviewOn = new Date(ctx.clock.now().getTime() + 10 * DAY_MS).toISOString().slice(0, 10);
    expectOk(await suspendBenefit(ctx, officer, { ...ask, reviewOn }));
    expect(await spellNow(ctx, spellId)).toMatchObject({ status: "suspended", decidedMinor: 264_000 });
    await later(ctx, 11);
    expect(expectOk(await noteBenefitReviews(ctx, system, { country: "SA" })).noted).toBe(1);
    expect(expectOk(await noteBenefitReviews(ctx, system, { country: "SA" })).noted).toBe(0);
    expect(await spellNow(ctx, spellId)).toMatchObject({ status: "suspended" });
    const lane = { lane: "benefit", name: "", stage: null, proof: null, page: 1 } as const;
    expect(expectOk(await readCaseload(ctx, officer, lane)).tasks).toMatchObject([{ review: "suspended" }]);
    expectOk(await resumeBenefit(ctx, officer, { spellId, ground: "work_lost", reason: REASON }));
    expect(await spellNow(ctx, spellId)).toMatchObject({ status: "active" });
  });
});

describe("the row of a spell", () => {
  it("refuses every change that no decision stands behind", async () => {
    const { ctx, spellId } = await household();
    for (const change of [
      "status = 'adjusted'",
      "decided_minor = 1",
      "until = '2030-01-01'",
      "status = 'ended'",
    ])
      await expect(
        ctx.sql.query(`update benefit_spell set ${change}, rev = rev + 1 where id = $1`, [spellId]),
      ).rejects.toThrow(/only by the decision of a person|violates check/);
  });

  it("refuses a loss without time to object, a decision without a person, and two that wait", async () => {
    const { ctx, officer, spellId } = await household();
    const { decisionId } = expectOk(await adjustBenefit(ctx, officer, { spellId, ...why, decidedMinor: 1 }));
    const change = (set: string) =>
      ctx.sql.query(`update benefit_decision set ${set} where id = $1`, [decisionId]);
    await expect(change("effective_from = decided_at::date + 20")).rejects.toThrow(/benefit_decision_notice/);
    await expect(change("decided_by = null")).rejects.toThrow(/not-null/);
    await expect(change("settled_by = decided_by, settled_at = now(), objected_at = now()")).rejects.toThrow(
      /settled_by_other/,
    );
    await expect(change("objected_at = now(), carried_out_at = now(), rev = 9")).rejects.toThrow(
      /carried_out/,
    );
    await expect(
      ctx.sql.query(
        `insert into benefit_decision select gen_random_uuid(), spell_id, edge, from_status, to_status, from_minor, to_minor,
           effective_from, review_on, ground, reason_sealed, decided_by, decided_at from benefit_decision where id = $1`,
        [decisionId],
      ),
    ).rejects.toThrow(/benefit_decision_waiting|duplicate key/);
  });
});

describe("a provisional spell", () => {
  const provisional = async () => {
    const base = await household();
    const supervisor = officeMember(base.ctx, "supervisor");
    expectOk(
      await endBenefit(base.ctx, supervisor, {
        spellId: base.spellId,
        ground: "household_asked",
        reason: REASON,
      }),
    );
    const opened = expectOk(
      await openProvisionalSpell(base.ctx, base.officer, { endedSpellId: base.spellId }),
    );
    return { ...base, provisionalId: opened.spellId, supervisor };
  };

  it("is confirmed by a person, at once", async () => {
    const { ctx, officer, provisionalId } = await provisional();
    expectOk(
      await confirmReinstatement(ctx, officer, {
        spellId: provisionalId,
        ground: "work_lost",
        reason: REASON,
      }),
    );
    expect(await spellNow(ctx, provisionalId)).toMatchObject({
      status: "active",
      decidedMinor: 264_000,
      until: null,
    });
  });

  it("lapses only by another person than who opened it, and after the time to object", async () => {
    const { ctx, officer, supervisor, provisionalId } = await provisional();
    const lapse = { spellId: provisionalId, ground: "work_goes_on", reason: REASON } as const;
    expect(await letReinstatementLapse(ctx, officer, lapse)).toMatchObject({
      error: { code: "second_person_needed" },
    });
    expectOk(await letReinstatementLapse(ctx, supervisor, lapse));
    expect(await spellNow(ctx, provisionalId)).toMatchObject({ status: "provisional" });
    await later(ctx, 70);
    expectOk(await carryOut(ctx));
    expect(await spellNow(ctx, provisionalId)).toMatchObject({ status: "ended" });
  });
});
