import { describe, expect, it } from "vitest";
import { jadarat } from "./jadarat.ts";
import type { Cells, ParsedRow } from "./posting.ts";

/** A row in the source's shape, written for this test. */
const row: Cells = {
  job_title: "  بائع   زهور ",
  job_date: "27/05/1444",
  job_desc: "['ترتيب الزهور وعرضها.']",
  job_tasks: "['   تنسيق الباقات.', '  استقبال الزبائن.', '  ']",
  comp_name: "منشأة الورد",
  comp_no: "E-1",
  qualif:
    "['Skill data', 'تنسيق الزهور', 'محترف', 'لا يوجد', 'متوسط', 'Language data', 'الانجليزية', 'متوسط', " +
    "'Professional certificate \\\\ License data', 'رخصة قيادة', 'مفيد', 'دبلوم', 'ضروري']",
  region: "الرياض",
  city: "AR RIYADH...",
  benefits: "['Salary', '4500.0', 'Benefits', 'تأمين طبي', 'بدل نقل 400']",
  contract: "دوام كامل",
  positions: "1 / 3",
  job_post_id: "900001",
  exper: "2 Years",
  gender: "F",
};
const parse = (changes: Cells = {}): ParsedRow => {
  const result = jadarat.parse({ ...row, ...changes }, "SAR");
  if (!result.ok) throw new Error(result.error.reason);
  return result.value;
};

describe("a posting of the Saudi platform", () => {
  it("is read whole", () => {
    const { posting, notes } = parse();
    expect(notes).toEqual([]);
    expect(posting).toMatchObject({
      sourceId: "900001",
      title: "بائع زهور",
      titleLang: "ar",
      employerName: "منشأة الورد",
      employerRef: "E-1",
      employmentType: "full_time",
      remote: false,
      wage: { minMinor: 450_000, maxMinor: null, currency: "SAR", period: "month", basis: null },
      openings: 3,
      openingsFilled: 1,
      experienceYears: 2,
      educationLevel: "diploma",
      demandedGender: "female",
      postedOn: "2022-12-21",
    });
    expect(posting.description).toBe(
      "ترتيب الزهور وعرضها.\n• تنسيق الباقات.\n• استقبال الزبائن.\nتأمين طبي\nبدل نقل 400",
    );
    expect(posting.requirements).toEqual([
      { kind: "skill", label: "تنسيق الزهور", lang: "ar", essential: true },
      { kind: "language", label: "الانجليزية", lang: "ar", essential: true },
      { kind: "licence", label: "رخصة قيادة", lang: "ar", essential: false },
      { kind: "qualification", label: "دبلوم", lang: "ar", essential: true },
    ]);
  });

  it("is kept without its date when a column's title stands there", () => {
    const { posting, notes } = parse({ job_date: "Publish date" });
    expect(posting.postedOn).toBeNull();
    expect(notes).toEqual([{ column: "job_date", reason: "header_text", value: "Publish date" }]);
  });

  it("is kept without what cannot be read, and says so", () => {
    const { posting, notes } = parse({
      job_date: "31/13/1444",
      benefits: "['Salary', 'كثير']",
      contract: "شيء جديد",
      positions: "many",
      exper: "some",
      gender: "?",
    });
    expect(posting).toMatchObject({ postedOn: null, wage: null, employmentType: null, openings: 1 });
    expect(notes.map((n) => n.column).sort()).toEqual(
      ["benefits", "contract", "exper", "gender", "job_date", "positions"].sort(),
    );
  });

  it("may have empty lists, none at all, or labels without a level", () => {
    expect(parse({ qualif: "nan", benefits: "nan" }).posting).toMatchObject({ requirements: [], wage: null });
    expect(parse({ qualif: "['Skill data', 'Language data']" }).posting.requirements).toEqual([]);
    expect(parse({ qualif: "['Skill data', 'متوسط', 'متوسط', 'الطبخ']" }).posting.requirements).toMatchObject(
      [{ label: "الطبخ" }],
    );
  });

  it("never counts more filled than open, and reads work from home", () => {
    expect(parse({ positions: "5 / 4" }).posting).toMatchObject({ openings: 4, openingsFilled: 4 });
    expect(parse({ contract: "عمل عن بعد" }).posting).toMatchObject({ remote: true, employmentType: null });
  });

  it("is rejected without id, title or employer, or with a title of a column instead", () => {
    const reject = (changes: Cells): unknown => {
      const result = jadarat.parse({ ...row, ...changes }, "SAR");
      return result.ok ? null : result.error;
    };
    expect(reject({ job_post_id: "nan" })).toMatchObject({ column: "job_post_id", reason: "missing" });
    expect(reject({ comp_name: "" })).toMatchObject({ column: "comp_name", reason: "missing" });
    expect(reject({ job_title: "Job title" })).toMatchObject({ column: "job_title", reason: "header_text" });
  });
});
