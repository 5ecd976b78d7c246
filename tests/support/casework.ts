import { assignCases } from "#app/domain/casework/assign-cases.server.ts";
import { considerGraduation } from "#app/domain/casework/consider-graduation.server.ts";
import { hearHousehold } from "#app/domain/casework/hear-household.server.ts";
import { notifyHousehold } from "#app/domain/casework/notify-household.server.ts";
import { proposeGraduation } from "#app/domain/casework/propose-graduation.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { monthOf, shiftMonth } from "#app/domain/kernel/plain-date.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { aSeeker, system } from "./marketplace.ts";

/** Long enough for a reason. */
export const REASON = "ستة أشهر من الأجر الثابت فوق الحد.";

export const officeMember = (ctx: Ctx, role: "officer" | "supervisor", country = "SA"): Member => ({
  kind: "member",
  accountId: ctx.ids.next(),
  personId: ctx.ids.next(),
  role,
  organisationId: null,
  country,
  actingFor: null,
});

export type TestCase = {
  readonly caseId: string;
  readonly seeker: Member;
  readonly spellId: string;
  readonly householdId: string;
};

/** A household of one with a benefit and six proven months above it: its graduation case, open. */
export async function anOpenCase(ctx: Ctx, officer?: Member): Promise<TestCase> {
  const seeker = await aSeeker(ctx);
  const [householdId, spellId] = [ctx.ids.next(), ctx.ids.next()];
  const at = ctx.clock.now();
  const thisMonth = monthOf(ctx.clock.today("SA"));
  await ctx.transaction(async (tx) => {
    await tx.query(
      `insert into household (id, country, registry_ref_lookup, registry_ref_sealed, created_at) values ($1::uuid, 'SA', $1::text, 'x', $2)`,
      [householdId, at],
    );
    await tx.query(
      `insert into household_member (id, household_id, person_id, relation, "from") values ($1, $2, $3, 'head', '2020-01-01')`,
      [ctx.ids.next(), householdId, seeker.personId],
    );
    await tx.query(
      `insert into benefit_spell (id, household_id, country, scheme, pack_id, status, "from", decided_minor, currency, created_at)
       values ($1, $2, 'SA', 'social-security', 'sa-2023', 'active', '2024-01-01', 264000, 'SAR', $3)`,
      [spellId, householdId, at],
    );
    for (let back = 6; back >= 1; back--)
      await tx.query(
        `insert into wage_record (id, country, import_id, person_id, national_id_lookup, registration_number, month, wage_minor, currency, status, received_at)
         values ($1, 'SA', $2, $3, $4, '700', $5, 400000, 'SAR', 'matched', $6)`,
        [
          ctx.ids.next(),
          ctx.ids.next(),
          seeker.personId,
          seeker.personId,
          `${shiftMonth(thisMonth, -back)}-01`,
          at,
        ],
      );
  });
  const { opened } = expectOk(
    await considerGraduation(ctx, system, {
      personId: seeker.personId,
      country: "SA",
      placementId: ctx.ids.next(),
    }),
  );
  if (!opened) throw new Error("The evidence opened no case");
  if (officer)
    expectOk(
      await assignCases(ctx, system, {
        officerAccountId: officer.accountId,
        personIds: [seeker.personId],
      }),
    );
  const [row] = await ctx.sql.query<{ id: string }>("select id from graduation_case where spell_id = $1", [
    spellId,
  ]);
  return { caseId: row?.id ?? "", seeker, spellId, householdId };
}

/** The same, proposed by the officer, told to the household and heard. */
export async function aHeardCase(
  ctx: Ctx,
  officer: Member,
  healthCover: "confirmed" | "unknown" = "confirmed",
): Promise<TestCase> {
  const opened = await anOpenCase(ctx, officer);
  const { caseId, seeker } = opened;
  expectOk(await proposeGraduation(ctx, officer, { caseId, reason: REASON }));
  expectOk(await notifyHousehold(ctx, system, { caseId }));
  expectOk(await hearHousehold(ctx, seeker, { caseId, said: "لا مانع عندي.", healthCover }));
  return opened;
}
