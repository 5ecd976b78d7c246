import { describe, expect, it } from "vitest";
import { decideBenefit } from "#app/domain/benefits/decide-benefit.server.ts";
import { objectToDecision } from "#app/domain/benefits/object-to-decision.server.ts";
import { readOwnDecisions, readSpellToDecide } from "#app/domain/benefits/read-decisions.server.ts";
import { settleObjection } from "#app/domain/benefits/settle-objection.server.ts";
import { assignCases } from "#app/domain/casework/assign-cases.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { aHouseholdWithBenefit } from "#tests/support/benefit-households.ts";
import { officeMember, REASON } from "#tests/support/casework.ts";
import { useMasar } from "#tests/support/database.ts";
import { aSeeker, system } from "#tests/support/marketplace.ts";

const masar = useMasar();

async function aDecision() {
  const { ctx } = masar;
  const [head, spouse, officer] = [await aSeeker(ctx), await aSeeker(ctx), officeMember(ctx, "officer")];
  const { spellId } = await aHouseholdWithBenefit(ctx, head.personId, {
    others: [{ personId: spouse.personId, relation: "spouse" }],
  });
  expectOk(
    await assignCases(ctx, system, { officerAccountId: officer.accountId, personIds: [head.personId] }),
  );
  const { decisionId } = expectOk(
    await decideBenefit(ctx, officer, {
      ...{ spellId, edge: "adjust", ground: "household_changed", reason: REASON, decidedMinor: 100_000 },
    }),
  );
  return { ctx, head, spouse, officer, spellId, decisionId };
}

describe("a decision on a benefit", () => {
  it("is read with its reason by every adult of the household, and by nobody else", async () => {
    const { ctx, head, spouse, decisionId } = await aDecision();
    for (const member of [head, spouse]) {
      const [own] = await readOwnDecisions(ctx, member);
      expect(own).toMatchObject({ decidedMinor: 264_000, status: "active", earlier: [] });
      expect(own?.waiting).toMatchObject({
        ...{ id: decisionId, toMinor: 100_000, reason: REASON, standing: "waits", mayObject: true },
      });
    }
    expect(await readOwnDecisions(ctx, await aSeeker(ctx))).toEqual([]);
  });

  it("of a personal benefit is not another adult's to read", async () => {
    const { ctx } = masar;
    const [head, spouse] = [await aSeeker(ctx), await aSeeker(ctx)];
    await aHouseholdWithBenefit(ctx, head.personId, {
      ...{ others: [{ personId: spouse.personId, relation: "spouse" }], ofPerson: spouse.personId },
    });
    expect(await readOwnDecisions(ctx, head)).toEqual([]);
    expect(await readOwnDecisions(ctx, spouse)).toHaveLength(1);
  });

  it("is open to the caseload alone, which the household sees, and says what is open to whom", async () => {
    const { ctx, head, officer, spellId } = await aDecision();
    for (const other of [officeMember(ctx, "officer"), officeMember(ctx, "officer", "EG"), head])
      expect((await readSpellToDecide(ctx, other, { spellId })).ok).toBe(false);
    const seen = expectOk(await readSpellToDecide(ctx, officer, { spellId }));
    expect(seen).toMatchObject({ acts: [], waiting: { standing: "waits", maySettle: false } });
    const views = await ctx.sql.query("select what from access_log where subject_person_id = $1", [
      head.personId,
    ]);
    expect(views).toContainEqual({ what: "benefit" });
  });

  it("that is objected to is settled by somebody else, with words that the household reads", async () => {
    const { ctx, head, spouse, officer, spellId, decisionId } = await aDecision();
    const supervisor = officeMember(ctx, "supervisor");
    const said = "دخلنا لم يتغيّر، والولد ما زال معنا.";
    expectOk(await objectToDecision(ctx, spouse, { decisionId, reason: said }));
    const own = async () => (await readOwnDecisions(ctx, head))[0];
    expect((await own())?.waiting).toMatchObject({ standing: "objected", mayObject: false });
    // What one member wrote is the office's to read, not the other members'.
    expect(JSON.stringify(await own())).not.toContain(said);
    const asOfficer = expectOk(await readSpellToDecide(ctx, officer, { spellId }));
    expect(asOfficer.waiting).toMatchObject({ objection: said, maySettle: false });
    const asSupervisor = expectOk(await readSpellToDecide(ctx, supervisor, { spellId }));
    expect(asSupervisor.waiting).toMatchObject({ maySettle: true });
    expectOk(await settleObjection(ctx, supervisor, { decisionId, outcome: "set_aside", reason: REASON }));
    expect(await own()).toMatchObject({
      waiting: null,
      decidedMinor: 264_000,
      earlier: [{ standing: "set_aside", settlement: REASON }],
    });
    expect(expectOk(await readSpellToDecide(ctx, officer, { spellId })).acts).toEqual(["adjust", "suspend"]);
    expect(expectOk(await readSpellToDecide(ctx, supervisor, { spellId })).acts).toContain("end");
  });
});
