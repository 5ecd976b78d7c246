import { describe, expect, it } from "vitest";
import { answerRefusal } from "#app/domain/benefits/arrears/answer-refusal.server.ts";
import { awardArrear } from "#app/domain/benefits/arrears/award-arrear.server.ts";
import { correctArrearPayment } from "#app/domain/benefits/arrears/correct-arrear-payment.server.ts";
import { proposeRefusal } from "#app/domain/benefits/arrears/propose-refusal.server.ts";
import { readArrearQueue } from "#app/domain/benefits/arrears/read-arrear-queue.server.ts";
import { readArrearToHandle } from "#app/domain/benefits/arrears/read-arrear-to-handle.server.ts";
import { readOwnArrear } from "#app/domain/benefits/arrears/read-own-arrears.server.ts";
import { recordArrearPayment } from "#app/domain/benefits/arrears/record-arrear-payment.server.ts";
import { refuseArrear } from "#app/domain/benefits/arrears/refuse-arrear.server.ts";
import { findOverpayments } from "#app/domain/benefits/overpayments/find-overpayments.server.ts";
import { readOwnOverpayments } from "#app/domain/benefits/overpayments/read-own-overpayments.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { officeMember, REASON } from "#tests/support/casework.ts";
import { useMasar } from "#tests/support/database.ts";
import { aSeeker, system } from "#tests/support/marketplace.ts";
import { anOverpaidHousehold, payLess } from "#tests/support/overpayments.ts";
import { messageReactions } from "#workers/handlers/messages.ts";

const masar = useMasar();
const DAY_MS = 86_400_000;
const code = (of: string) => ({ ok: false, error: { code: of } });
const field = (of: Record<string, string>) => ({ ok: false, error: { fields: of } });

/** A household that is paid 2,000 by a person's decision, of which a month should have been 2,140 at least. */
async function anUnderpaid() {
  const { ctx } = masar;
  const home = await anOverpaidHousehold(ctx);
  await payLess(ctx, home, 200_000);
  await home.earns(2, 100_000);
  const all = () =>
    ctx.sql.query<{ id: string; status: string; amountMinor: number }>(
      `select id, status, amount_minor as "amountMinor" from arrear where spell_id = $1 order by found_at, id`,
      [home.spellId],
    );
  const arrearId = (await all())[0]?.id ?? "";
  const said = { arrearId, words: REASON };
  const read = async (by = home.officer) => expectOk(await readArrearToHandle(ctx, by, { arrearId }));
  const later = (days: number) => ctx.setClock(new Date(ctx.clock.now().getTime() + days * DAY_MS));
  return { ...home, ctx, all, arrearId, said, read, later };
}

