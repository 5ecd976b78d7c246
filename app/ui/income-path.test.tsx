import { describe, expect, it } from "vitest";

import { money } from "#app/domain/kernel/money.ts";

import { IncomePath } from "./income-path.tsx";
import { render, words } from "./render-for-test.tsx";

const sar = (major: number) => money(major * 100, "SAR");
const stop = (wage: number, benefit: number) => ({ wage: sar(wage), benefit: sar(benefit) });

const known = (
  <IncomePath kind="known" now={stop(0, 2640)} first={stop(3610, 2640)} afterYear={stop(3610, 0)} />
);

describe("income after work", () => {
  it("compares a year from now with now, never the first months", () => {
    const said = words(known);
    expect(said).toContain("أكثر بـ 970");
    expect(said).toContain("الآن 2,640 معاش فقط");
    expect(said).toContain("أول 3 أشهر 6,250 أجر ومعاش");
    expect(said).toContain("بعد سنة 3,610 أجر فقط");
  });

  it("says when work would bring less, without the colour of more", () => {
    const html = render(
      <IncomePath kind="known" now={stop(0, 2640)} first={stop(1000, 2640)} afterYear={stop(2000, 0)} />,
    );
    expect(html).toContain("أقل بـ 640");
    expect(html).not.toContain("income__more");
  });

  it("shows no figure at all when the household is unknown", () => {
    const html = words(<IncomePath kind="off" completeHref="/my/household" />);
    expect(html).not.toMatch(/\d/);
    expect(html).toContain("إكمال البيانات");
  });

  it("speaks of no benefit where none is concerned", () => {
    const said = words(<IncomePath kind="wage-only" wage={sar(3610)} />);
    expect(said).toContain("3,610");
    expect(said).not.toContain("معاش");
  });

  it("runs in the direction of reading", () => {
    expect(render(known)).toContain('x="83.33%"');
    expect(/<svg x="([\d.]+)%"/.exec(render(known))?.[1]).toBe("83.33");
    expect(/<svg x="([\d.]+)%"/.exec(render(known, "en"))?.[1]).toBe("16.67");
  });

  it("draws equal amounts equally high on every card", () => {
    const height = (html: string) => /class="g-wage"[^>]*height="(\d+)"/.exec(html)?.[1];
    const other = (
      <IncomePath kind="known" now={stop(0, 1000)} first={stop(3610, 500)} afterYear={stop(3610, 500)} />
    );
    expect(height(render(known))).toBe("31");
    expect(height(render(other))).toBe("31");
  });
});
