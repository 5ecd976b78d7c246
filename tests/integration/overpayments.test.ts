import { describe, expect, it } from "vitest";
import { agreeInstalments } from "#app/domain/benefits/overpayments/agree-instalments.server.ts";
import { contestOverpayment } from "#app/domain/benefits/overpayments/contest-overpayment.server.ts";
import { correctInstalment } from "#app/domain/benefits/overpayments/correct-instalment.server.ts";
import { findOverpayments } from "#app/domain/benefits/overpayments/find-overpayments.server.ts";
import { notifyOverpayment } from "#app/domain/benefits/overpayments/notify-overpayment.server.ts";
import {
  readOwnOverpayment,
  readOwnOverpayments,
} from "#app/domain/benefits/overpayments/read-own-overpayments.server.ts";
import {
  readOverpaymentToHandle,
  type OverpaymentToHandle,
} from "#app/domain/benefits/overpayments/read-overpayment-to-handle.server.ts";
import { readOverpaymentQueue } from "#app/domain/benefits/overpayments/read-overpayment-queue.server.ts";
import { disownContest } from "#app/domain/benefits/overpayments/disown-contest.server.ts";
import { noteLateTurns } from "#app/domain/benefits/overpayments/note-late-turns.server.ts";
import { recordRefund } from "#app/domain/benefits/overpayments/record-refund.server.ts";
import { writeContestDown } from "#app/domain/benefits/overpayments/write-contest-down.server.ts";
import { recordInstalment } from "#app/domain/benefits/overpayments/record-instalment.server.ts";
import { upholdOverpayment } from "#app/domain/benefits/overpayments/uphold-overpayment.server.ts";
import { waiveOverpayment } from "#app/domain/benefits/overpayments/waive-overpayment.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { officeMember, REASON } from "#tests/support/casework.ts";
import { useMasar } from "#tests/support/database.ts";
import { aSeeker, system } from "#tests/support/marketplace.ts";
import { anOverpaidHousehold, payLess } from "#tests/support/overpayments.ts";
import { messageReactions } from "#workers/handlers/messages.ts";

const masar = useMasar();
const DAY_MS = 86_400_000;
const later = (days: number): Promise<void> =>
  masar.ctx.setClock(new Date(masar.ctx.clock.now().getTime() + days * DAY_MS));
const code = (of: string) => ({ ok: false, error: { code: of } });
const field = (of: Record<string, string>) => ({ ok: false, error: { fields: of } });

/** A household of which one overpayment is found: 1,000 earned two months ago, of which 500 were too much. */
async function aFound(options: Parameters<typeof anOverpaidHousehold>[1] = {}) {
  const { ctx } = masar;
  const home = await anOverpaidHousehold(ctx, options);
  await home.earns(2, 100_000);
  const all = () =>
    ctx.sql.query<{ id: string; status: string; amountMinor: number }>(
      `select id, status, amount_minor as "amountMinor" from overpayment where spell_id = $1 order by found_at, id`,
      [home.spellId],
    );
  const overpaymentId = (await all())[0]?.id ?? "";
  const said = { overpaymentId, words: REASON };
  const read = async (by: Member = home.officer): Promise<OverpaymentToHandle> =>
    expectOk(await readOverpaymentToHandle(ctx, by, { overpaymentId }));
  const notify = () => notifyOverpayment(ctx, home.officer, { ...said, cause: "record_late" });
  return { ...home, ctx, all, overpaymentId, said, read, notify };
}

/** The same, told, contested and upheld by the supervisor. */
async function anUpheld(options: Parameters<typeof anOverpaidHousehold>[1] = {}) {
  const found = await aFound(options);
  expectOk(await found.notify());
  expectOk(await contestOverpayment(found.ctx, found.head, found.said));
  expectOk(await upholdOverpayment(found.ctx, found.supervisor, found.said));
  return found;
}

