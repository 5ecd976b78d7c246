import { describe, expect, it } from "vitest";
import { starterSkills } from "#prisma/seed/taxonomy/index.ts";
import { starterLabels } from "./labels.ts";
import { buildSkillResolver, type SkillMatch } from "./skill-resolver.ts";

const resolver = buildSkillResolver(
  starterSkills.flatMap((skill) =>
    starterLabels(skill).map(({ kind, text }) => ({ conceptId: skill.key, kind, text, own: true })),
  ),
);

/** Lines as postings and people write them, and the skills (keys of the starter) that each names; none is an answer. */
const LINES: readonly (readonly [line: string, ...skills: string[]])[] = [
  // Lists.
  ["الطبخ، الخياطة، قص الشعر", "cooking", "sewing", "hair-cutting"],
  ["الطبخ والتنظيف ورعاية كبار السن", "cooking", "house-cleaning", "elderly-care"],
  ["• السباكة\n• اللحام\n• النجارة", "plumbing", "welding", "carpentry"],
  ["البيع / الجرد / خدمة العملاء", "selling", "stock-counting", "customer-service"],
  ["- إدخال البيانات - الأرشفة", "data-entry", "filing-archiving"],
  ["1. الدهان 2. تركيب البلاط", "house-painting", "tiling"],
  ["التطريز أو الكروشيه", "embroidery", "crochet-knitting"],
  ["تربية النحل؛ حلب المواشي؛ تقليم الأشجار", "beekeeping", "milking", "pruning"],
  ["اللغة العربية واللغة الإنجليزية", "arabic-language", "english-language"],
  ["cooking, sewing, gardening", "cooking", "sewing", "gardening"],
  ["Plumbing / welding / tiling", "plumbing", "welding", "tiling"],
  ["• customer service • selling • data entry", "customer-service", "selling", "data-entry"],
  ["translation and report writing", "translation", "report-writing"],
  ["first aid & patient care", "first-aid", "patient-care"],
  ["Arabic (native), English (fluent)", "arabic-language", "english-language"],
  ["welding; carpentry; house painting", "welding", "carpentry", "house-painting"],
  ["MS Office (Word, Excel)", "office-software", "word-processing", "spreadsheets"],
  ["photography | video shooting", "photography", "video-shooting"],
  // Sentences.
  ["يجب أن يجيد استخدام الحاسب الآلي", "computer-use"],
  ["خبرة في المحاسبة لا تقل عن ثلاث سنوات", "accounting"],
  ["خبرة لا تقل عن سنتين في المبيعات وخدمة العملاء", "selling", "customer-service"],
  ["إجادة اللغة الإنجليزية تحدثًا", "english-language"],
  ["إجادة تامة للغة الفرنسية", "french-language"],
  ["القدرة على العمل تحت الضغط", "work-under-pressure"],
  ["القدرة على العمل ضمن فريق", "teamwork"],
  ["لديه مهارات تواصل ممتازة", "communication"],
  ["معرفة جيدة بالإسعافات الأولية", "first-aid"],
  ["يفضل من لديه خبرة في التسويق الرقمي", "digital-marketing"],
  ["إلمام بالبرامج المحاسبية", "accounting-software"],
  ["مهارة عالية في حل المشكلات", "problem-solving"],
  ["متمكن من الترجمة الفورية", "simultaneous-interpreting"],
  ["خبرة بقيادة الرافعة الشوكية", "driving-forklift"],
  ["إتقان برنامج أوتوكاد", "cad-drafting"],
  ["العمل بنظام الورديات", "shift-work"],
  ["must be able to cook", "cooking"],
  ["Must be able to work under pressure", "work-under-pressure"],
  ["Good knowledge of first aid", "first-aid"],
  ["At least two years of experience in customer service", "customer-service"],
  ["Strong communication skills", "communication"],
  ["Excellent time management", "time-management"],
  ["Proficient in data entry and typing", "data-entry", "typing"],
  ["Fluent in English and French", "english-language", "french-language"],
  ["Experience in child care and elderly care required", "child-care", "elderly-care"],
  ["Ability to work in a team", "teamwork"],
  ["Basic knowledge of plumbing preferred", "plumbing"],
  ["Proven experience with project management", "project-management"],
  ["Very good photography skills", "photography"],
  ["Familiar with accounting software", "accounting-software"],
  // A wider skill than what is said.
  ["إدارة المشاريع الهندسية الكبرى", "project-management"],
  ["senior project management", "project-management"],
  // Everyday words.
  ["بعرف أطبخ وأخيط", "cooking", "sewing"],
  ["أعرف أسوق سيارة", "driving-car"],
  ["كنعرف نطيب", "cooking"],
  ["بشتغل في الخياطة", "sewing"],
  ["شاطرة في الطبيخ", "cooking"],
  ["أربي نحل", "beekeeping"],
  ["خياطه", "sewing"],
  ["رعايه اطفال", "child-care"],
  ["سواقة", "driving-car"],
  ["babysitting", "child-care"],
  // Written wrongly.
  ["خدمة العمله", "customer-service"],
  ["costumer service", "customer-service"],
  ["photografy", "photography"],
  // Nothing that is a skill, or no idea.
  ["سنتين على الأقل"],
  ["متوسط"],
  ["required"],
  ["very good"],
  ["حاصل على شهادة"],
  ["قرقفة بلغازية"],
  ["quantum chromodynamics"],
  ["flurbling, zorbing"],
  ["2 vacancies"],
  ["الراتب ممتاز"],
  ["money laundering offence"],
  ["🙂 🙂"],
  ["السن من 20 إلى 35"],
  ["no smoking"],
];

