import { registerEmployer } from "#app/domain/employers/register-employer.server.ts";
import { addDays, addMonths } from "#app/domain/kernel/plain-date.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Ctx } from "#app/domain/kernel/ctx.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { listPlaces } from "#app/domain/places/list-places.server.ts";
import { createProgramme } from "#app/domain/programmes/create-programme.server.ts";
import type { NewProgramme } from "#app/domain/programmes/programme.schema.ts";
import { starterConceptId } from "#app/domain/taxonomy/seed-taxonomy.server.ts";
import { postVacancy } from "#app/domain/vacancies/post-vacancy.server.ts";
import { publishVacancy } from "#app/domain/vacancies/publish-vacancy.server.ts";
import { starterOccupations, starterSkills } from "../taxonomy/index.ts";
import { OWN_VACANCIES, PROGRAMMES, type DemoVacancy } from "./own-postings.ts";

/** Organisations of the demo's accounts. */
export type DemoOrganisations = {
  readonly market: string;
  readonly care: string;
  readonly provider: string;
  readonly office: string;
};

const COUNTRY = "SA";

const occupationId = (key: string): string => {
  const found = starterOccupations.find((occupation) => occupation.key === key);
  if (!found) throw new Error(`No starter occupation ${key}`);
  return starterConceptId("occupation", found);
};

const skillOf = (key: string) => {
  const found = starterSkills.find((skill) => skill.key === key);
  if (!found) throw new Error(`No starter skill ${key}`);
  return {
    label: found.label.ar,
    lang: "ar" as const,
    conceptId: starterConceptId("skill", found),
    essential: true,
  };
};

/** Two partner employers with their vacancies, a training provider with its programmes, an office. */
export async function seedOrganisations(ctx: Ctx, actor: Actor): Promise<DemoOrganisations> {
  const places = await listPlaces(ctx, COUNTRY);
  const town = (nameAr: string): string => {
    const found = places.find((place) => place.kind === "town" && place.nameAr === nameAr);
    if (!found) throw new Error(`No town ${nameAr}`);
    return found.id;
  };
  const register = async (
    kind: "employer" | "provider" | "office",
    name: string,
    sites: readonly (readonly [number: string, name: string, town: string])[],
  ) =>
    expectOk(
      await registerEmployer(ctx, actor, {
        kind,
        name,
        nameLang: "ar",
        country: COUNTRY,
        verified: true,
        establishments: sites.map(([registrationNumber, siteName, at]) => ({
          registrationNumber,
          name: siteName,
          placeId: town(at),
        })),
      }),
    );
  const market = await register("employer", "أسواق السدرة", [
    ["7001000001", "أسواق السدرة، فرع العليا", "الرياض"],
    ["7001000002", "أسواق السدرة، فرع التحلية", "جدة"],
  ]);
  const care = await register("employer", "مركز الندى للرعاية", [
    ["7002000001", "مركز الندى للرعاية، الرياض", "الرياض"],
  ]);
  const provider = await register("provider", "معهد المهارات للتدريب", [
    ["7003000001", "معهد المهارات، الرياض", "الرياض"],
  ]);
  const office = await register("office", "مكتب التمكين بالرياض", []);

  const post = async (
    organisationId: string,
    sites: readonly string[],
    vacancy: DemoVacancy,
  ): Promise<void> => {
    const { occupation, skills, site, city, days, ...draft } = vacancy;
    const { vacancyId } = expectOk(
      await postVacancy(ctx, actor, {
        organisationId,
        draft: {
          ...draft,
          titleLang: "ar",
          establishmentId: sites[site] ?? null,
          placeId: town(city),
          occupationId: occupationId(occupation),
          wagePeriod: "month",
          wageBasis: "gross",
          remote: false,
          socialInsurance: true,
          closesOn: addDays(ctx.clock.today(COUNTRY), days),
          skills: skills.map(skillOf),
        },
      }),
    );
    expectOk(await publishVacancy(ctx, actor, { vacancyId, noFee: true }));
  };
  for (const vacancy of OWN_VACANCIES.market)
    await post(market.organisationId, market.establishmentIds, vacancy);
  for (const vacancy of OWN_VACANCIES.care) await post(care.organisationId, care.establishmentIds, vacancy);

  const today = ctx.clock.today(COUNTRY);
  for (const { occupation, skills, city, startsInDays, seats, ...programme } of PROGRAMMES) {
    const startsOn = addDays(today, startsInDays);
    const body: NewProgramme = {
      ...programme,
      organisationId: provider.organisationId,
      titleLang: "ar",
      occupationId: occupationId(occupation),
      skillConceptIds: skills.map((key) => skillOf(key).conceptId),
    };
    const intake = {
      startsOn,
      endsOn: addDays(startsOn, programme.weeks * 7),
      applyBy: addDays(startsOn, -7),
      seats,
      placeId: city === null ? null : town(city),
    };
    const later = addMonths(startsOn, 2);
    const next = {
      ...intake,
      startsOn: later,
      endsOn: addDays(later, programme.weeks * 7),
      applyBy: addDays(later, -7),
    };
    expectOk(await createProgramme(ctx, actor, { programme: body, intakes: [intake, next] }));
  }
  return {
    market: market.organisationId,
    care: care.organisationId,
    provider: provider.organisationId,
    office: office.organisationId,
  };
}