/** The same, paid back at 200 a month from this month on. */
async function anAgreed() {
  const upheld = await anUpheld();
  const plan = { ...upheld.said, monthlyMinor: 20_000, firstMonth: upheld.month(0) };
  expectOk(await agreeInstalments(upheld.ctx, upheld.officer, plan));
  const pay = (amountMinor: number, back = 0) =>
    recordInstalment(upheld.ctx, upheld.officer, {
      ...{ overpaymentId: upheld.overpaymentId, kind: "withheld", month: upheld.month(back), amountMinor },
    });
  const payByHand = (amountMinor: number, day: string) =>
    recordInstalment(upheld.ctx, upheld.officer, {
      ...{ overpaymentId: upheld.overpaymentId, kind: "paid", day, amountMinor },
    });
  return { ...upheld, pay, payByHand, today: upheld.ctx.clock.today("SA") };
}

describe("an overpayment that is found", () => {
  it("shows month by month why, changes no payment, and tells the household nothing", async () => {
    const { ctx, all, read, spellId, head, month } = await aFound();
    expect(await all()).toMatchObject([{ status: "found", amountMinor: 50_000 }]);
    const found = await read();
    expect(found).toMatchObject({
      status: "found",
      leftMinor: 50_000,
      months: [
        { month: month(2), paidMinor: 264_000, lowMinor: 214_000, highMinor: 214_000, owedMinor: 50_000 },
      ],
      acts: ["notify", "waive"],
    });
    expect(found.months[0]?.lines.length).toBeGreaterThan(0);
    const spell = await ctx.sql.query(
      `select status, decided_minor as "decidedMinor", rev from benefit_spell where id = $1`,
      [spellId],
    );
    expect(spell).toEqual([{ status: "active", decidedMinor: 264_000, rev: 1 }]);
    expect((await readOwnOverpayments(ctx, head)).told).toEqual([]);
  });

  it("is not found for this month, for what a range leaves open, nor behind a gap in what is known", async () => {
    const { ctx } = masar;
    const home = await anOverpaidHousehold(ctx);
    await home.earns(0, 100_000);
    const count = async () =>
      (await ctx.sql.query("select 1 from overpayment where spell_id = $1", [home.spellId])).length;
    expect(await count()).toBe(0);
    await home.earns(5, 100_000);
    expect(await count()).toBe(1);
    // Nothing is known of the months between: what this one allows is not certain.
    await home.earns(2, 100_000);
    const months = await ctx.sql.query(
      `select to_char(m.month, 'YYYY-MM') as month from overpayment_month m join overpayment o on o.id = m.overpayment_id
        where o.spell_id = $1`,
      [home.spellId],
    );
    expect(months).toEqual([{ month: home.month(5) }]);
  });

  it("grows and shrinks with its months while nobody was told, and is over when nothing is too much", async () => {
    const { all, earns, ctx, householdId } = await aFound();
    await earns(1, 40_000);
    expect(await all()).toMatchObject([{ status: "found", amountMinor: 70_000 }]);
    await earns(2, 60_000);
    expect(await all()).toMatchObject([{ status: "found", amountMinor: 50_000 }]);
    expect(expectOk(await findOverpayments(ctx, system, { householdId, country: "SA" }))).toEqual({
      found: 0,
      changed: 0,
    });
    await earns(1, 0);
    await earns(2, 0);
    expect(await all()).toMatchObject([{ status: "settled", amountMinor: 0 }]);
    await earns(2, 60_000);
    expect(await all()).toMatchObject([
      { status: "settled", amountMinor: 0 },
      { status: "found", amountMinor: 30_000 },
    ]);
  });

  it("is waived where the office erred, and what was waived is not found again", async () => {
    const { ctx, officer, said, all, earns, householdId } = await aFound();
    const erred = { ...said, cause: "office_erred" };
    expect(await notifyOverpayment(ctx, officer, erred)).toMatchObject(code("office_erred_waive"));
    expectOk(await waiveOverpayment(ctx, officer, said));
    expectOk(await findOverpayments(ctx, system, { householdId, country: "SA" }));
    expect(await all()).toMatchObject([{ status: "waived", amountMinor: 50_000 }]);
    await earns(2, 120_000);
    expect(await all()).toMatchObject([
      { status: "waived", amountMinor: 50_000 },
      { status: "found", amountMinor: 10_000 },
    ]);
  });
});

