import { foldDigits } from "#app/domain/identity/digits.ts";
import { parseMajor } from "#app/domain/kernel/money.ts";
import {
  firstDayOf,
  isPlainDate,
  isPlainMonth,
  monthOf,
  type PlainDate,
} from "#app/domain/kernel/plain-date.ts";
import { remembered } from "#app/domain/kernel/remembered.ts";

/** Columns that a wage file must have; `started_on` and `ended_on` may be there as well. */
export const WAGE_COLUMNS = ["national_id", "registration_number", "month", "wage"] as const;

export type WageRow = {
  readonly nationalId: string;
  readonly registrationNumber: string;
  readonly month: PlainDate;
  readonly wageMinor: number;
  readonly startedOn: PlainDate | null;
  readonly endedOn: PlainDate | null;
};
export type RowProblem = { readonly column: string; readonly code: string };

const ASCII = /^[\x20-\x7e]*$/;

const isDate = remembered(isPlainDate);
const isMonth = remembered(isPlainMonth);

type RawRow = Readonly<Record<string, string | undefined>>;

// Not functions within the next one: those would be made anew for each of a million rows.
const problem = (column: string, code: string): { readonly problem: RowProblem } => ({
  problem: { column, code },
});
function cellOf(raw: RawRow, name: string): string {
  const text = (raw[name] ?? "").trim();
  return ASCII.test(text) ? text : foldDigits(text);
}

/** One row of a wage file, or the column that is wrong. Wages are in major units, gross, for the month. */
export function parseWageRow(
  raw: RawRow,
  currency: string,
): { readonly row: WageRow } | { readonly problem: RowProblem } {
  const nationalId = cellOf(raw, "national_id");
  if (!/^[0-9A-Z]{5,20}$/i.test(nationalId)) return problem("national_id", "not_an_identity_number");
  const registrationNumber = cellOf(raw, "registration_number");
  if (registrationNumber === "") return problem("registration_number", "missing");
  const month = cellOf(raw, "month");
  if (!isMonth(month)) return problem("month", "not_a_month");
  const wage = parseMajor(cellOf(raw, "wage"), currency);
  if (!wage || wage.minor < 0) return problem("wage", "not_an_amount");
  const startedOn = cellOf(raw, "started_on") || null;
  if (startedOn && !isDate(startedOn)) return problem("started_on", "not_a_date");
  const endedOn = cellOf(raw, "ended_on") || null;
  if (endedOn && !isDate(endedOn)) return problem("ended_on", "not_a_date");
  if (startedOn && endedOn && endedOn < startedOn) return problem("ended_on", "before_start");
  if (startedOn && monthOf(startedOn) > month) return problem("started_on", "after_month");
  return {
    row: {
      nationalId,
      registrationNumber,
      month: firstDayOf(month),
      wageMinor: wage.minor,
      startedOn,
      endedOn,
    },
  };
}
