import { parseMobile } from "#app/domain/identity/login.ts";
import { parseNationalId } from "#app/domain/identity/national-id.ts";
import { foldDigits } from "#app/domain/identity/digits.ts";
import { currencyOf } from "#app/domain/kernel/countries.ts";
import { parseMajor } from "#app/domain/kernel/money.ts";
import { addDays, isPlainDate, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { isAbsurd } from "#app/domain/placements/plausible-wage.ts";
import { ACCOMMODATIONS, EDUCATION_LEVELS, SHIFTS } from "#app/domain/vacancies/vacancy.ts";
import { RELATIONS } from "./household.ts";
import { EXEMPTION_GROUNDS, type RegistryPerson } from "./registry-person.ts";

/** Columns that a registry file must have; docs/formats/registry-csv.md describes all of them. */
export const REGISTRY_COLUMNS = ["household_ref", "national_id", "full_name", "relation"] as const;

export type CellProblem = { readonly column: string; readonly reason: string };

class BadCell extends Error {
  constructor(
    readonly column: string,
    readonly reason: string,
  ) {
    super(reason);
  }
}

type Cells = Readonly<Record<string, string | undefined>>;

/** Nobody alive was born before it, and no benefit of today began before it. */
const EARLIEST = "1900-01-01";
/** A benefit is decided some months ahead; a year that is further away is a slip. */
const DAYS_AHEAD = 366;

/** Reads one row of a registry file on a day; the first wrong cell is named. */
export function readRegistryRow(
  cells: Cells,
  row: number,
  country: string,
  today: PlainDate,
): { readonly person: RegistryPerson } | { readonly problem: CellProblem } {
  try {
    return { person: readPerson(reader(cells), row, country, today) };
  } catch (error) {
    if (error instanceof BadCell) return { problem: { column: error.column, reason: error.reason } };
    throw error;
  }
}

type Reader = ReturnType<typeof reader>;

function reader(cells: Cells) {
  const text = (column: string): string => foldDigits((cells[column] ?? "").normalize("NFC")).trim();
  function parsed<T>(column: string, reason: string, parse: (value: string) => T | null): T | null {
    const value = text(column);
    if (value === "") return null;
    const result = parse(value);
    if (result === null) throw new BadCell(column, reason);
    return result;
  }
  return {
    text,
    parsed,
    needed: <T>(column: string, value: T | null): T => {
      if (value === null || value === "") throw new BadCell(column, "missing");
      return value;
    },
    oneOf: <T extends string>(column: string, words: readonly T[]): T | null =>
      parsed(column, "unknown_word", (value) => words.find((word) => word === value.toLowerCase()) ?? null),
    date: (column: string) => parsed(column, "not_a_date", (value) => (isPlainDate(value) ? value : null)),
    whole: (column: string, max: number) =>
      parsed(column, "not_a_number", (value) =>
        /^\d+$/.test(value) && Number(value) <= max ? Number(value) : null,
      ),
    yes: (column: string) => ["yes", "true", "1", "نعم"].includes(text(column).toLowerCase()),
    list: (column: string) =>
      text(column)
        .split("|")
        .map((part) => part.trim())
        .filter((part) => part !== ""),
  };
}

/** A day that can be: neither before anybody's time nor after the last day. */
function dateUpTo(cell: Reader, column: string, last: PlainDate): PlainDate | null {
  const date = cell.date(column);
  if (date !== null && date < EARLIEST) throw new BadCell(column, "too_long_ago");
  if (date !== null && date > last) throw new BadCell(column, "in_future");
  return date;
}

function readBenefit(
  cell: Reader,
  country: string,
  today: PlainDate,
  birthDate: PlainDate | null,
): RegistryPerson["benefit"] {
  const packId = cell.text("pack").toLowerCase();
  if (packId === "") return null;
  const scheme = cell.needed("scheme", cell.text("scheme"));
  const decidedMinor = cell.needed("benefit", cell.parsed("benefit", "not_an_amount", amountIn(country)));
  if (isAbsurd(decidedMinor, currencyOf(country), null)) throw new BadCell("benefit", "absurd_amount");
  const from = cell.needed("benefit_from", dateUpTo(cell, "benefit_from", addDays(today, DAYS_AHEAD)));
  if (birthDate !== null && from < birthDate) throw new BadCell("benefit_from", "before_birth");
  return { scheme, packId, decidedMinor, from };
}

function readExemption(cell: Reader): RegistryPerson["exemption"] {
  const ground = cell.oneOf("exemption_ground", EXEMPTION_GROUNDS);
  if (ground === null) return null;
  const from = cell.needed("exemption_from", cell.date("exemption_from"));
  const reviewOn = cell.needed("exemption_review_on", cell.date("exemption_review_on"));
  if (reviewOn <= from) throw new BadCell("exemption_review_on", "not_after_start");
  return { ground, from, reviewOn, optedIn: cell.yes("opted_in") };
}

const amountIn =
  (country: string) =>
  (value: string): number | null => {
    const money = parseMajor(value, currencyOf(country));
    return money && money.minor >= 0 ? money.minor : null;
  };

function readPerson(cell: Reader, row: number, country: string, today: PlainDate): RegistryPerson {
  const needs = cell.list("needs");
  if (needs.some((need) => !ACCOMMODATIONS.some((known) => known === need)))
    throw new BadCell("needs", "unknown_word");
  const birthDate = dateUpTo(cell, "birth_date", today);
  return {
    row,
    householdRef: cell.needed("household_ref", cell.text("household_ref")),
    nationalId: cell.needed(
      "national_id",
      cell.parsed("national_id", "not_an_identity_number", (value) => parseNationalId(value, country)),
    ),
    fullName: cell.needed("full_name", cell.text("full_name")),
    relation: cell.needed("relation", cell.oneOf("relation", RELATIONS)),
    birthDate,
    gender: cell.oneOf("gender", ["female", "male"]),
    phone: cell.parsed("phone", "not_a_phone", (value) => parseMobile(value, country)),
    region: cell.text("region"),
    city: cell.text("city"),
    benefit: readBenefit(cell, country, today, birthDate),
    exemption: readExemption(cell),
    profile: cell.yes("looks_for_work")
      ? {
          reachKm: cell.whole("reach_km", 500) ?? 30,
          hoursMin: cell.whole("hours_min", 80),
          hoursMax: cell.whole("hours_max", 80),
          shift: cell.oneOf("shift", [...SHIFTS, "any"]) ?? "any",
          wantsRemote: cell.yes("wants_remote"),
          wantsPartTime: cell.yes("wants_part_time"),
          wageMinMinor: cell.parsed("wage_min", "not_an_amount", amountIn(country)),
          educationLevel: cell.oneOf("education", EDUCATION_LEVELS),
          experienceYears: cell.whole("experience_years", 60),
          languages: cell.list("languages"),
          licences: cell.list("licences"),
          needs,
          occupations: cell.list("occupations"),
          skills: cell.list("skills"),
        }
      : null,
  };
}
