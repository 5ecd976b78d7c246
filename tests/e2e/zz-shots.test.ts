import { afterEach, it, expect } from "vitest";
import { createAccount } from "#tests/support/accounts.ts";
import { aHouseholdWithBenefit, aWageRecord } from "#tests/support/benefit-households.ts";
import { anEmployer, aVacancy } from "#tests/support/marketplace.ts";
import { expectAccessible, expectNoSidewaysScroll, LOOKS, useBrowser } from "#tests/support/pages.ts";
import { useWeb } from "#tests/support/web.ts";
const web = useWeb(); const browser = useBrowser(); afterEach(() => browser.closeAll());
it("shoots", async () => {
  const { ctx } = web;
  const seeker = await createAccount(ctx, { fullName: "نورة العتيبي" });
  const spouse = await createAccount(ctx); const child = await createAccount(ctx);
  await aHouseholdWithBenefit(ctx, seeker.personId, { others: [{ personId: spouse.personId, relation: "spouse" }, { personId: child.personId, relation: "child" }] });
  const employer = await anEmployer(ctx);
  const vacancyId = await aVacancy(ctx, employer);
  const problems: string[] = [];
  for (const { query, viewport } of LOOKS) {
    const n = `${viewport.width}`;
    const check = async (page: any, name: string) => { await page.screenshot({ path: `/tmp/calc/${name}-${n}.png`, fullPage: true }); try { await expectAccessible(page); } catch (e: any) { problems.push(name + n + e.message.slice(0, 1500)); } try { await expectNoSidewaysScroll(page); } catch (e: any) { problems.push(name + n + e.message.slice(0, 300)); } };
    const v = await browser.open(web.origin, { viewport, javaScriptEnabled: true });
    await v.goto(`/work-pays?${query}`); await check(v, "form");
    await v.fill("#wage", "٤٬٠٠٠"); await v.fill("#adults", "2"); await v.fill("#children", "2"); await v.fill("#benefit", "3300"); await v.fill("#transport", "300");
    await v.click("form button.btn:has-text('" + (n === "360" ? "حساب" : "Work it out") + "')");
    await v.waitForSelector("#result"); await check(v, "own");
    await v.selectOption("#pack", "eg-takaful"); await v.fill("#wage", "6000"); await v.fill("#benefit", "1500"); await v.selectOption("#firstWage", "1");
    await v.click("main form >> button.btn--primary"); await v.waitForSelector("#result");
    for (const d of await v.locator("#result details > summary").all()) await d.click({ timeout: 1000 }).catch(() => {});
    await check(v, "eg");
    await v.fill("#wage", "-5"); await v.fill("#children", "2.5"); await v.fill("#transport", "99999999"); await v.click("main form >> button.btn--primary"); await v.waitForSelector("#errors"); await check(v, "errors");
    await v.goto(`/jobs/${vacancyId}?${query}`); await check(v, "job-visitor");
    const s = await browser.open(web.origin, { viewport, account: seeker });
    await s.goto(`/jobs/${vacancyId}?${query}`); await check(s, "job");
    await s.goto(`/work-pays?vacancy=${vacancyId}&${query}`); await check(s, "mine");
    await s.click("main form >> button.btn--primary"); await s.waitForSelector("#result"); await check(s, "mine-result");
    await s.goto(`/my?${query}`); await check(s, "my");
    browser.expectQuiet(v); browser.expectQuiet(s);
  }
  console.log(problems.join("\n\n"));
}, 240_000);
