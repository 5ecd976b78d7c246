import { describe, expect, it } from "vitest";
import type { Member, Role } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { claimVacancy } from "#app/domain/vacancies/claim-vacancy.server.ts";
import { expireVacancies } from "#app/domain/vacancies/expire-vacancies.server.ts";
import { findOwnVacancy, listVacancies } from "#app/domain/vacancies/list-vacancies.server.ts";
import { moveVacancy } from "#app/domain/vacancies/move-vacancy.server.ts";
import { postVacancy } from "#app/domain/vacancies/post-vacancy.server.ts";
import { reportSafety } from "#app/domain/vacancies/report-safety.server.ts";
import { settleSafety } from "#app/domain/vacancies/settle-safety.server.ts";
import { vacancyForSeeker } from "#app/domain/vacancies/vacancy-for-seeker.server.ts";
import { warnOfExpiry } from "#app/domain/vacancies/warn-of-expiry.server.ts";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { useMasar } from "#tests/support/database.ts";
import {
  aDraft,
  anEmployer,
  aSeeker,
  aVacancy,
  system,
  type TestEmployer,
} from "#tests/support/marketplace.ts";

const masar = useMasar();
const DAY_MS = 86_400_000;

const staff = (ctx: Ctx, role: Role, country = "SA"): Member => ({
  kind: "member",
  accountId: ctx.ids.next(),
  personId: ctx.ids.next(),
  role,
  organisationId: ctx.ids.next(),
  country,
  actingFor: null,
});

const vacancyOf = async (ctx: Ctx, employer: TestEmployer, vacancyId: string) =>
  expectOk(await findOwnVacancy(ctx, employer.actor, vacancyId)).vacancy;

const warnings = async (ctx: Ctx, vacancyId: string) =>
  (
    await ctx.sql.query<{ days: number }>(
      `select payload->'days' as days from outbox_event
        where name = 'vacancy.expiring' and payload->>'vacancyId' = $1 order by seq`,
      [vacancyId],
    )
  ).map(({ days }) => days);

describe("a safety report", () => {
  const report = { kind: "fee_asked", words: "طُلب مبلغ قبل المقابلة." } as const;
  const finding = "زيارة الموقع: لا رسوم، والعقد سليم.";

  it("pauses at once, is kept sealed, and no employer opens it again: a person does", async () => {
    const { ctx } = masar;
    const employer = await anEmployer(ctx);
    const vacancyId = await aVacancy(ctx, employer);
    const seeker = await aSeeker(ctx);
    const first = expectOk(await reportSafety(ctx, seeker, { vacancyId, ...report }));
    expect(expectOk(await reportSafety(ctx, seeker, { vacancyId, ...report }))).toEqual(first);
    expect(await vacancyOf(ctx, employer, vacancyId)).toMatchObject({
      status: "paused",
      safetyHeldFrom: "published",
    });
    expect(expectOk(await vacancyForSeeker(ctx, vacancyId)).takesApplications).toBe(false);
    expect(await moveVacancy(ctx, employer.actor, { vacancyId, edge: "resume", noFee: true })).toMatchObject({
      error: { code: "safety_held" },
    });
    const kept = JSON.stringify([
      await ctx.sql.query("select * from safety_report"),
      await ctx.sql.query("select payload from outbox_event"),
      await ctx.sql.query("select details from audit_entry"),
    ]);
    expect(kept).not.toContain("مبلغ");

    expect(await settleSafety(ctx, employer.actor, { vacancyId, finding })).toMatchObject({
      error: { kind: "denial" },
    });
    expect(await settleSafety(ctx, staff(ctx, "officer", "EG"), { vacancyId, finding })).toMatchObject({
      error: { kind: "denial" },
    });
    expect(await settleSafety(ctx, staff(ctx, "officer"), { vacancyId, finding: "نعم" })).toMatchObject({
      error: { fields: { finding: "reason_needed" } },
    });
    expectOk(await settleSafety(ctx, staff(ctx, "officer"), { vacancyId, finding }));
    expect(await vacancyOf(ctx, employer, vacancyId)).toMatchObject({
      status: "published",
      safetyHeldFrom: null,
    });
    expect(await settleSafety(ctx, staff(ctx, "officer"), { vacancyId, finding })).toMatchObject({
      error: { code: "wrong_state" },
    });
  });

  it("about one that is paused already leaves it paused, and it cannot go on before the report is settled", async () => {
    const { ctx } = masar;
    const employer = await anEmployer(ctx);
    const vacancyId = await aVacancy(ctx, employer);
    expectOk(await moveVacancy(ctx, employer.actor, { vacancyId, edge: "pause" }));
    expectOk(await reportSafety(ctx, staff(ctx, "officer"), { vacancyId, ...report, words: null }));
    const resume = () => moveVacancy(ctx, employer.actor, { vacancyId, edge: "resume", noFee: true });
    expect(await resume()).toMatchObject({ error: { code: "safety_held" } });
    expectOk(await settleSafety(ctx, staff(ctx, "adviser"), { vacancyId, finding }));
    expect((await vacancyOf(ctx, employer, vacancyId)).status).toBe("paused");
    expectOk(await resume());
  });

  it("is not the employer's own, nor a visitor's, nor about a draft", async () => {
    const { ctx } = masar;
    const employer = await anEmployer(ctx);
    const vacancyId = await aVacancy(ctx, employer);
    expect(await reportSafety(ctx, employer.actor, { vacancyId, ...report })).toMatchObject({
      error: { kind: "denial" },
    });
    expect(
      await reportSafety(ctx, { kind: "visitor", country: "SA" }, { vacancyId, ...report }),
    ).toMatchObject({ error: { code: "sign_in" } });
    const draft = await aDraft(ctx, employer);
    const { organisationId } = employer;
    const posted = expectOk(await postVacancy(ctx, employer.actor, { organisationId, draft }));
    expect(await reportSafety(ctx, await aSeeker(ctx), { ...posted, ...report })).toMatchObject({
      error: { code: "not_found" },
    });
    expect((await vacancyOf(ctx, employer, vacancyId)).status).toBe("published");
  });
});

