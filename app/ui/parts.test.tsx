import { describe, expect, it } from "vitest";

import { formatDate } from "#app/i18n/dates.ts";

import { Chip } from "./chip.tsx";
import { DateText } from "./date-text.tsx";
import { EmptyState } from "./empty-state.tsx";
import { EvidenceTier } from "./evidence-tier.tsx";
import { Filters } from "./filters.tsx";
import { Fit } from "./fit.tsx";
import { Notice } from "./notice.tsx";
import { PersonPanel } from "./person-panel.tsx";
import { render, words } from "./render-for-test.tsx";
import { SearchForm } from "./search-form.tsx";
import { SlotPicker } from "./slot-picker.tsx";

describe("the parts of a page", () => {
  it("search by address, so that a search can be shared", () => {
    const html = render(
      <SearchForm q="كاشير" where="القطيف" bar hidden={{ km: "15", kind: ["job", "programme"] }} />,
    );
    expect(html).toMatch(/method="get"/);
    expect(html).toContain('role="search"');
    expect(html.match(/type="hidden"/g)).toHaveLength(3);
  });

  it("filter in one form and keep what is chosen", () => {
    const html = render(
      <Filters
        active={2}
        clearHref="/search"
        groups={[
          {
            name: "kind",
            legend: "النوع",
            kind: "check",
            value: ["job"],
            choices: [{ value: "job", label: "وظيفة", count: 22 }],
          },
        ]}
      />,
    );
    expect(html).toContain('checked=""');
    expect(html).toContain("شرطان");
  });

  it("remove an active condition with one tap that says so", () => {
    expect(render(<Chip href="/search" label="أقل من 5 كم" on />)).toContain(
      'aria-label="إزالة: أقل من 5 كم"',
    );
  });

  it("say how strong evidence is in words", () => {
    expect(words(<EvidenceTier tier="payslip" />)).toBe("قسيمة راتب");
    expect(render(<EvidenceTier tier="payslip" />).match(/class="on"/g)).toHaveLength(3);
    expect(render(<EvidenceTier tier="none" />)).not.toContain('class="on"');
  });

  it("say the fit of a candidate in the candidate's own words", () => {
    expect(words(<Fit score={5} of="candidate" />)).toBe("مناسب جدًا");
  });

  it("write dates Gregorian first, each part unbroken", () => {
    expect(render(<DateText date={formatDate("ar", "2026-12-06")} />)).toBe(
      '<time class="nowrap" dateTime="2026-12-06">6 ديسمبر 2026 م</time> <span class="muted nowrap">(26 جمادى الآخرة 1448 هـ)</span>',
    );
  });

  it("announce a notice only when asked to", () => {
    expect(render(<Notice title="وصل طلبك." role="status" />)).toContain('role="status"');
    expect(render(<Notice title="وصل طلبك." />)).not.toContain("role=");
  });

  it("never end in a dead end", () => {
    const said = words(<EmptyState title="لا نتائج" ways={[{ title: "كلمة أقرب" }, { title: "شرط أقل" }]} />);
    expect(said).toContain("1 كلمة أقرب");
    expect(said).toContain("2 شرط أقل");
  });

  it("show taken times, but not for choosing", () => {
    const html = render(
      <SlotPicker
        name="slot"
        days={[{ date: formatDate("ar", "2026-11-25"), slots: [{ value: "a", time: "10:00", taken: true }] }]}
      />,
    );
    expect(html).toContain('disabled=""');
    expect(html).toContain("محجوز");
  });

  it("tell that looking at a person is logged", () => {
    expect(
      words(
        <PersonPanel
          name="منيرة"
          closeHref="/office"
          stations={[{ label: "الخطة", state: "now" }]}
          facts={[]}
        />,
      ),
    ).toContain("مسجّل");
  });
});
