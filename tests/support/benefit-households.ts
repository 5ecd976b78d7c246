import { monthOf, shiftMonth } from "#app/domain/kernel/plain-date.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";

export type TestHousehold = { readonly householdId: string; readonly spellId: string };

/** A household with a benefit of 2,640 a month: the person as its head, and whoever else belongs to it. */
export async function aHouseholdWithBenefit(
  ctx: Ctx,
  personId: string,
  options: {
    readonly others?: readonly { readonly personId: string; readonly relation: string }[];
    readonly decidedMinor?: number;
    readonly packId?: string;
    /** Where the scheme is personal. */
    readonly ofPerson?: string;
  } = {},
): Promise<TestHousehold> {
  const { others = [], decidedMinor = 264_000, packId = "sa-2023", ofPerson = null } = options;
  const [householdId, spellId] = [ctx.ids.next(), ctx.ids.next()];
  const at = ctx.clock.now();
  await ctx.transaction(async (tx) => {
    await tx.query(
      `insert into household (id, country, registry_ref_lookup, registry_ref_sealed, created_at)
       values ($1::uuid, 'SA', $1::text, 'x', $2)`,
      [householdId, at],
    );
    for (const member of [{ personId, relation: "head" }, ...others])
      await tx.query(
        `insert into household_member (id, household_id, person_id, relation, "from") values ($1, $2, $3, $4, '2020-01-01')`,
        [ctx.ids.next(), householdId, member.personId, member.relation],
      );
    await tx.query(
      `insert into benefit_spell (id, household_id, country, scheme, pack_id, person_id, status, "from", decided_minor, currency, created_at)
       values ($1, $2, 'SA', 'social-security', $3, $4, 'active', '2024-01-01', $5, 'SAR', $6)`,
      [spellId, householdId, packId, ofPerson, decidedMinor, at],
    );
  });
  return { householdId, spellId };
}

/** A wage that a record proves for last month. */
export async function aWageRecord(ctx: Ctx, personId: string, wageMinor: number): Promise<void> {
  const month = shiftMonth(monthOf(ctx.clock.today("SA")), -1);
  await ctx.transaction((tx) =>
    tx.query(
      `insert into wage_record (id, country, import_id, person_id, national_id_lookup, registration_number, month, wage_minor, currency, status, received_at)
       values ($1, 'SA', $2, $3, $4, '700', $5, $6, 'SAR', 'matched', $7)`,
      [ctx.ids.next(), ctx.ids.next(), personId, personId, `${month}-01`, wageMinor, ctx.clock.now()],
    ),
  );
}
