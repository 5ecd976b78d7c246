import { describe, expect, it } from "vitest";
import { acceptOffer } from "#app/domain/applications/accept-offer.server.ts";
import { applyToVacancy } from "#app/domain/applications/apply-to-vacancy.server.ts";
import { declineApplication } from "#app/domain/applications/decline-application.server.ts";
import { expireOffers } from "#app/domain/applications/expire-offers.server.ts";
import { hiredTerms } from "#app/domain/applications/hired-terms.server.ts";
import { hireApplication } from "#app/domain/applications/hire-application.server.ts";
import { lapseApplications } from "#app/domain/applications/lapse-applications.server.ts";
import { listCandidates } from "#app/domain/applications/list-candidates.server.ts";
import { makeOffer } from "#app/domain/applications/make-offer.server.ts";
import { makeOthersObsolete } from "#app/domain/applications/make-others-obsolete.server.ts";
import { findMyApplication, listMyApplications } from "#app/domain/applications/my-applications.server.ts";
import { openApplication } from "#app/domain/applications/open-application.server.ts";
import { restoreObsolete } from "#app/domain/applications/restore-obsolete.server.ts";
import { shortlistApplication } from "#app/domain/applications/shortlist-application.server.ts";
import { turnDownOffer } from "#app/domain/applications/turn-down-offer.server.ts";
import { warnOfSilence } from "#app/domain/applications/warn-of-silence.server.ts";
import { withdrawApplication } from "#app/domain/applications/withdraw-application.server.ts";
import { withdrawOffer } from "#app/domain/applications/withdraw-offer.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { useMasar } from "#tests/support/database.ts";
import { anEmployer, anOffer, aSeeker, aVacancy, system } from "#tests/support/marketplace.ts";

const masar = useMasar();

const count = async (ctx: Ctx, sql: string, params: unknown[] = []): Promise<number> =>
  (await ctx.sql.query<{ n: number }>(sql, params))[0]?.n ?? -1;

/** Everything that an act could change, as one text. */
async function everything(ctx: Ctx): Promise<string> {
  const tables = ["application", "application_step", "offer", "outbox_event", "audit_entry"];
  const dumps = await Promise.all(
    tables.map((table) => ctx.sql.query(`select * from ${table} order by id`, [])),
  );
  return JSON.stringify(dumps);
}

async function scene(ctx: Ctx) {
  const employer = await anEmployer(ctx);
  const seeker = await aSeeker(ctx);
  return { employer, seeker, vacancyId: await aVacancy(ctx, employer) };
}

