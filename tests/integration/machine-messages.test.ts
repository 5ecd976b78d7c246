import { describe, expect, it } from "vitest";
import { acceptOffer } from "#app/domain/applications/accept-offer.server.ts";
import { applyToVacancy } from "#app/domain/applications/apply-to-vacancy.server.ts";
import { hireApplication } from "#app/domain/applications/hire-application.server.ts";
import { postponeApplication } from "#app/domain/applications/postpone-application.server.ts";
import { warnOfSilence } from "#app/domain/applications/warn-of-silence.server.ts";
import type { DomainEvent } from "#app/domain/kernel/events.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { cancelPlacement } from "#app/domain/placements/cancel-placement.server.ts";
import { expectPlacement } from "#app/domain/placements/expect-placement.server.ts";
import { moveVacancy } from "#app/domain/vacancies/move-vacancy.server.ts";
import { reportSafety } from "#app/domain/vacancies/report-safety.server.ts";
import { createAccount } from "#tests/support/accounts.ts";
import { useMasar } from "#tests/support/database.ts";
import { anEmployer, anOffer, aSeeker, aVacancy, system } from "#tests/support/marketplace.ts";
import { messageReactions } from "#workers/handlers/messages.ts";

const masar = useMasar();

/** Lets the messages react to every event so far, twice each: as a worker that was killed would. */
async function reactToAll(): Promise<void> {
  const { ctx } = masar;
  const events = await ctx.sql.query<DomainEvent>(
    'select id, name, version, payload, occurred_at as "occurredAt" from outbox_event order by seq',
  );
  for (const event of [...events, ...events]) await messageReactions[event.name]?.(ctx, event);
}

const codesOf = async (personId: string): Promise<string[]> =>
  (
    await masar.ctx.sql.query<{ code: string }>(
      "select code from message where person_id = $1 order by code",
      [personId],
    )
  ).map(({ code }) => code);

async function scene() {
  const { ctx } = masar;
  const employer = await anEmployer(ctx);
  const staff = await createAccount(ctx, { role: "employer", organisationId: employer.organisationId });
  const colleague = await createAccount(ctx, { role: "employer", organisationId: employer.organisationId });
  const seeker = await aSeeker(ctx);
  const vacancyId = await aVacancy(ctx, employer);
  const { applicationId } = expectOk(await applyToVacancy(ctx, seeker, { vacancyId }));
  return { ctx, employer, staff, colleague, seeker, vacancyId, applicationId };
}

describe("what the machines tell", () => {
  it("reaches the right side, everybody who acts for the employer, and once", async () => {
    const { ctx, staff, colleague, seeker, applicationId } = await scene();
    const other = await createAccount(ctx, {
      role: "employer",
      organisationId: (await anEmployer(ctx)).organisationId,
    });
    expectOk(await postponeApplication(ctx, seeker, { applicationId, reason: "care" }));
    await reactToAll();
    expect(await codesOf(seeker.personId)).toEqual(["application_submitted"]);
    for (const { personId } of [staff, colleague])
      expect(await codesOf(personId)).toEqual([
        "employer_application_postponed",
        "employer_application_submitted",
      ]);
    expect(await codesOf(other.personId)).toEqual([]);
  });

  it("reminds whose turn it is, and says nothing about a person", async () => {
    const { ctx, staff, seeker } = await scene();
    const now = ctx.clock.now();
    await ctx.setClock(new Date(now.getTime() + 7.5 * 86_400_000));
    await warnOfSilence(ctx, system);
    await reactToAll();
    await ctx.setClock(now);
    expect(await codesOf(staff.personId)).toContain("employer_application_silent");
    expect(await codesOf(seeker.personId)).not.toContain("employer_application_silent");
    const told = JSON.stringify(await ctx.sql.query("select code, params, link from message"));
    expect(told).not.toContain("نورة");
    expect(told).not.toContain(seeker.personId);
  });

  it("pauses for safety without naming who reported, and tells applicants when a vacancy is over", async () => {
    const { ctx, employer, staff, seeker, vacancyId, applicationId } = await scene();
    const adviser = await createAccount(ctx, { role: "adviser" });
    const reporter = await aSeeker(ctx, { fullName: "مبلّغة سرية" });
    expectOk(await reportSafety(ctx, reporter, { vacancyId, kind: "unsafe_work", words: "سقالة مكسورة" }));
    expectOk(await moveVacancy(ctx, employer.actor, { vacancyId, edge: "withdraw" }));
    await reactToAll();
    expect(await codesOf(staff.personId)).toContain("employer_vacancy_held");
    expect(await codesOf(adviser.personId)).toContain("adviser_vacancy_held");
    expect((await codesOf(seeker.personId)).filter((code) => code === "vacancy_over")).toHaveLength(1);
    const said = await ctx.sql.query<{ link: string }>(
      "select code, params, link from message where person_id = $1",
      [staff.personId],
    );
    expect(JSON.stringify(said)).not.toContain(reporter.personId);
    const [over] = await ctx.sql.query<{ link: string }>(
      "select link from message where person_id = $1 and code = 'vacancy_over'",
      [seeker.personId],
    );
    expect(over?.link).toBe(`/my/applications/${applicationId}`);
  });

  it("says to both parties that work after a hire changed, whoever said it, and once", async () => {
    const { ctx } = masar;
    const employer = await anEmployer(ctx);
    const staff = await createAccount(ctx, { role: "employer", organisationId: employer.organisationId });
    const seeker = await aSeeker(ctx);
    const vacancyId = await aVacancy(ctx, employer);
    const { applicationId, offerId } = await anOffer(ctx, employer, seeker, vacancyId);
    expectOk(await acceptOffer(ctx, seeker, { applicationId, offerId }));
    expectOk(await hireApplication(ctx, employer.actor, { applicationId }));
    const { placementId } = expectOk(await expectPlacement(ctx, system, { applicationId }));
    expectOk(await cancelPlacement(ctx, employer.actor, { placementId, reason: "job_gone" }));
    await reactToAll();
    const changed = (codes: string[]) => codes.filter((code) => code.endsWith("placement_changed"));
    expect(changed(await codesOf(seeker.personId))).toEqual(["placement_changed"]);
    expect(changed(await codesOf(staff.personId))).toEqual(["employer_placement_changed"]);
  });
});
