import { csvCell } from "#app/domain/imports/import-result.ts";
import { addDays, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { StarterOccupation } from "#app/domain/taxonomy/taxonomy.ts";
import { starterOccupations, starterSkills } from "../taxonomy/index.ts";
import { DEMO_TOWNS } from "./places.ts";
import { seededRandom, type Random } from "./random.ts";
import { DUTIES_START, EMPLOYER_KINDS, EMPLOYER_NAMES, OFFERS } from "./words.ts";

const SEED = 20_261;
/** Monthly wages in riyals by ISCO-08 major group: plausible, invented. */
export const WAGES: Readonly<Record<string, readonly [number, number]>> = {
  "1": [6_500, 9_500],
  "2": [5_500, 9_000],
  "3": [4_800, 7_500],
  "4": [4_300, 6_200],
  "5": [4_000, 5_400],
  "6": [3_600, 4_600],
  "7": [4_200, 6_000],
  "8": [4_400, 5_900],
  "9": [4_000, 4_700],
};

const COLUMNS = [
  "id",
  "title",
  "employer",
  "employer_id",
  "region",
  "city",
  "description",
  "requirements",
  "wage_min",
  "wage_max",
  "hours_per_week",
  "employment_type",
  "shift",
  "openings",
  "experience_years",
  "education",
  "posted_on",
  "closes_on",
  "remote",
] as const;

const skillLabels = new Map(starterSkills.map((skill) => [skill.key, skill.label]));
const REMOTE_ISCO = /^(2513|2166|3514|4110|4132|4222|3522|2431|2642|4131)/;

/** A posting's title as an employer would write it: mostly the usual form, sometimes an everyday name. */
function titleOf(random: Random, occupation: StarterOccupation, english: boolean): string {
  if (english) return occupation.label.en;
  return random.weighted([
    [occupation.label.ar, 4],
    [occupation.forms.masculine, 3],
    [occupation.forms.feminine, 2],
    [occupation.aliases.ar[0] ?? occupation.label.ar, 2],
  ]);
}

const labelsOf = (keys: readonly string[], english: boolean): string[] =>
  keys.flatMap((key) => skillLabels.get(key)?.[english ? "en" : "ar"] ?? []);

function posting(random: Random, number: number, today: PlainDate): readonly (string | number)[] {
  const occupation = random.pick(starterOccupations);
  const group = occupation.iscoGroup[0] ?? "9";
  const english = random.chance(0.08);
  const town = random.weighted(DEMO_TOWNS);
  const essential = random.some(occupation.skills.essential, random.whole(2, 5));
  const optional = random.some(occupation.skills.optional, random.whole(0, 2));
  const requirements = labelsOf([...essential, ...optional], english);
  const [low, high] = WAGES[group] ?? [4_000, 5_000];
  const partTime = random.chance(0.14);
  const wageMin = Math.round((low + random.next() * (high - low) * 0.7) / 100) * (partTime ? 60 : 100);
  const employerIndex = random.whole(0, EMPLOYER_NAMES.length - 1);
  const kind = random.pick(EMPLOYER_KINDS[group] ?? ["شركة"]);
  const postedOn = addDays(today, -random.whole(0, 45));
  const description = english
    ? `Daily work: ${requirements.join(", ")}.`
    : `${DUTIES_START}: ${requirements.join("، ")}. ${random.some(OFFERS, 2).join(" ")}`;
  return [
    `D-${String(number).padStart(5, "0")}`,
    titleOf(random, occupation, english),
    `${kind} ${EMPLOYER_NAMES[employerIndex] ?? ""}`,
    `${group}-${employerIndex}-${kind.length}`,
    town.region,
    town.city,
    description,
    requirements.join("|"),
    wageMin,
    wageMin + random.pick([0, 0, 300, 500, 800]),
    partTime ? random.pick([16, 20, 24]) : random.pick([40, 44, 48, 48]),
    partTime ? "part_time" : "full_time",
    random.weighted([
      ["day", 6],
      ["evening", 2],
      ["rotating", 2],
      ["night", 1],
    ] as const),
    random.weighted([
      [1, 6],
      [2, 2],
      [3, 1],
      [6, 1],
      [12, 0.4],
    ] as const),
    random.weighted([
      [0, 5],
      [1, 3],
      [2, 2],
      [3, 1],
    ] as const),
    random.weighted([
      ["none", 3],
      ["intermediate", 2],
      ["secondary", 4],
      ["diploma", 1.5],
      ["bachelor", 1],
    ] as const),
    postedOn,
    addDays(today, random.whole(20, 85)),
    REMOTE_ISCO.test(occupation.iscoGroup) && random.chance(0.35) ? "yes" : "no",
  ];
}

/** A CSV of `count` invented postings in the documented format (docs/formats/postings-csv.md). */
export function demoPostingsCsv(count: number, today: PlainDate): string {
  const random = seededRandom(SEED);
  const lines = [COLUMNS.join(",")];
  for (let number = 1; number <= count; number++)
    lines.push(posting(random, number, today).map(csvCell).join(","));
  return lines.join("\n") + "\n";
}
