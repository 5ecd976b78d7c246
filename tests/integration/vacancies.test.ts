import { describe, expect, it } from "vitest";
import { changeVacancy } from "#app/domain/vacancies/change-vacancy.server.ts";
import { countOpenings } from "#app/domain/vacancies/count-openings.server.ts";
import { expireVacancies } from "#app/domain/vacancies/expire-vacancies.server.ts";
import { findOwnVacancy, listVacancies } from "#app/domain/vacancies/list-vacancies.server.ts";
import { moveVacancy } from "#app/domain/vacancies/move-vacancy.server.ts";
import { postVacancy } from "#app/domain/vacancies/post-vacancy.server.ts";
import { publishVacancy } from "#app/domain/vacancies/publish-vacancy.server.ts";
import { vacancyForSeeker } from "#app/domain/vacancies/vacancy-for-seeker.server.ts";
import { createProgramme } from "#app/domain/programmes/create-programme.server.ts";
import { intakeForSeeker } from "#app/domain/programmes/intake-for-seeker.server.ts";
import { intakesForIndex } from "#app/domain/programmes/intakes-for-index.server.ts";
import { registerEmployer } from "#app/domain/employers/register-employer.server.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { useMasar } from "#tests/support/database.ts";
import { aDraft, anEmployer, aTown, aVacancy, system } from "#tests/support/marketplace.ts";

const masar = useMasar();

const eventsOf = async (ctx: Ctx, vacancyId: string): Promise<string[]> =>
  (
    await ctx.sql.query<{ name: string }>(
      "select name from outbox_event where payload->>'vacancyId' = $1 order by seq",
      [vacancyId],
    )
  ).map((row) => row.name);

const emptyDraft = {
  establishmentId: null,
  placeId: null,
  description: "",
  employmentType: null,
  hoursPerWeek: null,
  wageMinMinor: null,
  wageMaxMinor: null,
  socialInsurance: false,
} as const;

describe("posting a vacancy", () => {
  it("keeps a thin draft to its organisation, and publishes nothing", async () => {
    const { ctx } = masar;
    const employer = await anEmployer(ctx);
    const draft = await aDraft(ctx, employer, emptyDraft);
    const { organisationId } = employer;
    const { vacancyId } = expectOk(await postVacancy(ctx, employer.actor, { organisationId, draft }));
    expect(expectOk(await listVacancies(ctx, employer.actor))).toMatchObject([
      { id: vacancyId, status: "draft" },
    ]);
    expect(await vacancyForSeeker(ctx, vacancyId)).toMatchObject({ error: { code: "not_found" } });
    expect(await eventsOf(ctx, vacancyId)).toEqual([]);
  });

  it("does not publish what is no decent work, and says what is missing", async () => {
    const { ctx } = masar;
    const employer = await anEmployer(ctx);
    const draft = await aDraft(ctx, employer, emptyDraft);
    const { organisationId } = employer;
    const { vacancyId } = expectOk(await postVacancy(ctx, employer.actor, { organisationId, draft }));
    const outcome = await publishVacancy(ctx, employer.actor, { vacancyId, noFee: false });
    expect(outcome).toMatchObject({
      error: {
        code: "not_decent_work",
        fields: {
          wageMin: "required",
          hoursPerWeek: "required",
          placeId: "required",
          establishmentId: "required",
          employmentType: "required",
          socialInsurance: "social_insurance_needed",
          noFee: "no_fee_needed",
        },
      },
    });
    expect(expectOk(await findOwnVacancy(ctx, employer.actor, vacancyId)).vacancy.status).toBe("draft");
  });

  it("does not publish for an employer who is not verified", async () => {
    const { ctx } = masar;
    const employer = await anEmployer(ctx, { verified: false });
    const draft = await aDraft(ctx, employer);
    const { organisationId } = employer;
    const { vacancyId } = expectOk(await postVacancy(ctx, employer.actor, { organisationId, draft }));
    expect(await publishVacancy(ctx, employer.actor, { vacancyId, noFee: true })).toMatchObject({
      error: { fields: { organisation: "employer_not_verified" } },
    });
  });

  it("is denied for another organisation, and nothing changes", async () => {
    const { ctx } = masar;
    const employer = await anEmployer(ctx);
    const stranger = await anEmployer(ctx);
    const vacancyId = await aVacancy(ctx, employer);
    const draft = await aDraft(ctx, employer, { title: "غيره" });
    const state = async (): Promise<string> =>
      JSON.stringify([
        await ctx.sql.query("select * from vacancy order by id"),
        await ctx.sql.query("select count(*) as n from audit_entry"),
      ]);
    const before = await state();
    for (const outcome of await Promise.all([
      postVacancy(ctx, stranger.actor, { organisationId: employer.organisationId, draft }),
      changeVacancy(ctx, stranger.actor, { vacancyId, draft }),
      moveVacancy(ctx, stranger.actor, { vacancyId, edge: "withdraw" }),
      findOwnVacancy(ctx, stranger.actor, vacancyId),
      countOpenings(ctx, stranger.actor, { vacancyId, earlyEndDays: 14 }),
    ]))
      expect(outcome).toMatchObject({ ok: false, error: { kind: "denial" } });
    expect(await state()).toBe(before);
  });

  it("does not take another organisation's establishment", async () => {
    const { ctx } = masar;
    const employer = await anEmployer(ctx);
    const stranger = await anEmployer(ctx);
    const draft = await aDraft(ctx, employer, { establishmentId: stranger.establishmentId });
    expect(
      await postVacancy(ctx, employer.actor, { organisationId: employer.organisationId, draft }),
    ).toMatchObject({ error: { fields: { establishmentId: "invalid" } } });
  });
});

