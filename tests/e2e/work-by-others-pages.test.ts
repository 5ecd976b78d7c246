import { afterEach, describe, expect, it } from "vitest";
import { assignCases } from "#app/domain/casework/assign-cases.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { createAccount } from "#tests/support/accounts.ts";
import { system } from "#tests/support/marketplace.ts";
import { expectAccessible, expectNoSidewaysScroll, LOOKS, useBrowser } from "#tests/support/pages.ts";
import { useWeb } from "#tests/support/web.ts";

const web = useWeb();
const browser = useBrowser();
afterEach(() => browser.closeAll());
const shots = process.env["MASAR_SHOTS"];

/** A person with an officer, work that should have begun today, and a question about wages. */
async function aPerson() {
  const { ctx } = web;
  const [seeker, officer] = [await createAccount(ctx), await createAccount(ctx, { role: "officer" })];
  expectOk(
    await assignCases(ctx, system, { officerAccountId: officer.accountId, personIds: [seeker.personId] }),
  );
  const [placementId, questionId] = [ctx.ids.next(), ctx.ids.next()];
  await ctx.sql.query(
    `insert into placement (id, person_id, organisation_id, country, status, expected_start, created_at, updated_at)
     values ($1, $2, $3, 'SA', 'expected', $4, $5, $5)`,
    [placementId, seeker.personId, ctx.ids.next(), ctx.clock.today("SA"), ctx.clock.now()],
  );
  await ctx.sql.query(
    `insert into wage_question (id, kind, person_id, country, registration_number, first_month, status, asked_at)
     values ($1, 'mine', $2, 'SA', '700', '2026-01-01', 'asked', $3)`,
    [questionId, seeker.personId, ctx.clock.now()],
  );
  return { ctx, seeker, officer, placementId, questionId };
}

describe.each(LOOKS)("the office in $name", ({ query, viewport }) => {
  it("writes down a start, an answer and an end, each with what it has seen or heard", async () => {
    const { ctx, seeker, officer, placementId, questionId } = await aPerson();
    const page = await browser.open(web.origin, { viewport, account: officer });
    page.setDefaultTimeout(30_000);
    await page.goto(`/office/people/${seeker.personId}?${query}`, { waitUntil: "networkidle" });
    const start = "form:has(input[name=do][value=start_work])";
    await page.locator(`details:has(${start}) > summary`).click();
    await page.click(`${start} button`);
    await page.waitForSelector("#errors");
    await page.waitForLoadState("networkidle");
    await expectAccessible(page);
    await page.fill(`${start} [name=startedOn]`, ctx.clock.today("SA"));
    await page.selectOption(`${start} [name=shownBy]`, "payslip");
    await page.click(`${start} button`);
    await page.waitForSelector("[role=status]");
    const answer = "form:has(input[name=do][value=answer_for])";
    await page.locator(`details:has(${answer}) > summary`).click();
    await page.selectOption(`${answer} [name=answer]`, "no");
    await page.fill(`${answer} [name=note]`, "اتصلت يوم الأحد وطلبت المساعدة.");
    await page.click(`${answer} button`);
    await page.waitForSelector("[role=status]");
    const end = "form:has(input[name=do][value=end_by_office])";
    await page.waitForLoadState("networkidle");
    await page.locator(`details:has(${end}) > summary`).click();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    if (shots) await page.screenshot({ path: `${shots}/person-${viewport.width}.png`, fullPage: true });
    await page.fill(`${end} [name=endedOn]`, ctx.clock.today("SA"));
    await page.selectOption(`${end} [name=reason]`, "contract_over");
    await page.selectOption(`${end} [name=shownBy]`, "employer");
    await page.click(`${end} button`);
    await page.waitForSelector("[role=status]");
    const [row] = await ctx.sql.query(
      "select p.status, q.status as answer from placement p, wage_question q where p.id = $1 and q.id = $2",
      [placementId, questionId],
    );
    expect(row).toEqual({ status: "ended", answer: "no" });
    browser.expectQuiet(page);
  });

  it("keeps its own frame around a page that is not there or not for it", async () => {
    const officer = await createAccount(web.ctx, { role: "officer" });
    const page = await browser.open(web.origin, { viewport, account: officer });
    for (const address of ["/office/nothing", "/admin", "/nowhere"]) {
      await page.goto(`${address}?${query}`, { waitUntil: "networkidle" });
      expect(await page.locator(".shell.staff a[href='/office/wages']").count(), address).toBe(1);
      expect(await page.locator("header [aria-current=page]").count(), address).toBe(0);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
    if (shots) await page.screenshot({ path: `${shots}/not-found-${viewport.width}.png`, fullPage: true });
    const seeker = await browser.open(web.origin, { viewport, account: await createAccount(web.ctx) });
    await seeker.goto(`/nowhere?${query}`);
    expect(await seeker.locator(".shell.staff").count()).toBe(0);
  });
});