const named = (matches: readonly SkillMatch[]): readonly string[] =>
  matches.flatMap(({ conceptId }) => conceptId ?? []);

describe("the lines that postings and people write", () => {
  it("come out right: of what is named, what is meant; of what is meant, what is named", () => {
    const wrong: string[] = [];
    let hits = 0;
    let found = 0;
    let wanted = 0;
    for (const [line, ...skills] of LINES) {
      const got = named(resolver.read(line));
      const right = got.filter((key) => skills.includes(key));
      hits += right.length;
      found += got.length;
      wanted += skills.length;
      if (right.length < skills.length || right.length < got.length)
        wrong.push(`${line} => ${got.join(", ")} (wanted ${skills.join(", ")})`);
    }
    const precision = hits / found;
    const coverage = hits / wanted;
    const report = `precision ${precision.toFixed(3)}, coverage ${coverage.toFixed(3)}\n${wrong.join("\n")}`;
    expect(LINES.length).toBeGreaterThanOrEqual(60);
    expect(precision, report).toBeGreaterThanOrEqual(0.95);
    expect(coverage, report).toBeGreaterThanOrEqual(0.92);
    process.stdout.write(`${report}\n`);
  });

  it.each([
    ["قيادة السيارات", "driving-car"],
    ["قيادة الفريق", "leadership"],
    ["مهارات القيادة", "leadership"],
    ["PowerPoint", "powerpoint"],
    ["فوتوشوب", "photoshop"],
    ["Git", "git"],
    ["Agile", "agile-methods"],
    ["UX", "ux-design"],
    ["Selenium", "test-automation"],
  ])("take %s for what it says and nothing else", (line, key) => {
    expect(named(resolver.read(line))).toEqual([key]);
  });

  it("have no idea of a word that means too much alone (أمين is a guard, a treasurer, a librarian)", () => {
    expect(named(resolver.read("أمين"))).toEqual([]);
  });

  it("lose no word: whatever is not named stays in a label", () => {
    for (const [line] of LINES) {
      const kept = resolver
        .read(line)
        .map(({ label }) => label)
        .join(" ");
      const words = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
      const missing = words(line).filter((word) => !kept.includes(word.replace(/^و/u, "")));
      expect(
        missing.filter((word) => !/^(و|أو|and|or|[12])$/u.test(word)),
        line,
      ).toEqual([]);
    }
  });

  it("give an answer to bad input, and at once", () => {
    const bad = [
      "ا".repeat(10_000),
      "خياطة، ".repeat(2_000),
      "and و ".repeat(2_000),
      "(((((".repeat(2_000),
      "a(".repeat(5_000),
      "\u202E\u0000\u0007خياطة\u2066",
      "<script>alert(1)</script>",
      "في من إلى على",
      "، / • - ; |",
      "🙂".repeat(3_000),
      "word ".repeat(2_000),
      `${"x".repeat(9_000)} sewing`,
    ];
    for (const line of bad) {
      resolver.read(`${line} `);
      // Time of this process alone: a busy machine is not the resolver's fault.
      const began = process.cpuUsage();
      const matches = resolver.read(line);
      const { user, system } = process.cpuUsage(began);
      expect((user + system) / 1_000, line.slice(0, 40)).toBeLessThan(50);
      expect(matches.length, line.slice(0, 40)).toBeGreaterThan(0);
      for (const { confidence } of matches) expect(confidence >= 0 && confidence <= 1).toBe(true);
    }
  });
});
