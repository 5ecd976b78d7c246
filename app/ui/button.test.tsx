import { describe, expect, it } from "vitest";

import { Button } from "./button.tsx";
import { ButtonLink } from "./button-link.tsx";
import { render } from "./render-for-test.tsx";

describe("a button", () => {
  it("submits unless told otherwise", () => {
    expect(render(<Button>حفظ</Button>)).toContain('type="submit"');
  });

  it("that is off can be reached, does not submit, and tells why", () => {
    const html = render(<Button disabledReason="أُغلق التقديم أمس.">تقديم الطلب</Button>);
    expect(html).toContain('aria-disabled="true"');
    expect(html).toContain('type="button"');
    const id = /aria-describedby="([^"]+)"/.exec(html)?.[1];
    expect(html).toContain(`id="${id}">أُغلق التقديم أمس.`);
  });

  it("being sent does not send twice", () => {
    expect(render(<Button busy>جارٍ الإرسال</Button>)).toMatch(/type="button".*aria-disabled="true"/);
  });

  it("that leads somewhere is a link", () => {
    expect(render(<ButtonLink href="/search">بحث جديد</ButtonLink>)).toMatch(/^<a href="\/search"/);
  });
});