describe("an overpayment that the household was told of", () => {
  it("is lowered at once when records say less, and a higher figure is another one", async () => {
    const { all, earns, notify, read } = await aFound();
    expectOk(await notify());
    await earns(2, 140_000);
    expect(await all()).toMatchObject([
      { status: "notified", amountMinor: 50_000 },
      { status: "found", amountMinor: 20_000 },
    ]);
    await earns(2, 80_000);
    expect(await all()).toMatchObject([
      { status: "notified", amountMinor: 40_000 },
      { status: "settled", amountMinor: 0 },
    ]);
    expect((await read()).steps.map(({ edge, amountMinor }) => [edge, amountMinor])).toEqual([
      ["find", 50_000],
      ["notify", null],
      ["lower", 40_000],
    ]);
  });

  it("is contested in own words by each adult whom it concerns, once, and by nobody else", async () => {
    const { ctx, head, spouse, notify, said, overpaymentId } = await aFound();
    expect(await contestOverpayment(ctx, head, said)).toMatchObject(code("not_found"));
    expectOk(await notify());
    const stranger = await aSeeker(ctx);
    expect(await contestOverpayment(ctx, stranger, said)).toMatchObject(code("not_found"));
    expect(await readOwnOverpayment(ctx, stranger, { overpaymentId })).toMatchObject(code("not_found"));
    expect(await contestOverpayment(ctx, spouse, { ...said, words: " " })).toMatchObject(
      field({ words: "required" }),
    );
    expectOk(await contestOverpayment(ctx, spouse, { ...said, words: "كان الأجر لزميلتي." }));
    expect(await contestOverpayment(ctx, head, said)).toMatchObject(code("wrong_state"));
    const own = expectOk(await readOwnOverpayment(ctx, head, { overpaymentId }));
    expect(own.steps.at(-1)).toMatchObject({ edge: "contest", words: "كان الأجر لزميلتي." });
    expect(own).toMatchObject({ mayContest: false, contestUntil: null, status: "contested" });
  });

  it("of a personal scheme does not exist for another adult of the household", async () => {
    const { ctx, head, spouse, notify, said, overpaymentId } = await aFound({ personal: true });
    expectOk(await notify());
    expect(await contestOverpayment(ctx, spouse, said)).toMatchObject(code("not_found"));
    expect(await readOwnOverpayment(ctx, spouse, { overpaymentId })).toMatchObject(code("not_found"));
    expect((await readOwnOverpayments(ctx, spouse)).told).toEqual([]);
    expect((await readOwnOverpayments(ctx, head)).told).toMatchObject([{ id: overpaymentId }]);
  });

  it("is upheld by another person than who told it, over silence only after 30 days", async () => {
    const { ctx, officer, supervisor, said, notify, read } = await aFound();
    expectOk(await notify());
    expect(await upholdOverpayment(ctx, officer, said)).toMatchObject(code("other_than_teller_needed"));
    expect(await upholdOverpayment(ctx, supervisor, said)).toMatchObject(code("household_may_still_contest"));
    expect(await read(supervisor)).toMatchObject({ hindrance: "household_may_still_contest" });
    await later(31);
    expect(await upholdOverpayment(ctx, officer, said)).toMatchObject(code("other_than_teller_needed"));
    expect(await read()).toMatchObject({
      hindrance: "other_than_teller_needed",
      acts: ["write_down", "waive"],
    });
    expectOk(await upholdOverpayment(ctx, supervisor, said));
    expect(await upholdOverpayment(ctx, supervisor, said)).toMatchObject(code("wrong_state"));
  });

  it("is told with a cause and a reason, once, and by nobody outside the caseload", async () => {
    const { ctx, head, said, notify, overpaymentId, officer } = await aFound();
    expect(await notifyOverpayment(ctx, officer, said)).toMatchObject(field({ cause: "missing" }));
    expect(await notifyOverpayment(ctx, officer, { ...said, cause: "told_late", words: "x" })).toMatchObject(
      field({ words: "too_short" }),
    );
    const other = officeMember(ctx, "officer");
    const abroad = officeMember(ctx, "supervisor", "EG");
    for (const actor of [other, abroad, head])
      for (const answer of [
        await notifyOverpayment(ctx, actor, { ...said, cause: "told_late" }),
        await waiveOverpayment(ctx, actor, said),
        await readOverpaymentToHandle(ctx, actor, { overpaymentId }),
      ])
        expect(answer).toMatchObject({ ok: false, error: { kind: "denial" } });
    // Nobody of the office handles one of the own household.
    const own = { ...officer, personId: head.personId };
    expect(await waiveOverpayment(ctx, own, said)).toMatchObject({ error: { kind: "denial" } });
    expect(expectOk(await readOverpaymentQueue(ctx, other, { part: "open" })).items).toEqual([]);
    expectOk(await notify());
    expect(await notify()).toMatchObject(code("wrong_state"));
    const queue = expectOk(await readOverpaymentQueue(ctx, officer, { part: "open" }));
    expect(queue.items.map(({ id, status }) => [id, status])).toEqual([[overpaymentId, "notified"]]);
  });
});

