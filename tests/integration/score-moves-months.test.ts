import { describe, expect, it } from "vitest";
import { benefitHistory } from "#app/domain/benefits/benefit-history.server.ts";
import { recomputeBenefit } from "#app/domain/benefits/recompute-benefit.server.ts";
import { packOf, rule } from "#app/domain/benefits/rules/made-up-pack.ts";
import { seedPacks } from "#app/domain/benefits/seed-packs.server.ts";
import { firstDayOf, monthOf, shiftMonth } from "#app/domain/kernel/plain-date.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { useMasar } from "#tests/support/database.ts";
import { system } from "#tests/support/marketplace.ts";
import { aHousehold, importRows, totalRow, variableRow, type TestHousehold } from "#tests/support/scores.ts";
import { caseworkReactions } from "#workers/handlers/casework.ts";

const masar = useMasar();
const SCHEME = "made-up";

/** A household with a benefit of 1,000 under a line of 10 points, of which last month's work is proven. */
async function aScored(): Promise<{ home: TestHousehold; spellId: string; month: string }> {
  const { ctx } = masar;
  const pack = packOf(rule("score-threshold", { threshold: 10, hysteresis: 0 }));
  expectOk(await seedPacks(ctx, system, { packs: [pack] }));
  const home = await aHousehold(ctx);
  const personId = home.members[0]?.actor.personId ?? "";
  const month = shiftMonth(monthOf(ctx.clock.today("SA")), -1);
  const spellId = ctx.ids.next();
  await ctx.sql.query(
    `insert into benefit_spell (id, household_id, country, scheme, pack_id, status, "from", decided_minor, currency, created_at)
     values ($1, $2, 'SA', $3, $4, 'active', '2025-06-01', 100000, 'SAR', $5)`,
    [spellId, home.id, SCHEME, pack.id, ctx.clock.now()],
  );
  await ctx.sql.query(
    `insert into wage_record (id, country, import_id, person_id, national_id_lookup, registration_number, month, wage_minor, currency, status, received_at)
     values ($1, 'SA', $2, $3::uuid, $3::text, '700', $4, 10000, 'SAR', 'matched', $5)`,
    [ctx.ids.next(), ctx.ids.next(), personId, firstDayOf(month), ctx.clock.now()],
  );
  return { home, spellId, month };
}

/** Lets the worker react to every score that moved since the event of this place in the outbox. */
async function react(after: number): Promise<number> {
  const { ctx } = masar;
  const events = await ctx.sql.query<{ id: string; name: string; payload: Record<string, unknown> }>(
    "select id, name, payload from outbox_event where name = 'registry_score.moved' and seq > $1 order by seq",
    [after],
  );
  for (const event of events)
    await caseworkReactions[event.name]?.(ctx, { ...event, version: 1, occurredAt: ctx.clock.now() });
  return events.length;
}
const place = async (): Promise<number> =>
  Number(
    (await masar.ctx.sql.query<{ seq: number }>("select coalesce(max(seq), 0) as seq from outbox_event"))[0]
      ?.seq ?? 0,
  );

describe("a registry score that moves", () => {
  it("has the months that depend on it worked out again, shows both figures, and changes nothing that is paid", async () => {
    const { ctx } = masar;
    const { home, spellId, month } = await aScored();
    const folder = masar.configuration.dataDir;
    const on = firstDayOf(shiftMonth(month, -2));
    await importRows(ctx, folder, [totalRow(home, on, "9.5", SCHEME)]);
    expectOk(await recomputeBenefit(ctx, system, { householdId: home.id, country: "SA" }));
    const shown = async () =>
      (await benefitHistory(ctx, home.id)).months.map((one) => [
        one.month,
        one.highMinor,
        one.decidedMinor,
        one.earlier && [one.earlier.highMinor, one.earlier.changedBy],
      ]);
    expect(await shown()).toEqual([[month, 90_000, 100_000, null]]);

    let before = await place();
    await importRows(ctx, folder, [
      totalRow(home, on, "11.5", SCHEME),
      variableRow(home, on, ["rooms", "5", "2"], null, SCHEME),
    ]);
    expect(await react(before)).toBe(1);
    expect(await shown()).toEqual([[month, 0, 100_000, [90_000, "household"]]]);
    const spell = await ctx.sql.query(
      `select status, decided_minor as "decidedMinor", rev from benefit_spell where id = $1`,
      [spellId],
    );
    expect(spell).toEqual([{ status: "active", decidedMinor: 100_000, rev: 1 }]);
    // What was too much by that is found, and nobody is told.
    const found = await ctx.sql.query(
      `select status, amount_minor as "amountMinor" from overpayment where spell_id = $1`,
      [spellId],
    );
    expect(found).toEqual([{ status: "found", amountMinor: 100_000 }]);

    // The same file again, or a variable alone, moves no total and works nothing out.
    before = await place();
    await importRows(ctx, folder, [totalRow(home, on, "11.5", SCHEME)]);
    await importRows(ctx, folder, [variableRow(home, on, ["rooms", "6", "3"], null, SCHEME)]);
    expect(await react(before)).toBe(0);

    await importRows(ctx, folder, [totalRow(home, on, "9", SCHEME)]);
    await react(before);
    expect(await shown()).toEqual([[month, 90_000, 100_000, [0, "household"]]]);
  });

  it("of another scheme, or of a household without a benefit, works nothing out", async () => {
    const { ctx } = masar;
    const { home, spellId } = await aScored();
    const none = await aHousehold(ctx);
    const before = await place();
    const on = ctx.clock.today("SA");
    await importRows(ctx, masar.configuration.dataDir, [
      totalRow(home, on, "12"),
      totalRow(none, on, "12", SCHEME),
    ]);
    expect(await react(before)).toBe(2);
    const computed = await ctx.sql.query("select 1 from benefit_computation where spell_id = $1", [spellId]);
    expect(computed).toEqual([]);
  });
});
