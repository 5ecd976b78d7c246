import { afterEach, describe, expect, it } from "vitest";
import { contestOverpayment } from "#app/domain/benefits/overpayments/contest-overpayment.server.ts";
import { notifyOverpayment } from "#app/domain/benefits/overpayments/notify-overpayment.server.ts";
import { waiveOverpayment } from "#app/domain/benefits/overpayments/waive-overpayment.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { createAccount } from "#tests/support/accounts.ts";
import { REASON } from "#tests/support/casework.ts";
import { anOverpaidHousehold } from "#tests/support/overpayments.ts";
import { expectAccessible, expectNoSidewaysScroll, useBrowser } from "#tests/support/pages.ts";
import { useWeb } from "#tests/support/web.ts";

const web = useWeb();
const browser = useBrowser();
afterEach(() => browser.closeAll());
const phone = { viewport: { width: 360, height: 800 }, javaScriptEnabled: false };

/** A couple that was told of an overpayment, and the accounts of everybody whom it concerns. */
async function aTold() {
  const { ctx } = web;
  const officer = await createAccount(ctx, { role: "officer" });
  const supervisor = await createAccount(ctx, { role: "supervisor" });
  const home = await anOverpaidHousehold(ctx, { officer: officer.actor });
  await home.earns(2, 100_000);
  const account = (personId: string) => createAccount(ctx, { personId });
  const [head, spouse] = [await account(home.head.personId), await account(home.spouse.personId)];
  const [row] = await ctx.sql.query<{ id: string }>("select id from overpayment where spell_id = $1", [
    home.spellId,
  ]);
  const overpaymentId = row?.id ?? "";
  const said = { overpaymentId, words: REASON };
  expectOk(await notifyOverpayment(ctx, officer.actor, { ...said, cause: "record_late" }));
  return { ctx, home, head, spouse, officer, supervisor, overpaymentId, said };
}

describe("a page that was opened before the matter moved on", () => {
  it("says so to the household, does nothing, and keeps the words beside the form that is open now", async () => {
    const { ctx, home, spouse, overpaymentId, said } = await aTold();
    const page = await browser.open(web.origin, { viewport: phone.viewport, account: spouse });
    await page.goto(`/my/overpayments/${overpaymentId}?lang=ar`);
    await page.fill("#words", "كان الأجر لشهر سابق.");
    expectOk(await contestOverpayment(ctx, home.head, said));
    await page.click("#contest button");
    await page.waitForSelector("#typed");
    expect(await page.textContent("#errors")).toContain("لم يُنفَّذ شيء");
    expect(await page.textContent("#typed")).toContain("كان الأجر لشهر سابق.");
    expect(await page.locator("#contest").count()).toBe(0);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  it("says so to the office, and keeps what was typed by the name of its field", async () => {
    const { ctx, home, supervisor, overpaymentId, said } = await aTold();
    expectOk(await contestOverpayment(ctx, home.head, said));
    const page = await browser.open(web.origin, { account: supervisor, javaScriptEnabled: false });
    await page.goto(`/office/overpayments/${overpaymentId}?lang=en`);
    await page.fill("#upholdWords", "The record is right.");
    expectOk(await waiveOverpayment(ctx, supervisor.actor, said));
    await page.click("form:has(input[value=uphold]) button");
    await page.waitForSelector("#typed");
    expect(await page.textContent("#errors")).toContain("nothing was done");
    expect(await page.textContent("#typed")).toContain("Decide that it stands · Your reason");
    expect(await page.textContent("#typed")).toContain("The record is right.");
  });
});

describe("the summary of what is wrong with a form of the office", () => {
  it("names the field, leads to it, and the page keeps what was typed", async () => {
    const { officer, supervisor, overpaymentId } = await aTold();
    const page = await browser.open(web.origin, { account: supervisor, javaScriptEnabled: false });
    await page.goto(`/office/overpayments/${overpaymentId}?lang=en`);
    await page.fill("#waiveWords", "no");
    await page.click("form:has(input[value=waive]) button");
    const link = page.locator("#errors a");
    expect(await link.textContent()).toBe("Waive it · Your reason — One clear sentence at least.");
    const target = (await link.getAttribute("href")) ?? "";
    expect(await page.inputValue(target)).toBe("no");
    const again = await browser.open(web.origin, { account: officer, javaScriptEnabled: false });
    await again.goto(`/office/overpayments/${overpaymentId}?lang=en`);
    await again.click("form:has(input[value=write_down]) button");
    expect(await again.locator("#errors a").allTextContents()).toEqual([
      "Write down what the household says · Who says it? — Please choose an answer.",
      "Write down what the household says · Their words, and how they were said — This field is required.",
    ]);
  });
});

describe("what is open of past months", () => {
  it("is said in one line where the household looks at its benefit, with the way there and back", async () => {
    const { spouse } = await aTold();
    const page = await browser.open(web.origin, { ...phone, account: spouse });
    for (const address of ["/my/benefit", "/my/benefit/months", "/my"]) {
      await page.goto(`${address}?lang=ar`);
      expect(await page.textContent("main"), address).toContain("مبلغ زائد واحد لم ينتهِ أمره. يمكنك الرد.");
      expect(await page.locator("main a[href='/my/overpayments']").count(), address).toBe(1);
      await expectNoSidewaysScroll(page);
    }
    await page.goto("/my/overpayments");
    expect(await page.locator("main a[href='/my/benefit']").count()).toBe(1);
    expect(await page.locator("main a[href='/my/benefit/months']").count()).toBe(1);
  });
});
