import { describe, expect, it } from "vitest";

import { compilePack } from "#app/domain/benefits/compile-pack.ts";
import { EMPTY_HOUSEHOLD } from "#app/domain/benefits/household.ts";
import { workPays } from "#app/domain/benefits/income-after-work.ts";
import { packNote } from "#app/domain/benefits/pack-note.ts";
import { placesAsked, traitsAsked } from "#app/domain/benefits/traits.ts";
import { distinctUnknowns } from "#app/domain/benefits/wording.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { formatDate } from "#app/i18n/dates.ts";
import { i18nFor } from "#app/i18n/i18n.ts";
import { locales } from "#app/i18n/locale.ts";
import { policyPacks } from "#prisma/seed/packs/index.ts";

import { amountCell, amountWords, changeWords } from "./amount-words.ts";
import { knownIncomeOf } from "./income-figures.ts";
import { IncomePath } from "./income-path.tsx";
import { entitlementRuns } from "./kept-runs.ts";
import { render, words } from "./render-for-test.tsx";
import { WorkPays } from "./work-pays.tsx";

const compiled = policyPacks.map((json) => expectOk(compilePack(json)));

function resultOf(packId: string, award: number | null = 264_000) {
  const pack = compiled.find((one) => one.pack.id === packId);
  if (!pack) throw new Error(packId);
  const income = workPays(
    [pack],
    {
      household: { ...EMPTY_HOUSEHOLD, adults: 2, children: 2, dependants: 3, capital: 0, award },
      ...{ paidMinor: award, others: [], othersInView: "yes", savings: "stated", present: null },
      ...{ job: { minor: 400_000, basis: "gross" }, transportMinor: 30_000, childcareMinor: 20_000 },
      firstWageAfter: { min: 0, max: 1 },
    },
    "2026-11",
    { explain: true },
  );
  const note = packNote([pack], "2026-11");
  const date = (day: string) => formatDate("ar", day);
  return {
    income,
    pack: { ...note, from: date(note.from), until: null, next: null, readOn: date(note.readOn) },
  };
}

