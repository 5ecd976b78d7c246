import { parseMajor } from "../../kernel/money.ts";
import { ok, type Result } from "../../kernel/result.ts";
import type { EmploymentType } from "../vacancy.ts";
import { isEmpty, langOf, oneLine, paragraphs, RowReader, wholeNumber } from "./cells.ts";
import { readDate } from "./hijri-date.ts";
import type {
  CellProblem,
  Cells,
  ImportedRequirement,
  ImportedWage,
  ParsedRow,
  PostingFormat,
} from "./posting.ts";
import { readPythonList } from "./python-list.ts";
import { certificateKind, educationIn, tidyRequirements } from "./requirements.ts";

const REQUIRED = ["job_title", "comp_name", "region", "city", "job_post_id"];
const OPTIONAL = [
  ...["job_date", "job_desc", "job_tasks", "comp_no", "qualif", "benefits", "contract", "positions"],
  ...["exper", "gender"],
];

/** Titles of the page that were read into cells. */
const HEADER_TEXTS = new Set([
  ...REQUIRED,
  ...OPTIONAL,
  ...["publish date", "job title", "job description", "company name", "region", "city", "gender"],
  ...["تاريخ النشر", "المسمى الوظيفي", "اسم المنشأة", "المنطقة", "المدينة"],
]);

const CONTRACTS: Readonly<Record<string, { type: EmploymentType | null; remote: boolean }>> = {
  "دوام كامل": { type: "full_time", remote: false },
  "دوام جزئي": { type: "part_time", remote: false },
  "عمل جزئي": { type: "part_time", remote: false },
  "عمل عن بعد": { type: null, remote: true },
  "عمل مرن": { type: "part_time", remote: false },
  مؤقت: { type: "temporary", remote: false },
  "عمل مؤقت": { type: "temporary", remote: false },
  موسمي: { type: "seasonal", remote: false },
  "عمل موسمي": { type: "seasonal", remote: false },
  ورديات: { type: "shift_work", remote: false },
  "تدريب على رأس العمل": { type: "training", remote: false },
  تدريب: { type: "training", remote: false },
};

const GENDERS: Readonly<Record<string, "any" | "female" | "male">> = { both: "any", m: "male", f: "female" };

/**
 * Postings of the Saudi national platform as its public copies hold them: Hijri dates (dd/mm/yyyy, Umm
 * al-Qura), lists printed by Python, the salary inside `benefits`, town names cut after nine letters.
 */
export const jadarat: PostingFormat = {
  name: "jadarat",
  defaultCountry: "SA",
  defaultSource: "jadarat",
  idColumn: "job_post_id",
  required: REQUIRED,
  optional: OPTIONAL,
  parse,
};

function parse(cells: Cells, currency: string): Result<ParsedRow, CellProblem> {
  const row = new RowReader(cells, HEADER_TEXTS);
  for (const column of ["job_post_id", "job_title", "comp_name"]) {
    if (row.line(column) === "") return reject(row.problem(column, row.notes.at(-1)?.reason ?? "missing"));
  }
  const benefits = lists(row, "benefits");
  const wanted = readQualifications(lists(row, "qualif"));
  const contract = row.value("contract", "unknown_value", (text) => CONTRACTS[text] ?? null);
  const positions = row.value("positions", "not_a_number", readPositions);
  const title = row.line("job_title");
  return ok({
    posting: {
      sourceId: row.line("job_post_id"),
      sourceUrl: null,
      title,
      titleLang: langOf(title),
      description: paragraphs([
        ...lists(row, "job_desc"),
        ...lists(row, "job_tasks")
          .map(oneLine)
          .filter((task) => !isEmpty(task))
          .map((task) => `• ${task}`),
        ...benefits.slice(benefits.indexOf("Benefits") + 1 || benefits.length),
      ]),
      employerName: row.line("comp_name"),
      employerRef: row.line("comp_no") || null,
      regionText: row.line("region"),
      cityText: row.line("city"),
      employmentType: contract?.type ?? null,
      hoursPerWeek: null,
      shift: null,
      remote: contract?.remote ?? false,
      wage: readSalary(row, benefits, currency),
      openings: positions?.openings ?? 1,
      openingsFilled: positions?.filled ?? 0,
      experienceYears: row.value("exper", "not_a_number", readYears),
      educationLevel:
        wanted.map((w) => (w.kind === "qualification" ? educationIn(w.label) : null)).find(Boolean) ?? null,
      ...{ accommodations: [], childcare: false, transport: false },
      demandedGender: row.value("gender", "unknown_value", (text) => GENDERS[text.toLowerCase()] ?? null),
      postedOn: row.value("job_date", "not_a_date", readDate),
      closesOn: null,
      requirements: tidyRequirements(wanted),
    },
    notes: row.notes,
  });
}

