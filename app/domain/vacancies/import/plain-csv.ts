import { isPlainDate } from "../../kernel/plain-date.ts";
import { parseMajor } from "../../kernel/money.ts";
import { ok, type Result } from "../../kernel/result.ts";
import { langOf, RowReader, westernDigits, wholeNumber, yesNo } from "./cells.ts";
import type { CellProblem, Cells, ImportedWage, ParsedRow, PostingFormat } from "./posting.ts";

import {
  ACCOMMODATIONS,
  EDUCATION_LEVELS,
  EMPLOYMENT_TYPES,
  SHIFTS,
  WAGE_BASES,
  WAGE_PERIODS,
} from "../vacancy.ts";
import { readDate } from "./hijri-date.ts";
import { isLanguage, tidyRequirements } from "./requirements.ts";

const REQUIRED = ["id", "title", "employer", "region", "city"];
const OPTIONAL = [
  ...["description", "employer_id", "requirements", "wage_min", "wage_max", "currency", "wage_period"],
  ...[
    "wage_basis",
    "hours_per_week",
    "employment_type",
    "shift",
    "openings",
    "experience_years",
    "education",
  ],
  ...["accommodations", "childcare", "transport"],
  ...["gender", "posted_on", "closes_on", "remote", "url"],
];

/**
 * The documented plain CSV (docs/formats/postings-csv.md). Its author can correct it, so that a value that
 * cannot be read rejects the row, whereas foreign sources are read as far as they go.
 */
export const plainCsv: PostingFormat = {
  name: "csv",
  defaultCountry: null,
  defaultSource: "csv",
  idColumn: "id",
  required: REQUIRED,
  optional: OPTIONAL,
  parse,
};

const oneOf =
  <T extends string>(...values: readonly T[]) =>
  (text: string): T | null =>
    values.find((value) => value === text.toLowerCase().replace(/[\s-]+/g, "_")) ?? null;

/** Values with | between them; null when one of them is none. */
const listOf =
  <T>(read: (text: string) => T | null) =>
  (text: string): readonly T[] | null => {
    const parts = text.split("|").map((part) => part.trim());
    const values = parts.filter((part) => part !== "").map(read);
    const known = values.filter((value) => value !== null);
    return known.length === values.length ? [...new Set(known)] : null;
  };

function parse(cells: Cells, countryCurrency: string): Result<ParsedRow, CellProblem> {
  const row = new RowReader(cells);
  for (const column of ["id", "title", "employer"]) {
    if (row.line(column) === "") return { ok: false, error: row.problem(column, "missing") };
  }
  const title = row.line("title");
  const number = (column: string, max: number): number | null =>
    row.value(column, "not_a_number", (text) => wholeNumber(text, max));
  const date = (column: string): string | null =>
    row.value(column, "not_a_date", (text) => (isPlainDate(text) ? text : readDate(text)));
  const posting = {
    sourceId: row.line("id"),
    sourceUrl: row.value("url", "unknown_value", (text) => (/^https?:\/\/\S+$/i.test(text) ? text : null)),
    title,
    titleLang: langOf(title),
    description: row.text("description"),
    employerName: row.line("employer"),
    employerRef: row.line("employer_id") || null,
    regionText: row.line("region"),
    cityText: row.line("city"),
    employmentType: row.value("employment_type", "unknown_value", oneOf(...EMPLOYMENT_TYPES)),
    hoursPerWeek: number("hours_per_week", 168),
    shift: row.value("shift", "unknown_value", oneOf(...SHIFTS)),
    remote: row.value("remote", "unknown_value", yesNo) ?? false,
    wage: readWage(row, countryCurrency),
    openings: row.value("openings", "not_a_number", (text) => wholeNumber(text, 100_000) || null) ?? 1,
    openingsFilled: 0,
    experienceYears: number("experience_years", 60),
    educationLevel: row.value("education", "unknown_value", oneOf(...EDUCATION_LEVELS)),
    accommodations: row.value("accommodations", "unknown_value", listOf(oneOf(...ACCOMMODATIONS))) ?? [],
    childcare: row.value("childcare", "unknown_value", yesNo) ?? false,
    transport: row.value("transport", "unknown_value", yesNo) ?? false,
    demandedGender: row.value("gender", "unknown_value", oneOf("any", "female", "male")),
    postedOn: date("posted_on"),
    closesOn: date("closes_on"),
    requirements: tidyRequirements(
      row
        .raw("requirements")
        .split("|")
        .map((label) => ({ kind: isLanguage(label) ? "language" : "skill", label, essential: true })),
    ),
  } as const;
  const [problem] = row.notes.filter((note) => note.reason !== "too_long");
  return problem ? { ok: false, error: problem } : ok({ posting, notes: row.notes });
}

/** Amounts in major units; 0 says nothing. With one amount only, that is the least. */
function readWage(row: RowReader, countryCurrency: string): ImportedWage | null {
  const currency =
    row.value("currency", "unknown_value", (text) =>
      /^[a-z]{3}$/i.test(text) ? text.toUpperCase() : null,
    ) ?? countryCurrency;
  const amount = (column: string): number | null =>
    row.value(column, "not_an_amount", (text) => {
      const read = parseMajor(westernDigits(text), currency);
      return read && read.minor >= 0 ? read.minor : null;
    });
  const min = amount("wage_min");
  const max = amount("wage_max");
  const period = row.value("wage_period", "unknown_value", oneOf(...WAGE_PERIODS)) ?? "month";
  const basis = row.value("wage_basis", "unknown_value", oneOf(...WAGE_BASES));
  const minMinor = min || max;
  if (!minMinor) return null;
  if (max && max < minMinor) return row.note("wage_max", "not_an_amount");
  return { minMinor, maxMinor: max || null, currency, period, basis };
}
