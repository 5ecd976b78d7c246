import { describe, expect, it } from "vitest";
import { acceptOffer } from "#app/domain/applications/accept-offer.server.ts";
import { applyToVacancy } from "#app/domain/applications/apply-to-vacancy.server.ts";
import { declineApplication } from "#app/domain/applications/decline-application.server.ts";
import { hireApplication } from "#app/domain/applications/hire-application.server.ts";
import { makeOthersObsolete } from "#app/domain/applications/make-others-obsolete.server.ts";
import { markOfferSuitable } from "#app/domain/applications/mark-offer-suitable.server.ts";
import { findMyApplication } from "#app/domain/applications/my-applications.server.ts";
import { postponeApplication } from "#app/domain/applications/postpone-application.server.ts";
import { reconsiderApplication } from "#app/domain/applications/reconsider-application.server.ts";
import { reopenApplication } from "#app/domain/applications/reopen-application.server.ts";
import { restoreObsolete } from "#app/domain/applications/restore-obsolete.server.ts";
import { resumeApplication } from "#app/domain/applications/resume-application.server.ts";
import { shortlistApplication } from "#app/domain/applications/shortlist-application.server.ts";
import { transferApplication } from "#app/domain/applications/transfer-application.server.ts";
import { withdrawApplication } from "#app/domain/applications/withdraw-application.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { moveVacancy } from "#app/domain/vacancies/move-vacancy.server.ts";
import { useMasar } from "#tests/support/database.ts";
import { anEmployer, anOffer, aSeeker, aVacancy, system } from "#tests/support/marketplace.ts";

const masar = useMasar();
const texts = { forPerson: "اكتمل العدد.", forOfficer: null };

async function scene(ctx: Ctx) {
  const employer = await anEmployer(ctx);
  const seeker = await aSeeker(ctx);
  const vacancyId = await aVacancy(ctx, employer);
  const { applicationId } = expectOk(await applyToVacancy(ctx, seeker, { vacancyId }));
  const status = async () => expectOk(await findMyApplication(ctx, seeker, applicationId)).status;
  return { employer, seeker, vacancyId, applicationId, status };
}

const anOfficer = (ctx: Ctx, actingFor: string | null): Member => ({
  kind: "member",
  accountId: ctx.ids.next(),
  personId: ctx.ids.next(),
  role: "officer",
  organisationId: ctx.ids.next(),
  country: "SA",
  actingFor,
});

