import { describe, expect, it } from "vitest";
import { agreeInstalments } from "#app/domain/benefits/overpayments/agree-instalments.server.ts";
import { contestOverpayment } from "#app/domain/benefits/overpayments/contest-overpayment.server.ts";
import { correctInstalment } from "#app/domain/benefits/overpayments/correct-instalment.server.ts";
import { disownContest } from "#app/domain/benefits/overpayments/disown-contest.server.ts";
import { notifyOverpayment } from "#app/domain/benefits/overpayments/notify-overpayment.server.ts";
import {
  readOwnOverpayment,
  readOwnOverpayments,
} from "#app/domain/benefits/overpayments/read-own-overpayments.server.ts";
import { readOverpaymentQueue } from "#app/domain/benefits/overpayments/read-overpayment-queue.server.ts";
import { readOverpaymentToHandle } from "#app/domain/benefits/overpayments/read-overpayment-to-handle.server.ts";
import { recordInstalment } from "#app/domain/benefits/overpayments/record-instalment.server.ts";
import { recordRefund } from "#app/domain/benefits/overpayments/record-refund.server.ts";
import { upholdOverpayment } from "#app/domain/benefits/overpayments/uphold-overpayment.server.ts";
import { waiveOverpayment } from "#app/domain/benefits/overpayments/waive-overpayment.server.ts";
import { writeContestDown } from "#app/domain/benefits/overpayments/write-contest-down.server.ts";
import { answerRefusal } from "#app/domain/benefits/arrears/answer-refusal.server.ts";
import { readOwnArrear } from "#app/domain/benefits/arrears/read-own-arrears.server.ts";
import { readOwnBenefitMonths } from "#app/domain/benefits/read-own-months.server.ts";
import { readOwnDecisions } from "#app/domain/benefits/read-decisions.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { askForChange } from "#app/domain/registry/ask-for-change.server.ts";
import { readOwnChange } from "#app/domain/registry/read-own-changes.server.ts";
import { readOwnScores } from "#app/domain/registry/read-own-scores.server.ts";
import { officeMember, REASON } from "#tests/support/casework.ts";
import { useMasar } from "#tests/support/database.ts";
import { aSeeker } from "#tests/support/marketplace.ts";
import { anOverpaidHousehold, payLess, type OverpaidHousehold } from "#tests/support/overpayments.ts";
import { aHousehold, importRows, totalRow, variableRow } from "#tests/support/scores.ts";

const masar = useMasar();
const code = (of: string) => ({ ok: false, error: { code: of } });
const YEAR_MS = 365.25 * 86_400_000;

/** What the head earned two months ago, in minor units, and as a page would say it. */
const WAGE = 100_000;

/** A couple that was told of an overpayment which the head's wage brought about. */
async function aTold() {
  const { ctx } = masar;
  const home = await anOverpaidHousehold(ctx);
  await home.earns(2, WAGE);
  const overpaymentId = await overpaymentOf(home);
  const said = { overpaymentId, words: REASON };
  expectOk(await notifyOverpayment(ctx, home.officer, { ...said, cause: "record_late" }));
  return { ...home, ctx, overpaymentId, said };
}

const overpaymentOf = async ({ spellId }: OverpaidHousehold): Promise<string> =>
  (await masar.ctx.sql.query<{ id: string }>("select id from overpayment where spell_id = $1", [spellId]))[0]
    ?.id ?? "";

const movesOut = ({ personId }: Member): Promise<unknown> =>
  masar.ctx.sql.query("update household_member set until = $2 where person_id = $1", [
    personId,
    masar.ctx.clock.today("SA"),
  ]);

/** Somebody else who belongs to the household from a day on. */
async function joins(householdId: string, facts: { relation: string; from: string; birthDate?: string }) {
  const { relation, from, birthDate } = facts;
  const person = await aSeeker(masar.ctx, { fullName: "ريم الاختبار", birthDate: birthDate ?? null });
  await masar.ctx.sql.query(
    `insert into household_member (id, household_id, person_id, relation, "from") values ($1, $2, $3, $4, $5)`,
    [masar.ctx.ids.next(), householdId, person.personId, relation, from],
  );
  return person;
}

/** The evidence of the one month, as this adult reads it. */
async function evidence(reader: Member, overpaymentId: string) {
  const { months } = expectOk(await readOwnOverpayment(masar.ctx, reader, { overpaymentId }));
  return months[0];
}