describe("a month that was paid too little", () => {
  it("is found once, follows the records while nobody decided, and falls away", async () => {
    const { ctx, all, earns, householdId, officer, head, month } = await anUnderpaid();
    expect(await all()).toMatchObject([{ status: "found", amountMinor: 14_000 }]);
    expectOk(await findOverpayments(ctx, system, { householdId, country: "SA" }));
    expect(await all()).toHaveLength(1);
    await earns(2, 80_000);
    expect(await all()).toMatchObject([{ status: "found", amountMinor: 24_000 }]);
    expect((await readOwnOverpayments(ctx, head)).arrears).toMatchObject([
      { month: month(2), owedMinor: 24_000, status: "found" },
    ]);
    expect(expectOk(await readArrearQueue(ctx, officer, { isShown: true })).items).toHaveLength(1);
    await earns(2, 128_000);
    expect(await all()).toMatchObject([{ status: "cleared" }]);
    expect((await readOwnOverpayments(ctx, head)).arrears).toEqual([]);
    await earns(2, 100_000);
    expect(await all()).toMatchObject([{ status: "cleared" }, { status: "found", amountMinor: 14_000 }]);
  });

  it("is awarded by one person with a reason, told, and paid once; a wrong entry is taken back", async () => {
    const { ctx, officer, supervisor, said, arrearId, read, all, head, spouse, month, later } =
      await anUnderpaid();
    expect(await awardArrear(ctx, officer, { ...said, words: " " })).toMatchObject(
      field({ words: "required" }),
    );
    const today = ctx.clock.today("SA");
    const record = (day: string) => recordArrearPayment(ctx, officer, { arrearId, day });
    expect(await record(today)).toMatchObject(code("wrong_state"));
    const both = await Promise.all([awardArrear(ctx, officer, said), awardArrear(ctx, supervisor, said)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await record("2031-01-01")).toMatchObject(field({ day: "in_future" }));
    expect(await record(`${month(5)}-10`)).toMatchObject(field({ day: "before_month" }));
    expect(await record("soon")).toMatchObject(field({ day: "date" }));
    const twice = await Promise.all([record(today), record(today)]);
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await read()).toMatchObject({ status: "paid", paidOn: today, acts: ["correct"] });
    expectOk(await correctArrearPayment(ctx, officer, said));
    expect(await read()).toMatchObject({ status: "awarded", paidOn: null, acts: ["record"] });
    await later(21);
    expect(await read()).toMatchObject({ isLate: true });
    expectOk(await record(today));
    expect(await all()).toHaveLength(1);

    const events = await ctx.sql.query<{ id: string; name: string; payload: Record<string, unknown> }>(
      "select id, name, payload from outbox_event where payload ->> 'arrearId' = $1 order by seq",
      [arrearId],
    );
    const names = ["find", "award", "record", "correct", "record"].map((edge) => `arrear.${edge}`);
    expect(events.map(({ name }) => name)).toEqual(names);
    const audited = await ctx.sql.query<{ action: string }>(
      "select action from audit_entry where subject_id = $1",
      [arrearId],
    );
    expect(audited.map(({ action }) => action).sort()).toEqual([...names].sort());
    for (const event of events)
      await messageReactions[event.name]?.(ctx, { ...event, version: 1, occurredAt: ctx.clock.now() });
    const sent = await ctx.sql.query<{ code: string; params: object; link: string }>(
      "select code, params, link from message where person_id = any($1::uuid[])",
      [[head.personId, spouse.personId]],
    );
    expect(sent).toHaveLength(6);
    for (const one of sent)
      expect(one).toMatchObject({ params: {}, link: `/my/overpayments/arrears/${arrearId}` });
  });

  it("is refused by two people only, after the household was heard, and can be awarded all the same", async () => {
    const { ctx, officer, supervisor, said, arrearId, read, head, spouse, later, all, earns } =
      await anUnderpaid();
    expectOk(await proposeRefusal(ctx, officer, said));
    expect(await refuseArrear(ctx, officer, said)).toMatchObject(code("other_than_proposer_needed"));
    expect(await refuseArrear(ctx, supervisor, said)).toMatchObject(code("household_may_still_answer"));
    expect(await read(supervisor)).toMatchObject({ hindrance: "household_may_still_answer" });
    const stranger = await aSeeker(ctx);
    expect(await answerRefusal(ctx, stranger, said)).toMatchObject(code("not_found"));
    expect(await readOwnArrear(ctx, stranger, { arrearId })).toMatchObject(code("not_found"));
    expect(expectOk(await readOwnArrear(ctx, spouse, { arrearId }))).toMatchObject({ mayAnswer: true });
    expectOk(await answerRefusal(ctx, spouse, { ...said, words: "الناقص حقنا." }));
    expect(await answerRefusal(ctx, head, said)).toMatchObject(code("wrong_state"));
    expect(await refuseArrear(ctx, officer, said)).toMatchObject(code("other_than_proposer_needed"));
    expectOk(await refuseArrear(ctx, supervisor, said));
    expect(await read()).toMatchObject({ status: "refused", acts: ["award"] });
    // What was refused is not found again, only what is more.
    await earns(2, 80_000);
    expect(await all()).toMatchObject([
      { status: "refused", amountMinor: 14_000 },
      { status: "found", amountMinor: 10_000 },
    ]);
    expectOk(await awardArrear(ctx, officer, said));
    await later(1);
    expect(await read()).toMatchObject({ status: "awarded" });
  });

  it("may be refused over silence after 30 days, not before", async () => {
    const { ctx, officer, supervisor, said, later } = await anUnderpaid();
    expectOk(await proposeRefusal(ctx, officer, said));
    await later(30);
    expect(await refuseArrear(ctx, supervisor, said)).toMatchObject(code("household_may_still_answer"));
    await later(1);
    expectOk(await refuseArrear(ctx, supervisor, said));
  });

  it("counts as paid for its month once it was, so that later records find no more than they should", async () => {
    const { ctx, officer, said, arrearId, earns, spellId } = await anUnderpaid();
    expectOk(await awardArrear(ctx, officer, said));
    expectOk(await recordArrearPayment(ctx, officer, { arrearId, day: ctx.clock.today("SA") }));
    await earns(2, 200_000);
    // 2,000 were paid and 140 later; 1,640 are due.
    const over = await ctx.sql.query(
      `select status, amount_minor as "amountMinor" from overpayment where spell_id = $1`,
      [spellId],
    );
    expect(over).toEqual([{ status: "found", amountMinor: 50_000 }]);
  });

  it("is nobody's outside the caseload, and the database refuses what the table does not know", async () => {
    const { ctx, officer, head, said, arrearId } = await anUnderpaid();
    const other = officeMember(ctx, "officer");
    const abroad = officeMember(ctx, "supervisor", "EG");
    const own = { ...officer, personId: head.personId };
    for (const actor of [other, abroad, own, head])
      for (const answer of [
        await awardArrear(ctx, actor, said),
        await proposeRefusal(ctx, actor, said),
        await readArrearToHandle(ctx, actor, { arrearId }),
      ])
        expect(answer).toMatchObject({ ok: false, error: { kind: "denial" } });
    expect(expectOk(await readArrearQueue(ctx, other, { isShown: true })).items).toEqual([]);
    for (const set of [
      "status = 'nonsense'",
      "status = 'awarded'",
      "status = 'refused'",
      "status = 'paid', awarded_by = id",
      "amount_minor = 0",
      "amount_minor = 20000",
      "proposed_by = id, refused_by = id",
      "answered_by = id",
    ])
      await expect(ctx.sql.query(`update arrear set ${set} where id = $1`, [arrearId]), set).rejects.toThrow(
        /check constraint/,
      );
  });
});
