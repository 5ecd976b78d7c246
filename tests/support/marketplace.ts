import { makeOffer } from "#app/domain/applications/make-offer.server.ts";
import { applyToVacancy } from "#app/domain/applications/apply-to-vacancy.server.ts";
import { registerEmployer } from "#app/domain/employers/register-employer.server.ts";
import type { Member } from "#app/domain/kernel/actor.ts";
import { systemActor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { insertPerson } from "#app/domain/identity/persons.store.server.ts";
import type { PersonFacts } from "#app/domain/identity/sealed-person.ts";
import { createProgramme } from "#app/domain/programmes/create-programme.server.ts";
import { listPlaces } from "#app/domain/places/list-places.server.ts";
import { postVacancy } from "#app/domain/vacancies/post-vacancy.server.ts";
import { publishVacancy } from "#app/domain/vacancies/publish-vacancy.server.ts";
import type { VacancyDraft } from "#app/domain/vacancies/vacancy.schema.ts";

export const system = systemActor("test", "SA");

const member = (ctx: Ctx, of: Pick<Member, "personId" | "role" | "organisationId">): Member => ({
  ...of,
  kind: "member",
  accountId: ctx.ids.next(),
  country: "SA",
  actingFor: null,
});

/** Somebody who looks for work: the person's row and the actor. */
export async function aSeeker(
  ctx: Ctx,
  facts: PersonFacts = { fullName: "نورة العتيبي" },
  country = "SA",
): Promise<Member> {
  const personId = ctx.ids.next();
  await ctx.transaction((tx) =>
    insertPerson(ctx, tx, { id: personId, country, origin: "self", preferredLanguage: "ar", facts }),
  );
  return { ...member(ctx, { personId, role: "seeker", organisationId: null }), country };
}

/** A town of the gazetteer. */
export async function aTown(ctx: Ctx): Promise<string> {
  const town = (await listPlaces(ctx, "SA")).find((place) => place.kind === "town");
  if (!town) throw new Error("The template has no towns");
  return town.id;
}

export type TestEmployer = {
  readonly actor: Member;
  readonly organisationId: string;
  readonly establishmentId: string;
};

/** An employer with one establishment, and somebody who acts for it. */
export async function anEmployer(ctx: Ctx, { verified = true } = {}): Promise<TestEmployer> {
  const registered = expectOk(
    await registerEmployer(ctx, system, {
      kind: "employer",
      name: "أسواق الواحة",
      nameLang: "ar",
      country: "SA",
      verified,
      establishments: [
        { registrationNumber: ctx.ids.randomHex(5), name: "الفرع الرئيس", placeId: await aTown(ctx) },
      ],
    }),
  );
  const { organisationId } = registered;
  const establishmentId = registered.establishmentIds[0] ?? "";
  const actor = member(ctx, { personId: ctx.ids.next(), role: "employer", organisationId });
  return { actor, organisationId, establishmentId };
}

/** A draft with everything that decent work asks for. */
export async function aDraft(
  ctx: Ctx,
  employer: TestEmployer,
  change: Partial<VacancyDraft> = {},
): Promise<VacancyDraft> {
  return {
    establishmentId: employer.establishmentId,
    title: "محاسبة صندوق",
    titleLang: "ar",
    description: "استقبال الزبائن وحساب المشتريات.",
    placeId: await aTown(ctx),
    occupationId: null,
    employmentType: "full_time",
    hoursPerWeek: 40,
    shift: "day",
    remote: false,
    wageMinMinor: 400_000,
    wageMaxMinor: 460_000,
    wagePeriod: "month",
    wageBasis: "gross",
    openings: 3,
    experienceYears: null,
    educationLevel: null,
    accommodations: [],
    childcare: false,
    transport: false,
    socialInsurance: true,
    closesOn: null,
    skills: [],
    ...change,
  };
}

/** A published vacancy of the employer. */
export async function aVacancy(
  ctx: Ctx,
  employer: TestEmployer,
  change: Partial<VacancyDraft> = {},
): Promise<string> {
  const { organisationId } = employer;
  const draft = await aDraft(ctx, employer, change);
  const { vacancyId } = expectOk(await postVacancy(ctx, employer.actor, { organisationId, draft }));
  expectOk(await publishVacancy(ctx, employer.actor, { vacancyId, noFee: true }));
  return vacancyId;
}

/** An open intake of a workshop, of a provider of its own. */
export async function anIntake(ctx: Ctx, title: string): Promise<string> {
  const { organisationId } = expectOk(
    await registerEmployer(ctx, system, {
      ...{ kind: "provider", name: "معهد واحة المهارات", nameLang: "ar", country: "SA", verified: true },
      establishments: [],
    }),
  );
  const today = ctx.clock.today("SA");
  const created = await createProgramme(ctx, system, {
    programme: {
      ...{ organisationId, kind: "workshop", title, titleLang: "ar", description: "أسبوعان." },
      ...{ delivery: "in_person", weeks: 2, allowanceMinor: null, hiringEmployer: null, hiringSeats: null },
      ...{ occupationId: null, childcare: false, accommodations: [], skillConceptIds: [] },
    },
    intakes: [
      {
        ...{ startsOn: addDays(today, 40), endsOn: addDays(today, 54), applyBy: addDays(today, 35) },
        ...{ seats: 20, placeId: await aTown(ctx) },
      },
    ],
  });
  return expectOk(created).intakeIds[0] ?? "";
}

/** An application that was submitted, and an offer made for it. */
export async function anOffer(
  ctx: Ctx,
  employer: TestEmployer,
  seeker: Member,
  vacancyId: string,
): Promise<{ applicationId: string; offerId: string }> {
  const { applicationId } = expectOk(await applyToVacancy(ctx, seeker, { vacancyId }));
  const today = ctx.clock.today("SA");
  const { offerId } = expectOk(
    await makeOffer(ctx, employer.actor, {
      applicationId,
      terms: {
        wageMinor: 420_000,
        wagePeriod: "month",
        hoursPerWeek: 40,
        employmentType: "full_time",
        startsOn: addDays(today, 14),
        answerBy: addDays(today, 7),
        message: null,
      },
    }),
  );
  return { applicationId, offerId };
}
