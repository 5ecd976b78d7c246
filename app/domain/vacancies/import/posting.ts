import type { PlainDate } from "../../kernel/plain-date.ts";
import type { Result } from "../../kernel/result.ts";
import type {
  ACCOMMODATIONS,
  EDUCATION_LEVELS,
  EmploymentType,
  Shift,
  WageBasis,
  WagePeriod,
  WorkRequirement,
} from "../vacancy.ts";

export type EducationLevel = (typeof EDUCATION_LEVELS)[number];

export type ImportedWage = {
  readonly minMinor: number;
  readonly maxMinor: number | null;
  readonly currency: string;
  readonly period: WagePeriod;
  readonly basis: WageBasis | null;
};

export type ImportedRequirement = Omit<WorkRequirement, "conceptId">;

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
  readonly shift: Shift | null;
  readonly remote: boolean;
  readonly wage: ImportedWage | null;
  readonly openings: number;
  readonly openingsFilled: number;
  readonly experienceYears: number | null;
  readonly educationLevel: EducationLevel | null;
  /** What the place offers to people with a disability, to parents, and for the way. */
  readonly accommodations: readonly (typeof ACCOMMODATIONS)[number][];
  readonly childcare: boolean;
  readonly transport: boolean;
  /** What the posting demanded, for the fairness figures only: it gates nothing. Null when it says nothing. */
  readonly demandedGender: "any" | "female" | "male" | null;
  readonly postedOn: PlainDate | null;
  readonly closesOn: PlainDate | null;
  readonly requirements: readonly ImportedRequirement[];
};

/** Why a row, or one cell of it, was not taken. */
export type CellReason =
  | "missing"
  | "too_long"
  | "not_a_date"
  | "not_a_number"
  | "not_an_amount"
  | "not_a_list"
  | "unknown_value"
  | "header_text";

export type CellProblem = {
  readonly column: string;
  readonly reason: CellReason;
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
  /** Null where the source has no ids. */
  readonly idColumn: string | null;
  /** The file is refused without these columns. */
  readonly required: readonly string[];
  /** Columns that are read where they exist; the others are ignored and named in the result. */
  readonly optional: readonly string[];
  /** Reads a row; an error rejects it. `currency` is the country's. */
  parse(cells: Cells, currency: string): Result<ParsedRow, CellProblem>;
};
