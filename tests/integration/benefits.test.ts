import { describe, expect, it } from "vitest";
import { benefitHistory } from "#app/domain/benefits/benefit-history.server.ts";
import { incomeForPostings, type WageFacts } from "#app/domain/benefits/income-after-work.server.ts";
import { projectPolicy } from "#app/domain/benefits/project-policy.server.ts";
import { recomputeBenefit } from "#app/domain/benefits/recompute-benefit.server.ts";
import { seedPacks } from "#app/domain/benefits/seed-packs.server.ts";
import { systemActor, type Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { policyPacks } from "#prisma/seed/packs/index.ts";
import { seedPolicyPacks } from "#prisma/seed/packs/seed-policy-packs.ts";
import { useMasar } from "../support/database.ts";

const system = systemActor("test", "SA");

const seeker = (personId: string): Actor => ({
  kind: "member",
  accountId: personId,
  personId,
  role: "seeker",
  organisationId: null,
  country: "SA",
  actingFor: null,
});

type Family = { householdId: string; spellId: string; head: string; other: string };

/** A household of two adults, with a spell of 2,640 a month from 2026-01 on unless `spell` is false. */
async function family(ctx: Ctx, options: { spell?: boolean } = {}): Promise<Family> {
  const [householdId, spellId, head, other] = [
    ctx.ids.next(),
    ctx.ids.next(),
    ctx.ids.next(),
    ctx.ids.next(),
  ];
  const at = ctx.clock.now();
  await ctx.transaction(async (tx) => {
    await tx.query(
      `insert into household (id, country, registry_ref_lookup, registry_ref_sealed, created_at) values ($1, 'SA', $2, 'x', $3)`,
      [householdId, householdId, at],
    );
    for (const [person, relation] of [
      [head, "head"],
      [other, "spouse"],
    ]) {
      await tx.query(
        `insert into person (id, country, origin, created_at, updated_at) values ($1, 'SA', 'registry', $2, $2)`,
        [person, at],
      );
      await tx.query(
        `insert into household_member (id, household_id, person_id, relation, "from") values ($1, $2, $3, $4, '2020-01-01')`,
        [ctx.ids.next(), householdId, person, relation],
      );
    }
    if (options.spell !== false)
      await tx.query(
        `insert into benefit_spell (id, household_id, country, scheme, pack_id, status, "from", decided_minor, currency, created_at)
         values ($1, $2, 'SA', 'social-security', 'sa-2023', 'active', '2026-01-01', 264000, 'SAR', $3)`,
        [spellId, householdId, at],
      );
  });
  return { householdId, spellId, head: head ?? "", other: other ?? "" };
}

/** A matched wage record in force. */
const wageRecord = (
  ctx: Ctx,
  personId: string,
  month: string,
  wageMinor: number,
  employer = "700",
): Promise<unknown> =>
  ctx.transaction((tx) =>
    tx.query(
      `insert into wage_record (id, country, import_id, person_id, national_id_lookup, registration_number, month, wage_minor, currency, status, received_at)
       values ($1, 'SA', $2, $3, $4, $5, $6, $7, 'SAR', 'matched', $8)`,
      [
        ctx.ids.next(),
        ctx.ids.next(),
        personId,
        personId,
        employer,
        `${month}-01`,
        wageMinor,
        ctx.clock.now(),
      ],
    ),
  );

const count = async (ctx: Ctx, sql: string, params: readonly unknown[] = []): Promise<number> =>
  (await ctx.sql.query<{ n: number }>(`select count(*)::int as n from ${sql}`, params))[0]?.n ?? 0;

const posting = (id: string, more: Partial<WageFacts> = {}): WageFacts => ({
  id,
  wageMinMinor: 400_000,
  currency: "SAR",
  wagePeriod: "month",
  wageBasis: null,
  hoursPerWeek: 40,
  transport: false,
  childcare: false,
  ...more,
});

describe("policy packs in the database", () => {
  const masar = useMasar();

  it("are there from the start and change nothing when they are brought in again", async () => {
    expect(await count(masar.ctx, "policy_pack")).toBe(policyPacks.length);
    expect(await seedPolicyPacks(masar.ctx)).toBe(0);
  });

  it("refuses other rules under a version that is stored, and a pack with mistakes, naming each", async () => {
    const pack = policyPacks.find((p) => p.id === "sa-2023");
    const changed = await seedPacks(masar.ctx, system, { packs: [{ ...pack, countsEarnings: "net" }] });
    expect(changed).toMatchObject({ ok: false, error: { code: "pack_version_changed" } });
    const broken = await seedPacks(masar.ctx, system, {
      packs: [{ ...pack, id: "Broken", currency: "riyal" }],
    });
    expect(broken).toMatchObject({
      ok: false,
      error: { code: "invalid_pack", params: { count: 2 } },
    });
  });

  it("refuses a version that leaves a gap in time, and keeps nothing of it", async () => {
    const pack = policyPacks.find((p) => p.id === "uk-uc-2025");
    const later = { ...pack, version: 3, effective: { from: "2026-06-01", until: null } };
    const refused = await seedPacks(masar.ctx, system, { packs: [later] });
    expect(refused).toMatchObject({ ok: false, error: { code: "invalid_pack" } });
    expect(await count(masar.ctx, "policy_pack where id = 'uk-uc-2025'")).toBe(1);
  });

  it("is for administrators only", async () => {
    const denied = await seedPacks(masar.ctx, seeker(masar.ctx.ids.next()), { packs: [] });
    expect(denied).toMatchObject({ ok: false, error: { kind: "denial" } });
  });
});

describe("a policy case", () => {
  const masar = useMasar();

  it("is worked out with the stored pack", async () => {
    const result = await projectPolicy(masar.ctx, system, {
      packId: "sa-2023",
      case: { months: 1, household: { dependants: 3 }, earnings: [2000] },
    });
    expect(expectOk(result).months[0]?.benefit).toEqual({ min: 1300, max: 3300 });
  });

  it("names an unknown pack, and every mistake of the case with its place", async () => {
    const unknown = await projectPolicy(masar.ctx, system, { packId: "xx", case: {} });
    expect(unknown).toMatchObject({
      ok: false,
      error: { code: "unknown_pack", params: { pack: "xx" } },
    });
    const mistakes = await projectPolicy(masar.ctx, system, {
      packId: "sa-2023",
      case: { months: 0, earnings: [-1], assume: { "wage-share.countedShare": 2 } },
    });
    expect(mistakes).toMatchObject({
      ok: false,
      error: { code: "invalid_case", params: { count: 2 } },
    });
  });
});

describe("income after work", () => {
  const masar = useMasar();

  it("starts from what is paid now, on the lowest wage after contributions, as a range", async () => {
    const { head } = await family(masar.ctx);
    const income = await incomeForPostings(masar.ctx, seeker(head), [
      posting("a"),
      posting("b", { wageMinMinor: null }),
    ]);
    const known = income.get("a");
    if (known?.kind !== "known") throw new Error("Not known");
    expect(known.income.now.total).toEqual({ min: 264_000, max: 264_000 });
    expect(known.income.first.wage).toEqual({ min: 359_000, max: 361_000 });
    expect(known.income.first.benefit).toEqual({ min: 0, max: 264_000 });
    expect(known.income.difference).toEqual({ min: 95_000, max: 361_000 });
    expect(known.income.unknowns.map((u) => u.code)).toContain("percentage-disregard.countedShare");
    expect(income.get("b")).toEqual({ kind: "off", reason: "no-wage" });
  });

  it("is the wage alone where there is no benefit, and no figure where the household is unknown", async () => {
    const { head } = await family(masar.ctx, { spell: false });
    expect((await incomeForPostings(masar.ctx, seeker(head), [posting("a")])).get("a")).toMatchObject({
      kind: "wage-only",
      wage: { min: 359_000, max: 361_000 },
    });
    for (const actor of [seeker(masar.ctx.ids.next()), { kind: "visitor", country: "SA" } as const])
      expect((await incomeForPostings(masar.ctx, actor, [posting("a")])).get("a")).toEqual({
        kind: "off",
        reason: "household-unknown",
      });
  });

  it("turns an hourly wage into a month's, and says nothing when the hours are not known", async () => {
    const { head } = await family(masar.ctx);
    const income = await incomeForPostings(masar.ctx, seeker(head), [
      posting("a", { wageMinMinor: 2_400, wagePeriod: "hour", wageBasis: "net" }),
      posting("b", { wagePeriod: "hour", hoursPerWeek: null }),
    ]);
    expect(income.get("a")).toMatchObject({ income: { first: { wage: { min: 416_000, max: 416_000 } } } });
    expect(income.get("b")).toEqual({ kind: "off", reason: "no-wage" });
  });
});

describe("a recomputed benefit", () => {
  const masar = useMasar();
  const months = (spellId: string) =>
    masar.ctx.sql.query(
      `select to_char(month, 'YYYY-MM') as month, revision, earnings_minor as earnings, low_minor as low, high_minor as high, unknowns
         from benefit_computation where spell_id = $1 order by month, revision`,
      [spellId],
    );

  it("is kept by month as a range, once, and leaves what is paid as it was decided", async () => {
    const { ctx } = masar;
    const { householdId, spellId, head, other } = await family(ctx);
    await wageRecord(ctx, head, "2026-03", 100_000);
    await wageRecord(ctx, head, "2026-03", 50_000, "701");
    await wageRecord(ctx, other, "2026-04", 300_000);
    const run = async () => expectOk(await recomputeBenefit(ctx, system, { householdId, country: "SA" }));

    expect(await run()).toEqual({ changed: 2, unchanged: 0 });
    expect(await months(spellId)).toEqual([
      expect.objectContaining({
        month: "2026-03",
        revision: 1,
        earnings: 150_000,
        low: 114_000,
        high: 264_000,
      }),
      expect.objectContaining({ month: "2026-04", revision: 1, earnings: 300_000, low: 0, high: 264_000 }),
    ]);
    expect(await run()).toEqual({ changed: 0, unchanged: 2 });

    const of = [householdId];
    expect(
      await count(ctx, "outbox_event where name = 'benefit.recomputed' and payload->>'householdId' = $1", of),
    ).toBe(1);
    expect(await count(ctx, "audit_entry where action = 'benefit.recompute' and subject_id = $1", of)).toBe(
      1,
    );
    const [spell] = await ctx.sql.query(
      "select status, decided_minor as decided, until, rev from benefit_spell where id = $1",
      [spellId],
    );
    expect(spell).toEqual({ status: "active", decided: 264_000, until: null, rev: 1 });
  });

  it("keeps a new revision of a past month when a late record arrives, and names months without evidence", async () => {
    const { ctx } = masar;
    const { householdId, spellId, head } = await family(ctx);
    const run = async () => expectOk(await recomputeBenefit(ctx, system, { householdId, country: "SA" }));
    await wageRecord(ctx, head, "2026-03", 100_000);
    await wageRecord(ctx, head, "2026-05", 100_000);
    expect(await run()).toEqual({ changed: 2, unchanged: 0 });
    expect((await months(spellId))[1]).toMatchObject({
      month: "2026-05",
      unknowns: expect.arrayContaining(["plan.earnings-gap"]),
    });

    await wageRecord(ctx, head, "2026-03", 60_000, "701");
    expect(await run()).toEqual({ changed: 1, unchanged: 1 });
    expect(await months(spellId)).toMatchObject([
      { month: "2026-03", revision: 1, low: 164_000 },
      { month: "2026-03", revision: 2, low: 104_000 },
      { month: "2026-05", revision: 1 },
    ]);
    const { months: shown } = await benefitHistory(ctx, householdId);
    expect(shown).toMatchObject([
      { month: "2026-05", earlier: null },
      {
        ...{ month: "2026-03", earningsMinor: 160_000, lowMinor: 104_000, decidedMinor: 264_000 },
        earlier: { earningsMinor: 100_000, lowMinor: 164_000, highMinor: 264_000, changedBy: "earnings" },
      },
    ]);
  });

  it("is worked out with the household as it was in each month: a child born later changes none before", async () => {
    const { ctx } = masar;
    const { householdId, spellId, head } = await family(ctx);
    // A scheme in which children change what of a wage counts.
    await ctx.transaction((tx) =>
      tx.query("update benefit_spell set pack_id = 'uk-uc-2025', currency = 'GBP' where id = $1", [spellId]),
    );
    await wageRecord(ctx, head, "2026-02", 150_000);
    await wageRecord(ctx, head, "2026-03", 150_000);
    const run = async () => expectOk(await recomputeBenefit(ctx, system, { householdId, country: "SA" }));
    expect(await run()).toEqual({ changed: 2, unchanged: 0 });
    const [child, at] = [ctx.ids.next(), ctx.clock.now()];
    await ctx.transaction(async (tx) => {
      await tx.query(
        `insert into person (id, country, origin, created_at, updated_at) values ($1, 'SA', 'registry', $2, $2)`,
        [child, at],
      );
      await tx.query(
        `insert into household_member (id, household_id, person_id, relation, "from") values ($1, $2, $3, 'child', '2026-02-20')`,
        [ctx.ids.next(), householdId, child],
      );
    });
    expect(await run()).toEqual({ changed: 1, unchanged: 1 });
    expect((await months(spellId)).map((one) => [one["month"], one["revision"]])).toEqual([
      ["2026-02", 1],
      ["2026-03", 1],
      ["2026-03", 2],
    ]);
  });

  it("writes each month once when two workers recompute at the same time", async () => {
    const { ctx } = masar;
    const { householdId, spellId, head } = await family(ctx);
    await wageRecord(ctx, head, "2026-03", 100_000);
    const both = await Promise.all(
      [1, 2].map(() => recomputeBenefit(ctx, system, { householdId, country: "SA" })),
    );
    expect(both.map((one) => expectOk(one).changed).sort()).toEqual([0, 1]);
    expect(await months(spellId)).toHaveLength(1);
  });

  it("is for the system only", async () => {
    const { householdId, head } = await family(masar.ctx);
    expect(await recomputeBenefit(masar.ctx, seeker(head), { householdId, country: "SA" })).toMatchObject({
      ok: false,
    });
  });
});