describe("applying", () => {
  it("makes one application, with event, step and audit entry", async () => {
    const { ctx } = masar;
    const { seeker, vacancyId } = await scene(ctx);
    const { applicationId } = expectOk(await applyToVacancy(ctx, seeker, { vacancyId }));
    const [mine] = expectOk(await listMyApplications(ctx, seeker));
    expect(mine).toMatchObject({ id: applicationId, status: "submitted", disclosed: false });
    expect(mine?.candidateCode).toMatch(/^[1-9]\d{4}$/);
    expect(
      await count(
        ctx,
        "select count(*) as n from outbox_event where name = 'application.submitted' and payload->>'applicationId' = $1",
        [applicationId],
      ),
    ).toBe(1);
    expect(
      await count(
        ctx,
        "select count(*) as n from audit_entry where action = 'application.submit' and subject_id = $1",
        [applicationId],
      ),
    ).toBe(1);
  });

  it("denies a second application to the same vacancy, even when both are sent at once", async () => {
    const { ctx } = masar;
    const { seeker, vacancyId } = await scene(ctx);
    const sent = await Promise.all(
      Array.from({ length: 8 }, () => applyToVacancy(ctx, seeker, { vacancyId })),
    );
    const made = sent.flatMap((outcome) => (outcome.ok ? [outcome.value.applicationId] : []));
    expect(made).toHaveLength(1);
    for (const outcome of sent)
      if (!outcome.ok)
        expect(outcome.error).toMatchObject({ code: "already_applied", params: { applicationId: made[0] } });
    expect(await count(ctx, "select count(*) as n from application where vacancy_id = $1", [vacancyId])).toBe(
      1,
    );
  });

  it("re-opens the same application after a withdrawal", async () => {
    const { ctx } = masar;
    const { seeker, vacancyId } = await scene(ctx);
    const { applicationId } = expectOk(await applyToVacancy(ctx, seeker, { vacancyId }));
    expectOk(await withdrawApplication(ctx, seeker, { applicationId }));
    expect(expectOk(await applyToVacancy(ctx, seeker, { vacancyId })).applicationId).toBe(applicationId);
    expect(expectOk(await findMyApplication(ctx, seeker, applicationId)).status).toBe("submitted");
  });

  it("is refused where the vacancy is not open, or imported", async () => {
    const { ctx } = masar;
    const { seeker, vacancyId } = await scene(ctx);
    await ctx.sql.query("update vacancy set closes_on = '2020-01-01' where id = $1", [vacancyId]);
    expect(await applyToVacancy(ctx, seeker, { vacancyId })).toMatchObject({
      error: { code: "vacancy_closed" },
    });
    const imported = ctx.ids.next();
    await ctx.sql.query(
      `insert into vacancy (id, origin, status, country, source_name, source_id, employer_name, title, title_lang,
         description, expires_at, created_at, updated_at)
       values ($1, 'imported', 'listed', 'SA', 'test', '1', 'س', 'بائع', 'ar', '', now() + interval '90 days', now(), now())`,
      [imported],
    );
    expect(await applyToVacancy(ctx, seeker, { vacancyId: imported })).toMatchObject({
      error: { code: "apply_at_source" },
    });
  });

  it("is for seekers, not for an employer or a visitor", async () => {
    const { ctx } = masar;
    const { employer, vacancyId } = await scene(ctx);
    expect(await applyToVacancy(ctx, employer.actor, { vacancyId })).toMatchObject({
      error: { kind: "denial" },
    });
    expect(await applyToVacancy(ctx, { kind: "visitor", country: "SA" }, { vacancyId })).toMatchObject({
      error: { code: "sign_in" },
    });
  });
});

describe("others", () => {
  it("are denied everything about an application, and nothing changes", async () => {
    const { ctx } = masar;
    const { employer, seeker, vacancyId } = await scene(ctx);
    const { applicationId, offerId } = await anOffer(ctx, employer, seeker, vacancyId);
    const stranger = (await anEmployer(ctx)).actor;
    const neighbour = await aSeeker(ctx);
    const before = await everything(ctx);
    const texts = { forPerson: "الدوام لا يناسب.", forOfficer: null };
    const terms = {
      wageMinor: 1,
      wagePeriod: "month",
      hoursPerWeek: 40,
      employmentType: "full_time",
      startsOn: "2030-01-01",
      answerBy: "2029-12-01",
      message: null,
    } as const;
    const tries = [
      listCandidates(ctx, stranger, { vacancyId }),
      openApplication(ctx, stranger, { applicationId }),
      shortlistApplication(ctx, stranger, { applicationId }),
      declineApplication(ctx, stranger, { applicationId, texts }),
      makeOffer(ctx, stranger, { applicationId, terms }),
      withdrawOffer(ctx, stranger, { applicationId, reason: "no" }),
      hireApplication(ctx, stranger, { applicationId }),
      findMyApplication(ctx, neighbour, applicationId),
      withdrawApplication(ctx, neighbour, { applicationId }),
      acceptOffer(ctx, neighbour, { applicationId, offerId }),
      turnDownOffer(ctx, neighbour, { applicationId, offerId, reason: null }),
      makeOthersObsolete(ctx, neighbour, { personId: seeker.personId, placementApplicationId: null }),
      restoreObsolete(ctx, neighbour, { personId: seeker.personId, placementApplicationId: null }),
    ];
    for (const outcome of await Promise.all(tries))
      expect(outcome).toMatchObject({ ok: false, error: { kind: "denial" } });
    expect(await everything(ctx)).toBe(before);
  });
});

