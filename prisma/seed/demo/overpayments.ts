import { adjustBenefit } from "#app/domain/benefits/adjust-benefit.server.ts";
import { agreeInstalments } from "#app/domain/benefits/overpayments/agree-instalments.server.ts";
import { contestOverpayment } from "#app/domain/benefits/overpayments/contest-overpayment.server.ts";
import { notifyOverpayment } from "#app/domain/benefits/overpayments/notify-overpayment.server.ts";
import { recordInstalment } from "#app/domain/benefits/overpayments/record-instalment.server.ts";
import { upholdOverpayment } from "#app/domain/benefits/overpayments/uphold-overpayment.server.ts";
import { addDays, firstDayOf, monthOf, shiftMonth, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import type { OverpaidHousehold } from "./overpaid-households.ts";
import type { OverpaymentScene } from "./overpayment-scene.ts";

type Key = OverpaidHousehold["key"];
/** Something that happens on a day. */
export type Event = { readonly on: PlainDate; readonly act: (scene: OverpaymentScene) => Promise<unknown> };

const TOLD = "وصل سجل أجر بعد صرف المعاش، فتبيّن أن المصروف أكثر مما تقرره القواعد.";
const SILENT = "لم يصل ردّ في المهلة، والسجلات واضحة.";
const HEARD = "راجعنا ما كتبته مع صاحب العمل، والأجر في السجل صحيح.";

const tell = (key: Key) => async (scene: OverpaymentScene) =>
  expectOk(
    await notifyOverpayment(scene.ctx, scene.officer, {
      ...{ overpaymentId: await scene.overpaymentOf(key), cause: "record_late", words: TOLD },
    }),
  );
const contest = (key: Key, words: string) => async (scene: OverpaymentScene) =>
  expectOk(
    await contestOverpayment(scene.ctx, scene.memberOf(key), {
      ...{ overpaymentId: await scene.overpaymentOf(key), words },
    }),
  );
const uphold = (key: Key, words: string) => async (scene: OverpaymentScene) =>
  expectOk(
    await upholdOverpayment(scene.ctx, scene.supervisor, {
      ...{ overpaymentId: await scene.overpaymentOf(key), words },
    }),
  );
const agree =
  (key: Key, monthlyMinor: number, firstMonth: string, words: string) => async (scene: OverpaymentScene) =>
    expectOk(
      await agreeInstalments(scene.ctx, scene.officer, {
        ...{ overpaymentId: await scene.overpaymentOf(key), monthlyMinor, firstMonth, words },
      }),
    );
const record = (key: Key, paid: object) => async (scene: OverpaymentScene) =>
  expectOk(
    await recordInstalment(scene.ctx, scene.officer, {
      ...{ overpaymentId: await scene.overpaymentOf(key), ...paid },
    }),
  );

/**
 * What happens to the households over the four months before today, oldest first: late records, an officer who tells,
 * households that answer or stay silent, a supervisor who decides, instalments; and of one that asked for less, a month
 * that was then paid too little.
 */
export function overpaymentEvents(today: PlainDate): readonly Event[] {
  const month = (back: number): string => shiftMonth(monthOf(today), -back);
  const asked = firstDayOf(month(4));
  const after = (days: number): PlainDate => addDays(asked, days);
  const ago = (days: number): PlainDate => addDays(today, -days);
  const events: Event[] = [
    {
      on: asked,
      act: async (scene) => {
        await scene.wages("repaying", [
          [8, 1_000],
          [7, 1_000],
          [6, 1_000],
          [5, 1_000],
        ]);
        await scene.wages("settled", [[6, 400]], { isOver: true });
        await tell("repaying")(scene);
        await tell("settled")(scene);
        const lower = { ground: "household_asked", decidedMinor: 100_000, effectiveFrom: asked };
        const reason = "طلبت الأسرة أن يُصرف لها بحسب أجرها الحالي من الآن.";
        const spellId = await scene.spellOf("repaying");
        expectOk(await adjustBenefit(scene.ctx, scene.officer, { ...lower, spellId, reason }));
      },
    },
    { on: after(8), act: contest("repaying", "كنت أظن أن صاحب العمل يبلغكم بأجري.") },
    { on: after(20), act: uphold("repaying", HEARD) },
    {
      on: after(21),
      act: agree("repaying", 10_000, month(3), "اتفقنا هاتفيًا على مبلغ لا يثقل على الأسرة."),
    },
    { on: after(35), act: uphold("settled", SILENT) },
    { on: after(36), act: agree("settled", 10_000, month(2), "طلبت الأسرة قسطين.") },
    { on: after(45), act: record("settled", { kind: "paid", day: after(44), amountMinor: 10_000 }) },
    { on: after(66), act: record("settled", { kind: "paid", day: after(65), amountMinor: 10_000 }) },
    ...[3, 2, 1].map((back) => ({
      on: firstDayOf(month(back - 1)),
      act: record("repaying", { kind: "withheld", month: month(back), amountMinor: 10_000 }),
    })),
    {
      // The hours of one month were fewer: what was paid then was too little.
      on: firstDayOf(month(0)),
      act: (scene) =>
        scene.wages("repaying", [
          [4, 1_000],
          [3, 1_000],
          [2, 600],
          [1, 1_000],
        ]),
    },
    {
      on: ago(20),
      act: (scene) =>
        scene.wages(
          "contested",
          [
            [3, 900],
            [2, 900],
          ],
          { isOver: true },
        ),
    },
    { on: ago(18), act: tell("contested") },
    {
      on: ago(12),
      act: (scene) =>
        scene.wages(
          "told",
          [
            [3, 800],
            [2, 600],
          ],
          { isOver: true },
        ),
    },
    { on: ago(10), act: tell("told") },
    { on: ago(6), act: contest("contested", "تركت العمل في منتصف الشهر الثاني، ولم أقبض إلا نصف الأجر.") },
    {
      on: ago(3),
      act: (scene) =>
        scene.wages(
          "found",
          [
            [3, 1_200],
            [2, 1_200],
          ],
          { isOver: true },
        ),
    },
  ];
  return events.sort((a, b) => a.on.localeCompare(b.on));
}
