import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { considerGraduation } from "#app/domain/casework/consider-graduation.server.ts";
import { payingSpell } from "#app/domain/benefits/paying-spell.server.ts";
import { readOwnBenefitMonths } from "#app/domain/benefits/read-own-months.server.ts";
import { recomputeBenefit } from "#app/domain/benefits/recompute-benefit.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { importRegistry } from "#app/domain/people/import-registry.server.ts";
import { householdOf } from "#app/domain/people/household-of.server.ts";
import { importWages } from "#app/domain/placements/import-wages.server.ts";
import { contestWageRecord } from "#app/domain/placements/contest-wage-record.server.ts";
import { readOwnScores } from "#app/domain/registry/read-own-scores.server.ts";
import { sealFact } from "#app/domain/registry/sealed-fact.ts";
import { aHouseholdWithBenefit, aWageRecord } from "#tests/support/benefit-households.ts";
import { useMasar } from "#tests/support/database.ts";
import { aSeeker, system } from "#tests/support/marketplace.ts";

const masar = useMasar();
const query = <T extends object>(sql: string, params: unknown[] = []): Promise<T[]> =>
  masar.ctx.sql.query<T>(sql, params);
let files = 0;

function fileOf(header: string, rows: readonly string[]): string {
  const file = path.join(masar.configuration.dataDir, `bad-${++files}.csv`);
  fs.writeFileSync(file, [header, ...rows].join("\n") + "\n");
  return file;
}

const PEOPLE =
  "household_ref,national_id,full_name,relation,birth_date,pack,scheme,benefit,benefit_from,exemption_ground,exemption_from,exemption_review_on";
const WAGES = "national_id,registration_number,month,wage,started_on,ended_on";

function reportOf(key: string | null): string {
  if (key === null) return "";
  return fs.readFileSync(key, "utf8");
}

describe("a registry file", () => {
  const bring = async (row: string) =>
    expectOk(
      await importRegistry(masar.ctx, system, { file: fileOf(PEOPLE, [row]), country: "SA", dryRun: false }),
    );

  it.each([
    ["1999-02-30,,,,,,,", "birth_date", "not_a_date"],
    ["2070-01-01,,,,,,,", "birth_date", "in_future"],
    ["1850-01-01,,,,,,,", "birth_date", "too_long_ago"],
    ["1990-01-01,sa-2023,social-security,-1,2021-01-01,,,", "benefit", "not_an_amount"],
    ["1990-01-01,sa-2023,social-security,99999999,2021-01-01,,,", "benefit", "absurd_amount"],
    ["1990-01-01,sa-2023,social-security,1320,2021-13-01,,,", "benefit_from", "not_a_date"],
    ["1990-01-01,sa-2023,social-security,1320,2071-01-01,,,", "benefit_from", "in_future"],
    ["1990-01-01,sa-2023,social-security,1320,1989-12-31,,,", "benefit_from", "before_birth"],
    ["1990-01-01,,,,,age,2026-01-01,2025-01-01", "exemption_review_on", "not_after_start"],
  ])("refuses %s, naming the row, the column and why", async (cells, column, reason) => {
    const result = await bring(`B-1,1000000016,سعد,head,${cells}`);
    expect(result).toMatchObject({ rows: 1, accepted: 0, rejected: 1 });
    expect(reportOf(result.report)).toContain(`2,rejected,,${column},${reason}`);
  });

  it("opens no second benefit by the same rules under another name of the scheme", async () => {
    const row = (scheme: string) => `B-2,1000000024,ريم,head,1985-01-01,sa-2023,${scheme},1320,2021-01-01,,,`;
    await bring(row("social-security"));
    await bring(row("another-name"));
    expect(await query("select 1 from benefit_spell where scheme = 'another-name'")).toEqual([]);
  });
});

describe("a wage file", () => {
  it.each([
    ["1000000016,7001,2026-13,4000,,", "month", "not_a_month"],
    ["1000000016,7001,2026-03,-4000,,", "wage", "not_an_amount"],
    ["1000000016,7001,2026-03,99999999999999999999,,", "wage", "not_an_amount"],
    ["1000000016,7001,2026-03,4000,2026-02-30,", "started_on", "not_a_date"],
    ["1000000016,7001,2026-03,4000,2026-03-10,2026-03-01", "ended_on", "before_start"],
    ["1000000016,7001,2026-03,4000,2026-04-01,", "started_on", "after_month"],
  ])("refuses %s, naming the row, the column and why", async (row, column, reason) => {
    const result = expectOk(
      await importWages(masar.ctx, system, { file: fileOf(WAGES, [row]), country: "SA", dryRun: false }),
    );
    expect(result).toMatchObject({ rows: 1, accepted: 0, rejected: 1 });
    expect(reportOf(result.report)).toContain(`2,rejected,,${column},${reason}`);
  });
});