describe("a published vacancy", () => {
  it("is shown to everyone with its facts, and tells the index of every move", async () => {
    const { ctx } = masar;
    const employer = await anEmployer(ctx);
    const skills = [{ label: "خدمة الزبائن", lang: "ar", conceptId: null, essential: true }] as const;
    const vacancyId = await aVacancy(ctx, employer, { skills: [...skills] });
    expect(expectOk(await vacancyForSeeker(ctx, vacancyId))).toMatchObject({
      title: "محاسبة صندوق",
      employerName: "أسواق الواحة",
      wageMinMinor: 400_000,
      takesApplications: true,
      isOpen: true,
      requirements: [{ label: "خدمة الزبائن" }],
      employer: { verified: true, record: { due: 0, hired: 0 } },
    });
    expectOk(await moveVacancy(ctx, employer.actor, { vacancyId, edge: "pause" }));
    expect(expectOk(await vacancyForSeeker(ctx, vacancyId)).takesApplications).toBe(false);
    expectOk(await moveVacancy(ctx, employer.actor, { vacancyId, edge: "resume", noFee: true }));
    expectOk(await moveVacancy(ctx, employer.actor, { vacancyId, edge: "withdraw" }));
    expect(await moveVacancy(ctx, employer.actor, { vacancyId, edge: "resume", noFee: true })).toMatchObject({
      error: { code: "wrong_state" },
    });
    expect(await eventsOf(ctx, vacancyId)).toEqual([
      "vacancy.published",
      "vacancy.closed",
      "vacancy.published",
      "vacancy.closed",
    ]);
  });

  it("stays decent work when it is changed", async () => {
    const { ctx } = masar;
    const employer = await anEmployer(ctx);
    const vacancyId = await aVacancy(ctx, employer);
    const without = await aDraft(ctx, employer, { socialInsurance: false });
    expect(await changeVacancy(ctx, employer.actor, { vacancyId, draft: without })).toMatchObject({
      error: { fields: { socialInsurance: "social_insurance_needed" } },
    });
    const better = await aDraft(ctx, employer, { wageMinMinor: 420_000 });
    expectOk(await changeVacancy(ctx, employer.actor, { vacancyId, draft: better }));
    expect(expectOk(await vacancyForSeeker(ctx, vacancyId)).wageMinMinor).toBe(420_000);
    expect(await eventsOf(ctx, vacancyId)).toEqual(["vacancy.published", "vacancy.changed"]);
  });

  it("is filled by its last start and re-opened by an early end, however often it is counted", async () => {
    const { ctx } = masar;
    const employer = await anEmployer(ctx);
    const vacancyId = await aVacancy(ctx, employer, { openings: 1 });
    const status = async () => expectOk(await findOwnVacancy(ctx, employer.actor, vacancyId)).vacancy;
    const count = () => countOpenings(ctx, system, { vacancyId, earlyEndDays: 14 });
    const placementId = ctx.ids.next();
    await ctx.sql.query(
      `insert into placement (id, vacancy_id, person_id, country, status, expected_start, started_on, start_tier, created_at, updated_at)
       values ($1, $2, $3, 'SA', 'started', '2026-11-01', '2026-11-01', 'self', now(), now())`,
      [placementId, vacancyId, ctx.ids.next()],
    );
    expectOk(await count());
    expectOk(await count());
    expect(await status()).toMatchObject({ status: "filled", openingsFilled: 1 });
    await ctx.sql.query(
      "update placement set status = 'ended', ended_on = '2026-11-16', end_reason = 'left_other' where id = $1",
      [placementId],
    );
    expectOk(await count());
    expect((await status()).status).toBe("filled");
    await ctx.sql.query("update placement set ended_on = '2026-11-15' where id = $1", [placementId]);
    expectOk(await count());
    expectOk(await count());
    expect(await status()).toMatchObject({ status: "published", openingsFilled: 0 });
  });

  it("that its employer closed with openings left stays closed when somebody leaves early", async () => {
    const { ctx } = masar;
    const employer = await anEmployer(ctx);
    const vacancyId = await aVacancy(ctx, employer, { openings: 3 });
    await ctx.sql.query("update vacancy set openings_filled = 1 where id = $1", [vacancyId]);
    expectOk(await moveVacancy(ctx, employer.actor, { vacancyId, edge: "fill" }));
    expectOk(await countOpenings(ctx, system, { vacancyId, earlyEndDays: 14 }));
    expect(expectOk(await findOwnVacancy(ctx, employer.actor, vacancyId)).vacancy).toMatchObject({
      status: "filled",
      openingsFilled: 0,
    });
  });

  it("expires after its closing date", async () => {
    const { ctx } = masar;
    const employer = await anEmployer(ctx);
    const vacancyId = await aVacancy(ctx, employer);
    await ctx.sql.query("update vacancy set closes_on = '2020-01-01' where id = $1", [vacancyId]);
    expect(expectOk(await expireVacancies(ctx, system)).expired).toBeGreaterThanOrEqual(1);
    expect(expectOk(await findOwnVacancy(ctx, employer.actor, vacancyId)).vacancy.status).toBe("expired");
  });
});

