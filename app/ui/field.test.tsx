import { describe, expect, it } from "vitest";

import { ChoiceGroup } from "./choice-group.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { Field } from "./field.tsx";
import { render, words } from "./render-for-test.tsx";
import { Select } from "./select.tsx";
import { TextArea } from "./text-area.tsx";

describe("a field", () => {
  it("ties its label to its control by the name", () => {
    const html = render(<Field label="رقم الجوال" name="phone" />);
    expect(html).toContain('for="phone"');
    expect(html).toContain('id="phone"');
    expect(html).not.toContain("aria-invalid");
  });

  it("in error says so to everyone: words, icon and ties", () => {
    const html = render(<Field label="رقم الجوال" name="phone" hint="10 أرقام" error="الرقم ناقص." />);
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('aria-describedby="phone-error phone-hint"');
    expect(html).toMatch(/id="phone-error"><svg.*الرقم ناقص\./);
    expect(html).toContain("field--error");
  });

  it("joins several errors into one line", () => {
    expect(words(<TextArea label="السبب" name="why" error={["السبب ناقص.", "يلزم سطر."]} />)).toContain(
      "السبب ناقص. يلزم سطر.",
    );
  });

  it("is typed left to right where its content is Latin", () => {
    expect(render(<Field label="البريد" name="mail" type="email" />)).toContain('dir="ltr"');
    expect(render(<Field label="الاسم" name="name" />)).not.toContain("dir=");
  });

  it("is optional in words, not by a star", () => {
    expect(words(<Field label="الحي" name="district" optional />)).toContain("(اختياري)");
  });

  it("offers suggestions only as an addition to a plain input", () => {
    const html = render(<Field label="ماذا؟" name="q" suggest="/api/suggest" />);
    expect(html).toContain('data-suggest="/api/suggest"');
    expect(html).toContain('autoComplete="off"');
  });

  it("that is a list begins with its empty choice", () => {
    const html = render(
      <Select
        label="المحطة"
        name="stage"
        placeholder="كل المحطات"
        options={[{ value: "1", label: "العمل" }]}
      />,
    );
    expect(html).toMatch(/<select[^>]*><option value="">كل المحطات<\/option>/);
  });
});

describe("a group of choices", () => {
  const choices = [
    { value: "daily", label: "يوميًا" },
    { value: "weekly", label: "كل أسبوع" },
  ];

  it("asks its question in the legend and keeps the chosen one", () => {
    const html = render(<ChoiceGroup legend="كم مرة؟" name="frequency" value="weekly" choices={choices} />);
    expect(html).toContain('<legend class="label">كم مرة؟</legend>');
    expect(html).toMatch(/checked=""[^>]*value="weekly"|value="weekly"[^>]*checked=""/);
  });

  it("preselects nothing on its own", () => {
    expect(render(<ChoiceGroup legend="القرار" name="decision" choices={choices} />)).not.toContain(
      "checked",
    );
  });
});

describe("the error summary", () => {
  it("is not there when nothing is wrong", () => {
    expect(render(<ErrorSummary errors={[]} />)).toBe("");
  });

  it("counts the errors in Arabic and links each to its field", () => {
    const html = render(
      <ErrorSummary
        errors={[
          { field: "phone", message: "رقم الجوال ناقص" },
          { field: "name", message: "الاسم ناقص" },
        ]}
      />,
    );
    expect(html).toContain("يوجد خطآن");
    expect(html).toContain('href="#phone"');
    expect(html).toContain('role="alert"');
  });
});