describe("the end of a vacancy", () => {
  it("with a closing date is announced 14 and 3 days before, once each, and then comes", async () => {
    const { ctx } = masar;
    const employer = await anEmployer(ctx);
    const now = ctx.clock.now();
    const vacancyId = await aVacancy(ctx, employer, { closesOn: addDays(ctx.clock.today("SA"), 30) });
    for (const day of [15, 17.5, 20, 28.5, 30]) {
      await ctx.setClock(new Date(now.getTime() + day * DAY_MS));
      await warnOfExpiry(ctx, system);
      await warnOfExpiry(ctx, system);
      await expireVacancies(ctx, system);
    }
    expect(await warnings(ctx, vacancyId)).toEqual([14, 3]);
    expect((await vacancyOf(ctx, employer, vacancyId)).status).toBe("published");
    await ctx.setClock(new Date(now.getTime() + 31.1 * DAY_MS));
    await expireVacancies(ctx, system);
    expect((await vacancyOf(ctx, employer, vacancyId)).status).toBe("expired");
    await ctx.setClock(now);
  });

  it("after 90 idle days comes only after its warnings, and a warning is no sign of life", async () => {
    const { ctx } = masar;
    const employer = await anEmployer(ctx);
    const now = ctx.clock.now();
    const vacancyId = await aVacancy(ctx, employer);
    const at = (days: number) => ctx.setClock(new Date(now.getTime() + days * DAY_MS));
    await at(120);
    await expireVacancies(ctx, system);
    expect((await vacancyOf(ctx, employer, vacancyId)).status).toBe("published");
    await warnOfExpiry(ctx, system);
    expect(await warnings(ctx, vacancyId)).toEqual([3]);
    await at(122);
    await expireVacancies(ctx, system);
    expect((await vacancyOf(ctx, employer, vacancyId)).status).toBe("published");
    await at(123.5);
    await expireVacancies(ctx, system);
    expect((await vacancyOf(ctx, employer, vacancyId)).status).toBe("expired");
    expectOk(await moveVacancy(ctx, employer.actor, { vacancyId, edge: "renew", noFee: true }));
    await expireVacancies(ctx, system);
    expect((await vacancyOf(ctx, employer, vacancyId)).status).toBe("published");
    await ctx.setClock(now);
  });
});

