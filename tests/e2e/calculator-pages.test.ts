import { afterEach, describe, expect, it } from "vitest";
import { expectOk } from "#app/domain/kernel/result.ts";
import { reindex } from "#app/domain/search/reindex.server.ts";
import { createAccount } from "#tests/support/accounts.ts";
import { aHouseholdWithBenefit } from "#tests/support/benefit-households.ts";
import { anEmployer, aVacancy, system } from "#tests/support/marketplace.ts";
import {
  expectAccessible,
  expectNoSidewaysScroll,
  LOOKS,
  useBrowser,
  type WatchedPage,
} from "#tests/support/pages.ts";
import { useWeb } from "#tests/support/web.ts";

const web = useWeb();
const browser = useBrowser();
afterEach(() => browser.closeAll());

const submit = "form[action='/work-pays#result'] button.btn--primary";

async function openEverything(page: WatchedPage): Promise<void> {
  await page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })");
}

async function fits(page: WatchedPage): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  browser.expectQuiet(page);
}

describe.each(LOOKS)("the calculator in $name", ({ query, viewport }) => {
  it("fits the page and serves everyone: questions, result, errors", async () => {
    const page = await browser.open(web.origin, { viewport });
    await page.goto(`/work-pays?${query}`, { waitUntil: "networkidle" });
    await fits(page);
    await page.fill("#wage", "4000");
    await page.fill("#benefit", "2640");
    await page.click(submit);
    await page.waitForSelector("#result");
    await page.waitForLoadState("networkidle");
    await openEverything(page);
    await fits(page);
    await page.fill("#wage", "99999999");
    await page.click(submit);
    await page.waitForSelector("#errors");
    await fits(page);
  });

  it("works by keyboard and without JavaScript, with digits as they are typed", async () => {
    const page = await browser.open(web.origin, { viewport, javaScriptEnabled: false });
    await page.goto(`/work-pays?${query}`);
    await page.selectOption("#pack", "eg-takaful");
    await page.click("button[value=scheme].btn");
    await page.fill("#benefit", "١٬٥٠٠");
    await page.fill("#transport", "300");
    await page.selectOption("#firstWage", "1");
    await page.fill("#wage", "۶۰۰۰");
    await page.press("#wage", "Enter");
    await page.waitForSelector("#result");
    expect(new URL(page.url()).search).toBe("");
    expect(await page.inputValue("#wage")).toBe("۶۰۰۰");
    const table = page.locator("#result table");
    await page.click("#result details:has(table) > summary");
    expect(await table.locator("tbody tr").count()).toBe(25);
    const second = (await table.locator("tbody tr").nth(2).innerText()).split(/\s+/);
    expect(second.slice(0, 5)).toEqual(["2", "5,340", "1,500", "300", "6,540"]);
    expect(await page.locator("#result svg.chart").count()).toBe(1);
    const explanation = page.locator("#result details:has(ol.lines)").first();
    await explanation.locator("> summary").click();
    await explanation.locator("details > summary").first().click();
    expect(await explanation.locator("ol.lines li").first().isVisible()).toBe(true);
    await expectNoSidewaysScroll(page);
  });

  it("prints every figure of the table, folded or not", async () => {
    const page = await browser.open(web.origin, { viewport, javaScriptEnabled: false });
    await page.goto(`/work-pays?${query}`);
    await page.fill("#wage", "4000");
    await page.fill("#benefit", "2640");
    await page.click(submit);
    await page.waitForSelector("#result");
    const last = page.locator("#result table tbody tr").last();
    expect(await last.isVisible()).toBe(false);
    await page.emulateMedia({ media: "print" });
    await expect.poll(() => last.isVisible()).toBe(true);
  });

  it("shows a posting's 24 months to somebody on a benefit, and leads others to the calculator", async () => {
    const { ctx } = web;
    const vacancyId = await aVacancy(ctx, await anEmployer(ctx));
    expectOk(await reindex(ctx, system));
    const seeker = await createAccount(ctx);
    await aHouseholdWithBenefit(ctx, seeker.personId);
    const hers = await browser.open(web.origin, { viewport, account: seeker });
    await hers.goto(`/jobs/${vacancyId}?${query}`, { waitUntil: "networkidle" });
    expect(await hers.locator("#income svg.chart").count()).toBe(1);
    expect(await hers.locator("#income table tbody tr").count()).toBe(25);
    await openEverything(hers);
    await fits(hers);
    await hers.goto(`/search?${query}`, { waitUntil: "networkidle" });
    expect(await hers.locator("article .income__stops").count()).toBeGreaterThan(0);
    await fits(hers);

    const visitor = await browser.open(web.origin, { viewport });
    await visitor.goto(`/search?${query}`, { waitUntil: "networkidle" });
    expect(await visitor.locator("article .income").count()).toBe(0);
    await fits(visitor);
    await visitor.click("article a[href^='/work-pays?vacancy=']");
    await visitor.waitForSelector("#wage");
    expect(await visitor.inputValue("#wage")).toBe("4,000");
  });
});
