import type {
  RegistryExemption,
  RegistryPerson,
  RegistryProfile,
} from "#app/domain/people/registry-person.ts";
import type { Relation } from "#app/domain/people/household.ts";
import { addDays, addMonths, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { starterOccupations, starterSkills } from "../taxonomy/index.ts";
import { DEMO_TOWNS, type DemoTown } from "./places.ts";
import { seededRandom, type Random } from "./random.ts";
import { FAMILY_NAMES, FEMALE_NAMES, MALE_NAMES } from "./words.ts";

const SEED = 7_919;
/** Base rates a month in halalas (sa-2023): the breadwinner, each dependant. */
const BREADWINNER = 132_000;
const DEPENDANT = 66_000;

const skillLabels = new Map(starterSkills.map((skill) => [skill.key, skill.label.ar]));
/** Work that people on assistance often know: services, crafts, driving, care, sales, simple office work. */
export const LIKELY = starterOccupations.filter(
  ({ iscoGroup }) => /^[45789]/.test(iscoGroup) || iscoGroup.startsWith("3"),
);

/** An identity number of the right shape, unlike any other of the demo: 10 digits, the first is 1. */
const demoNationalId = (number: number): string => `1${String(900_000_000 + number)}`;
/** A mobile number in the block of the demo. */
const demoPhone = (number: number): string => `+9665${String(90_000_000 + number)}`;

type Making = { random: Random; today: PlainDate; nextNumber: () => number };

const birthDate = ({ random, today }: Making, low: number, high: number): PlainDate =>
  addDays(addMonths(today, -12 * random.whole(low, high)), -random.whole(0, 364));

function profileOf({ random }: Making, carer: boolean): RegistryProfile {
  const occupations = random.some(
    LIKELY,
    random.weighted([
      [1, 6],
      [2, 3],
      [3, 1],
    ] as const),
  );
  const keys = occupations.flatMap((o) => [
    ...random.some(o.skills.essential, 4),
    ...random.some(o.skills.optional, 2),
  ]);
  const partTime = carer && random.chance(0.6);
  return {
    reachKm: random.weighted([
      [15, 3],
      [30, 5],
      [50, 2],
      [100, 1],
    ] as const),
    hoursMin: null,
    hoursMax: partTime ? 30 : null,
    shift: carer
      ? random.weighted([
          ["day", 3],
          ["any", 2],
        ] as const)
      : "any",
    wantsRemote: random.chance(carer ? 0.4 : 0.15),
    wantsPartTime: partTime,
    wageMinMinor: random.chance(0.3) ? 350_000 : null,
    educationLevel: random.weighted([
      ["none", 1],
      ["primary", 2],
      ["intermediate", 3],
      ["secondary", 5],
      ["diploma", 2],
      ["bachelor", 1],
    ] as const),
    experienceYears: random.whole(0, 9),
    languages: ["العربية"],
    licences: random.chance(0.4) ? ["driving_private"] : [],
    needs: random.chance(0.06)
      ? [random.pick(["step_free", "seated_work", "screen_reader", "flexible_breaks"])]
      : [],
    occupations: occupations.map((o) => o.label.ar),
    skills: [...new Set(keys)].flatMap((key) => skillLabels.get(key) ?? []),
  };
}

function exemptionOf({ random, today }: Making, ground: RegistryExemption["ground"]): RegistryExemption {
  const from = addMonths(today, -random.whole(1, 10));
  return { ground, from, reviewOn: addMonths(from, 12), optedIn: random.chance(0.35) };
}

type Member = Pick<RegistryPerson, "relation" | "birthDate" | "gender" | "profile" | "exemption">;

function membersOf(making: Making): readonly Member[] {
  const { random } = making;
  const femaleHead = random.chance(0.45);
  const children = random.weighted([
    [0, 2],
    [1, 3],
    [2, 4],
    [3, 3],
    [4, 2],
    [5, 1],
  ] as const);
  const young = children > 0 && random.chance(0.4);
  const adult = (relation: Relation, gender: "female" | "male", carer: boolean): Member => {
    const exempt = carer && young && random.chance(0.5);
    const unwell = random.chance(0.05);
    const exemption = unwell
      ? exemptionOf(making, "chronic_illness")
      : exempt
        ? exemptionOf(making, "care_of_children")
        : null;
    return {
      relation,
      gender,
      birthDate: birthDate(making, 22, 56),
      profile: profileOf(making, carer),
      exemption,
    };
  };
  const members = [adult("head", femaleHead ? "female" : "male", femaleHead)];
  if (!femaleHead && random.chance(0.8)) members.push(adult("spouse", "female", true));
  for (let i = 0; i < children; i++) {
    const gender = random.chance(0.5) ? "female" : "male";
    members.push({
      relation: "child",
      gender,
      birthDate: birthDate(making, young ? 1 : 6, 17),
      profile: null,
      exemption: null,
    });
  }
  if (random.chance(0.1))
    members.push({
      relation: "parent",
      gender: "female",
      birthDate: birthDate(making, 62, 84),
      profile: null,
      exemption: null,
    });
  return members;
}

function household(making: Making, number: number, town: DemoTown): readonly RegistryPerson[] {
  const { random, today, nextNumber } = making;
  const family = random.pick(FAMILY_NAMES);
  const members = membersOf(making);
  const benefits = random.chance(0.85);
  return members.map((member) => {
    const serial = nextNumber();
    const given = random.pick(member.gender === "female" ? FEMALE_NAMES : MALE_NAMES);
    const head = member.relation === "head";
    return {
      ...member,
      row: serial,
      householdRef: `DEMO-${number}`,
      nationalId: demoNationalId(serial),
      fullName: `${given} ${random.pick(MALE_NAMES)} ${family}`,
      phone: member.profile ? demoPhone(serial) : null,
      ...town,
      benefit:
        head && benefits
          ? {
              scheme: "social-security",
              packId: "sa-2023",
              decidedMinor: BREADWINNER + DEPENDANT * (members.length - 1),
              from: addMonths(`${today.slice(0, 7)}-01`, -random.whole(4, 40)),
            }
          : null,
    };
  });
}

/** Where numbers go on and which people come: another start gives other people. */
export type PeopleStart = { readonly seed: number; readonly serial: number; readonly household: number };
const DEMO_START: PeopleStart = { seed: SEED, serial: 1_000, household: 0 };

/** People of `households` invented households, in plausible proportions; the same people for the same day. */
export function demoPeople(
  households: number,
  today: PlainDate,
  start: PeopleStart = DEMO_START,
): readonly RegistryPerson[] {
  const random = seededRandom(start.seed);
  let serial = start.serial;
  const making: Making = { random, today, nextNumber: () => ++serial };
  return Array.from({ length: households }, (_, number) =>
    household(making, start.household + number + 1, random.weighted(DEMO_TOWNS)),
  ).flat();
}
