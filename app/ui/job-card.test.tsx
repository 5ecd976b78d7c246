import { describe, expect, it } from "vitest";

import { JobCard } from "./job-card.tsx";
import { ProgrammeCard } from "./programme-card.tsx";
import { render, words } from "./render-for-test.tsx";
import { saveForm } from "./saving.ts";

const job = { href: "/jobs/1", title: "محاسبة صندوق", employer: "أسواق الواحة" };

describe("a job card", () => {
  it("leads to the vacancy by its title, and saves above that link", () => {
    const save = saveForm({ id: "1", kind: "vacancy" }, { saved: false, back: "/search", visitor: false });
    const html = render(<JobCard {...job} save={{ ...save, label: "حفظ", otherLabel: "إزالة" }} />);
    expect(html).toContain('<a href="/jobs/1">محاسبة صندوق</a>');
    expect(html).toContain('aria-label="حفظ"');
    expect(html).toContain('name="postingId" value="1"');
  });

  it("leaves out what is not known", () => {
    const html = render(<JobCard {...job} />);
    expect(html).not.toContain("<li");
    expect(html).not.toContain("income");
  });

  it("says the fit in words, with its reasons and what is missing, and no percentage", () => {
    const said = words(
      <JobCard
        {...job}
        place="القطيف"
        distanceKm={3}
        fit={{ score: 4 }}
        reasons={[{ text: "الوقت مطابق" }, { text: "تنقص مهارة", kind: "gap" }]}
      />,
    );
    expect(said).toContain("القطيف · على بُعد 3 كم");
    expect(said).toContain("مناسبة");
    expect(said).toContain("تنقص مهارة");
    expect(said).not.toContain("%");
  });

  it("of work from home has no distance", () => {
    const said = words(<JobCard {...job} remote distanceKm={40} />);
    expect(said).toContain("من البيت");
    expect(said).not.toContain("على بُعد");
  });

  it("of a programme says which kind it is", () => {
    expect(words(<ProgrammeCard href="/p/1" title="خياطة" provider="سدو" kind="flexible" />)).toContain(
      "تدريب مرن",
    );
  });
});