const reject = (problem: CellProblem): Result<ParsedRow, CellProblem> => ({ ok: false, error: problem });

function lists(row: RowReader, column: string): readonly string[] {
  const text = row.raw(column);
  if (text === "") return [];
  const list = readPythonList(text);
  if (list) return list;
  row.note(column, "not_a_list");
  return [text];
}

/** "0 / 3": filled and open places. More may be filled than were open. */
function readPositions(text: string): { filled: number; openings: number } | null {
  const [filled, openings] = text.split("/").map((part) => wholeNumber(part.trim(), 100_000));
  if (filled == null || openings == null || openings === 0) return null;
  return { filled: Math.min(filled, openings), openings };
}

const readYears = (text: string): number | null =>
  wholeNumber(/^(\d+)\s*(?:years?|سنوات|سنة)?$/iu.exec(text)?.[1] ?? "", 60);

/** ['Salary', '5000.0', …]: riyals a month; the source does not say whether gross or net. */
function readSalary(row: RowReader, benefits: readonly string[], currency: string): ImportedWage | null {
  const at = benefits.indexOf("Salary");
  const text = at < 0 ? undefined : benefits[at + 1];
  if (text === undefined || text === "Benefits" || isEmpty(text)) return null;
  const amount = parseMajor(oneLine(text), currency);
  if (!amount || amount.minor < 0) return row.note("benefits", "not_an_amount");
  if (amount.minor === 0) return null;
  return { minMinor: amount.minor, maxMinor: null, currency, period: "month", basis: null };
}

const SECTIONS: readonly (readonly [RegExp, "skill" | "language" | "certificate"])[] = [
  [/^skill data$/i, "skill"],
  [/^language data$/i, "language"],
  [/^professional certificate\b/i, "certificate"],
];
/** Levels that follow a label: for skills and languages how well, for certificates whether it is a must. */
const LEVELS = new Set(["محترف", "متوسط", "مبتدئ", "متقدم", "خبير", "ضروري", "مفيد"]);
const NICE_TO_HAVE = "مفيد";

type Wanted = Omit<ImportedRequirement, "lang">;

/** ['Skill data', label, level, …, 'Language data', label, level, …]; labels and levels may be missing. */
function readQualifications(list: readonly string[]): readonly Wanted[] {
  const wanted: Wanted[] = [];
  let section: (typeof SECTIONS)[number][1] = "skill";
  for (let at = 0; at < list.length; at++) {
    const text = oneLine(list[at] ?? "");
    const heading = SECTIONS.find(([pattern]) => pattern.test(text));
    if (heading) {
      section = heading[1];
      continue;
    }
    const next = oneLine(list[at + 1] ?? "");
    const level = LEVELS.has(next) ? next : null;
    if (level) at++;
    // A level in a label's place says nothing.
    if (LEVELS.has(text)) continue;
    const kind = section === "certificate" ? certificateKind(text) : section;
    wanted.push({ kind, label: text, essential: level !== NICE_TO_HAVE });
  }
  return wanted;
}
