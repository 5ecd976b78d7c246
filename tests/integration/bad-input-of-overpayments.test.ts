import { describe, expect, it } from "vitest";
import { awardArrear } from "#app/domain/benefits/arrears/award-arrear.server.ts";
import { recordArrearPayment } from "#app/domain/benefits/arrears/record-arrear-payment.server.ts";
import { agreeInstalments } from "#app/domain/benefits/overpayments/agree-instalments.server.ts";
import { contestOverpayment } from "#app/domain/benefits/overpayments/contest-overpayment.server.ts";
import { notifyOverpayment } from "#app/domain/benefits/overpayments/notify-overpayment.server.ts";
import { recordInstalment } from "#app/domain/benefits/overpayments/record-instalment.server.ts";
import { recordRefund } from "#app/domain/benefits/overpayments/record-refund.server.ts";
import { upholdOverpayment } from "#app/domain/benefits/overpayments/uphold-overpayment.server.ts";
import { waiveOverpayment } from "#app/domain/benefits/overpayments/waive-overpayment.server.ts";
import { writeContestDown } from "#app/domain/benefits/overpayments/write-contest-down.server.ts";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { expectOk, type Outcome } from "#app/domain/kernel/result.ts";
import { REASON } from "#tests/support/casework.ts";
import { useMasar } from "#tests/support/database.ts";
import { aSeeker } from "#tests/support/marketplace.ts";
import { anOverpaidHousehold, payLess } from "#tests/support/overpayments.ts";

const masar = useMasar();
const idOf = async (table: "overpayment" | "arrear", spellId: string): Promise<string> =>
  (await masar.ctx.sql.query<{ id: string }>(`select id from ${table} where spell_id = $1`, [spellId]))[0]
    ?.id ?? "";

/** A household that pays back 200 a month of 500, of which 200 were withheld this month. */
async function aPayingBack() {
  const { ctx } = masar;
  const home = await anOverpaidHousehold(ctx);
  await home.earns(2, 100_000);
  const overpaymentId = await idOf("overpayment", home.spellId);
  const said = { overpaymentId, words: REASON };
  expectOk(await notifyOverpayment(ctx, home.officer, { ...said, cause: "record_late" }));
  expectOk(await contestOverpayment(ctx, home.head, said));
  expectOk(await upholdOverpayment(ctx, home.supervisor, said));
  const agree = (more: object) =>
    agreeInstalments(ctx, home.officer, {
      ...{ ...said, monthlyMinor: 20_000, firstMonth: home.month(0) },
      ...more,
    });
  expectOk(await agree({}));
  const record = (more: object) => recordInstalment(ctx, home.officer, { overpaymentId, ...more });
  expectOk(await record({ kind: "withheld", month: home.month(0), amountMinor: 20_000 }));
  const refund = (more: object) =>
    recordRefund(ctx, home.officer, { overpaymentId, day: ctx.clock.today("SA"), amountMinor: 1, ...more });
  const rows = () =>
    ctx.sql.query("select to_jsonb(o) as row from overpayment o where id = $1", [overpaymentId]);
  return { ...home, ctx, said, overpaymentId, agree, record, refund, rows, today: ctx.clock.today("SA") };
}

const refused = (answer: Outcome<unknown>, field: string, code: string): void =>
  expect(answer, `${field} ${code}`).toMatchObject({ ok: false, error: { fields: { [field]: code } } });

describe("bad input of an overpayment", () => {
  it("is refused with the field and the reason, and nothing of it is kept", async () => {
    const { agree, record, refund, rows, today, month } = await aPayingBack();
    const before = await rows();
    for (const impossible of ["2026-02-30", "2026-13-01", "yesterday", "", "0000-00-00"]) {
      refused(await record({ kind: "paid", day: impossible, amountMinor: 1 }), "day", "date");
      refused(await refund({ day: impossible }), "day", "date");
    }
    for (const impossible of ["2026-13", "2026", "x"]) {
      refused(await record({ kind: "withheld", month: impossible, amountMinor: 1 }), "month", "month");
      refused(await agree({ firstMonth: impossible }), "firstMonth", "month");
    }
    refused(await agree({ firstMonth: month(1) }), "firstMonth", "month_past");
    refused(await agree({ firstMonth: "2199-01" }), "firstMonth", "month_far");
    refused(await record({ kind: "withheld", month: month(1), amountMinor: 1 }), "month", "before_plan");
    for (const [amountMinor, code] of [
      [0, "not_positive"],
      [-1, "not_positive"],
      [0.5, "amount_invalid"],
      [Number.NaN, "amount_invalid"],
      [Number.POSITIVE_INFINITY, "amount_invalid"],
      ["5", "amount_invalid"],
      [null, "amount_invalid"],
      [1e15, "number_too_large"],
    ] as const) {
      refused(await record({ kind: "paid", day: today, amountMinor }), "amountMinor", code);
      refused(await refund({ amountMinor }), "amountMinor", code);
      refused(await agree({ monthlyMinor: amountMinor }), "monthlyMinor", code);
    }
    refused(await record({ kind: "paid", day: addDays(today, 1), amountMinor: 1 }), "day", "in_future");
    refused(await record({ kind: "paid", day: addDays(today, -1), amountMinor: 1 }), "day", "before_told");
    refused(await refund({ day: addDays(today, 1) }), "day", "in_future");
    // A refund of what nobody had paid back yet.
    refused(await refund({ day: addDays(today, -1) }), "day", "before_told");
    expect(await record({ kind: "paid", day: today, amountMinor: 30_001 })).toMatchObject({
      error: { code: "more_than_left" },
    });
    expect(await rows()).toEqual(before);
  });

  it("in words, too short, too long or of nobody of the household, is refused as well", async () => {
    const { ctx, officer, said, overpaymentId } = await aPayingBack();
    for (const [words, code] of [
      ["", "required"],
      ["   ", "required"],
      ["لا", "too_short"],
      ["ل".repeat(2_001), "too_long"],
    ] as const)
      refused(await waiveOverpayment(ctx, officer, { overpaymentId, words }), "words", code);
    refused(await writeContestDown(ctx, officer, { ...said, personId: "x" }), "personId", "missing");
    const stranger = await aSeeker(ctx);
    expect(await writeContestDown(ctx, officer, { ...said, personId: stranger.personId })).toMatchObject({
      ok: false,
    });
  });
});

describe("bad input of a month that was paid too little", () => {
  it("is refused with the field and the reason", async () => {
    const { ctx } = masar;
    const home = await anOverpaidHousehold(ctx);
    await payLess(ctx, home, 200_000);
    await home.earns(2, 100_000);
    const arrearId = await idOf("arrear", home.spellId);
    expectOk(await awardArrear(ctx, home.officer, { arrearId, words: REASON }));
    const record = (day: string) => recordArrearPayment(ctx, home.officer, { arrearId, day });
    for (const impossible of ["2026-02-30", "x"]) refused(await record(impossible), "day", "date");
    refused(await record(addDays(ctx.clock.today("SA"), 1)), "day", "in_future");
    refused(await record(addDays(`${home.month(2)}-01`, -1)), "day", "before_month");
    expectOk(await record(ctx.clock.today("SA")));
  });
});
