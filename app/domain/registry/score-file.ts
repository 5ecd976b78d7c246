import { foldDigits } from "#app/domain/identity/digits.ts";
import { parseNationalId } from "#app/domain/identity/national-id.ts";
import { isPlainDate, type PlainDate } from "#app/domain/kernel/plain-date.ts";
import { parseScore } from "./score-number.ts";
import { aboutOf, parseCode, parseValue } from "./variables.ts";

/** Columns that a score file must have; docs/formats/score-csv.md describes all of them. */
export const SCORE_COLUMNS = [
  "household_ref",
  "scheme",
  "computed_on",
  "source",
  "score",
  "variable",
  "value",
] as const;

type FromFile = {
  readonly row: number;
  readonly householdRef: string;
  readonly scheme: string;
  /** The day for which the registry worked it out. */
  readonly on: PlainDate;
  readonly source: string;
};

/** A row of a score file: a household's total, or one variable that it was worked out from. */
export type ScoreRow = FromFile &
  (
    | { readonly kind: "score"; readonly score: string }
    | {
        readonly kind: "variable";
        readonly code: string;
        /** Of the member whom it is about; null: of the household. */
        readonly nationalId: string | null;
        readonly value: string;
        /** Null where the registry does not tell them. */
        readonly points: string | null;
        readonly observedOn: PlainDate | null;
      }
  );

type Problem = { readonly column: string; readonly reason: string };
type Cells = Readonly<Record<string, string | undefined>>;

/** What makes two rows speak of the same thing: the later one of a file wins. */
export const rowKey = (row: ScoreRow): string =>
  [
    row.householdRef,
    row.scheme,
    row.on,
    row.kind === "score" ? "" : `${row.code} ${row.nationalId ?? ""}`,
  ].join("\u0000");

const no = (column: string, reason: string): { readonly problem: Problem } => ({
  problem: { column, reason },
});

/** Reads one row of a score file; the first wrong cell is named. `today` is the country's: nothing is of tomorrow. */
export function readScoreRow(
  cells: Cells,
  row: number,
  { country, today }: { readonly country: string; readonly today: PlainDate },
): { readonly read: ScoreRow } | { readonly problem: Problem } {
  const text = (column: string): string => foldDigits((cells[column] ?? "").normalize("NFC")).trim();
  for (const column of ["household_ref", "scheme", "computed_on", "source"])
    if (text(column) === "") return no(column, "missing");
  const on = text("computed_on");
  if (!isPlainDate(on)) return no("computed_on", "not_a_date");
  if (on > today) return no("computed_on", "in_future");
  const scheme = text("scheme").toLowerCase();
  if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(scheme)) return no("scheme", "unknown_word");
  const source = text("source");
  if (source.length > 200) return no("source", "too_long");
  // This word is kept for what officers grant here.
  if (source === "change_request") return no("source", "not_allowed");
  const base = { row, householdRef: text("household_ref"), scheme, on, source };
  const variable = text("variable");
  if (variable === "") {
    const written = text("score");
    if (written === "") return no("score", "missing");
    for (const column of ["value", "points", "national_id"])
      if (text(column) !== "") return no(column, "without_variable");
    const score = parseScore(written);
    return score === null ? no("score", "not_a_number") : { read: { ...base, kind: "score", score } };
  }
  return readVariable(base, variable, text, country);
}

function readVariable(
  base: FromFile,
  variable: string,
  text: (column: string) => string,
  country: string,
): { readonly read: ScoreRow } | { readonly problem: Problem } {
  if (text("score") !== "") return no("score", "score_or_variable");
  const code = parseCode(variable);
  if (code === null) return no("variable", "unknown_word");
  const id = text("national_id");
  const nationalId = id === "" ? null : parseNationalId(id, country);
  if (id !== "" && nationalId === null) return no("national_id", "not_an_identity_number");
  const about = aboutOf(code);
  if (about === "person" && nationalId === null) return no("national_id", "missing");
  if (about === "household" && nationalId !== null) return no("national_id", "of_the_household");
  const value = parseValue(code, text("value"));
  if ("problem" in value) return no("value", value.problem === "required" ? "missing" : value.problem);
  const points = text("points") === "" ? null : parseScore(text("points"));
  if (points === null && text("points") !== "") return no("points", "not_a_number");
  const observedOn = text("observed_on") === "" ? null : text("observed_on");
  if (observedOn !== null && !isPlainDate(observedOn)) return no("observed_on", "not_a_date");
  if (observedOn !== null && observedOn > base.on) return no("observed_on", "after_computed_on");
  return {
    read: { ...base, kind: "variable", code, nationalId, value: value.value, points, observedOn },
  };
}
