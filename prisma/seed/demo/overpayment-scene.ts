import { benefitHistory } from "#app/domain/benefits/benefit-history.server.ts";
import { readOverpaymentQueue } from "#app/domain/benefits/overpayments/read-overpayment-queue.server.ts";
import { recomputeBenefit } from "#app/domain/benefits/recompute-benefit.server.ts";
import type { Actor, Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import {
  addDays,
  firstDayOf,
  monthOf,
  shiftMonth,
  type PlainDate,
  type PlainMonth,
} from "#app/domain/kernel/plain-date.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { householdOf } from "#app/domain/people/household-of.server.ts";
import { answerWageQuestionFor } from "#app/domain/placements/answer-wage-question.server.ts";
import { importWages } from "#app/domain/placements/import-wages.server.ts";
import { readOwnWageQuestions } from "#app/domain/placements/read-own-placements.server.ts";
import { reconcileWageRecords } from "#app/domain/placements/reconcile-wage-records.server.ts";
import { OVERPAID_HOUSEHOLDS, type OverpaidHousehold } from "./overpaid-households.ts";
import { WAGE_HEADER, wageLine } from "./wages.ts";
import { withFile } from "./with-file.ts";

/** The wage import that was just made, as its event names it to the worker. */
async function newestImport(ctx: Ctx): Promise<string> {
  const [event] = await ctx.sql.query<{ importId: string }>(
    `select payload ->> 'importId' as "importId" from outbox_event where name = 'wage_records.imported'
      order by seq desc limit 1`,
  );
  if (!event) throw new Error("No wage file was imported");
  return event.importId;
}

const lastDayOf = (month: PlainMonth): PlainDate => addDays(firstDayOf(shiftMonth(month, 1)), -1);

type Key = OverpaidHousehold["key"];

/** What the events of the demo's overpayments act on, all of it through use cases. */
export type OverpaymentScene = {
  readonly ctx: Ctx;
  readonly officer: Member;
  readonly supervisor: Member;
  readonly memberOf: (key: Key) => Member;
  readonly spellOf: (key: Key) => Promise<string>;
  readonly overpaymentOf: (key: Key) => Promise<string>;
  /**
   * A file of the wage register says what was earned, each `[months back, amount]`; the person's answer is written down,
   * and the benefit is worked out again. `isOver`: the work lasted these months only.
   */
  readonly wages: (
    key: Key,
    months: readonly (readonly [number, number])[],
    options?: { readonly isOver?: boolean },
  ) => Promise<void>;
};

export type SceneInput = {
  readonly system: Actor;
  readonly country: string;
  /** The day as of which months are counted back. */
  readonly today: PlainDate;
  readonly officer: Member;
  readonly supervisor: Member;
  readonly members: ReadonlyMap<Key, Member>;
};

export function openScene(ctx: Ctx, input: SceneInput): OverpaymentScene {
  const { system, country, today, officer, supervisor, members } = input;
  const month = (back: number): string => shiftMonth(monthOf(today), -back);
  const memberOf = (key: Key): Member => {
    const member = members.get(key);
    if (!member) throw new Error(`Nobody of the demo is "${key}"`);
    return member;
  };
  const homeOf = async (key: Key): Promise<string> => {
    const household = await householdOf(ctx, memberOf(key).personId, ctx.clock.today(country));
    if (!household) throw new Error(`No household of "${key}"`);
    return household.id;
  };
  const known = new Map<Key, string>();
  return {
    ...{ ctx, officer, supervisor, memberOf },
    async spellOf(key) {
      const [spell] = (await benefitHistory(ctx, await homeOf(key))).spells;
      if (!spell) throw new Error(`No benefit of "${key}"`);
      return spell.id;
    },
    async overpaymentOf(key) {
      const { personId } = memberOf(key);
      // Each look at the list is in the household's access log: one is enough.
      const id =
        known.get(key) ??
        expectOk(await readOverpaymentQueue(ctx, officer, { part: "open" })).items.find(
          (item) => item.personId === personId,
        )?.id;
      if (!id) throw new Error(`No overpayment was found for "${key}"`);
      known.set(key, id);
      return id;
    },
    async wages(key, months, { isOver = false } = {}) {
      const { nationalId, registrationNumber } = OVERPAID_HOUSEHOLDS.find((one) => one.key === key) ?? {};
      const member = memberOf(key);
      const backs = months.map(([back]) => back);
      const lines = months.map(([back, wage]) =>
        wageLine({
          ...{
            nationalId: nationalId ?? "",
            registrationNumber: registrationNumber ?? "",
            month: month(back),
          },
          ...{ wage: String(wage) },
          startedOn: isOver && back === Math.max(...backs) ? firstDayOf(month(back)) : null,
          endedOn: isOver && back === Math.min(...backs) ? lastDayOf(month(back)) : null,
        }),
      );
      await withFile("wages.csv", `${[WAGE_HEADER, ...lines].join("\n")}\n`, async (file) => {
        expectOk(await importWages(ctx, system, { file, country, dryRun: false }));
        expectOk(await reconcileWageRecords(ctx, system, { importId: await newestImport(ctx) }));
      });
      const note = "حضرت إلى المكتب وقالت إن العمل عملها.";
      for (const { id: questionId, status } of await readOwnWageQuestions(ctx, member))
        if (status === "asked")
          expectOk(await answerWageQuestionFor(ctx, officer, { questionId, answer: "yes", note }));
      expectOk(await recomputeBenefit(ctx, system, { householdId: await homeOf(key), country }));
    },
  };
}