describe("the database", () => {
  it("keeps nobody in two households at a time, and lets her move", async () => {
    const her = await aSeeker(masar.ctx);
    const { householdId } = await aHouseholdWithBenefit(masar.ctx, her.personId);
    const join = (from: string) =>
      query(
        `insert into household_member (id, household_id, person_id, relation, "from") values ($1, $2, $3, 'head', $4)`,
        [masar.ctx.ids.next(), masar.ctx.ids.next(), her.personId, from],
      );
    await expect(join("2026-01-01")).rejects.toThrow(/household_member_no_overlap/);
    await query("update household_member set until = '2025-06-01' where household_id = $1", [householdId]);
    await expect(join("2025-05-31")).rejects.toThrow(/household_member_no_overlap/);
    await expect(join("2025-06-01")).rejects.toThrow(/household_member_household_id_fkey/);
  });

  it("keeps a household from two benefits by the same rules at a time, and from an end before its start", async () => {
    const her = await aSeeker(masar.ctx);
    const { householdId } = await aHouseholdWithBenefit(masar.ctx, her.personId);
    const spell = (scheme: string, from: string, until: string | null, minor = 100) =>
      query(
        `insert into benefit_spell (id, household_id, country, scheme, pack_id, status, "from", until, decided_minor, currency, created_at)
         values ($1, $2, 'SA', $3, 'sa-2023', 'active', $4, $5, $6, 'SAR', $7)`,
        [masar.ctx.ids.next(), householdId, scheme, from, until, minor, masar.ctx.clock.now()],
      );
    await expect(spell("social-security", "2025-01-01", null)).rejects.toThrow(/benefit_spell_no_overlap/);
    await expect(spell("another-name", "2023-01-01", "2024-01-02")).rejects.toThrow(/no_overlap_of_pack/);
    await expect(spell("another-name", "2023-01-01", "2022-01-01")).rejects.toThrow(/benefit_spell_range/);
    await expect(spell("another-name", "2023-01-01", "2024-01-01", -1)).rejects.toThrow(
      /benefit_spell_amount/,
    );
    await spell("another-name", "2023-01-01", "2024-01-01");
  });
});

describe("a month of a person who moved", () => {
  it("counts in the household that she belonged to then, though the record is looked at later", async () => {
    const her = await aSeeker(masar.ctx);
    const stays = await aSeeker(masar.ctx);
    const { householdId, spellId } = await aHouseholdWithBenefit(masar.ctx, stays.personId, {
      others: [{ personId: her.personId, relation: "spouse" }],
    });
    await aWageRecord(masar.ctx, her.personId, 100_000);
    const today = masar.ctx.clock.today("SA");
    await query("update household_member set until = $2 where person_id = $1", [her.personId, today]);
    const next = await aHouseholdWithBenefit(masar.ctx, (await aSeeker(masar.ctx)).personId);
    await query(
      `insert into household_member (id, household_id, person_id, relation, "from") values ($1, $2, $3, 'other', $4)`,
      [masar.ctx.ids.next(), next.householdId, her.personId, today],
    );
    for (const id of [householdId, next.householdId])
      expectOk(await recomputeBenefit(masar.ctx, system, { householdId: id, country: "SA" }));
    const computed = await query<{ spellId: string; earnings: number }>(
      `select spell_id as "spellId", earnings_minor as earnings from benefit_computation where spell_id = any($1)`,
      [[spellId, next.spellId]],
    );
    expect(computed).toEqual([{ spellId, earnings: 100_000 }]);
  });
});

