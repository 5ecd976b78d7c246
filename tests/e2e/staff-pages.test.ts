import { afterEach, describe, expect, it } from "vitest";
import { createAccount } from "#tests/support/accounts.ts";
import { expectAccessible, expectNoSidewaysScroll, LOOKS, useBrowser } from "#tests/support/pages.ts";
import { useWeb } from "#tests/support/web.ts";

const web = useWeb();
const browser = useBrowser();
afterEach(() => browser.closeAll());

describe.each(LOOKS)("a hydrated page in $name", ({ query, viewport }) => {
  it("comes alive under the content policy, keeps what was typed, and invites once", async () => {
    const account = await createAccount(web.ctx, { role: "administrator" });
    const page = await browser.open(web.origin, { viewport, account });
    await page.goto(`/admin?${query}`, { waitUntil: "networkidle" });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.evaluate("window.stillHere = true");

    await page.fill("#email", "not an address");
    await page.click("main button");
    await page.waitForSelector("#errors");
    expect(await page.inputValue("#email")).toBe("not an address");
    await expectAccessible(page);

    const email = `invited-${viewport.width}@example.org`;
    await page.fill("#email", email);
    await page.dblclick("main button");
    await page.waitForSelector("[role=status]");
    expect(await page.evaluate("window.stillHere")).toBe(true);
    await web.messageTo(email);
    const sent = await web.ctx.sent?.list(50);
    expect(sent?.filter((message) => message.to === email)).toHaveLength(1);
    browser.expectQuiet(page);
  });
});

it("works without JavaScript as well", async () => {
  const account = await createAccount(web.ctx, { role: "administrator" });
  const page = await browser.open(web.origin, { account, javaScriptEnabled: false });
  await page.goto("/admin");
  await page.fill("#email", "plain@example.org");
  await page.click("main button");
  await page.waitForSelector("[role=status]");
  await web.messageTo("plain@example.org");
});