describe("the employer's list", () => {
  it("is blind: nothing planted in the person's private fields appears before consent", async () => {
    const { ctx } = masar;
    const { employer, vacancyId } = await scene(ctx);
    const canaries = {
      fullName: "اسمكناري كناري",
      phone: "+966550012345",
      email: "canary@example.org",
      nationalId: "1098765432",
      birthDate: "1987-06-05",
      gender: "female",
    } as const;
    const seeker = await aSeeker(ctx, canaries);
    const concept = await ctx.sql.query<{ id: string }>(
      `select c.id from concept c join concept_label l on l.concept_id = c.id and l.kind = 'preferred' and l.lang = 'ar'
        where c.kind = 'skill' order by c.id limit 1`,
    );
    await ctx.sql.query(
      `insert into seeker_profile (person_id, country, currency, needs_sealed, updated_at, experience_years)
       values ($1, 'SA', 'SAR', 'needscanary', now(), 2)`,
      [seeker.personId],
    );
    await ctx.sql.query(
      `insert into seeker_skill (id, person_id, concept_id, label, lang, confidence, source)
       values ($1, $3, $4, 'كلامكناري', 'ar', 1, 'own'), ($2, $3, null, 'نصكناري', 'ar', 0, 'own')`,
      [ctx.ids.next(), ctx.ids.next(), seeker.personId, concept[0]?.id ?? null],
    );
    const { applicationId } = expectOk(await applyToVacancy(ctx, seeker, { vacancyId }));
    const shown =
      JSON.stringify(expectOk(await listCandidates(ctx, employer.actor, { vacancyId }))) +
      JSON.stringify(expectOk(await openApplication(ctx, employer.actor, { applicationId })));
    for (const secret of [...Object.values(canaries), "كناري", "canary", seeker.personId])
      expect(shown).not.toContain(secret);
    const [candidate] = expectOk(await listCandidates(ctx, employer.actor, { vacancyId }));
    expect(candidate).toMatchObject({ applicationId, status: "in_review", years: 2 });
    expect(candidate?.skills).toHaveLength(1);
  });

  it("writes each view into the log of the person", async () => {
    const { ctx } = masar;
    const { employer, seeker, vacancyId } = await scene(ctx);
    const { applicationId } = expectOk(await applyToVacancy(ctx, seeker, { vacancyId }));
    await listCandidates(ctx, employer.actor, { vacancyId });
    await openApplication(ctx, employer.actor, { applicationId });
    const log = await ctx.sql.query(
      'select viewer_role as role, organisation_id as "organisationId", purpose, what from access_log where subject_person_id = $1',
      [seeker.personId],
    );
    const view = {
      role: "employer",
      organisationId: employer.organisationId,
      purpose: "recruitment",
      what: "skills",
    };
    expect(log).toEqual([view, view]);
  });
});

