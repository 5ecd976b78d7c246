import { acceptOffer } from "#app/domain/applications/accept-offer.server.ts";
import { hireApplication } from "#app/domain/applications/hire-application.server.ts";
import { assignCases } from "#app/domain/casework/assign-cases.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { confirmStart } from "#app/domain/placements/confirm-start.server.ts";
import { expectPlacement } from "#app/domain/placements/expect-placement.server.ts";
import { createAccount, type TestAccount } from "./accounts.ts";
import { anEmployer, anOffer, aVacancy, system } from "./marketplace.ts";

export type Hire = {
  readonly placementId: string;
  readonly address: { readonly seeker: string; readonly employer: string; readonly office: string };
  readonly account: Readonly<Record<"seeker" | "employer" | "office", TestAccount>>;
};

/** Somebody who was hired, the employer, and her officer. `startedDaysAgo`: null while the start is expected. */
export async function aHire(ctx: Ctx, startedDaysAgo: number | null): Promise<Hire> {
  const at = await anEmployer(ctx);
  const seeker = await createAccount(ctx);
  const officer = await createAccount(ctx, { role: "officer" });
  const employer = await createAccount(ctx, { role: "employer", organisationId: at.organisationId });
  const input = { officerAccountId: officer.accountId, personIds: [seeker.personId] };
  expectOk(await assignCases(ctx, system, input));
  const { applicationId, offerId } = await anOffer(ctx, at, seeker.actor, await aVacancy(ctx, at));
  expectOk(await acceptOffer(ctx, seeker.actor, { applicationId, offerId }));
  expectOk(await hireApplication(ctx, at.actor, { applicationId }));
  const { placementId } = expectOk(await expectPlacement(ctx, system, { applicationId }));
  if (startedDaysAgo !== null) {
    const startedOn = addDays(ctx.clock.today("SA"), -startedDaysAgo);
    await ctx.sql.query("update placement set expected_start = $2 where id = $1", [placementId, startedOn]);
    expectOk(await confirmStart(ctx, seeker.actor, { placementId, startedOn }));
  }
  return {
    placementId,
    account: { seeker, employer, office: officer },
    address: {
      seeker: "/my/work",
      employer: `/employer/applications/${applicationId}`,
      office: `/office/people/${seeker.personId}`,
    },
  };
}

/** Where the work stands now. */
export const workStatusOf = async (ctx: Ctx, { placementId }: Hire): Promise<string | undefined> =>
  (await ctx.sql.query<{ status: string }>("select status from placement where id = $1", [placementId]))[0]
    ?.status;

/** The checkpoints of the work, the earliest first. */
export const checkpointsOf = (ctx: Ctx, { placementId }: Hire) =>
  ctx.sql.query<{ day: number; status: string; tier: string | null }>(
    "select day, status, tier from checkpoint where placement_id = $1 order by day",
    [placementId],
  );
