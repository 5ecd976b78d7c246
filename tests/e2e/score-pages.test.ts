import { afterEach, describe, expect, it } from "vitest";
import { assignCases } from "#app/domain/casework/assign-cases.server.ts";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { createAccount } from "#tests/support/accounts.ts";
import { REASON } from "#tests/support/casework.ts";
import { system } from "#tests/support/marketplace.ts";
import { expectAccessible, expectNoSidewaysScroll, LOOKS, useBrowser } from "#tests/support/pages.ts";
import { aHousehold, importRows, totalRow, variableRow } from "#tests/support/scores.ts";
import { useWeb } from "#tests/support/web.ts";

const web = useWeb();
const browser = useBrowser();
afterEach(() => browser.closeAll());

/** A couple with a child and two scores; the accounts of both adults, and of the head's officer and a supervisor. */
async function aCouple() {
  const { ctx, masar } = web;
  const home = await aHousehold(ctx, ["head", "spouse", "child"]);
  const day = (back: number) => addDays(ctx.clock.today("SA"), -back);
  await importRows(ctx, masar.configuration.dataDir, [
    totalRow(home, day(120), "9.7"),
    variableRow(home, day(120), ["rooms", "3", "0.4"]),
    variableRow(home, day(120), ["employment", "at_home", "0.1"], 0),
    totalRow(home, day(20), "9.55"),
    variableRow(home, day(20), ["rooms", "5", "0.45"]),
    variableRow(home, day(20), ["housing", "rented", "0.3"]),
    variableRow(home, day(20), ["electricity", "350", ""]),
    variableRow(home, day(20), ["employment", "works", "-0.2"], 0),
    variableRow(home, day(20), ["indice_local", "B2", "0.1"]),
    variableRow(home, day(20), ["disability", "yes", "0.2"], 1),
    variableRow(home, day(20), ["school_attendance", "yes", "0.1"], 2),
  ]);
  const account = (member: number) =>
    createAccount(ctx, { personId: home.members[member]?.actor.personId ?? "" });
  const [head, spouse] = [await account(0), await account(1)];
  const officer = await createAccount(ctx, { role: "officer" });
  const supervisor = await createAccount(ctx, { role: "supervisor" });
  const input = { officerAccountId: officer.accountId, personIds: [head.personId] };
  expectOk(await assignCases(ctx, system, input));
  return { home, head, spouse, officer, supervisor };
}