describe("an application", () => {
  it("rests when either side postpones it, with a reason, and goes on where it was", async () => {
    const { ctx } = masar;
    const { employer, seeker, applicationId, status } = await scene(ctx);
    expectOk(await shortlistApplication(ctx, employer.actor, { applicationId }));
    expect(await postponeApplication(ctx, seeker, { applicationId, reason: "" as "care" })).toMatchObject({
      error: { fields: { reason: "reason_needed" } },
    });
    expectOk(await postponeApplication(ctx, seeker, { applicationId, reason: "care" }));
    expect(await status()).toBe("postponed");
    expect(await postponeApplication(ctx, seeker, { applicationId, reason: "care" })).toMatchObject({
      error: { code: "wrong_state" },
    });
    expectOk(await resumeApplication(ctx, employer.actor, { applicationId }));
    expect(await status()).toBe("shortlisted");
  });

  it("that rests while other work starts comes back resting, and then to where it was", async () => {
    const { ctx } = masar;
    const { employer, seeker, applicationId, status } = await scene(ctx);
    expectOk(await shortlistApplication(ctx, employer.actor, { applicationId }));
    expectOk(await postponeApplication(ctx, seeker, { applicationId, reason: "travel" }));
    const input = { personId: seeker.personId, placementApplicationId: null };
    expectOk(await makeOthersObsolete(ctx, system, input));
    expect(await status()).toBe("obsolete");
    expectOk(await restoreObsolete(ctx, system, input));
    expect(await status()).toBe("postponed");
    expectOk(await resumeApplication(ctx, seeker, { applicationId }));
    expect(await status()).toBe("shortlisted");
  });

  it("is looked at again after a decline while the vacancy is open, not after", async () => {
    const { ctx } = masar;
    const { employer, vacancyId, applicationId, status } = await scene(ctx);
    expectOk(await declineApplication(ctx, employer.actor, { applicationId, texts }));
    expectOk(await moveVacancy(ctx, employer.actor, { vacancyId, edge: "pause" }));
    expect(await reconsiderApplication(ctx, employer.actor, { applicationId })).toMatchObject({
      error: { code: "vacancy_closed" },
    });
    expectOk(await moveVacancy(ctx, employer.actor, { vacancyId, edge: "resume", noFee: true }));
    expectOk(await reconsiderApplication(ctx, employer.actor, { applicationId }));
    expect(await status()).toBe("in_review");
  });

  it("is re-opened by the person who withdrew it, and an offer accepted before hires nobody then", async () => {
    const { ctx } = masar;
    const employer = await anEmployer(ctx);
    const seeker = await aSeeker(ctx);
    const vacancyId = await aVacancy(ctx, employer);
    const { applicationId, offerId } = await anOffer(ctx, employer, seeker, vacancyId);
    expectOk(await acceptOffer(ctx, seeker, { applicationId, offerId }));
    expectOk(await withdrawApplication(ctx, seeker, { applicationId }));
    expectOk(await reopenApplication(ctx, seeker, { applicationId }));
    expect(await reopenApplication(ctx, seeker, { applicationId })).toMatchObject({
      error: { code: "wrong_state" },
    });
    expect(await hireApplication(ctx, employer.actor, { applicationId })).toMatchObject({
      error: { code: "not_disclosed" },
    });
  });

  it("is transferred to another open vacancy of the same employer, under another code, with its history", async () => {
    const { ctx } = masar;
    const { employer, seeker, vacancyId, applicationId, status } = await scene(ctx);
    const other = await aVacancy(ctx, employer, { title: "ترتيب البضائع" });
    const before = expectOk(await findMyApplication(ctx, seeker, applicationId));
    expectOk(await shortlistApplication(ctx, employer.actor, { applicationId }));
    expectOk(await transferApplication(ctx, employer.actor, { applicationId, vacancyId: other }));
    const after = expectOk(await findMyApplication(ctx, seeker, applicationId));
    expect(after.vacancy.id).toBe(other);
    expect(await status()).toBe("submitted");
    expect(after.submittedAt).toEqual(before.submittedAt);
    const steps = await ctx.sql.query<{ edge: string; reason: string | null }>(
      "select edge, reason from application_step where application_id = $1 order by at, id",
      [applicationId],
    );
    expect(steps.map((step) => step.edge)).toEqual(["submit", "shortlist", "transfer"]);
    expect(steps.at(-1)?.reason).toBe(`from:${vacancyId}`);
    expect(await transferApplication(ctx, employer.actor, { applicationId, vacancyId: other })).toMatchObject(
      { error: { code: "not_transferable" } },
    );
    // The person may apply to the first vacancy again: that is another application.
    expect((await applyToVacancy(ctx, seeker, { vacancyId })).ok).toBe(true);
    expect(await transferApplication(ctx, employer.actor, { applicationId, vacancyId })).toMatchObject({
      error: { code: "not_transferable" },
    });
  });

  it("is moved by its parties only: others are denied, and nothing changes", async () => {
    const { ctx } = masar;
    const { employer, seeker, vacancyId, applicationId } = await scene(ctx);
    const foreign = await anEmployer(ctx);
    const theirs = await aVacancy(ctx, foreign);
    const neighbour = await aSeeker(ctx);
    const state = async () =>
      JSON.stringify([
        await ctx.sql.query("select * from application order by id"),
        await ctx.sql.query("select count(*) as n from outbox_event"),
      ]);
    const before = await state();
    for (const outcome of await Promise.all([
      postponeApplication(ctx, foreign.actor, { applicationId, reason: "other" }),
      postponeApplication(ctx, neighbour, { applicationId, reason: "other" }),
      resumeApplication(ctx, neighbour, { applicationId }),
      reopenApplication(ctx, neighbour, { applicationId }),
      reopenApplication(ctx, employer.actor, { applicationId }),
      reconsiderApplication(ctx, foreign.actor, { applicationId }),
      reconsiderApplication(ctx, seeker, { applicationId }),
      transferApplication(ctx, foreign.actor, { applicationId, vacancyId: theirs }),
      transferApplication(ctx, employer.actor, { applicationId, vacancyId: theirs }),
      transferApplication(ctx, seeker, { applicationId, vacancyId }),
    ]))
      expect(outcome).toMatchObject({ ok: false, error: { kind: "denial" } });
    expect(await state()).toBe(before);
  });
});

describe("an offer", () => {
  it("is marked as checked only where an officer referred the person, by an officer of the country", async () => {
    const { ctx } = masar;
    const employer = await anEmployer(ctx);
    const vacancyId = await aVacancy(ctx, employer);
    const alone = await anOffer(ctx, employer, await aSeeker(ctx), vacancyId);
    const officer = anOfficer(ctx, null);
    expect(await markOfferSuitable(ctx, officer, alone)).toMatchObject({
      error: { code: "offer_not_referred" },
    });
    const seeker = await aSeeker(ctx);
    const referring = anOfficer(ctx, seeker.personId);
    const { applicationId, offerId } = await anOffer(ctx, employer, referring, vacancyId);
    expect(await markOfferSuitable(ctx, employer.actor, { offerId })).toMatchObject({
      error: { code: "officers_only" },
    });
    expect(await markOfferSuitable(ctx, { ...officer, country: "EG" }, { offerId })).toMatchObject({
      error: { code: "not_found" },
    });
    expectOk(await markOfferSuitable(ctx, officer, { offerId }));
    expectOk(await markOfferSuitable(ctx, officer, { offerId }));
    const [audit] = await ctx.sql.query<{ n: number }>(
      "select count(*) as n from audit_entry where action = 'offer.mark_suitable' and subject_id = $1",
      [offerId],
    );
    expect(audit?.n).toBe(1);
    const mine = expectOk(await findMyApplication(ctx, seeker, applicationId));
    expect(mine.offer?.suitabilityCheckedAt).toBeInstanceOf(Date);
    expectOk(await acceptOffer(ctx, seeker, { applicationId, offerId }));
    expect(await markOfferSuitable(ctx, officer, { offerId })).toMatchObject({
      error: { code: "offer_gone" },
    });
  });
});
