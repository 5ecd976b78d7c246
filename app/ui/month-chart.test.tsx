import { describe, expect, it } from "vitest";

import { money } from "#app/domain/kernel/money.ts";

import { MonthChart } from "./month-chart.tsx";
import { labelledRuns, type MonthFigure, mostOf, runsOf } from "./month-figures.ts";
import { render, words } from "./render-for-test.tsx";

const sar = (major: number) => money(major * 100, "SAR");
const benefitIn = (month: number) => (month <= 3 ? 2640 : month <= 6 ? 1760 : month <= 9 ? 880 : 0);
const months: MonthFigure[] = Array.from({ length: 24 }, (_, index) => ({
  month: index + 1,
  wage: sar(3610),
  benefit: sar(benefitIn(index + 1)),
}));

describe("the chart of wage and benefit", () => {
  it("draws each month once and tells the runs in words", () => {
    const html = render(
      <MonthChart months={months} now={sar(2640)} graduation={{ earliest: 10, latest: 10 }} />,
    );
    expect(html.match(/class="g-wage" x/g)).toHaveLength(24);
    expect(html.match(/class="g-benefit" x/g)).toHaveLength(9);
    expect(html).toContain("من الشهر 1 إلى 3: 6,250 ريالًا.");
  });

  it("flags the month of independence, or the stretch in which it lies", () => {
    const said = (earliest: number, latest: number | null) =>
      words(<MonthChart months={months} now={sar(2640)} graduation={{ earliest, latest }} />);
    expect(said(10, 10)).toContain("الاستقلال المالي: الشهر 10");
    expect(said(7, 13)).toContain("الاستقلال المالي: بين الشهر 7 و13");
    expect(said(1, null)).toContain("الاستقلال المالي: ربما من الشهر 1");
    expect(said(10, 10)).toContain("هذا تقدير وليس قرارًا.");
  });

  it("marks the end of protection, and says when nobody knows it", () => {
    const said = (protectionEnds: { earliest: number; latest: number | null } | null) =>
      words(
        <MonthChart
          months={months}
          now={sar(2640)}
          graduation={{ earliest: 10, latest: 10 }}
          protectionEnds={protectionEnds}
        />,
      );
    expect(said({ earliest: 15, latest: 15 })).toContain("شبكة الأمان حتى الشهر 15");
    expect(said({ earliest: 70, latest: 70 })).toContain("شبكة الأمان تمتد بعد هذه الأشهر");
    expect(said({ earliest: 9, latest: null })).toContain("شبكة الأمان: مدتها غير معروفة");
  });

  it("draws the wage that has not arrived as an outline of its own", () => {
    const waits = months.map((one) =>
      one.month === 1 ? { ...one, wage: sar(0), waiting: sar(3610) } : { ...one, waiting: null },
    );
    const html = render(<MonthChart months={waits} now={sar(2640)} />);
    expect(html.match(/class="g-waits" x/g)).toHaveLength(1);
    expect(html).toContain("أجر لم يصل بعد");
  });

  it("shows what is uncertain as an outline and a range, never as sure", () => {
    const unsure = months.map((one) => ({ ...one, totalMost: one.month === 5 ? sar(5870) : null }));
    const html = render(<MonthChart months={unsure} now={sar(2640)} />);
    expect(html.match(/class="g-maybe" x/g)).toHaveLength(1);
    expect(html).toContain("من 5,370 إلى 5,870");
    expect(html).toContain("قد يصل وقد لا يصل");
  });

  it("begins at the inline start in both directions", () => {
    const firstBar = (locale: "ar" | "en") =>
      Number(
        /class="g-wage" x="([\d.]+)%"/.exec(render(<MonthChart months={months} now={sar(0)} />, locale))?.[1],
      );
    expect(firstBar("ar")).toBeGreaterThan(90);
    expect(firstBar("en")).toBeLessThan(10);
  });

  it("writes the highest amount and none over another", () => {
    const runs = runsOf(months);
    const kept = labelledRuns(runs, true, ({ most }) => most.minor / 5000);
    expect(kept[0]?.total.minor).toBe(625000);
    expect(new Set(kept.map(({ from }) => from)).size).toBe(kept.length);
    expect(mostOf({ month: 1, wage: sar(1), benefit: sar(1), totalMost: sar(1) }).minor).toBe(200);
  });
});
