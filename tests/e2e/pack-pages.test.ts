import { afterEach, describe, expect, it } from "vitest";
import { createAccount } from "#tests/support/accounts.ts";
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
const shots = process.env["MASAR_SHOTS"];
afterEach(() => browser.closeAll());

const PACK = "/admin/packs/sa-2023";
const WHY = { "lang=ar": "نشر البرنامج نسبة الأجر المحتسبة.", "lang=en": "The scheme published the share." };

const administrator = (fullName: string) => createAccount(web.ctx, { role: "administrator", fullName });

/** Fills in the share of the wage that counts, and sends the form. */
async function typeShare(page: WatchedPage, share: string, why: string): Promise<void> {
  await page.check("input[name='countedShare.known'][value='value']", { force: true });
  await page.fill("[name='countedShare.value']", share);
  const reason = page.locator("[name=reason]");
  if ((await reason.inputValue()) === "") await reason.fill(why);
  await page.click("main form[method=post] button");
}

describe.each(LOOKS)("the pages on policy packs, in $name", ({ query, viewport }) => {
  it("let one administrator write the next version and another bring it into force, then take it back", async () => {
    const [author, other] = [await administrator("ليلى الكاتبة"), await administrator("نورة المراجعة")];
    const page = await browser.open(web.origin, { viewport, account: author });
    const look = async (at: WatchedPage, name: string): Promise<void> => {
      if (shots) await at.screenshot({ path: `${shots}/${name}-${viewport.width}.png`, fullPage: true });
      await expectAccessible(at);
      await expectNoSidewaysScroll(at);
    };
    await page.goto(`/admin/packs?${query}`, { waitUntil: "networkidle" });
    await look(page, "packs");
    await page.click(`a[href='${PACK}']`);
    await page.waitForSelector(`a[href='${PACK}/rules/wage-share']`);
    await look(page, "pack");

    await page.click(`a[href='${PACK}/rules/wage-share']`);
    await page.waitForSelector("[name='countedShare.value']");
    await typeShare(page, "١٫٥ من الأجر", WHY[query]);
    await page.waitForSelector("#errors");
    await page.waitForLoadState("networkidle");
    expect(await page.inputValue("[name='countedShare.value']")).toBe("١٫٥ من الأجر");
    expect(await page.inputValue("[name=reason]")).toBe(WHY[query]);
    await look(page, "pack-rule");
    await typeShare(page, "٥٠٪", WHY[query]);
    await page.waitForURL(`**${PACK}/draft`);
    await look(page, "pack-draft");
    expect(await page.getAttribute("form:has(input[value=publish]) button", "aria-disabled")).toBe("true");
    await page.goto(`${PACK}/frame`, { waitUntil: "networkidle" });
    await look(page, "pack-frame");
    await page.goto(`${PACK}/terms`, { waitUntil: "networkidle" });
    await look(page, "pack-terms");
    await page.goto(`${PACK}/json`, { waitUntil: "networkidle" });
    await page.fill("[name=text]", '{ "id": "sa-2023", "version": "one" }');
    await page.click("main form[method=post] button");
    await page.waitForSelector("#errors");
    expect(await page.textContent("#errors")).toContain('"one"');
    await look(page, "pack-json");

    const reviewer = await browser.open(web.origin, { viewport, account: other });
    await reviewer.goto(`${PACK}/draft?${query}`, { waitUntil: "networkidle" });
    expect(await reviewer.textContent("main")).toContain("ليلى الكاتبة");
    await look(reviewer, "pack-review");
    await reviewer.click("form:has(input[value=publish]) button");
    await reviewer.waitForURL(`**${PACK}/history`);
    await look(reviewer, "pack-history");
    await reviewer.fill("[name=reason]", "short");
    await reviewer.click("main form[method=post] button");
    await reviewer.waitForSelector("#errors");
    // A field that is typed into before the page stands still gets back what it began with.
    await reviewer.waitForLoadState("networkidle");
    await reviewer.fill("[name=reason]", "The share was read wrongly in the gazette.");
    await reviewer.click("main form[method=post] button");
    await reviewer.waitForSelector("main [role=status]");
    expect(await reviewer.locator("[name=reason]").count()).toBe(0);
    await look(reviewer, "pack-taken-back");
    browser.expectQuiet(page);
    browser.expectQuiet(reviewer);
  });
});

it("works without JavaScript, and tells the second of two administrators without losing what she typed", async () => {
  const [first, second] = [await administrator("ليلى الأولى"), await administrator("نورة الثانية")];
  const open = (account: typeof first) => browser.open(web.origin, { account, javaScriptEnabled: false });
  const [one, two] = [await open(first), await open(second)];
  await one.goto(`${PACK}/rules/wage-share?lang=en`);
  await two.goto(`${PACK}/rules/wage-share?lang=en`);
  await typeShare(one, "40%", WHY["lang=en"]);
  expect(one.url()).toContain(`${PACK}/draft`);
  await typeShare(two, "0.6", "Another gazette says otherwise.");
  expect(await two.textContent("[role=alert]")).toContain("ليلى الأولى");
  expect(await two.inputValue("[name='countedShare.value']")).toBe("0.6");
  await two.click("main form[method=post] button");
  expect(two.url()).toContain(`${PACK}/draft`);
  const draft = (await two.textContent("main")) ?? "";
  expect(draft).toContain("60%");
  expect(draft).toContain("The scheme published the share.");
  expect(draft).toContain("Another gazette says otherwise.");
  await two.click("form:has(input[value=discard]) button");
  expect(new URL(two.url()).pathname).toBe("/admin/packs");
  await one.goto(`${PACK}/draft`);
  expect(await one.textContent("h1")).toBe("This pack has no draft");
});

it("takes a whole pack from a file, as a draft of its own", async () => {
  const account = await administrator("ليلى الكاتبة");
  const page = await browser.open(web.origin, { account, javaScriptEnabled: false });
  await page.goto(`${PACK}/json?lang=en`);
  const pack = JSON.parse(await page.inputValue("[name=text]")) as Record<string, unknown>;
  await page.goto("/admin/packs/new/json");
  const buffer = Buffer.from(JSON.stringify({ ...pack, id: "sa-citizen", scheme: "citizen-account" }));
  await page.setInputFiles("[name=file]", { name: "pack.json", mimeType: "application/json", buffer });
  await page.fill("[name=reason]", "A second scheme of the country.");
  await page.click("main form[method=post] button");
  expect(page.url()).toContain("/admin/packs/sa-citizen/draft");
  expect(await page.textContent("main")).toContain("there is no version before it");
  await page.goto("/admin/packs");
  expect(await page.textContent("main")).toContain("A draft that \u2068ليلى الكاتبة\u2069 began");
});

it("shows packs of other countries to read, and no form for them", async () => {
  const account = await administrator("ليلى الكاتبة");
  const page = await browser.open(web.origin, { account, javaScriptEnabled: false });
  await page.goto("/admin/packs/ma-asd?lang=en");
  expect(await page.locator("a[href*='/rules/']").count()).toBe(0);
  expect((await page.goto("/admin/packs/ma-asd/terms"))?.status()).toBe(403);
  expect((await page.goto("/admin/packs/none-such"))?.status()).toBe(404);
});