describe("words against an overpayment that the office writes down", () => {
  it("are in the name of an adult whom it concerns, seen as such, and decided on by a third person", async () => {
    const { ctx, officer, supervisor, head, spouse, notify, said, overpaymentId, read } = await aFound();
    const write = (personId: string, by = officer) =>
      writeContestDown(ctx, by, { ...said, personId, words: "قالت في المكتب إن الأجر لشهر سابق." });
    expect(await write(spouse.personId)).toMatchObject(code("wrong_state"));
    expectOk(await notify());
    const stranger = await aSeeker(ctx);
    expect(await write(stranger.personId)).toMatchObject(field({ personId: "missing" }));
    expect(await write(spouse.personId, head)).toMatchObject({ error: { kind: "denial" } });
    expect((await read()).adults.map(({ personId }) => personId).sort()).toEqual(
      [head.personId, spouse.personId].sort(),
    );
    const both = await Promise.all([write(spouse.personId, supervisor), write(spouse.personId, supervisor)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const [audited] = await ctx.sql.query<{ details: object }>(
      "select details from audit_entry where subject_id = $1 and action = 'overpayment.write_down'",
      [overpaymentId],
    );
    expect(audited?.details).toMatchObject({ forPersonId: spouse.personId });
    const own = expectOk(await readOwnOverpayment(ctx, head, { overpaymentId }));
    expect(own).toMatchObject({ status: "contested", mayDisown: false });
    expect(own.steps.at(-1)).toMatchObject({ edge: "write_down", byRole: "supervisor" });
    expect(await upholdOverpayment(ctx, supervisor, said)).toMatchObject(code("other_than_writer_needed"));
    expect(await upholdOverpayment(ctx, officer, said)).toMatchObject(code("other_than_teller_needed"));
    expectOk(await upholdOverpayment(ctx, officeMember(ctx, "supervisor"), said));
  });

  it("fall away when the person says that they are not hers, and her time begins anew", async () => {
    const { ctx, officer, head, spouse, notify, said, overpaymentId } = await aFound();
    expectOk(await notify());
    await later(29);
    expectOk(await writeContestDown(ctx, officer, { ...said, personId: head.personId }));
    expectOk(await upholdOverpayment(ctx, officeMember(ctx, "supervisor"), said));
    expect(await disownContest(ctx, spouse, said)).toMatchObject(code("not_found"));
    expect(expectOk(await readOwnOverpayment(ctx, head, { overpaymentId })).mayDisown).toBe(true);
    expectOk(await disownContest(ctx, head, { ...said, words: "لم أحضر إلى المكتب." }));
    expect(await disownContest(ctx, head, said)).toMatchObject(code("not_found"));
    await later(30);
    const third = officeMember(ctx, "supervisor");
    expect(await upholdOverpayment(ctx, third, said)).toMatchObject(code("household_may_still_contest"));
    expectOk(await contestOverpayment(ctx, head, said));
    expect(await disownContest(ctx, head, said)).toMatchObject(code("was_not_written_down"));
  });
});

describe("a turn of the office that is over its 20 days", () => {
  it("reminds the officers once, shows the line as late, and decides nothing", async () => {
    const { ctx, officer, overpaymentId, notify, head, said, all } = await aFound();
    expectOk(await notify());
    expectOk(await contestOverpayment(ctx, head, said));
    const reminded = async () =>
      (
        await ctx.sql.query<{ id: string; name: string; payload: Record<string, unknown> }>(
          "select id, name, payload from outbox_event where name = 'overpayment.late' and payload ->> 'overpaymentId' = $1",
          [overpaymentId],
        )
      ).length;
    const look = async () => expectOk(await noteLateTurns(ctx, system, { country: "SA" }));
    await later(20);
    await look();
    expect(await reminded()).toBe(0);
    await later(1);
    await look();
    await look();
    expect(await reminded()).toBe(1);
    const queue = expectOk(await readOverpaymentQueue(ctx, officer, { part: "open" }));
    expect(queue.items).toMatchObject([{ id: overpaymentId, isLate: true }]);
    expect(await all()).toMatchObject([{ status: "contested", amountMinor: 50_000 }]);
    // The next turn has days of its own.
    expectOk(await upholdOverpayment(ctx, officeMember(ctx, "supervisor"), said));
    await look();
    expect(await reminded()).toBe(1);
    await later(21);
    await look();
    expect(await reminded()).toBe(2);
  });
});

describe("instalments", () => {
  it("stay within the pack's share of the benefit", async () => {
    const { ctx, officer, said, month, read } = await anUpheld();
    expect((await read()).cap).toEqual({ capMinor: 26_400, unknown: null });
    const plan = { ...said, firstMonth: month(0) };
    const agree = (more: object) => agreeInstalments(ctx, officer, { ...plan, ...more });
    expect(await agree({ monthlyMinor: 26_401 })).toMatchObject(code("more_than_cap"));
    expect(await agree({ monthlyMinor: 60_000 })).toMatchObject(code("more_than_left"));
    expect(await agree({ monthlyMinor: 0 })).toMatchObject(field({ monthlyMinor: "not_positive" }));
    expect(await agree({ monthlyMinor: -5 })).toMatchObject(field({ monthlyMinor: "not_positive" }));
    expect(await agree({ monthlyMinor: NaN })).toMatchObject(field({ monthlyMinor: "amount_invalid" }));
    expect(await agree({ monthlyMinor: 100, firstMonth: month(1) })).toMatchObject(
      field({ firstMonth: "month_past" }),
    );
    expect(await agree({ monthlyMinor: 100, firstMonth: "2026-13" })).toMatchObject(
      field({ firstMonth: "month" }),
    );
    expectOk(await agree({ monthlyMinor: 26_400 }));
    expect((await read()).plan).toMatchObject({
      capMinor: 26_400,
      coming: [
        { amountMinor: 26_400, leftMinor: 23_600 },
        { amountMinor: 23_600, leftMinor: 0 },
      ],
    });
    expectOk(await agree({ monthlyMinor: 10_000 }));
  });

  it("rest on the officer's reason alone where the pack names no cap, and it is said so", async () => {
    const { ctx, officer, said, month, read } = await anUpheld({ cap: false });
    expect((await read()).cap).toEqual({ capMinor: null, unknown: "no_rule" });
    const plan = { overpaymentId: said.overpaymentId, monthlyMinor: 50_000, firstMonth: month(0) };
    expect(await agreeInstalments(ctx, officer, plan)).toMatchObject(field({ words: "required" }));
    expectOk(await agreeInstalments(ctx, officer, { ...plan, words: REASON }));
    expect((await read()).plan).toMatchObject({ monthlyMinor: 50_000, capMinor: null });
  });

  it("are recorded once a month, no more than agreed or left, and the last one settles", async () => {
    const { ctx, pay, payByHand, read, overpaymentId, today, month, officer } = await anAgreed();
    expect(await pay(20_001)).toMatchObject(code("more_than_agreed"));
    expect(await pay(-20_000)).toMatchObject(field({ amountMinor: "not_positive" }));
    expect(await pay(20_000, -1)).toMatchObject(field({ month: "in_future" }));
    expect(await pay(20_000, 1)).toMatchObject(field({ month: "before_plan" }));
    expect(expectOk(await pay(20_000))).toEqual({ overpaymentId, isSettled: false });
    expect(await pay(20_000)).toMatchObject(code("instalment_recorded_already"));
    // By hand the household pays what it likes, up to what is left.
    expect(await payByHand(30_001, today)).toMatchObject(code("more_than_left"));
    expect(await payByHand(10, "1900-01-01")).toMatchObject(field({ day: "before_told" }));
    const once = { overpaymentId, kind: "withheld", month: month(0), amountMinor: 20_000 };
    const both = await Promise.all([payByHand(10_000, today), payByHand(10_000, today)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await recordInstalment(ctx, officer, once)).toMatchObject(code("instalment_recorded_already"));
    await later(31);
    expect(expectOk(await pay(20_000))).toEqual({ overpaymentId, isSettled: true });
    expect(await read()).toMatchObject({ status: "settled", leftMinor: 0, repaidMinor: 50_000 });
    expect(await pay(1)).toMatchObject(code("wrong_state"));
  });

  it("that were wrongly recorded are kept and count no more, also after the last", async () => {
    const { ctx, payByHand, read, said, today, officer, head, overpaymentId } = await anAgreed();
    expectOk(await payByHand(50_000, today));
    const wrong = (await read()).instalments[0]?.id ?? "";
    const correct = { ...said, instalmentId: wrong };
    const stray = { ...said, instalmentId: ctx.ids.next() };
    expect(await correctInstalment(ctx, officer, stray)).toMatchObject(code("no_such_instalment"));
    expect(await correctInstalment(ctx, officer, { ...correct, words: "" })).toMatchObject(
      field({ words: "required" }),
    );
    expectOk(await correctInstalment(ctx, officer, correct));
    expect(await correctInstalment(ctx, officer, correct)).toMatchObject(code("no_such_instalment"));
    expectOk(await payByHand(5_000, today));
    const own = expectOk(await readOwnOverpayment(ctx, head, { overpaymentId }));
    expect(own).toMatchObject({ status: "in_instalments", leftMinor: 45_000 });
    expect(own.instalments.map(({ amountMinor, isCorrected }) => [amountMinor, isCorrected])).toEqual([
      [50_000, true],
      [5_000, false],
    ]);
  });

  it("end where records lower the whole to what was paid back, and more than that is due back", async () => {
    const { payByHand, read, earns, today, all } = await anAgreed();
    expectOk(await payByHand(30_000, today));
    await earns(2, 50_000);
    expect(await all()).toMatchObject([{ status: "settled", amountMinor: 25_000 }]);
    expect(await read()).toMatchObject({ leftMinor: 0, dueBackMinor: 5_000 });
  });

  it("that were more than is owed go back to the household, at most what is due, and a wrong entry counts no more", async () => {
    const { ctx, officer, overpaymentId, said, payByHand, read, earns, today, head } = await anAgreed();
    const refund = (amountMinor: number, day = today) =>
      recordRefund(ctx, officer, { overpaymentId, day, amountMinor });
    expectOk(await payByHand(30_000, today));
    expect(await refund(1)).toMatchObject(code("wrong_state"));
    await earns(2, 0);
    expect(await read()).toMatchObject({
      status: "settled",
      dueBackMinor: 30_000,
      acts: ["refund", "correct"],
    });
    // What the office owes waits in the open part of its list, until it is paid.
    const listed = async (part: "open" | "over") =>
      expectOk(await readOverpaymentQueue(ctx, officer, { part })).items;
    expect(await listed("open")).toMatchObject([{ id: overpaymentId, dueBackMinor: 30_000 }]);
    expect(await listed("over")).toEqual([]);
    expect(await refund(30_001)).toMatchObject(code("more_than_due_back"));
    expect(await refund(-1)).toMatchObject(field({ amountMinor: "not_positive" }));
    expect(await refund(1, "2031-01-01")).toMatchObject(field({ day: "in_future" }));
    const both = await Promise.all([refund(20_000), refund(20_000)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await read()).toMatchObject({ status: "settled", dueBackMinor: 10_000, repaidMinor: 10_000 });
    const wrong = (await read()).instalments.find(({ kind }) => kind === "refund")?.id ?? "";
    expectOk(await correctInstalment(ctx, officer, { ...said, instalmentId: wrong }));
    expectOk(await refund(30_000));
    expect(await refund(1)).toMatchObject(code("instalment_recorded_already"));
    const own = expectOk(await readOwnOverpayment(ctx, head, { overpaymentId }));
    expect(own).toMatchObject({ status: "settled", dueBackMinor: 0, leftMinor: 0 });
    expect(await listed("over")).toMatchObject([{ id: overpaymentId, dueBackMinor: 0 }]);
    expect(own.steps.at(-1)).toMatchObject({ edge: "refund", amountMinor: 30_000 });
    await expect(
      ctx.sql.query(
        `insert into overpayment_instalment (id, overpayment_id, kind, period, amount_minor, recorded_by, recorded_at)
         values ($2, $1, 'refund', '2026-01-01', 1, $2, now())`,
        [overpaymentId, ctx.ids.next()],
      ),
    ).rejects.toThrow(/More is refunded/);
  });

  it("end with a waiver at any time", async () => {
    const { ctx, pay, officer, said, read } = await anAgreed();
    expectOk(await pay(20_000));
    expectOk(await waiveOverpayment(ctx, officer, said));
    expect(await read()).toMatchObject({ status: "waived", leftMinor: 0, repaidMinor: 20_000, acts: [] });
    expect(await pay(1)).toMatchObject(code("wrong_state"));
  });
});

describe("around an overpayment", () => {
  it("each step leaves its event and its audit entry, and the household is told without a private word", async () => {
    const { ctx, overpaymentId, head, spouse } = await anUpheld();
    const events = await ctx.sql.query<{ id: string; name: string; payload: Record<string, unknown> }>(
      "select id, name, payload from outbox_event where payload ->> 'overpaymentId' = $1 order by seq",
      [overpaymentId],
    );
    const names = ["find", "notify", "contest", "uphold"].map((edge) => `overpayment.${edge}`);
    expect(events.map(({ name }) => name)).toEqual(names);
    const audited = await ctx.sql.query<{ action: string }>(
      "select action from audit_entry where subject_id = $1",
      [overpaymentId],
    );
    expect(audited.map(({ action }) => action).sort()).toEqual([...names].sort());
    for (const event of events)
      await messageReactions[event.name]?.(ctx, { ...event, version: 1, occurredAt: ctx.clock.now() });
    const sent = await ctx.sql.query<{ code: string; params: object }>(
      `select code, params, link from message where person_id = any($1::uuid[]) order by code`,
      [[head.personId, spouse.personId]],
    );
    const link = `/my/overpayments/${overpaymentId}`;
    expect(sent).toEqual(
      ["overpayment_decided", "overpayment_decided", "overpayment_told", "overpayment_told"].map((of) => ({
        ...{ code: of, params: {}, link },
      })),
    );
  });

  it("shows the office and the household what was paid too little, and sets nothing off", async () => {
    const { ctx } = masar;
    const home = await anOverpaidHousehold(ctx);
    await payLess(ctx, home, 200_000);
    await home.earns(2, 100_000);
    await home.earns(1, 200_000);
    const { arrears, told } = await readOwnOverpayments(ctx, home.head);
    expect(told).toEqual([]);
    expect(arrears).toMatchObject([
      { month: home.month(2), paidMinor: 200_000, lowMinor: 214_000, owedMinor: 14_000 },
    ]);
    const [found] = expectOk(await readOverpaymentQueue(ctx, home.officer, { part: "open" })).items;
    // The month after was paid 360 too much; the 140 too little stay what they are.
    expect(found).toMatchObject({ amountMinor: 36_000 });
    const file = expectOk(
      await readOverpaymentToHandle(ctx, home.officer, { overpaymentId: found?.id ?? "" }),
    );
    expect(file.arrears).toMatchObject([{ owedMinor: 14_000, status: "found" }]);
  });

  it("the database refuses what the table does not know", async () => {
    const { ctx, overpaymentId } = await anUpheld();
    const refused = (set: string) =>
      expect(
        ctx.sql.query(`update overpayment set ${set} where id = $1`, [overpaymentId]),
        set,
      ).rejects.toThrow(/check constraint|sum of its months/);
    for (const set of [
      "status = 'nonsense'",
      "status = 'found'",
      "status = 'waived'",
      "status = 'settled'",
      "status = 'in_instalments'",
      "upheld_by = notified_by",
      "upheld_by = null",
      "cause = null",
      "cause = 'office_erred'",
      "notified_on = null",
      "contested_at = null",
      "amount_minor = amount_minor + 1",
      "amount_minor = 0",
      "monthly_minor = 100",
    ])
      await refused(set);
    await expect(
      ctx.sql.query(
        `insert into overpayment_instalment (id, overpayment_id, kind, period, amount_minor, recorded_by, recorded_at)
         values ($2, $1, 'paid', '2026-11-01', 50001, $2, now())`,
        [overpaymentId, ctx.ids.next()],
      ),
    ).rejects.toThrow(/More is paid back/);
  });
});
