import { starterConceptId } from "#app/domain/taxonomy/seed-taxonomy.server.ts";
import type { StarterOccupation } from "#app/domain/taxonomy/taxonomy.ts";
import type { VacancyDraft } from "#app/domain/vacancies/vacancy.schema.ts";
import { LIKELY } from "../demo/people.ts";
import { WAGES } from "../demo/postings.ts";
import { DUTIES_START, OFFERS } from "../demo/words.ts";
import { starterSkills } from "../taxonomy/index.ts";
import { inDays, type EmployerInPlay, type Play, type Site } from "./play.ts";

const skillOf = new Map(starterSkills.map((skill) => [skill.key, skill]));
const occupationOf = new Map(LIKELY.map((occupation) => [occupation.label.ar, occupation]));
const PART_TIME_HOURS = [20, 24, 30] as const;
const FULL_WEEK = 48;

/** Work is offered mostly where people can do it: an occupation that somebody near the site has. */
function wantedOccupation(play: Play, site: Site): StarterOccupation {
  const luck = play.luck("drafts");
  const near = play.registered.filter(({ city }) => city === site.city);
  const somebody = near.length > 0 && luck.chance(0.8) ? luck.pick(near) : null;
  const titles = somebody?.profile?.occupations ?? [];
  return (titles.length > 0 && occupationOf.get(luck.pick(titles))) || luck.pick(LIKELY);
}

/** A vacancy as an employer writes it; everything that decent work asks for is in it. */
export function draftOf(play: Play, employer: EmployerInPlay): VacancyDraft {
  const luck = play.luck("drafts");
  const site = luck.pick(employer.sites);
  const occupation = wantedOccupation(play, site);
  const [low, high] = WAGES[occupation.iscoGroup[0] ?? "9"] ?? [4_000, 5_000];
  const partTime = luck.chance(0.18);
  const hoursPerWeek = partTime ? luck.pick(PART_TIME_HOURS) : luck.pick([40, 44, FULL_WEEK]);
  const full = Math.round((low + luck.next() * (high - low) * 0.7) / 100) * 100;
  const wageMinMinor = (partTime ? Math.round((full * hoursPerWeek) / FULL_WEEK / 50) * 50 : full) * 100;
  const keys = [...luck.some(occupation.skills.essential, 3), ...luck.some(occupation.skills.optional, 1)];
  const skills = keys.flatMap((key) => skillOf.get(key) ?? []);
  return {
    establishmentId: site.establishmentId,
    title: occupation.label.ar,
    titleLang: "ar",
    description: `${DUTIES_START}: ${skills.map(({ label }) => label.ar).join("، ")}. ${luck.some(OFFERS, 2).join(" ")}`,
    placeId: site.placeId,
    occupationId: starterConceptId("occupation", occupation),
    employmentType: partTime ? "part_time" : "full_time",
    hoursPerWeek,
    shift: luck.weighted([
      ["day", 7],
      ["evening", 2],
      ["rotating", 1],
    ] as const),
    remote: luck.chance(0.04),
    wageMinMinor,
    wageMaxMinor: wageMinMinor + luck.pick([0, 20_000, 40_000, 60_000]),
    wagePeriod: "month",
    wageBasis: "gross",
    openings: luck.weighted([
      [1, 3],
      [2, 4],
      [3, 3],
      [5, 2],
      [8, 1],
    ] as const),
    experienceYears: luck.weighted([
      [0, 6],
      [1, 2],
      [2, 1],
    ] as const),
    educationLevel: luck.weighted([
      ["none", 5],
      ["intermediate", 2],
      ["secondary", 2],
    ] as const),
    accommodations: luck.chance(0.2) ? ["step_free"] : [],
    childcare: luck.chance(0.06),
    transport: luck.chance(0.25),
    socialInsurance: true,
    closesOn: luck.chance(0.8) ? inDays(play, luck.whole(30, 90)) : null,
    skills: skills.map((skill) => ({
      label: skill.label.ar,
      lang: "ar" as const,
      conceptId: starterConceptId("skill", skill),
      essential: true,
    })),
  };
}
