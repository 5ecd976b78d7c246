import { describe, expect, it } from "vitest";
import { acceptOffer } from "#app/domain/applications/accept-offer.server.ts";
import { hireApplication } from "#app/domain/applications/hire-application.server.ts";
import { findMyApplication } from "#app/domain/applications/my-applications.server.ts";
import { openApplication } from "#app/domain/applications/open-application.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { expireConsents } from "#app/domain/people/expire-consents.server.ts";
import { giveConsentAgain } from "#app/domain/people/give-consent-again.server.ts";
import { readOwnConsents } from "#app/domain/people/read-own-consents.server.ts";
import { withdrawConsent } from "#app/domain/people/withdraw-consent.server.ts";
import { useMasar } from "../support/database.ts";
import { anEmployer, anOffer, aSeeker, aVacancy, system } from "../support/marketplace.ts";

const masar = useMasar();
const DAY_MS = 86_400_000;

/** A candidate who accepted an offer: named to the employer from then on. */
async function aNamedCandidate() {
  const { ctx } = masar;
  const employer = await anEmployer(ctx);
  const seeker = await aSeeker(ctx, { fullName: "نورة العتيبي", phone: "0501112233" });
  const { applicationId, offerId } = await anOffer(ctx, employer, seeker, await aVacancy(ctx, employer));
  const opened = async () => expectOk(await openApplication(ctx, employer.actor, { applicationId }));
  expect((await opened()).person).toBeNull();
  expectOk(await acceptOffer(ctx, seeker, { applicationId, offerId }));
  const [consent] = await readOwnConsents(ctx, seeker);
  return { ctx, employer, seeker, applicationId, opened, consentId: consent?.id ?? "", consent };
}

describe("a consent", () => {
  it("is given by accepting an offer, with its dates and who gave it", async () => {
    const { ctx, opened, consent, seeker, applicationId } = await aNamedCandidate();
    expect(consent).toMatchObject({
      ...{ purpose: "recruitment", status: "given", shares: true, applicationId },
      organisation: { name: "أسواق الواحة" },
      givenOn: ctx.clock.today("SA"),
    });
    expect((await opened()).person?.fullName).toBe("نورة العتيبي");
    const [row] = await ctx.sql.query("select given_by as by from consent where id = $1", [consent?.id]);
    expect(row).toEqual({ by: seeker.accountId });
  });

  it("that is withdrawn makes the candidate blind at the next look, and keeps the hire out", async () => {
    const { ctx, employer, seeker, applicationId, opened, consentId } = await aNamedCandidate();
    expectOk(await withdrawConsent(ctx, seeker, { consentId }));
    expect((await opened()).person).toBeNull();
    expect(expectOk(await findMyApplication(ctx, seeker, applicationId)).disclosed).toBe(false);
    expect(await hireApplication(ctx, employer.actor, { applicationId })).toMatchObject({
      error: { code: "not_disclosed" },
    });
    const text = JSON.stringify(await opened());
    for (const secret of ["نورة", "العتيبي", "0501112233", "501112233"]) expect(text).not.toContain(secret);
  });

  it("can be withdrawn twice as once, by nobody else, and be given again", async () => {
    const { ctx, employer, seeker, opened, consentId } = await aNamedCandidate();
    for (const other of [await aSeeker(ctx), employer.actor, system])
      expect(await withdrawConsent(ctx, other, { consentId })).toMatchObject({ error: { kind: "denial" } });
    expect((await opened()).person).not.toBeNull();
    await Promise.all([
      withdrawConsent(ctx, seeker, { consentId }),
      withdrawConsent(ctx, seeker, { consentId }),
    ]);
    expectOk(await withdrawConsent(ctx, seeker, { consentId }));
    const events =
      "select count(*)::int as n from outbox_event where name = 'consent.withdrawn' and payload ->> 'consentId' = $1";
    expect(await ctx.sql.query(events, [consentId])).toEqual([{ n: 1 }]);
    expectOk(await giveConsentAgain(ctx, seeker, { consentId }));
    expectOk(await giveConsentAgain(ctx, seeker, { consentId }));
    expect((await opened()).person?.fullName).toBe("نورة العتيبي");
    // The withdrawn one stays as it was; one new row was written.
    const rows = await ctx.sql.query(
      "select status from consent where application_id = (select application_id from consent where id = $1) order by given_at, id",
      [consentId],
    );
    expect(rows).toEqual([{ status: "withdrawn" }, { status: "given" }]);
  });

  it("shares nothing from the day its time is over, before the worker has noted it, and is noted once", async () => {
    const { ctx, seeker, opened, consentId } = await aNamedCandidate();
    await ctx.setClock(new Date(ctx.clock.now().getTime() + 731 * DAY_MS));
    expect((await opened()).person).toBeNull();
    expect(await expireConsents(ctx, seeker, { country: "SA" })).toMatchObject({
      error: { code: "system_only" },
    });
    expect(expectOk(await expireConsents(ctx, system, { country: "SA" })).expired).toBeGreaterThan(0);
    expect(expectOk(await expireConsents(ctx, system, { country: "SA" })).expired).toBe(0);
    const [own] = await readOwnConsents(ctx, seeker);
    expect(own).toMatchObject({ id: consentId, status: "expired", shares: false });
  });
});