describe("a programme", () => {
  it("is shown with its intake, its provider and who is bound to hire", async () => {
    const { ctx } = masar;
    const { organisationId } = expectOk(
      await registerEmployer(ctx, system, {
        kind: "provider",
        name: "معهد واحة المهارات",
        nameLang: "ar",
        country: "SA",
        verified: true,
        establishments: [],
      }),
    );
    const { intakeIds } = expectOk(
      await createProgramme(ctx, system, {
        programme: {
          organisationId,
          kind: "ends_in_job",
          title: "مبيعات التجزئة",
          titleLang: "ar",
          description: "ثمانية أسابيع.",
          delivery: "in_person",
          weeks: 8,
          allowanceMinor: 100_000,
          hiringEmployer: "أسواق الواحة",
          hiringSeats: 20,
          occupationId: null,
          childcare: true,
          accommodations: ["step_free"],
          skillConceptIds: [],
        },
        intakes: [
          {
            startsOn: "2035-12-06",
            endsOn: "2036-01-31",
            applyBy: "2035-12-01",
            seats: 20,
            placeId: await aTown(ctx),
          },
        ],
      }),
    );
    expect(expectOk(await intakeForSeeker(ctx, intakeIds[0] ?? ""))).toMatchObject({
      title: "مبيعات التجزئة",
      kind: "ends_in_job",
      hiringEmployer: "أسواق الواحة",
      seats: 20,
      accommodations: ["step_free"],
      isOpen: true,
      provider: { name: "معهد واحة المهارات", verified: true },
    });
    const [found] = await intakesForIndex(ctx, { ids: intakeIds });
    expect(found).toMatchObject({ kind: "intake", accommodations: ["step_free"], childcare: true });
  });
});
