import { describe, expect, it } from "vitest";

import { Path, type PathStep } from "./path.tsx";
import { PathMini } from "./path-mini.tsx";
import { PathRow } from "./path-row.tsx";
import { render, words } from "./render-for-test.tsx";

const steps: PathStep[] = [
  { title: "تقييم", state: "done" },
  { title: "تدريب", state: "done" },
  { title: "عمل", state: "now", detail: "مقابلة يوم الثلاثاء." },
  { title: "استقلال", state: "later" },
];

describe("the path", () => {
  it("says where one stands in words, not in colour alone", () => {
    expect(words(<Path steps={steps} />)).toContain("عمل أنت هنا");
  });

  it("folds what has been walked into one line with its count", () => {
    const html = render(<Path steps={steps} foldDone />);
    expect(html).toContain("خطوتان مكتملتان من 4");
    expect(html.match(/<ol/g)).toHaveLength(2);
  });

  it("on its side marks the current step for screen readers too", () => {
    const html = render(<PathRow steps={[{ label: "مقابلة", state: "now" }]} />);
    expect(html).toContain('aria-current="step"');
    expect(html).toContain("أنت هنا");
  });

  it("in a table cell names the station", () => {
    expect(render(<PathMini current={3} name="العمل" />)).toContain('aria-label="المحطة 3 من 5: العمل"');
  });
});
