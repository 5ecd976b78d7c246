import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { expectOk } from "#app/domain/kernel/result.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import { correctWageRecord } from "#app/domain/placements/correct-wage-record.server.ts";
import { importWages } from "#app/domain/placements/import-wages.server.ts";
import { queueOnPostgres } from "#app/engines/queue/bullmq-on-postgres.server.ts";
import { aHouseholdWithBenefit } from "#tests/support/benefit-households.ts";
import { assignCases } from "#app/domain/casework/assign-cases.server.ts";
import { notifyOverpayment } from "#app/domain/benefits/overpayments/notify-overpayment.server.ts";
import { readOwnOverpayments } from "#app/domain/benefits/overpayments/read-own-overpayments.server.ts";
import { readOwnBenefitMonths } from "#app/domain/benefits/read-own-months.server.ts";
import { officeMember, REASON } from "#tests/support/casework.ts";
import { useMasar } from "#tests/support/database.ts";
import { aHire } from "#tests/support/hires.ts";
import { aSeeker, system } from "#tests/support/marketplace.ts";
import { seedHalfPack } from "#tests/support/overpayments.ts";
import { startConsumers } from "#workers/consumers.ts";
import { CONSUMERS } from "#workers/reactions.ts";
import { startRelay } from "#workers/relay.ts";

const masar = useMasar();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "masar-late-"));
const HEADER = "national_id,registration_number,month,wage,started_on,ended_on";
const WAIT = { timeout: 30_000, interval: 50 };
const { placements, casework, messages } = CONSUMERS;
if (!placements || !casework || !messages) throw new Error("No consumer of wage records");
const consumers = { placements, casework, messages };
let stop: () => Promise<void> = () => Promise.resolve();
let files = 0;

