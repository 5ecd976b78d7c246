import type { PlainDate } from "../../kernel/plain-date.ts";
import type { Result } from "../../kernel/result.ts";

export type EmploymentType = "full_time" | "part_time" | "temporary" | "seasonal" | "shift_work" | "training";
export type WagePeriod = "month" | "week" | "day" | "hour";
export type RequirementKind = "skill" | "language" | "licence" | "qualification" | "other";

export type ImportedWage = {
  readonly minMinor: number;
  readonly maxMinor: number | null;
  readonly currency: string;
  readonly period: WagePeriod;
  readonly basis: "gross" | "net" | null;
};

export type ImportedRequirement = {
  readonly kind: RequirementKind;
  readonly label: string;
  readonly lang: string;
  readonly essential: boolean;
};

/** A vacancy as a source's row tells it; what the row does not tell is null. */
export type ImportedPosting = {
  /** Null where the source has no ids: the row's hash takes their place. */
  readonly sourceId: string | null;
  readonly sourceUrl: string | null;
  readonly title: string;
  readonly titleLang: string;
  readonly description: string;
  readonly employerName: string;
  readonly employerRef: string | null;
  readonly regionText: string;
  readonly cityText: string;
  readonly employmentType: EmploymentType | null;
  readonly hoursPerWeek: number | null;
  readonly shift: "day" | "evening" | "night" | "rotating" | null;
  readonly remote: boolean;
  readonly wage: ImportedWage | null;
  readonly openings: number;
  readonly openingsFilled: number;
  readonly experienceYears: number | null;
  readonly educationLevel: EducationLevel | null;
  /** What the posting demanded, for the fairness figures only: it gates nothing. Null when it says nothing. */
  readonly demandedGender: "any" | "female" | "male" | null;
  readonly postedOn: PlainDate | null;
  readonly closesOn: PlainDate | null;
  readonly requirements: readonly ImportedRequirement[];
};

export const EDUCATION_LEVELS = [
  "primary",
  "intermediate",
  "secondary",
  "diploma",
  "bachelor",
  "master",
  "doctorate",
] as const;
export type EducationLevel = (typeof EDUCATION_LEVELS)[number];

/** Why a row, or one cell of it, was not taken. Worded in i18n (`importReasons.<reason>`). */
export const ROW_REASONS = [
  "missing",
  "too-long",
  "not-a-date",
  "not-a-number",
  "not-an-amount",
  "not-a-list",
  "unknown-value",
  "header-text",
  "header-repeated",
  "wrong-cell-count",
  "broken-quotes",
  "not-utf8",
  "later-row-wins",
] as const;
export type RowReason = (typeof ROW_REASONS)[number];

export type CellProblem = {
  readonly column: string;
  readonly reason: RowReason;
  /** What stood there, as the source wrote it. */
  readonly value: string;
};

/** A posting, and the cells that could not be read and count as empty. */
export type ParsedRow = { readonly posting: ImportedPosting; readonly notes: readonly CellProblem[] };

export type Cells = Readonly<Record<string, string>>;

/** One source's way of writing postings as rows. */
export type PostingFormat = {
  readonly name: string;
  readonly defaultCountry: string | null;
  readonly defaultSource: string;
  /** The file is refused without these columns. */
  readonly required: readonly string[];
  /** Columns that are read where they exist; the others are ignored and named in the result. */
  readonly optional: readonly string[];
  /** Reads a row; an error rejects it. `currency` is the country's. */
  parse(cells: Cells, currency: string): Result<ParsedRow, CellProblem>;
};
