import { acceptOffer } from "#app/domain/applications/accept-offer.server.ts";
import { hireApplication } from "#app/domain/applications/hire-application.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { expectPlacement } from "#app/domain/placements/expect-placement.server.ts";
import { anEmployer, anOffer, aSeeker, aVacancy, system, type TestEmployer } from "./marketplace.ts";

export type Hired = {
  readonly seeker: Member;
  readonly nationalId: string;
  readonly employer: TestEmployer;
  readonly registration: string;
  readonly placementId: string;
};

/** Somebody who was hired to start on 2027-03-15, with the placement that is expected. Sets the clock to 1 March. */
export async function aHire(ctx: Ctx, nationalId: string): Promise<Hired> {
  await ctx.setClock(new Date("2027-03-01T09:00:00Z"));
  const employer = await anEmployer(ctx);
  const seeker = await aSeeker(ctx, { fullName: "هدى الاختبار", nationalId });
  const vacancyId = await aVacancy(ctx, employer);
  const { applicationId, offerId } = await anOffer(ctx, employer, seeker, vacancyId);
  expectOk(await acceptOffer(ctx, seeker, { applicationId, offerId }));
  expectOk(await hireApplication(ctx, employer.actor, { applicationId }));
  const { placementId } = expectOk(await expectPlacement(ctx, system, { applicationId }));
  // A second call finds the first one's.
  expectOk(await expectPlacement(ctx, system, { applicationId }));
  const { registrationNumber } = await ctx.db.establishment.findUniqueOrThrow({
    where: { id: employer.establishmentId },
  });
  return { seeker, nationalId, employer, registration: registrationNumber, placementId };
}
