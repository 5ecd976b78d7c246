import { afterEach, describe, expect, it } from "vitest";
import { assignCases } from "#app/domain/casework/assign-cases.server.ts";
import { importWages } from "#app/domain/placements/import-wages.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { createAccount } from "#tests/support/accounts.ts";
import { aHeardCase, anOpenCase, REASON } from "#tests/support/casework.ts";
import { system } from "#tests/support/marketplace.ts";
import { expectAccessible, expectNoSidewaysScroll, LOOKS, useBrowser } from "#tests/support/pages.ts";
import { useWeb } from "#tests/support/web.ts";

const web = useWeb();
const browser = useBrowser();
afterEach(() => browser.closeAll());

describe.each(LOOKS)("the office in $name", ({ query, viewport }) => {
  it("shows the caseload, a person and a case, within the page and for everyone", async () => {
    const officer = await createAccount(web.ctx, { role: "officer" });
    const { caseId, seeker } = await anOpenCase(web.ctx, officer.actor);
    const page = await browser.open(web.origin, { viewport, account: officer });
    for (const address of ["", `/people/${seeker.personId}`, `/graduation/${caseId}`]) {
      await page.goto(`/office${address}?${query}`, { waitUntil: "networkidle" });
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
    await page.click("main aside form button");
    await page.waitForSelector("#errors");
    await expectAccessible(page);
    browser.expectQuiet(page);
  });
});

describe("a graduation without JavaScript", () => {
  it("goes from the proposal to a decision that a second officer checks before it binds", async () => {
    const first = await createAccount(web.ctx, { role: "officer" });
    const second = await createAccount(web.ctx, { role: "officer" });
    const { caseId } = await aHeardCase(web.ctx, first.actor, "unknown");
    const address = `/office/graduation/${caseId}`;

    const proposer = await browser.open(web.origin, { account: first, javaScriptEnabled: false });
    await proposer.goto(address);
    expect(await proposer.textContent("main")).toContain("المقترح منك، فالقرار لشخص آخر.");
    expect(await proposer.locator("input[name=decision]").count()).toBe(0);

    const page = await browser.open(web.origin, { account: second, javaScriptEnabled: false });
    await page.goto(address);
    expect(await page.locator("main input:checked").count()).toBe(0);
    expect(await page.isDisabled("input[value=yes]")).toBe(true);
    await page.check("input[value=loss_heard]");
    await page.click("form:has(input[value=record_health_cover]) button");
    await page.waitForSelector("[role=status]");

    await page.check("input[value=yes]");
    await page.fill("#reason", REASON);
    await page.click("button[value=check]");
    await page.waitForSelector("button[value=send]");
    expect(await page.textContent("main")).toContain(REASON);
    await page.click("button[value=send]");
    await page.waitForSelector("[role=status]");
    const [row] = await web.ctx.sql.query("select status from graduation_case where id = $1", [caseId]);
    expect(row).toEqual({ status: "decided_yes" });
  });
});

describe("the administrator", () => {
  it("sees what was imported, takes the report home, and checks the audit trail", async () => {
    const admin = await createAccount(web.ctx, { role: "administrator" });
    const file = path.join(web.masar.configuration.dataDir, "wages.csv");
    await writeFile(file, "national_id,registration_number,month,wage\n,700,2026-01,4000\n");
    expectOk(await importWages(web.ctx, system, { file, country: "SA", dryRun: false }));
    const page = await browser.open(web.origin, { account: admin });
    await page.goto("/admin/imports", { waitUntil: "networkidle" });
    await expectAccessible(page);
    const href = await page.getAttribute("a[download]", "href");
    const report = await web.visitor(admin).get(href ?? "");
    expect(report.headers.get("content-disposition")).toContain("attachment");
    expect(await report.text()).toContain("national_id,not_an_identity_number");
    const officer = await createAccount(web.ctx, { role: "officer" });
    expect((await web.visitor(officer).get(href ?? "")).status).toBe(403);

    expectOk(
      await assignCases(web.ctx, system, {
        officerAccountId: officer.accountId,
        personIds: [admin.personId],
      }),
    );
    await page.goto("/admin/system", { waitUntil: "networkidle" });
    await page.click("main form button");
    await page.waitForSelector("main [role=status]");
    await expectAccessible(page);
    browser.expectQuiet(page);
  });
});