describe("what another adult earned", () => {
  const nothing = { earningsMinor: null, lines: [] };

  it("stays that adult's also after she has left the household", async () => {
    const { head, spouse, overpaymentId } = await aTold();
    expect(await evidence(head, overpaymentId)).toMatchObject({ earningsMinor: WAGE });
    expect(await evidence(spouse, overpaymentId)).toMatchObject(nothing);
    await movesOut(head);
    expect(await evidence(spouse, overpaymentId)).toMatchObject(nothing);
  });

  it("stays that adult's when the record is replaced or withdrawn and the evidence is not", async () => {
    const { ctx, head, spouse, officer, overpaymentId, said } = await aTold();
    expectOk(await waiveOverpayment(ctx, officer, said));
    await ctx.sql.query("update wage_record set status = 'ignored' where person_id = $1", [head.personId]);
    expect(await evidence(spouse, overpaymentId)).toMatchObject(nothing);
  });

  it("in another household before she joined tells nothing here, and hides nothing of what is one's own", async () => {
    const { ctx, householdId, head, overpaymentId, month } = await aTold();
    const elsewhere = await aHousehold(ctx);
    const joined = await aSeeker(ctx, { fullName: "هند الاختبار" });
    const today = ctx.clock.today("SA");
    const member = (id: string, from: string, until: string | null) =>
      ctx.sql.query(
        `insert into household_member (id, household_id, person_id, relation, "from", until) values ($1, $2, $3, 'other', $4, $5)`,
        [ctx.ids.next(), id, joined.personId, from, until],
      );
    await member(elsewhere.id, "2020-01-01", today);
    await member(householdId, today, null);
    await ctx.sql.query(
      `insert into wage_record (id, country, import_id, person_id, national_id_lookup, registration_number, month, wage_minor, currency, status, received_at)
       values ($1, 'SA', $2, $3::uuid, $3::text, '700', $4, 55500, 'SAR', 'matched', $5)`,
      [ctx.ids.next(), ctx.ids.next(), joined.personId, `${month(2)}-01`, ctx.clock.now()],
    );
    expect(await evidence(head, overpaymentId)).toMatchObject({ earningsMinor: WAGE });
    expect(await evidence(joined, overpaymentId)).toMatchObject(nothing);
    expect(JSON.stringify(await readOwnBenefitMonths(ctx, head))).not.toContain("55500");
  });
});

describe("an adult who has left the household", () => {
  it("neither reads nor says anything of its overpayments any more, though she spoke before", async () => {
    const { ctx, spouse, officer, said, overpaymentId } = await aTold();
    expectOk(await writeContestDown(ctx, officer, { ...said, personId: spouse.personId }));
    expect(await readOwnOverpayment(ctx, spouse, { overpaymentId })).toMatchObject({
      value: { mayDisown: true },
    });
    await movesOut(spouse);
    expect(await readOwnOverpayment(ctx, spouse, { overpaymentId })).toMatchObject(code("not_found"));
    expect(await disownContest(ctx, spouse, said)).toMatchObject(code("not_found"));
    expect(await contestOverpayment(ctx, spouse, said)).toMatchObject(code("not_found"));
    expect(await readOwnOverpayments(ctx, spouse)).toEqual({ told: [], arrears: [] });
    expect(await readOwnBenefitMonths(ctx, spouse)).toEqual({ kind: "no_household" });
    expect(await readOwnDecisions(ctx, spouse)).toEqual([]);
  });

  it("neither reads nor answers for a month that was paid too little", async () => {
    const { ctx } = masar;
    const home = await anOverpaidHousehold(ctx);
    await payLess(ctx, home, 200_000);
    await home.earns(2, WAGE);
    const [row] = await ctx.sql.query<{ id: string }>("select id from arrear where spell_id = $1", [
      home.spellId,
    ]);
    const arrearId = row?.id ?? "";
    expectOk(await readOwnArrear(ctx, home.spouse, { arrearId }));
    await movesOut(home.spouse);
    expect(await readOwnArrear(ctx, home.spouse, { arrearId })).toMatchObject(code("not_found"));
    expect(await answerRefusal(ctx, home.spouse, { arrearId, words: REASON })).toMatchObject(
      code("not_found"),
    );
  });

  it("sees and asks about the household's score no more; what she asked before stays hers alone", async () => {
    const { ctx } = masar;
    const home = await aHousehold(ctx, ["head", "spouse"]);
    const [head, spouse] = home.members.map(({ actor }) => actor) as [Member, Member];
    const on = addDays(ctx.clock.today("SA"), -5);
    await importRows(ctx, masar.configuration.dataDir, [
      totalRow(home, on, "9.7"),
      variableRow(home, on, ["rooms", "3", "0.4"]),
      variableRow(home, on, ["employment", "works", "0.3"], 1),
    ]);
    const shown = await readOwnScores(ctx, spouse);
    const variables = shown.kind === "shown" ? shown.scores.flatMap((score) => score.variables) : [];
    const idOf = (name: string): string => variables.find((one) => one.code === name)?.id ?? "";
    const asked = { variableId: idOf("employment"), value: "seeks", reason: REASON };
    const { requestId } = expectOk(await askForChange(ctx, spouse, asked));
    await movesOut(spouse);
    expect(await readOwnScores(ctx, spouse)).toEqual({ kind: "no_household" });
    for (const name of ["rooms", "employment"])
      expect(
        await askForChange(ctx, spouse, { variableId: idOf(name), value: "1", reason: REASON }),
      ).toMatchObject(code("not_found"));
    expectOk(await readOwnChange(ctx, spouse, { requestId }));
    expect(await readOwnChange(ctx, head, { requestId })).toMatchObject(code("not_found"));
    expect(JSON.stringify(await readOwnScores(ctx, head))).not.toContain("employment");
  });
});