describe("somebody who was merged into another person", () => {
  it("is one member of the household, with the benefit, the wages and the score's variables of both", async () => {
    const [kept, doubled] = [await aSeeker(masar.ctx), await aSeeker(masar.ctx)];
    const { householdId, spellId } = await aHouseholdWithBenefit(masar.ctx, doubled.personId);
    await query("update person set merged_into_id = $2 where id = $1", [doubled.personId, kept.personId]);
    const today = masar.ctx.clock.today("SA");
    expect(await householdOf(masar.ctx, kept.personId, today)).toMatchObject({
      id: householdId,
      members: [{ personId: kept.personId }],
    });
    await aWageRecord(masar.ctx, kept.personId, 100_000);
    expectOk(await recomputeBenefit(masar.ctx, system, { householdId, country: "SA" }));
    expect(
      await query("select earnings_minor as earnings from benefit_computation where spell_id = $1", [
        spellId,
      ]),
    ).toEqual([{ earnings: 100_000 }]);
    const id = masar.ctx.ids.next();
    await query(
      `insert into registry_variable (id, household_id, country, scheme, person_id, code, fact_sealed, source, "from", import_id, recorded_at)
       values ($1, $2, 'SA', 'social-security', $3, 'education', $4, 'registry', '2026-01-01', $5, $6)`,
      [
        ...[id, householdId, doubled.personId],
        sealFact(masar.ctx.cipher, id, { value: "primary", points: null }),
        ...[masar.ctx.ids.next(), masar.ctx.clock.now()],
      ],
    );
    const shown = await readOwnScores(masar.ctx, kept);
    expect(shown).toMatchObject({
      kind: "shown",
      scores: [{ othersCount: false, variables: [{ id, ofHousehold: false, value: "primary" }] }],
    });
  });
});

describe("a benefit of one person alone", () => {
  it("is not another member's: neither does it pay for her, nor does her work open its case", async () => {
    const [his, her] = [await aSeeker(masar.ctx), await aSeeker(masar.ctx)];
    const { householdId, spellId } = await aHouseholdWithBenefit(masar.ctx, his.personId, {
      others: [{ personId: her.personId, relation: "spouse" }],
      ofPerson: his.personId,
    });
    const today = masar.ctx.clock.today("SA");
    const paying = (personId: string) => payingSpell(masar.ctx, { householdId, personId }, today);
    expect(await paying(his.personId)).toMatchObject({ id: spellId });
    expect(await paying(her.personId)).toBeNull();
    const opened = await considerGraduation(masar.ctx, system, {
      ...{ personId: her.personId, country: "SA", placementId: masar.ctx.ids.next() },
    });
    expect(expectOk(opened)).toEqual({ opened: false });
  });
});

describe("the household's view of a recomputed month", () => {
  it("shows each adult the household's amounts and only her own record, and that another's changed", async () => {
    const [his, her] = [await aSeeker(masar.ctx), await aSeeker(masar.ctx)];
    const { householdId } = await aHouseholdWithBenefit(masar.ctx, his.personId, {
      others: [{ personId: her.personId, relation: "spouse" }],
    });
    const run = async () =>
      expectOk(await recomputeBenefit(masar.ctx, system, { householdId, country: "SA" }));
    await aWageRecord(masar.ctx, his.personId, 100_000);
    await run();
    await masar.ctx.setClock(new Date(masar.ctx.clock.now().getTime() + 60_000));
    await aWageRecord(masar.ctx, her.personId, 60_000);
    await masar.ctx.setClock(new Date(masar.ctx.clock.now().getTime() + 60_000));
    await run();
    const [month] = await readOwnBenefitMonths(masar.ctx, her).then((read) =>
      read.kind === "shown" ? read.months : [],
    );
    expect(month).toMatchObject({
      before: { min: 164_000, max: 264_000 },
      now: { min: 104_000, max: 264_000 },
      decidedMinor: 264_000,
      ...{ why: "earnings", standing: "maybe", isWithdrawn: false, othersChanged: false },
      records: [{ wageMinor: 60_000, standing: "counts", isNews: true, isContested: false }],
    });
    const theirs = await readOwnBenefitMonths(masar.ctx, his);
    expect(theirs).toMatchObject({
      kind: "shown",
      months: [{ why: "earnings", othersChanged: true, records: [{ wageMinor: 100_000, isNews: false }] }],
    });
    expect(JSON.stringify(theirs)).not.toContain("60000");
    const recordId = month?.records[0]?.id;
    expect(await contestWageRecord(masar.ctx, his, { recordId })).toMatchObject({
      error: { kind: "denial" },
    });
    for (const _ of [1, 2]) expectOk(await contestWageRecord(masar.ctx, her, { recordId }));
    expect(await query("select kind, status from wage_issue where record_id = $1", [recordId])).toEqual([
      { kind: "answered_no", status: "open" },
    ]);
    expect(expectOk(await recomputeBenefit(masar.ctx, system, { householdId, country: "SA" })).changed).toBe(
      0,
    );
  });
});