describe("an imported vacancy", () => {
  async function imported(ctx: Ctx): Promise<string> {
    const id = ctx.ids.next();
    await ctx.sql.query(
      `insert into vacancy (id, origin, status, country, source_name, source_id, employer_name, title, title_lang,
         description, expires_at, created_at, updated_at)
       values ($1, 'imported', 'listed', 'SA', 'test', $2, 'متجر', 'بائع', 'ar', 'بيع', now() + interval '90 days', now(), now())`,
      [id, id],
    );
    await ctx.sql.query(
      `insert into vacancy_requirement (vacancy_id, position, kind, label, lang) values ($1, 1, 'skill', 'البيع', 'ar')`,
      [id],
    );
    return id;
  }

  it("is claimed once by a verified employer, and becomes an own draft with what the source said", async () => {
    const { ctx } = masar;
    const employer = await anEmployer(ctx);
    const vacancyId = await imported(ctx);
    const claims = await Promise.all([1, 2, 3].map(() => claimVacancy(ctx, employer.actor, { vacancyId })));
    const ids = new Set(claims.map((claim) => expectOk(claim).vacancyId));
    expect(ids.size).toBe(1);
    const [draftId = ""] = ids;
    const own = expectOk(await findOwnVacancy(ctx, employer.actor, draftId));
    expect(own.vacancy).toMatchObject({ status: "draft", title: "بائع", employerName: "أسواق الواحة" });
    expect(own.requirements).toMatchObject([{ label: "البيع" }]);
    expect(expectOk(await listVacancies(ctx, employer.actor)).map(({ id }) => id)).toEqual([draftId]);
    expect(expectOk(await vacancyForSeeker(ctx, vacancyId)).isOpen).toBe(false);
    expect(await claimVacancy(ctx, (await anEmployer(ctx)).actor, { vacancyId })).toMatchObject({
      error: { code: "already_claimed" },
    });
  });

  it("is not claimed by an unverified employer, a seeker, or one of another country", async () => {
    const { ctx } = masar;
    const vacancyId = await imported(ctx);
    const unverified = await anEmployer(ctx, { verified: false });
    expect(await claimVacancy(ctx, unverified.actor, { vacancyId })).toMatchObject({
      error: { code: "employer_not_verified" },
    });
    expect(await claimVacancy(ctx, await aSeeker(ctx), { vacancyId })).toMatchObject({
      error: { kind: "denial" },
    });
    await ctx.sql.query("update vacancy set country = 'EG' where id = $1", [vacancyId]);
    expect(await claimVacancy(ctx, (await anEmployer(ctx)).actor, { vacancyId })).toMatchObject({
      error: { code: "not_found" },
    });
    const [row] = await ctx.sql.query<{ status: string }>("select status from vacancy where id = $1", [
      vacancyId,
    ]);
    expect(row?.status).toBe("listed");
  });
});

describe("a draft in review", () => {
  it("goes to an adviser of the country and comes back, or is published by one", async () => {
    const { ctx } = masar;
    const employer = await anEmployer(ctx);
    const draft = await aDraft(ctx, employer);
    const { organisationId } = employer;
    const { vacancyId } = expectOk(await postVacancy(ctx, employer.actor, { organisationId, draft }));
    const adviser = staff(ctx, "adviser");
    const submit = () => moveVacancy(ctx, employer.actor, { vacancyId, edge: "submit_for_review" });
    expectOk(await submit());
    expect(await submit()).toMatchObject({ error: { code: "wrong_state" } });
    expect(
      await moveVacancy(ctx, staff(ctx, "adviser", "EG"), { vacancyId, edge: "return_to_draft" }),
    ).toMatchObject({ error: { kind: "denial" } });
    expect(await moveVacancy(ctx, staff(ctx, "officer"), { vacancyId, edge: "publish" })).toMatchObject({
      error: { kind: "denial" },
    });
    expectOk(await moveVacancy(ctx, adviser, { vacancyId, edge: "return_to_draft" }));
    expectOk(await submit());
    expectOk(await moveVacancy(ctx, adviser, { vacancyId, edge: "publish", noFee: true }));
    expect((await vacancyOf(ctx, employer, vacancyId)).status).toBe("published");
    // An administrator may take a vacancy down, but not put one up.
    const administrator = staff(ctx, "administrator");
    expect(await moveVacancy(ctx, administrator, { vacancyId, edge: "pause" })).toMatchObject({
      error: { code: "other_role" },
    });
    expectOk(await moveVacancy(ctx, administrator, { vacancyId, edge: "withdraw" }));
  });
});
