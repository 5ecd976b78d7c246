import { csvCell } from "#app/domain/imports/import-result.ts";
import type { RegistryPerson } from "#app/domain/people/registry-person.ts";

type Cell = string | number | null | undefined;
const yes = (is: boolean | undefined): string => (is ? "yes" : "");
const major = (minor: number | null | undefined): string => (minor == null ? "" : (minor / 100).toFixed(2));

/** Columns of docs/formats/registry-csv.md with what a person says in each. Amounts with two decimals. */
const COLUMNS: Readonly<Record<string, (person: RegistryPerson) => Cell>> = {
  household_ref: (p) => p.householdRef,
  national_id: (p) => p.nationalId,
  full_name: (p) => p.fullName,
  relation: (p) => p.relation,
  birth_date: (p) => p.birthDate,
  gender: (p) => p.gender,
  phone: (p) => p.phone,
  region: (p) => p.region,
  city: (p) => p.city,
  pack: (p) => p.benefit?.packId,
  scheme: (p) => p.benefit?.scheme,
  benefit: (p) => major(p.benefit?.decidedMinor),
  benefit_from: (p) => p.benefit?.from,
  exemption_ground: (p) => p.exemption?.ground,
  exemption_from: (p) => p.exemption?.from,
  exemption_review_on: (p) => p.exemption?.reviewOn,
  opted_in: (p) => yes(p.exemption?.optedIn),
  looks_for_work: (p) => yes(p.profile !== null),
  occupations: (p) => p.profile?.occupations.join("|"),
  skills: (p) => p.profile?.skills.join("|"),
  education: (p) => p.profile?.educationLevel,
  experience_years: (p) => p.profile?.experienceYears,
  reach_km: (p) => p.profile?.reachKm,
  hours_min: (p) => p.profile?.hoursMin,
  hours_max: (p) => p.profile?.hoursMax,
  shift: (p) => p.profile?.shift,
  wage_min: (p) => major(p.profile?.wageMinMinor),
  languages: (p) => p.profile?.languages.join("|"),
  licences: (p) => p.profile?.licences.join("|"),
  needs: (p) => p.profile?.needs.join("|"),
  wants_remote: (p) => yes(p.profile?.wantsRemote),
  wants_part_time: (p) => yes(p.profile?.wantsPartTime),
};

/** The cells of a person's row, as the importer is handed them. */
export const registryCells = (person: RegistryPerson): Readonly<Record<string, string>> =>
  Object.fromEntries(
    // A leading "+" would be taken for a formula; the importer reads 00 as well.
    Object.entries(COLUMNS).map(([name, say]) => [name, String(say(person) ?? "").replace(/^\+/, "00")]),
  );

/** A registry's file about these people. */
export function registryCsv(people: readonly RegistryPerson[]): string {
  const names = Object.keys(COLUMNS);
  const lines = people.map((person) => {
    const cells = registryCells(person);
    return names.map((name) => csvCell(cells[name] ?? "")).join(",");
  });
  return [names.join(","), ...lines].join("\n") + "\n";
}