beforeAll(async () => {
  const queue = queueOnPostgres(masar.databaseUrl, () => undefined);
  await queue.prepare();
  const relay = await startRelay(masar.composition, queue, consumers);
  const consuming = await startConsumers(masar.composition, queue, consumers);
  stop = async () => {
    await Promise.all([relay.stop(), consuming.stop()]);
    await queue.close();
  };
});
afterAll(async () => {
  await stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

const query = <T extends object>(sql: string, params: unknown[] = []): Promise<T[]> =>
  masar.ctx.sql.query<T>(sql, params);

/** Until the worker has handled every event that its consumers react to. */
const settled = (): Promise<void> =>
  vi.waitFor(async () => {
    const names = Object.values(consumers).flatMap(({ reactions }) => Object.keys(reactions));
    const [left] = await query<{ n: number }>(
      `select count(*)::int as n from outbox_event o where o.name = any($1)
        and not exists (select 1 from inbox_event i where i.event_id = o.id)`,
      [names],
    );
    expect(left?.n).toBe(0);
  }, WAIT);

async function bring(...rows: string[]) {
  const file = path.join(folder, `${++files}.csv`);
  fs.writeFileSync(file, [HEADER, ...rows].join("\n") + "\n");
  const result = expectOk(await importWages(masar.ctx, system, { file, country: "SA", dryRun: false }));
  await settled();
  return result;
}

type Figure = { month: string; revision: number; earnings: number; low: number; withdrawn: boolean };
const figures = (spellId: string): Promise<Figure[]> =>
  query<Figure>(
    `select distinct on (month) to_char(month, 'YYYY-MM') as month, revision, earnings_minor as earnings,
            low_minor as low, 'plan.earnings-withdrawn' = any(unknowns) as withdrawn
       from benefit_computation where spell_id = $1 order by month, revision desc`,
    [spellId],
  );

let people = 0;
async function aHousehold() {
  const her = await aHire(masar.ctx, String(1_060_000_000 + ++people));
  const { spellId, householdId } = await aHouseholdWithBenefit(masar.ctx, her.seeker.personId);
  await masar.ctx.setClock(new Date("2027-08-05T09:00:00Z"));
  const row = (month: string, wage: number, registration = her.registration) =>
    `${her.nationalId},${registration},${month},${wage},,`;
  return { ...her, spellId, householdId, row };
}

const recordOf = async (seeker: Member, month: string): Promise<string> =>
  (
    await query<{ id: string }>(
      "select id from wage_record where person_id = $1 and month = $2 and superseded_by_id is null",
      [seeker.personId, `${month}-01`],
    )
  )[0]?.id ?? "";

describe("benefit months, through the worker", () => {
  it("follow records that come late and records that are corrected; the same again changes nothing", async () => {
    const { spellId, row } = await aHousehold();
    await bring(row("2027-05", 1_000));
    expect(await figures(spellId)).toMatchObject([{ month: "2027-05", earnings: 100_000, low: 164_000 }]);
    await bring(row("2027-03", 600), row("2027-05", 1_500));
    const expected = [
      { month: "2027-03", revision: 1, earnings: 60_000, low: 204_000, withdrawn: false },
      { month: "2027-05", revision: 2, earnings: 150_000, low: 114_000, withdrawn: false },
    ];
    expect(await figures(spellId)).toEqual([expected[0], { ...expected[1], revision: expect.any(Number) }]);
    const before = await query("select * from benefit_computation order by id");
    expect(await bring(row("2027-03", 600), row("2027-05", 1_500))).toMatchObject({ unchanged: 2 });
    expect(await query("select * from benefit_computation order by id")).toEqual(before);
    const [spell] = await query(
      "select status, decided_minor as decided, rev from benefit_spell where id = $1",
      [spellId],
    );
    expect(spell).toEqual({ status: "active", decided: 264_000, rev: 1 });
  });

  it("add up two employers in one month, and count a row that comes twice once, the last one", async () => {
    const { spellId, seeker, row } = await aHousehold();
    const officer = officeMember(masar.ctx, "officer");
    expect(
      await bring(row("2027-05", 700), row("2027-05", 800), row("2027-05", 400, "another-employer")),
    ).toMatchObject({ rows: 3, accepted: 2, duplicates: 1 });
    // The other employer is nobody's that Masar knows: she is asked first, and nothing counts until then.
    expect(await figures(spellId)).toMatchObject([{ earnings: 80_000 }]);
    const [other] = await query<{ id: string }>(
      "select id from wage_record where person_id = $1 and registration_number = 'another-employer'",
      [seeker.personId],
    );
    const [placement] = await query<{ id: string }>("select id from placement where person_id = $1", [
      seeker.personId,
    ]);
    expectOk(
      await correctWageRecord(masar.ctx, officer, {
        ...{ recordId: other?.id, verdict: "attach", placementId: placement?.id, reason: REASON },
      }),
    );
    await settled();
    expect(await figures(spellId)).toMatchObject([{ earnings: 120_000, low: 144_000, revision: 2 }]);
  });

  it("no longer count a record that is withdrawn, and say so of its month; it counts again once it is back", async () => {
    const { spellId, seeker, row } = await aHousehold();
    const officer = officeMember(masar.ctx, "officer");
    await bring(row("2027-04", 900), row("2027-05", 1_000));
    const recordId = await recordOf(seeker, "2027-05");
    const judge = async (verdict: string) => {
      const reason = REASON;
      expectOk(await correctWageRecord(masar.ctx, officer, { recordId, verdict, placementId: null, reason }));
      await settled();
    };
    await judge("not_hers");
    const after = await figures(spellId);
    expect(after).toMatchObject([
      { month: "2027-04", earnings: 90_000, withdrawn: false },
      { month: "2027-05", earnings: 0, low: 264_000, withdrawn: true, revision: 2 },
    ]);
    await judge("ignore");
    expect(await figures(spellId)).toEqual(after);
    await judge("accept");
    expect((await figures(spellId))[1]).toMatchObject({ earnings: 100_000, low: 164_000, withdrawn: false });
  });

  it("no longer count a wage that a later file corrects beyond belief, until somebody has looked", async () => {
    const { spellId, row } = await aHousehold();
    await bring(row("2027-05", 1_000));
    await bring(row("2027-05", 9_000_000));
    expect(await figures(spellId)).toMatchObject([{ earnings: 0, low: 264_000, withdrawn: true }]);
    await bring(row("2027-05", 1_100));
    expect(await figures(spellId)).toMatchObject([{ earnings: 110_000, withdrawn: false }]);
  });
});

/** A couple under rules that take half of a wage off for certain, and the officer of the one who works. */
async function aCouple() {
  const { ctx } = masar;
  const packId = await seedHalfPack(ctx);
  const her = await aHire(ctx, String(1_070_000_000 + ++people));
  const spouse = await aSeeker(ctx, { fullName: "سلمى الاختبار" });
  const home = await aHouseholdWithBenefit(ctx, her.seeker.personId, {
    packId,
    others: [{ personId: spouse.personId, relation: "spouse" }],
  });
  const officer = officeMember(ctx, "officer");
  const assigned = { officerAccountId: officer.accountId, personIds: [her.seeker.personId] };
  expectOk(await assignCases(ctx, system, assigned));
  await ctx.setClock(new Date("2027-08-05T09:00:00Z"));
  const overpaid = () =>
    query<{ id: string; status: string; amountMinor: number }>(
      `select id, status, amount_minor as "amountMinor" from overpayment where spell_id = $1 order by found_at, id`,
      [home.spellId],
    );
  /** What would have to move for anything to be taken back: the benefit, a decision on it, an instalment. */
  const taken = async () => ({
    spell: await query("select status, decided_minor, rev from benefit_spell where id = $1", [home.spellId]),
    decisions: await query("select id from benefit_decision where spell_id = $1", [home.spellId]),
    instalments: await query(
      `select i.id from overpayment_instalment i join overpayment o on o.id = i.overpayment_id where o.spell_id = $1`,
      [home.spellId],
    ),
  });
  const told = async (personId: string): Promise<readonly string[]> =>
    (
      await query<{ code: string }>(
        "select code from message where person_id = $1 and code like 'overpayment%' order by code",
        [personId],
      )
    ).map(({ code }) => code);
  const row = (month: string, wage: number) => `${her.nationalId},${her.registration},${month},${wage},,`;
  return { ctx, ...home, seeker: her.seeker, spouse, officer, overpaid, taken, told, row };
}

describe("what a late record changes for the household, through the worker", () => {
  it("is shown as a difference and found as too much; nothing is told, taken or lowered until people act", async () => {
    const home = await aCouple();
    const { ctx, seeker, spouse, officer } = home;
    const before = await home.taken();
    const monthOf = async (reader: Member) => {
      const read = await readOwnBenefitMonths(ctx, reader);
      return read.kind === "shown" ? read.months.find(({ month }) => month === "2027-05") : undefined;
    };
    await bring(home.row("2027-05", 1_000));
    expect(await home.overpaid()).toMatchObject([{ status: "found", amountMinor: 50_000 }]);
    expect(await monthOf(seeker)).toMatchObject({
      now: { min: 214_000, max: 214_000 },
      decidedMinor: 264_000,
    });

    // The record is corrected: both adults see what was said before and what is said now, the wage only she.
    await ctx.setClock(new Date("2027-08-06T09:00:00Z"));
    await bring(home.row("2027-05", 600));
    const difference = {
      before: { min: 214_000, max: 214_000 },
      now: { min: 234_000, max: 234_000 },
      ...{ decidedMinor: 264_000, why: "earnings" },
    };
    expect(await monthOf(seeker)).toMatchObject(difference);
    expect(await monthOf(spouse)).toMatchObject({ ...difference, records: [], othersChanged: true });
    const [found, ...more] = await home.overpaid();
    expect(found).toMatchObject({ status: "found", amountMinor: 30_000 });
    expect(more).toEqual([]);
    for (const adult of [seeker, spouse]) {
      expect((await readOwnOverpayments(ctx, adult)).told).toEqual([]);
      expect(await home.told(adult.personId)).toEqual([]);
    }
    expect(await home.taken()).toEqual(before);

    // A person tells them; what later records lower comes off at once, what they raise is another one.
    const said = { overpaymentId: found?.id, words: REASON };
    expectOk(await notifyOverpayment(ctx, officer, { ...said, cause: "record_late" }));
    await settled();
    for (const adult of [seeker, spouse])
      expect(await home.told(adult.personId)).toEqual(["overpayment_told"]);
    await ctx.setClock(new Date("2027-08-07T09:00:00Z"));
    await bring(home.row("2027-05", 400));
    expect((await readOwnOverpayments(ctx, spouse)).told).toMatchObject([
      { status: "notified", amountMinor: 20_000 },
    ]);
    await bring(home.row("2027-05", 500));
    expect(await home.overpaid()).toMatchObject([
      { status: "notified", amountMinor: 20_000 },
      { status: "found", amountMinor: 5_000 },
    ]);
    expect(await home.taken()).toEqual(before);
  });
});