describe("an offer", () => {
  it("that is accepted discloses name and phone to that employer, and the view is logged", async () => {
    const { ctx } = masar;
    const employer = await anEmployer(ctx);
    const vacancyId = await aVacancy(ctx, employer);
    const seeker = await aSeeker(ctx, { fullName: "نورة العتيبي", phone: "+966550000001" });
    const { applicationId, offerId } = await anOffer(ctx, employer, seeker, vacancyId);
    expect(expectOk(await openApplication(ctx, employer.actor, { applicationId })).person).toBeNull();

    expectOk(await acceptOffer(ctx, seeker, { applicationId, offerId }));
    const opened = expectOk(await openApplication(ctx, employer.actor, { applicationId }));
    expect(opened.person).toEqual({ fullName: "نورة العتيبي", phone: "+966550000001" });
    expect(opened.candidate.status).toBe("accepted");
    expect(
      await count(
        ctx,
        "select count(*) as n from access_log where subject_person_id = $1 and what = 'name_and_phone'",
        [seeker.personId],
      ),
    ).toBe(1);
    // The list stays blind: the name stands on the application's own page only.
    expect(JSON.stringify(expectOk(await listCandidates(ctx, employer.actor, { vacancyId })))).not.toContain(
      "نورة",
    );
  });

  it("is answered once: the second answer finds it gone", async () => {
    const { ctx } = masar;
    const { employer, seeker, vacancyId } = await scene(ctx);
    const { applicationId, offerId } = await anOffer(ctx, employer, seeker, vacancyId);
    expectOk(await turnDownOffer(ctx, seeker, { applicationId, offerId, reason: "distance" }));
    expect(await acceptOffer(ctx, seeker, { applicationId, offerId })).toMatchObject({
      error: { code: "offer_gone" },
    });
    expect(expectOk(await findMyApplication(ctx, seeker, applicationId)).disclosed).toBe(false);
  });

  it("below the advertised wage, or without time to think, is not accepted from the employer", async () => {
    const { ctx } = masar;
    const { employer, seeker, vacancyId } = await scene(ctx);
    const { applicationId } = expectOk(await applyToVacancy(ctx, seeker, { vacancyId }));
    const today = ctx.clock.today("SA");
    const outcome = await makeOffer(ctx, employer.actor, {
      applicationId,
      terms: {
        wageMinor: 300_000,
        wagePeriod: "month",
        hoursPerWeek: 40,
        employmentType: "full_time",
        startsOn: addDays(today, 5),
        answerBy: today,
        message: null,
      },
    });
    expect(outcome).toMatchObject({
      error: {
        code: "invalid_input",
        fields: { wageMinor: "wage_below_advertised", answerBy: "answer_too_soon" },
      },
    });
    expect(expectOk(await findMyApplication(ctx, seeker, applicationId)).status).toBe("submitted");
  });

  it("expires after its last day, and its candidate stays on the shortlist", async () => {
    const { ctx } = masar;
    const { employer, seeker, vacancyId } = await scene(ctx);
    const { applicationId, offerId } = await anOffer(ctx, employer, seeker, vacancyId);
    const made = ctx.clock.now();
    await ctx.setClock(new Date(made.getTime() + 9 * 86_400_000));
    expect(await acceptOffer(ctx, seeker, { applicationId, offerId })).toMatchObject({
      error: { code: "offer_expired" },
    });
    expect(expectOk(await expireOffers(ctx, system)).expired).toBeGreaterThanOrEqual(1);
    expect(expectOk(await findMyApplication(ctx, seeker, applicationId))).toMatchObject({
      status: "shortlisted",
      offer: { status: "expired" },
    });
    await ctx.setClock(made);
  });
});

describe("hiring", () => {
  it("needs the person's consent, gives the terms to the placement, and can be repeated", async () => {
    const { ctx } = masar;
    const { employer, seeker, vacancyId } = await scene(ctx);
    const { applicationId, offerId } = await anOffer(ctx, employer, seeker, vacancyId);
    expect(await hireApplication(ctx, employer.actor, { applicationId })).toMatchObject({
      error: { code: "not_disclosed" },
    });
    expectOk(await acceptOffer(ctx, seeker, { applicationId, offerId }));
    expectOk(await hireApplication(ctx, employer.actor, { applicationId }));
    expectOk(await hireApplication(ctx, employer.actor, { applicationId }));
    expect(
      await count(
        ctx,
        "select count(*) as n from outbox_event where name = 'application.hired' and payload->>'applicationId' = $1",
        [applicationId],
      ),
    ).toBe(1);
    expect(await hiredTerms(ctx, applicationId)).toMatchObject({
      personId: seeker.personId,
      organisationId: employer.organisationId,
      establishmentId: employer.establishmentId,
      wageMinor: 420_000,
      expectedStart: addDays(ctx.clock.today("SA"), 14),
    });
  });

  it("is possible after a decline", async () => {
    const { ctx } = masar;
    const { employer, seeker, vacancyId } = await scene(ctx);
    const { applicationId, offerId } = await anOffer(ctx, employer, seeker, vacancyId);
    expectOk(await acceptOffer(ctx, seeker, { applicationId, offerId }));
    const texts = { forPerson: "اكتمل العدد.", forOfficer: "توقف الفرع." };
    expectOk(await declineApplication(ctx, employer.actor, { applicationId, texts }));
    const declined = expectOk(await findMyApplication(ctx, seeker, applicationId));
    expect(declined).toMatchObject({ status: "declined", declineReason: "اكتمل العدد." });
    expect(JSON.stringify(declined)).not.toContain("توقف الفرع");
    expectOk(await hireApplication(ctx, employer.actor, { applicationId }));
    expect(expectOk(await findMyApplication(ctx, seeker, applicationId)).status).toBe("hired");
  });
});

