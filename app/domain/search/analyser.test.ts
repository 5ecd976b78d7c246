import { describe, expect, it } from "vitest";
import { analyse, analyseQuery } from "./analyser.ts";
import { corrections, splitWord } from "./corrector.ts";
import { buildLexicon, restoreLexicon } from "./lexicon.ts";
import { ARTICLE_PREFIXES } from "./prefixes.ts";
import { stripSuffixes, SUFFIXES } from "./suffixes.ts";

const titles = [
  "محاسب عام",
  "مهندس مدني",
  "فني تكييف وتبريد",
  "مسوق إلكتروني",
  "الالتزام والحوكمة",
  "مترجم لغة ألمانية",
  "وسيط عقاري",
  "فني لحام",
  "موظف بنك",
  "سائق خاص",
  "مبيعات",
  "أمن",
  "مندوب",
  "مندوب",
  "محاسب",
  "ومندوب",
];
const lexicon = buildLexicon(1, {
  labels: [
    { term: "c00000000000000ca", text: "أمين الصندوق" },
    { term: "c00000000000000ca", text: "till operator" },
  ],
  titles,
});
const stem = (text: string): readonly string[] =>
  analyse(text, lexicon).filter((term) => !/^[vc]/u.test(term));

describe("the prefixes", () => {
  it.each(ARTICLE_PREFIXES.map((rule) => rule.example))("takes %s to the stem of %s", (typed, bare) => {
    expect(stem(typed)).toEqual(stem(bare));
  });
  it.each([
    ["لحام", "حام"],
    ["بنك", "نك"],
    ["وسيط", "سيط"],
    ["إلكتروني", "كتروني"],
    ["ألماني", "ماني"],
    ["التزام", "تزام"],
  ])("leaves %s whole", (whole, rest) => {
    expect(stem(whole)).not.toEqual(stem(rest));
    expect(stem(`ال${whole}`)).toEqual(stem(whole));
  });
  it("takes a single particle off where the rest is the known word", () => {
    expect(stem("ومندوب")).toEqual(stem("مندوب"));
    expect(stem("بمبيعات")).toEqual(stem("مبيعات"));
  });
  it("tells the word hidden under the particles", () => {
    expect(stem("والكترونيات")).toEqual(stem("إلكترونيات"));
    expect(stem("للغة")).toEqual(stem("لغة"));
  });
});

describe("the endings", () => {
  it.each(SUFFIXES.map((rule) => rule.example))("takes %s to %s", (word, stripped) => {
    expect(stripSuffixes(word)).toBe(stripped);
  });
  it("never leaves fewer than three letters", () => {
    for (const word of ["بنات", "لغه", "دين", "لون", "سنه"])
      expect(stripSuffixes(word).length).toBeGreaterThanOrEqual(3);
  });
});

describe("phrases", () => {
  const label = (n: number, text: string): { term: string; text: string } => ({
    term: `c000000000000000${n}`,
    text,
  });
  const designers = buildLexicon(1, {
    labels: [
      label(1, "مصمم"),
      label(1, "مصمم جرافيك"),
      label(2, "مصمم أزياء"),
      label(3, "مصمم داخلي"),
      label(4, "مصمم مواقع"),
    ],
    titles: [],
  });
  it("do not stand for a concept inside a longer name, nor when they are too general", () => {
    expect(analyse("مصمم أزياء", designers)).not.toContain("c0000000000000001");
    expect(analyse("مصمم حدائق", designers)).not.toContain("c0000000000000001");
    expect(analyse("مصمم", designers)).toContain("c0000000000000001");
  });
  it("match by their words too, in any of their forms", () => {
    expect(analyseQuery("مصمم جرافيك", designers)[0]).toMatchObject({
      anyOf: ["c0000000000000001"],
      allOf: [
        ["مصمم", "vمصمم"],
        ["جرافيك", "vغرافيك"],
      ],
    });
  });
});

describe("analyse", () => {
  it("makes feminine, plural and broken plural one word", () => {
    for (const [a, b] of [
      ["مهندسات", "مهندس"],
      ["عمال", "عامل"],
      ["وظائف", "وظيفة"],
      ["كهربائيين", "كهرباء"],
      ["تكيف", "تكييف"],
    ] as const)
      expect(stem(a)).toEqual(stem(b));
  });
  it("removes stop words before folding", () => {
    expect(stem("إلى آلي")).toEqual(["الي"]);
  });
  it("adds what a phrase stands for", () => {
    expect(analyse("أمين صندوق", lexicon)).toContain("c00000000000000ca");
    expect(analyse("Till operators", lexicon)).toContain("c00000000000000ca");
    expect(analyse("عمل عن بُعد", lexicon)).toContain("vعن_بعد");
    expect(analyse("خدمات ما بعد البيع", lexicon)).not.toContain("vعن_بعد");
  });
  it("is the same after storing and restoring the lexicon", () => {
    const again = restoreLexicon(1, JSON.parse(JSON.stringify(lexicon.content)) as typeof lexicon.content);
    for (const title of titles) expect(analyse(title, again)).toEqual(analyse(title, lexicon));
  });
});

describe("analyseQuery", () => {
  it("takes phrases as long as possible", () => {
    expect(analyseQuery("بارت تايم محاسب", lexicon).map((term) => term.anyOf[0])).toEqual([
      "vدوام_جزيي",
      "محاسب",
    ]);
  });
  it("reads Arabizi by its consonants", () => {
    expect(analyseQuery("muhasib", lexicon)[0]?.anyOf).toContain("محاسب");
    expect(analyseQuery("mo7aseb", lexicon)[0]?.anyOf).toContain("محاسب");
  });
  it("leaves a known word in its script for whoever counts each term as asked for, but not an unknown one", () => {
    const both = buildLexicon(1, { labels: [], titles: ["python developer", "مطور بايثون"] });
    const terms = (query: string, knownAsWritten: boolean): readonly string[] =>
      analyseQuery(query, both, { knownAsWritten }).flatMap(({ anyOf }) => anyOf);
    expect(terms("python", false)).toContain("بايثون");
    expect(terms("python", true)).toEqual(["python"]);
    expect(analyseQuery("muhasib", lexicon, { knownAsWritten: true })[0]?.anyOf).toContain("محاسب");
  });
  it("drops words that only say one looks for work, unless they are all there is", () => {
    expect(analyseQuery("مطلوب محاسب", lexicon).map((term) => term.typed)).toEqual(["محاسب"]);
    expect(analyseQuery("وظائف", lexicon)).toHaveLength(1);
  });
  it("searches stop words when there is nothing else", () => {
    expect(analyseQuery("من في", lexicon)).toHaveLength(2);
  });
  it.each([
    ["", 0],
    ["😀😀", 0],
    ["\u0000\u0001\u202E", 0],
    ["محاسب ".repeat(2000), 10],
    ["ا".repeat(10_000), 1],
  ])("answers hostile text %#", (text, most) => {
    expect(analyseQuery(text, lexicon).length).toBeLessThanOrEqual(most);
  });
});

describe("corrections", () => {
  it.each([
    ["مهدنس", "مهندس"],
    ["محاصب", "محاسب"],
    ["تكيبف", "تكييف"],
    ["مبيغات", "مبيعات"],
  ])("takes %s to %s", (typed, meant) => {
    expect(corrections(typed, lexicon)[0]?.display).toBe(meant);
  });
  it("has nothing for a word that is near none", () => {
    expect(corrections("زقزوقستان", lexicon)).toEqual([]);
  });
  it("splits two words written as one", () => {
    expect(splitWord("مهندسمدني", lexicon)).toEqual(["مهندس", "مدني"]);
  });
});
