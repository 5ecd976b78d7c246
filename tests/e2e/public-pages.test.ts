import { afterEach, describe, expect, it } from "vitest";
import { createAccount } from "#tests/support/accounts.ts";
import { expectAccessible, expectNoSidewaysScroll, LOOKS, useBrowser } from "#tests/support/pages.ts";
import { useWeb } from "#tests/support/web.ts";

const web = useWeb();
const browser = useBrowser();
afterEach(() => browser.closeAll());

const SHOTS = process.env["MASAR_SHOTS"];

describe.each(LOOKS)("$name", ({ name, query, viewport }) => {
  it.each([
    "/",
    "/sign-in",
    "/register",
    "/reset",
    "/help",
    "/privacy",
    "/demo/inbox",
    "/demo/clock",
    "/no/such/page",
  ])("%s can be used by everyone, without a script", async (path) => {
    const page = await browser.open(web.origin, { viewport });
    await page.goto(`${path}?${query}`);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    browser.expectQuiet(page);
    if (SHOTS)
      await page.screenshot({ path: `${SHOTS}/${name}${path.replaceAll("/", "_")}.png`, fullPage: true });
  });

  it("shows errors with a summary that leads to the fields", async () => {
    const page = await browser.open(web.origin, { viewport, javaScriptEnabled: false });
    await page.goto(`/register?${query}`);
    await page.click("main form button");
    await page.click("#errors a >> nth=1");
    expect(new URL(page.url()).hash).toBe("#login");
  });

  it("shows the account to its owner", async () => {
    const account = await createAccount(web.ctx, { role: "officer" });
    const page = await browser.open(web.origin, { viewport, account });
    await page.goto(`/account?${query}`);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    browser.expectQuiet(page);
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}_account.png`, fullPage: true });
  });
});

describe("without JavaScript", () => {
  it("the searches that the home page proposes narrow what is found", async () => {
    const page = await browser.open(web.origin, { javaScriptEnabled: false });
    await page.goto("/");
    const proposed = page.locator(".hero .chips a");
    const hrefs = await proposed.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    expect(hrefs.length).toBeGreaterThan(0);
    for (const href of hrefs) {
      await page.goto(href);
      expect(await page.locator(".chip--on").count(), href).toBe(1);
    }
  });

  it("somebody registers, ties nothing, and signs out", async () => {
    const page = await browser.open(web.origin, { javaScriptEnabled: false });
    await page.goto("/");
    await page.click("text=تسجيل الدخول");
    await page.click("text=إنشاء حساب");
    await page.fill("#fullName", "نورة التجربة");
    await page.fill("#login", "0509876543");
    await page.fill("#password", "جملة هادئة في بستان");
    await page.click("main form button");
    const code = /\d{6}/.exec(await web.messageTo("+966509876543"))?.[0] ?? "";
    await page.fill("#code", code);
    await page.click("main form button");
    await page.goto("/account");
    expect(await page.textContent("main")).toContain("نورة التجربة");
    await page.click("text=خروج من هذا الجهاز");
    expect(new URL(page.url()).pathname).toBe("/sign-in");
    browser.expectQuiet(page);
  });
});
