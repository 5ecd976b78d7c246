import { ok, type Result } from "../../kernel/result.ts";
import { langOf, oneLine, RowReader, wholeNumber } from "./cells.ts";
import type { EmploymentType } from "../vacancy.ts";
import type { CellProblem, Cells, ParsedRow, PostingFormat } from "./posting.ts";
import { isLanguage, tidyRequirements } from "./requirements.ts";

/** What `Type` says, and `Level` where a second type slipped into it. */
const TYPES: Readonly<Record<string, { type: EmploymentType | null; remote?: boolean }>> = {
  "full time": { type: "full_time" },
  "part time": { type: "part_time" },
  internship: { type: "training" },
  student: { type: "training" },
  "freelance / project": { type: "temporary" },
  "shift based": { type: "shift_work" },
  "work from home": { type: null, remote: true },
};
const LEVELS = new Set(["entry level", "experienced", "manager", "senior management"]);

const DEMANDS: Readonly<Record<string, "female" | "male">> = {
  "females only": "female",
  "males only": "male",
};

/**
 * Postings copied from an Egyptian job board: English, without id, date or wage; `Country` holds the
 * governorate or, for work abroad, the country; skills are joined by " - ".
 */
export const wuzzuf: PostingFormat = {
  name: "wuzzuf",
  defaultCountry: "EG",
  defaultSource: "wuzzuf",
  idColumn: null,
  required: ["Title", "Company", "Location", "Country"],
  optional: ["Type", "Level", "YearsExp", "Skills"],
  parse,
};

function parse(cells: Cells): Result<ParsedRow, CellProblem> {
  const row = new RowReader(cells);
  for (const column of ["Title", "Company"]) {
    if (row.line(column) === "") return { ok: false, error: row.problem(column, "missing") };
  }
  const title = row.line("Title");
  const type = row.value("Type", "unknown_value", (text) => TYPES[text.toLowerCase()] ?? null);
  const second = row.value("Level", "unknown_value", (text) => {
    const word = text.toLowerCase();
    return TYPES[word] ?? (LEVELS.has(word) ? { type: null } : null);
  });
  const skills = row
    .raw("Skills")
    .split(/\s+-\s+/)
    .map(oneLine);
  return ok({
    posting: {
      sourceId: null,
      sourceUrl: null,
      title,
      titleLang: langOf(title),
      description: "",
      employerName: row.line("Company"),
      employerRef: null,
      regionText: row.line("Country"),
      cityText: row.line("Location"),
      // The second type is the rarer and so the more telling one: "Full Time, Shift Based".
      employmentType: second?.type ?? type?.type ?? null,
      hoursPerWeek: null,
      shift: null,
      remote: [type, second].some((t) => t?.remote === true),
      wage: null,
      openings: 1,
      openingsFilled: 0,
      experienceYears: row.value("YearsExp", "not_a_number", readYears)?.years ?? null,
      educationLevel: null,
      ...{ accommodations: [], childcare: false, transport: false },
      demandedGender: skills.map((s) => DEMANDS[s.toLowerCase()]).find(Boolean) ?? null,
      postedOn: null,
      closesOn: null,
      requirements: tidyRequirements(
        skills
          .filter((skill) => !(skill.toLowerCase() in DEMANDS))
          .map((label) => ({ kind: isLanguage(label) ? "language" : "skill", label, essential: true })),
      ),
    },
    notes: row.notes,
  });
}

/** "1-3 Yrs of Exp", "3+ Yrs of Exp": the least; "null Yrs of Exp": not said. */
function readYears(text: string): { years: number | null } | null {
  if (/^null\b/i.test(text)) return { years: null };
  const years = wholeNumber(/^(\d+)\s*(?:-\s*\d+|\+)?\s*yrs/i.exec(text)?.[1] ?? "", 60);
  return years === null ? null : { years };
}
