import { describe, expect, it } from "vitest";

import type { IncomeAfterWork, IncomeFigure } from "#app/domain/benefits/income-after-work.ts";

import { i18nFor } from "#app/i18n/i18n.ts";

import { amountWords } from "./amount-words.ts";
import { knownIncomeOf, monthChartOf } from "./income-figures.ts";
import { IncomePath } from "./income-path.tsx";
import { MonthChart } from "./month-chart.tsx";
import { words } from "./render-for-test.tsx";

const figure = (
  month: number,
  wage: number,
  benefit: [number, number],
  costs: [number, number],
): IncomeFigure => {
  const range = ([min, max]: [number, number]) => ({ min: min * 100, max: max * 100 });
  const total = { min: (wage + benefit[0] - costs[1]) * 100, max: (wage + benefit[1] - costs[0]) * 100 };
  return {
    ...{ month, wage: range([wage, wage]), benefit: range(benefit), costs: range(costs), total },
    ...{ period: "2026-12", waits: "no", others: range([0, 0]), entitlements: [] },
  };
};

const income: IncomeAfterWork = {
  currency: "SAR",
  rules: { packId: "x", version: 12, inForceFrom: "2026-06-16" },
  now: figure(0, 0, [2640, 2640], [0, 0]),
  first: { ...figure(1, 3610, [2640, 2640], [200, 200]), lasts: 3 },
  afterYear: figure(13, 3610, [0, 500], [200, 200]),
  difference: { min: 77000, max: 127000 },
  months: [figure(1, 3610, [2640, 2640], [200, 200]), figure(2, 100, [900, 900], [300, 300])],
  graduation: { earliest: 10, latest: 12 },
  protectionEnds: null,
  entitlements: [],
  unknowns: [],
  explained: [],
  keepsOfFurther: null,
};

describe("the calculator's figures on a card", () => {
  it("are after the costs of working, and ranges stay ranges", () => {
    const said = words(<IncomePath {...knownIncomeOf(income)} />);
    expect(said).toContain("أول 3 أشهر 6,050");
    expect(said).toContain("من 3,410 إلى 3,910");
    expect(said).toContain("أكثر بـ 770 على الأقل");
  });

  it("say what is sure to come on top, whatever comes off the others' wages", () => {
    const others = { min: 50_000, max: 100_000 };
    const withOthers = (one: IncomeFigure): IncomeFigure => ({ ...one, others });
    const said = words(
      <IncomePath
        {...knownIncomeOf({
          ...income,
          now: withOthers(income.now),
          afterYear: withOthers(income.afterYear),
        })}
      />,
    );
    expect(said).toContain("أكثر بـ 770 على الأقل");
  });

  it("take a cost greater than the wage from the rest", () => {
    const [, second] = monthChartOf(income).months;
    expect(second).toMatchObject({ wage: { minor: 0 }, benefit: { minor: 70000 } });
  });

  it("keep the stretch in which the month of independence lies", () => {
    expect(monthChartOf(income).graduation).toEqual({ earliest: 10, latest: 12 });
  });

  it("show the wage that a month waits for, beside what arrives", () => {
    const waits = { ...figure(1, 0, [2640, 2640], [200, 200]), waits: "yes" as const };
    const [first, second] = monthChartOf({ ...income, months: [waits, ...income.months.slice(1)] }).months;
    expect(first).toMatchObject({ wage: { minor: 0 }, waiting: { minor: 361_000 } });
    expect(second?.waiting).toBeNull();
  });

  it("leave an unknown cost out instead of showing infinity", () => {
    const costly = { ...income, afterYear: { ...income.afterYear, costs: { min: 0, max: Infinity } } };
    expect(words(<IncomePath {...knownIncomeOf(costly)} />)).not.toMatch(/∞|NaN|Infinity/);
  });

  it("are rounded as the sentences beside them, and so is what they differ by", () => {
    const t = i18nFor("ar").getFixedT("ar");
    const ranged = (min: number, max: number) => ({ min, max });
    const odd: IncomeAfterWork = {
      ...income,
      now: {
        ...figure(0, 0, [0, 0], [0, 0]),
        benefit: ranged(96_740, 145_010),
        total: ranged(96_740, 145_010),
      },
      afterYear: {
        ...figure(13, 0, [0, 0], [0, 0]),
        ...{ wage: ranged(80_060, 184_690), benefit: ranged(10_070, 20_020), total: ranged(90_130, 204_710) },
      },
    };
    const card = words(<IncomePath {...knownIncomeOf(odd)} />);
    for (const { total } of [odd.now, odd.afterYear])
      for (const amount of amountWords(t, total, "SAR").match(/[\d,]{3,}/g) ?? [])
        expect(card).toContain(amount);
    expect(card).toContain("من 967 إلى 1,451");
    expect(card).toContain("من 901 إلى 2,048");
  });

  it("show on the chart the whole range in which the income lies now", () => {
    const chart = monthChartOf({ ...income, now: figure(0, 0, [967, 1450], [0, 0]) });
    expect([chart.now.minor, chart.nowMost?.minor]).toEqual([96_700, 145_000]);
    const html = words(<MonthChart {...chart} />);
    expect(html).toContain("دخلك الآن من 967 إلى 1,450");
    expect(words(<MonthChart {...monthChartOf(income)} />)).toContain("دخلك الآن 2,640");
  });
});