describe("what a job does, shown", () => {
  it("says ranges as ranges, names what is not known, and promises nothing", () => {
    const said = words(<WorkPays {...resultOf("sa-2023")} />);
    expect(said).toContain("دخل أسرتك الآن 2,640 ريالًا");
    expect(said).toContain("بين 3,090 و5,750 ريالًا");
    expect(said).toContain("كم يُحتسب من الأجر: لم نجد قاعدة منشورة.");
    expect(said).toContain("التأمين الصحي : لا نعرف هل يستمر");
    expect(said).toContain("لم نجد قاعدة منشورة. مكتبك يجيب.");
    expect(said).toContain("هذا تقدير. لا يُتخذ به أي قرار في معاشك.");
    expect(said).not.toMatch(/NaN|Infinity|∞|undefined/);
  });

  it("does not ask how long the way back stays open where the benefit goes on beside the wage", () => {
    const { income, pack } = resultOf("us-ssi-2025");
    expect(income.graduation).toBeNull();
    const said = words(<WorkPays income={income} pack={pack} />);
    expect(said).toContain("إن فقدت العمل");
    expect(said).not.toContain("لم نجد قاعدة منشورة. مكتبك يجيب.");
  });

  it("has every month of the chart in its table, after the costs, with what hangs on the benefit", () => {
    const html = render(<WorkPays {...resultOf("eg-takaful")} />);
    const table = /<table.*?<\/table>/s.exec(html)?.[0] ?? "";
    expect(table).toContain("<caption");
    expect(table.match(/<th scope="row"/g)).toHaveLength(25);
    expect(table).toContain("تكاليف العمل");
    expect(table).toContain("التأمين الصحي");
    expect(table).toContain("7 (ربما التخارج)");
    expect(table).toContain("14 (التخارج)");
  });

  it("says no end where the award above a cap is not known, neither in words nor in the drawing", () => {
    const result = resultOf("uk-uc-2025", 183_500);
    const html = render(<WorkPays {...result} />);
    expect(html).not.toMatch(/NaN|Infinity|∞/);
    const said = words(<WorkPays {...result} />);
    expect(said).toContain("من الشهر 2 إلى 24: من 1,574 جنيهًا إسترلينيًا فأكثر");
    expect(said).not.toContain("3,575");
    expect(words(<IncomePath {...knownIncomeOf(result.income)} />)).toContain("من 1,574 فأكثر");
  });

  it("explains the months rule by rule, with source and confidence", () => {
    const said = words(<WorkPays {...resultOf("eg-takaful")} />);
    expect(said).toContain("أشهر لا يُحتسب فيها الأجر");
    expect(said).toContain("بين 6 أشهر و12 شهرًا");
    expect(said).toContain("مصدر غير رسمي");
  });

  it.each(locales)("has a word for each figure that a shipped pack explains with, in %s", (locale) => {
    const missing = new Set<string>();
    for (const { pack } of compiled)
      for (const award of [264_000, null])
        for (const { lines } of resultOf(pack.id, award).income.explained)
          for (const line of lines)
            for (const name of [...Object.keys(line.inputs), ...Object.keys(line.output)])
              if (!i18nFor(locale).exists(`workPays:quantities.${name}`, { fallbackLng: locale }))
                missing.add(`${line.kind}.${name}`);
    expect([...missing]).toEqual([]);
  });

  it.each(locales)(
    "asks for each situation and place that a shipped pack knows in words, in %s",
    (locale) => {
      const wordless = compiled.flatMap(({ pack }) =>
        [
          ...traitsAsked(pack.rules).map((trait) => `traits.${trait}`),
          ...placesAsked(pack.rules).map((place) => `places.${place}`),
        ].filter((key) => !i18nFor(locale).exists(`workPays:${key}`, { fallbackLng: locale })),
      );
      expect(wordless).toEqual([]);
    },
  );

  it.each(locales)("names each unknown by a sentence of its own, in %s", (locale) => {
    const unnamed = compiled.flatMap(({ pack }) =>
      distinctUnknowns(resultOf(pack.id).income.unknowns)
        .filter(({ code }) => {
          const kind = code.split(".")[0] ?? "";
          return ![`unknowns.${code}`, `unknowns.${kind}.any`].some((key) =>
            i18nFor(locale).exists(`benefits:${key}`, { fallbackLng: locale }),
          );
        })
        .map(({ code }) => code),
    );
    expect(unnamed).toEqual([]);
  });
});

describe("amounts in words", () => {
  const t = i18nFor("ar").getFixedT("ar");

  it("never make a range narrower by rounding", () => {
    expect(amountWords(t, { min: 359_950, max: 361_001 }, "SAR")).toBe("بين 3,599 و3,611 ريالًا");
    expect(amountCell(t, { min: 0, max: Infinity }, "SAR")).toBe("من 0 فأكثر");
    expect(amountWords(t, { min: 264_000, max: 264_000 }, "SAR")).toBe("2,640 ريالًا");
  });

  it("say more or less only as far as it is sure", () => {
    const said = (min: number, max: number) => changeWords(t, { min, max }, "SAR");
    expect(said(95_000, 361_000)).toBe("أكثر من الآن بـ 950 ريالًا على الأقل.");
    expect(said(-50_000, 20_000)).toBe("قد يزيد عن الآن وقد ينقص.");
    expect(said(-50_000, -20_000)).toBe("أقل من الآن بـ 200 ريال على الأقل.");
    expect(said(0, 0)).toBe("مثل دخلها الآن.");
  });
});

describe("what hangs on a benefit", () => {
  it("is folded into runs of months, health cover first", () => {
    const state = (month: number, kept: "yes" | "maybe" | "no") => ({
      month,
      entitlements: [
        { name: "school-support", kept: "yes" as const },
        { name: "health-cover", kept },
      ],
    });
    expect(entitlementRuns([state(1, "yes"), state(2, "maybe"), state(3, "maybe"), state(4, "no")])).toEqual([
      {
        name: "health-cover",
        runs: [
          { from: 1, to: 1, kept: "yes" },
          { from: 2, to: 3, kept: "maybe" },
          { from: 4, to: 4, kept: "no" },
        ],
      },
      { name: "school-support", runs: [{ from: 1, to: 4, kept: "yes" }] },
    ]);
  });
});