describe("a child of the household", () => {
  it("has no part in its overpayments, and reads them as every adult from the day of the eighteenth year on", async () => {
    const { ctx, householdId, overpaymentId, said } = await aTold();
    const today = ctx.clock.today("SA");
    const birthDate = `${Number(today.slice(0, 4)) - 17}-${today.slice(5)}`;
    const child = await joins(householdId, { relation: "child", from: "2020-01-01", birthDate });
    expect(await readOwnOverpayment(ctx, child, { overpaymentId })).toMatchObject(code("not_found"));
    expect(await contestOverpayment(ctx, child, said)).toMatchObject(code("not_found"));
    expect(await readOwnOverpayments(ctx, child)).toEqual({ told: [], arrears: [] });
    expect(await readOwnBenefitMonths(ctx, child)).toEqual({ kind: "minor" });
    await ctx.setClock(new Date(ctx.clock.now().getTime() + YEAR_MS + 86_400_000));
    // Grown up, and still not told what the head earned.
    expect(await evidence(child, overpaymentId)).toMatchObject({ earningsMinor: null, lines: [] });
    expectOk(await contestOverpayment(ctx, child, said));
  });
});

describe("an officer who does not look after the household", () => {
  it("reads none of it and takes no act on it, whatever is sent", async () => {
    const { ctx, head, officer, householdId, overpaymentId, said, month } = await aTold();
    const today = ctx.clock.today("SA");
    const kin = await joins(householdId, { relation: "other", from: "2020-01-01" });
    const colleague = officeMember(ctx, "officer");
    const others = [
      colleague,
      officeMember(ctx, "supervisor", "EG"),
      // The household's own officer, and a supervisor of its country, once they belong to it.
      { ...officer, personId: kin.personId },
      { ...officeMember(ctx, "supervisor"), personId: head.personId },
      head,
    ];
    for (const actor of others)
      for (const answer of [
        await readOverpaymentToHandle(ctx, actor, { overpaymentId }),
        await notifyOverpayment(ctx, actor, { ...said, cause: "record_late" }),
        await writeContestDown(ctx, actor, { ...said, personId: head.personId }),
        await upholdOverpayment(ctx, actor, said),
        await waiveOverpayment(ctx, actor, said),
        await agreeInstalments(ctx, actor, { ...said, monthlyMinor: 1, firstMonth: month(0) }),
        await recordInstalment(ctx, actor, { overpaymentId, kind: "paid", day: today, amountMinor: 1 }),
        await recordRefund(ctx, actor, { overpaymentId, day: today, amountMinor: 1 }),
        await correctInstalment(ctx, actor, { ...said, instalmentId: ctx.ids.next() }),
      ])
        expect(answer).toMatchObject({ ok: false, error: { kind: "denial", code: "not_your_caseload" } });
    expect(expectOk(await readOverpaymentQueue(ctx, colleague, { part: "open" })).items).toEqual([]);
  });
});