describe.each(LOOKS)("a registry score in $name", ({ query, viewport }) => {
  it("is shown, asked about and handled on pages that serve everyone", async () => {
    const { head, officer, supervisor } = await aCouple();
    const page = await browser.open(web.origin, { viewport, account: head });
    await page.goto(`/my/score?${query}`, { waitUntil: "networkidle" });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.click("a[href^='/my/score/variables/']");
    await page.click("main form button");
    await page.waitForSelector("#errors");
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.goto(`/my/score?${query}`);
    await page.click("li:has-text('B2') a");
    await page.fill("#value", "C1");
    await page.fill("#reason", REASON);
    await page.click("main form button");
    await page.waitForSelector("[role=status]");
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    browser.expectQuiet(page);
    for (const account of [officer, supervisor]) {
      const office = await browser.open(web.origin, { viewport, account });
      await office.goto(`/office/changes?${query}`, { waitUntil: "networkidle" });
      await expectAccessible(office);
      await expectNoSidewaysScroll(office);
      await office.click("main table a");
      await office.waitForSelector("form:has(input[value=decide])");
      await expectAccessible(office);
      await expectNoSidewaysScroll(office);
      browser.expectQuiet(office);
    }
  });

  it("says honestly that none has come", async () => {
    const account = await createAccount(web.ctx);
    const page = await browser.open(web.origin, { viewport, account });
    await page.goto(`/my/score?${query}`, { waitUntil: "networkidle" });
    expect(await page.locator("main .empty").count()).toBe(1);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
});

describe("a registry score at 360 pixels without JavaScript", () => {
  const phone = { viewport: { width: 360, height: 800 }, javaScriptEnabled: false };

  it("goes from a wrong value to a correction that both adults see, each with her own words only", async () => {
    const { head, spouse, officer } = await aCouple();
    const page = await browser.open(web.origin, { ...phone, account: head });
    await page.goto("/my/score?lang=ar");
    const shown = (await page.textContent("main")) ?? "";
    expect(shown).toContain("9.55");
    expect(shown).not.toMatch(/إعاقة|الدراسة/);
    await page.click("li:has-text('السكن') a");
    // What was typed is kept when something is missing.
    await page.check("input[value=owned]");
    await page.click("main form button");
    await page.waitForSelector("#errors");
    expect(await page.isChecked("input[value=owned]")).toBe(true);
    await page.fill("#reason", REASON);
    await page.click("main form button");
    await page.waitForSelector("[role=status]");
    const address = new URL(page.url()).pathname;

    const other = await browser.open(web.origin, { ...phone, account: spouse });
    expect((await other.goto(address))?.status()).toBe(404);

    const office = await browser.open(web.origin, { account: officer, javaScriptEnabled: false });
    await office.goto("/office/changes");
    await office.click("main table a");
    expect(await office.locator("main input:checked").count()).toBe(0);
    await office.fill("#question", "صورة من عقد السكن، من فضلك.");
    await office.click("form:has(input[value=evidence]) button");
    await office.waitForSelector("[role=status]");

    await page.goto(address);
    expect(await page.textContent("#answer")).toContain("صورة من عقد السكن");
    await page.fill("#words", "العقد باسمي منذ عام 2024.");
    await page.click("#answer button");
    await page.waitForSelector("[role=status]");

    await office.click("main table a");
    await office.check("input[value=yes]");
    await office.fill("#words", REASON);
    await office.click("form:has(input[value=decide]) button");
    await office.waitForSelector("[role=status]");
    await office.click("form:has(input[value=tell]) button");
    await office.waitForSelector("[role=status]");

    for (const view of [page, other]) {
      await view.goto("/my/score");
      const corrected = (await view.textContent("li:has(a):has-text('السكن')")) ?? "";
      expect(corrected).toContain("ملك");
      expect(await view.textContent("main")).toContain("9.55");
    }
    await page.goto("/my/access");
    expect(await page.textContent("main")).toContain("مؤشر السجل");
  });

  it("lets a no be appealed to somebody else", async () => {
    const { head, officer, supervisor } = await aCouple();
    const page = await browser.open(web.origin, { ...phone, account: head });
    await page.goto("/my/score?lang=ar");
    await page.click("li:has-text('عدد الغرف') a");
    await page.fill("#value", "٣");
    await page.fill("#reason", REASON);
    await page.click("main form button");
    await page.waitForSelector("[role=status]");
    const id = new URL(page.url()).pathname.split("/").at(-1);
    const decide = async (account: typeof officer, decision: "yes" | "no") => {
      const office = await browser.open(web.origin, { account, javaScriptEnabled: false });
      await office.goto(`/office/changes/${id}`);
      if ((await office.locator(`input[value=${decision}]`).count()) === 0) return false;
      await office.check(`input[value=${decision}]`);
      await office.fill("#words", REASON);
      await office.click("form:has(input[value=decide]) button");
      await office.waitForSelector("[role=status]");
      return true;
    };
    expect(await decide(officer, "no")).toBe(true);
    await page.reload();
    await page.fill("#words", REASON);
    await page.click("#appeal button");
    await page.waitForSelector("[role=status]");
    expect(await decide(officer, "yes")).toBe(false);
    expect(await decide(supervisor, "yes")).toBe(true);
    await page.reload();
    expect(await page.textContent("main")).toContain("قرار التظلّم: نعم");
  });
});
