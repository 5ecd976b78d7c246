import { describe, expect, it } from "vitest";
import { z } from "zod";
import { loadPack } from "#app/domain/benefits/load-pack.server.ts";
import { versionFor } from "#app/domain/benefits/pack-versions.ts";
import { projectPolicy } from "#app/domain/benefits/project-policy.server.ts";
import { seedPacks } from "#app/domain/benefits/seed-packs.server.ts";
import { systemActor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { addMonths, firstDayOf, monthOf } from "#app/domain/kernel/plain-date.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { policyPacks } from "#prisma/seed/packs/index.ts";
import { seedPolicyPacks } from "#prisma/seed/packs/seed-policy-packs.ts";
import { createDatabase } from "../support/database.ts";
import { compose } from "#app/composition.server.ts";

const system = systemActor("test", "SA");
const looseRule = z.looseObject({ id: z.string(), params: z.record(z.string(), z.unknown()) });
const loosePack = z.looseObject({ id: z.string(), version: z.number(), rules: z.array(looseRule) });
const uc = loosePack.parse(policyPacks.find(({ id }) => id === "uk-uc-2025"));

/** The pack as it may have been before: another version, without the childcare that is paid back, another taper. */
const asBefore = (version: number): z.infer<typeof loosePack> => ({
  ...uc,
  version,
  rules: uc.rules.map((rule) =>
    rule.id === "earnings"
      ? { ...rule, params: { ...rule.params, share: { ...Object(rule.params["share"]), value: 0.63 } } }
      : rule,
  ),
});

/** Works on a database that holds this version of the pack alone. */
async function withStored(pack: unknown, work: (ctx: Ctx) => Promise<void>): Promise<void> {
  const database = await createDatabase();
  const composition = await compose(database.configuration, { process: "test" });
  try {
    const { ctx } = composition;
    await ctx.transaction(async (tx) => {
      // A database of its own, from before the versions of today: what can't happen to a stored version.
      await tx.query("alter table policy_pack disable trigger policy_pack_stays");
      await tx.query("delete from policy_pack where id = 'uk-uc-2025'");
      await tx.query("alter table policy_pack enable trigger policy_pack_stays");
    });
    expectOk(await seedPacks(ctx, system, { packs: [pack] }));
    await work(ctx);
  } finally {
    await composition.close();
    await database.drop();
  }
}

const versions = (ctx: Ctx): Promise<{ version: number; from: string; until: string | null }[]> =>
  ctx.sql.query(
    `select version, "from", until from policy_pack where id = 'uk-uc-2025' order by "from", version`,
  );

describe("a database that holds an earlier version of a pack", () => {
  it("takes the later one beside it, and works months that have begun out as before", async () => {
    await withStored(asBefore(1), async (ctx) => {
      expect(await seedPolicyPacks(ctx)).toBe(1);
      expect(await seedPolicyPacks(ctx)).toBe(0);
      const thisMonth = monthOf(ctx.clock.today("SA"));
      const next = addMonths(firstDayOf(thisMonth), 1);
      expect(await versions(ctx)).toEqual([
        { version: 1, from: "2025-04-01", until: "2026-04-01" },
        // The scheme's own year is over: from next month on it is these rules that go on.
        { version: 2, from: next, until: next < "2026-04-01" ? "2026-04-01" : next },
      ]);
      const packs = await loadPack(ctx, "uk-uc-2025");
      const used = (month: string): number => versionFor(packs, month).pack.pack.version;
      expect([used("2025-06"), used(thisMonth), used(monthOf(next)), used("2031-01")]).toEqual([1, 1, 2, 2]);

      const taken = async (firstMonth: string): Promise<number | null | undefined> =>
        expectOk(
          await projectPolicy(ctx, system, {
            packId: "uk-uc-2025",
            case: { firstMonth, months: 1, household: { award: 800 }, earnings: [1000] },
          }),
        ).months[0]?.deduction.max;
      expect([await taken("2025-06"), await taken(thisMonth), await taken(monthOf(next))]).toEqual([
        630, 630, 550,
      ]);
    });
  });

  it("leaves out an earlier version than the one it holds", async () => {
    await withStored(asBefore(3), async (ctx) => {
      expect(await seedPolicyPacks(ctx)).toBe(0);
      expect((await versions(ctx)).map(({ version }) => version)).toEqual([3]);
    });
  });

  it("takes the last of two that came in one month, and leaves the months before to the first", async () => {
    await withStored(asBefore(1), async (ctx) => {
      expectOk(await seedPacks(ctx, system, { packs: [asBefore(2)] }));
      expectOk(await seedPacks(ctx, system, { packs: [{ ...uc, version: 3 }] }));
      const packs = await loadPack(ctx, "uk-uc-2025");
      expect(packs.map(({ pack }) => pack.version)).toEqual([1, 3]);
    });
  });
});

describe("a database that holds other rules under the version that Masar brings", () => {
  it("does not start, and says what to do", async () => {
    await withStored(asBefore(2), async (ctx) => {
      await expect(seedPolicyPacks(ctx)).rejects.toThrow(
        /other rules of the policy pack uk-uc-2025 under version 2 .* give the changed one the version 3, and start again/,
      );
      expect((await versions(ctx)).map(({ version }) => version)).toEqual([2]);
    });
  });
});
