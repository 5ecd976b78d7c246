import { csvCell } from "#app/domain/imports/import-result.ts";
import { addDays, addMonths, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import type { RegistryPerson } from "#app/domain/people/registry-person.ts";
import { fromMillionths } from "#app/domain/registry/score-number.ts";
import { seededRandom, type Random } from "./random.ts";

const SEED = 9_743;
const SOURCE = "السجل الاجتماعي (بيانات العرض)";
const SCHEME = "social-security";
const HEADER = "household_ref,scheme,computed_on,source,score,national_id,variable,value,points,observed_on";

type Variable = {
  readonly of: string | null;
  readonly code: string;
  readonly value: string;
  /** In hundredths; null where the registry does not tell them. */
  readonly points: number | null;
};

/** What a registry could have counted for a household; the second time something has moved. */
function variablesOf(members: readonly RegistryPerson[], random: Random): readonly [Variable[], Variable[]] {
  const rooms = random.whole(2, 4);
  const rent = random.chance(0.5);
  const power = random.whole(12, 45) * 10;
  const household = (code: string, value: string, points: number | null): Variable => ({
    ...{ of: null, code, value, points },
  });
  const before = [
    household("household_size", String(members.length), 20 * members.length),
    household("rooms", String(rooms), 10 * rooms),
    household("housing", rent ? "rented" : "owned", rent ? 10 : 35),
    household("electricity", String(power), Math.round(power / 10)),
    household("vehicle", random.chance(0.3) ? "yes" : "no", null),
  ];
  for (const { nationalId: of, relation, profile } of members) {
    if (relation === "child") {
      before.push({ of, code: "school_attendance", value: "yes", points: 5 });
      continue;
    }
    if (profile?.educationLevel)
      before.push({ of, code: "education", value: profile.educationLevel, points: 15 });
    before.push({ of, code: "employment", value: profile ? "seeks" : "at_home", points: 10 });
  }
  const now = before.map((variable): Variable => {
    if (variable.code === "electricity")
      return { ...variable, value: String(power + 60), points: Math.round((power + 60) / 10) };
    if (variable.code === "rooms" && random.chance(0.5))
      return { ...variable, value: String(rooms + 1), points: 10 * (rooms + 1) };
    return variable;
  });
  return [before, now];
}

const hundredths = (points: number): string => fromMillionths(points * 10_000);

/** A score file for the demo's households: two calculations, half a year apart, the same for the same day. */
export function demoScoresCsv(people: readonly RegistryPerson[], today: PlainDate): string {
  const random = seededRandom(SEED);
  const byHousehold = new Map<string, RegistryPerson[]>();
  for (const person of people)
    byHousehold.set(person.householdRef, [...(byHousehold.get(person.householdRef) ?? []), person]);
  const days = [addMonths(today, -8), addMonths(today, -2)] as const;
  const lines = [HEADER];
  for (const [ref, members] of byHousehold) {
    for (const [index, variables] of variablesOf(members, random).entries()) {
      const on = days[index] ?? today;
      const row = (...cells: readonly (string | null)[]): string =>
        [ref, SCHEME, on, SOURCE, ...cells].map(csvCell).join(",");
      const total = variables.reduce((sum, { points }) => sum + (points ?? 0), 500);
      lines.push(row(hundredths(total), "", "", "", "", ""));
      for (const { of, code, value, points } of variables)
        lines.push(row("", of, code, value, points === null ? "" : hundredths(points), addDays(on, -14)));
    }
  }
  return `${lines.join("\n")}\n`;
}