describe("when the work starts", () => {
  it("the other pending applications become obsolete but part-time ones, and come back when it falls through", async () => {
    const { ctx } = masar;
    const { employer, seeker, vacancyId } = await scene(ctx);
    const other = await aVacancy(ctx, employer, { title: "ترتيب البضائع" });
    const partTime = await aVacancy(ctx, employer, { title: "دوام مسائي", employmentType: "part_time" });
    const waiting = expectOk(await applyToVacancy(ctx, seeker, { vacancyId: other })).applicationId;
    const evening = expectOk(await applyToVacancy(ctx, seeker, { vacancyId: partTime })).applicationId;
    expectOk(await shortlistApplication(ctx, employer.actor, { applicationId: waiting }));
    const { applicationId, offerId } = await anOffer(ctx, employer, seeker, vacancyId);
    expectOk(await acceptOffer(ctx, seeker, { applicationId, offerId }));
    expectOk(await hireApplication(ctx, employer.actor, { applicationId }));

    const input = { personId: seeker.personId, placementApplicationId: applicationId };
    expect(expectOk(await makeOthersObsolete(ctx, system, input)).obsolete).toBe(1);
    expect(expectOk(await makeOthersObsolete(ctx, system, input)).obsolete).toBe(0);
    expect(expectOk(await findMyApplication(ctx, seeker, waiting)).status).toBe("obsolete");
    expect(expectOk(await findMyApplication(ctx, seeker, evening)).status).toBe("submitted");

    expect(expectOk(await restoreObsolete(ctx, system, input)).restored).toBe(1);
    expect(expectOk(await restoreObsolete(ctx, system, input)).restored).toBe(0);
    expect(expectOk(await findMyApplication(ctx, seeker, waiting)).status).toBe("shortlisted");
  });
});

describe("silence", () => {
  it("lets an application lapse after 21 days and two warnings; looking is no answer", async () => {
    const { ctx } = masar;
    const { employer, seeker, vacancyId } = await scene(ctx);
    const { applicationId } = expectOk(await applyToVacancy(ctx, seeker, { vacancyId }));
    const sent = ctx.clock.now();
    const goTo = (days: number) => ctx.setClock(new Date(sent.getTime() + days * 86_400_000));
    const warnings = () =>
      ctx.sql.query(
        `select payload->'days' as days, payload->>'turn' as turn from outbox_event
          where name = 'application.silent' and payload->>'applicationId' = $1 order by seq`,
        [applicationId],
      );
    for (const day of [6.9, 7.1, 13.9, 14.1]) {
      await goTo(day);
      await warnOfSilence(ctx, system);
      await warnOfSilence(ctx, system);
    }
    expect(await warnings()).toEqual([
      { days: 7, turn: "employer" },
      { days: 14, turn: "employer" },
    ]);
    await goTo(20);
    expectOk(await openApplication(ctx, employer.actor, { applicationId }));
    await lapseApplications(ctx, system);
    expect(expectOk(await findMyApplication(ctx, seeker, applicationId)).status).toBe("in_review");
    await goTo(21.5);
    await lapseApplications(ctx, system);
    expect(expectOk(await findMyApplication(ctx, seeker, applicationId)).status).toBe("lapsed");
    await ctx.setClock(sent);
  });

  it("that nobody was warned of, because the worker was away, does not end in a lapse at once", async () => {
    const { ctx } = masar;
    const { seeker, vacancyId } = await scene(ctx);
    const { applicationId } = expectOk(await applyToVacancy(ctx, seeker, { vacancyId }));
    const sent = ctx.clock.now();
    const status = async () => expectOk(await findMyApplication(ctx, seeker, applicationId)).status;
    await ctx.setClock(new Date(sent.getTime() + 60 * 86_400_000));
    await lapseApplications(ctx, system);
    expect(await status()).toBe("submitted");
    await warnOfSilence(ctx, system);
    await lapseApplications(ctx, system);
    expect(await status()).toBe("submitted");
    await ctx.setClock(new Date(sent.getTime() + 67.1 * 86_400_000));
    await lapseApplications(ctx, system);
    expect(await status()).toBe("lapsed");
    await ctx.setClock(sent);
  });
});
