import { describe, expect, it } from "vitest";

import { PageShell } from "./page-shell.tsx";
import { render, words } from "./render-for-test.tsx";
import { StaffShell } from "./staff-shell.tsx";

const shell = (viewer?: { name: string; unread?: number }) => (
  <PageShell path="/search?q=x" viewer={viewer}>
    <h1>نتائج</h1>
  </PageShell>
);

describe("the page's frame", () => {
  it("begins with the links that skip to content and to the accessibility menu", () => {
    const html = render(shell());
    expect(html.indexOf('href="#main"')).toBeLessThan(html.indexOf("<header"));
    expect(html).toContain('<main id="main" tabindex="-1">');
    expect(html).toContain('<summary id="accessibility">');
  });

  it("marks the current section once in the sections and once in the tabs of a phone", () => {
    const html = render(shell({ name: "هند", unread: 2 }));
    expect(html.match(/aria-current="page"/g)).toHaveLength(2);
    expect(words(shell({ name: "هند", unread: 2 }))).toContain("2 رسالتان جديدتان");
  });

  it("offers quick exit to signed-in seekers only, as a form that ends the session", () => {
    expect(render(shell())).not.toContain("data-quick-exit");
    expect(render(shell({ name: "هند" }))).toMatch(
      /<form[^>]*action="\/quick-exit"[^>]*>.*data-quick-exit="\/"/,
    );
  });

  it("needs no script: everything is a link, a form or a fold", () => {
    const html = render(shell({ name: "هند" }));
    expect(html).not.toMatch(/<script| style=|onclick/i);
  });

  it("comes back to the same page from the accessibility form", () => {
    expect(render(shell())).toContain('<input type="hidden" name="returnTo" value="/search?q=x"/>');
  });

  it("of staff names the organisation and counts what waits", () => {
    const said = words(
      <StaffShell
        path="/office/complaints"
        role="مكتب القطيف"
        viewer={{ name: "خلود" }}
        items={[{ href: "/office/complaints", label: "الشكاوى", count: 7 }]}
      >
        <h1>الشكاوى</h1>
      </StaffShell>,
    );
    expect(said).toContain("مكتب القطيف");
    expect(said).toContain("الشكاوى (7)");
  });
});
