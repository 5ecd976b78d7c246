import { assignCases } from "#app/domain/casework/assign-cases.server.ts";
import { recomputeBenefit } from "#app/domain/benefits/recompute-benefit.server.ts";
import { seedPacks } from "#app/domain/benefits/seed-packs.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { monthOf, shiftMonth, type PlainMonth } from "#app/domain/kernel/plain-date.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { packOf, rule } from "#app/domain/benefits/rules/made-up-pack.ts";
import { aHouseholdWithBenefit } from "./benefit-households.ts";
import { officeMember } from "./casework.ts";
import { aSeeker, system } from "./marketplace.ts";

/** Half of what is earned comes off the benefit; an instalment is a tenth of it at most, where `cap` says so. */
const halfPack = (cap: boolean) => ({
  ...packOf(
    rule("percentage-disregard", { countedShare: 0.5 }),
    ...(cap ? [rule("instalment-cap", { share: 0.1 })] : []),
  ),
  id: cap ? "half" : "half-without-cap",
});

/** Brings these rules in; returns the pack's id. A wage is known in them for certain, so what is too much is as well. */
export async function seedHalfPack(ctx: Ctx, cap = true): Promise<string> {
  const pack = halfPack(cap);
  expectOk(await seedPacks(ctx, system, { packs: [pack] }));
  return pack.id;
}

export type OverpaidHousehold = {
  readonly householdId: string;
  readonly spellId: string;
  readonly head: Member;
  readonly spouse: Member;
  readonly officer: Member;
  readonly supervisor: Member;
  /** The month `back` months ago. */
  readonly month: (back: number) => PlainMonth;
  /** A record says what the head earned in a month; another of the month takes its place. Then all is worked out again. */
  readonly earns: (back: number, minor: number) => Promise<void>;
};

/** A couple with a benefit of 2,640 a month under made-up rules, the head's officer and a supervisor. */
export async function anOverpaidHousehold(
  ctx: Ctx,
  options: { readonly cap?: boolean; readonly personal?: boolean; readonly officer?: Member } = {},
): Promise<OverpaidHousehold> {
  const { cap = true, personal = false, officer = officeMember(ctx, "officer") } = options;
  const packId = await seedHalfPack(ctx, cap);
  const [head, spouse] = [await aSeeker(ctx), await aSeeker(ctx, { fullName: "سلمى الاختبار" })];
  const { householdId, spellId } = await aHouseholdWithBenefit(ctx, head.personId, {
    others: [{ personId: spouse.personId, relation: "spouse" }],
    packId,
    ...(personal ? { ofPerson: head.personId } : {}),
  });
  const assigned = { officerAccountId: officer.accountId, personIds: [head.personId] };
  expectOk(await assignCases(ctx, system, assigned));
  const month = (back: number) => shiftMonth(monthOf(ctx.clock.today("SA")), -back);
  return {
    ...{ householdId, spellId, head, spouse, officer, month },
    supervisor: officeMember(ctx, "supervisor"),
    async earns(back, minor) {
      const of = [head.personId, `${month(back)}-01`];
      await ctx.sql.query("delete from wage_record where person_id = $1 and month = $2", of);
      await ctx.sql.query(
        `insert into wage_record (id, country, import_id, person_id, national_id_lookup, registration_number, month, wage_minor, currency, status, received_at)
         values ($3, 'SA', $4, $1::uuid, $1::text, '700', $2, $5, 'SAR', 'matched', $6)`,
        [...of, ctx.ids.next(), ctx.ids.next(), minor, ctx.clock.now()],
      );
      expectOk(await recomputeBenefit(ctx, system, { householdId, country: "SA" }));
    },
  };
}

/** A person decided months ago that less is paid: `minor` a month from three months ago on. */
export async function payLess(ctx: Ctx, home: OverpaidHousehold, minor: number): Promise<void> {
  await ctx.sql.query(
    `insert into benefit_decision (id, spell_id, edge, from_status, to_status, from_minor, to_minor, effective_from, ground,
       reason_sealed, decided_by, decided_at, carried_out_at, rev)
     values ($3, $1, 'adjust', 'active', 'adjusted', 264000, $6, $2, 'proven_earnings', 'x', $4, $5::timestamptz - interval '200 days', $5, 2)`,
    [home.spellId, `${home.month(3)}-01`, ctx.ids.next(), ctx.ids.next(), ctx.clock.now(), minor],
  );
  await ctx.sql.query(
    "update benefit_spell set status = 'adjusted', decided_minor = $2, rev = 2 where id = $1",
    [home.spellId, minor],
  );
}
