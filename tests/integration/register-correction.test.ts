import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { acceptOffer } from "#app/domain/applications/accept-offer.server.ts";
import { applyToVacancy } from "#app/domain/applications/apply-to-vacancy.server.ts";
import { hireApplication } from "#app/domain/applications/hire-application.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { importWages } from "#app/domain/placements/import-wages.server.ts";
import { useMasar } from "#tests/support/database.ts";
import { anEmployer, anOffer, aSeeker, aVacancy, system } from "#tests/support/marketplace.ts";
import { CONSUMERS } from "#workers/reactions.ts";

const masar = useMasar();
const NATIONAL_ID = "1050009999";

/** Lets the consumer of placements handle whatever waits for it, and what follows from that. */
async function handleAll(): Promise<void> {
  const reactions = CONSUMERS["placements"]?.reactions ?? {};
  let handled: boolean;
  do {
    handled = false;
    const events = await masar.ctx.sql.query<{ id: string; name: string }>(
      "select id, name from outbox_event where name = any($1) order by seq",
      [Object.keys(reactions)],
    );
    for (const { id, name } of events) {
      const react = reactions[name];
      if (react && (await masar.composition.events.once("placements", id, react))) handled = true;
    }
  } while (handled);
}

async function registerSays(registration: string, wage: number, endedOn: string): Promise<void> {
  const { ctx } = masar;
  const file = ctx.files.locate(`${wage}.csv`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(
    file,
    `national_id,registration_number,month,wage,started_on,ended_on\n` +
      `${NATIONAL_ID},${registration},2027-03,${wage},2027-03-15,${endedOn}\n`,
  );
  expectOk(await importWages(ctx, system, { file, country: "SA", dryRun: false }));
  await handleAll();
}

describe("a wage record with another end than it had before", () => {
  it("decides again whether the end was early: the opening and the other application follow", async () => {
    const { ctx } = masar;
    await ctx.setClock(new Date("2027-03-01T09:00:00Z"));
    const employer = await anEmployer(ctx);
    const vacancyId = await aVacancy(ctx, employer);
    const otherVacancyId = await aVacancy(ctx, employer);
    const seeker = await aSeeker(ctx, { fullName: "هدى الاختبار", nationalId: NATIONAL_ID });
    const other = expectOk(await applyToVacancy(ctx, seeker, { vacancyId: otherVacancyId }));
    const { applicationId, offerId } = await anOffer(ctx, employer, seeker, vacancyId);
    expectOk(await acceptOffer(ctx, seeker, { applicationId, offerId }));
    expectOk(await hireApplication(ctx, employer.actor, { applicationId }));
    await handleAll();
    const { registrationNumber } = await ctx.db.establishment.findUniqueOrThrow({
      where: { id: employer.establishmentId },
    });
    const now = async () => ({
      filled: (await ctx.db.vacancy.findUniqueOrThrow({ where: { id: vacancyId } })).openingsFilled,
      other: (await ctx.db.application.findUniqueOrThrow({ where: { id: other.applicationId } })).status,
    });

    await ctx.setClock(new Date("2027-04-05T09:00:00Z"));
    await registerSays(registrationNumber, 900, "2027-03-20");
    expect(await now()).toEqual({ filled: 0, other: "submitted" });
    await registerSays(registrationNumber, 2_100, "2027-03-31");
    expect(await now()).toEqual({ filled: 1, other: "obsolete" });
    await registerSays(registrationNumber, 1_000, "2027-03-21");
    expect(await now()).toEqual({ filled: 0, other: "submitted" });
  });
});
