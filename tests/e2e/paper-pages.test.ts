import { afterEach, describe, expect, it } from "vitest";
import { decideBenefit } from "#app/domain/benefits/decide-benefit.server.ts";
import { assignCases } from "#app/domain/casework/assign-cases.server.ts";
import { hearHousehold } from "#app/domain/casework/hear-household.server.ts";
import { notifyHousehold } from "#app/domain/casework/notify-household.server.ts";
import { proposeGraduation } from "#app/domain/casework/propose-graduation.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { createAccount } from "#tests/support/accounts.ts";
import { aHouseholdWithBenefit } from "#tests/support/benefit-households.ts";
import { anOpenCase, REASON } from "#tests/support/casework.ts";
import { aHire } from "#tests/support/hire.ts";
import { system } from "#tests/support/marketplace.ts";
import { useBrowser, type WatchedPage } from "#tests/support/pages.ts";
import { lostText, unfitForPaper } from "#tests/support/seen-text.ts";
import { useWeb } from "#tests/support/web.ts";

const web = useWeb();
const browser = useBrowser();
afterEach(() => browser.closeAll());
const shots = process.env["MASAR_SHOTS"];
/** What is left of an A4 sheet between its margins, in pixels of CSS. */
const SHEET = { width: 688, height: 986 };

/** What is wrong with a page on paper: lost or pressable parts, a table without its heads, another size than A4. */
async function onPaper(page: WatchedPage, name: string): Promise<string[]> {
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize(SHEET);
  const found = [...(await lostText(page)), ...(await unfitForPaper(page))];
  const heads = await page.evaluate(() =>
    [...document.querySelectorAll("main thead")].map((head) => getComputedStyle(head).display),
  );
  // Only such a head is repeated on the next sheet.
  found.push(...heads.filter((display) => display !== "table-header-group"));
  const pdf = await page.pdf({
    preferCSSPageSize: true,
    ...(shots ? { path: `${shots}/paper-${name}.pdf` } : {}),
  });
  const [box] = /\/MediaBox \[[^\]]+\]/.exec(pdf.toString("latin1")) ?? [""];
  const [, , wide = 0, high = 0] = (box.match(/[\d.]+/g) ?? []).map(Number);
  if (Math.round(wide) !== 595 || Math.round(high) !== 842) found.push(`not A4: ${box}`);
  if (shots) await page.screenshot({ path: `${shots}/paper-${name}.png`, fullPage: true });
  return found.map((what) => `${name}: ${what}`);
}

/** A household with a benefit that was lowered, and its officer. */
async function aDecision() {
  const { ctx } = web;
  const [seeker, officer] = [await createAccount(ctx), await createAccount(ctx, { role: "officer" })];
  const { spellId } = await aHouseholdWithBenefit(ctx, seeker.personId);
  const caseload = { officerAccountId: officer.accountId, personIds: [seeker.personId] };
  expectOk(await assignCases(ctx, system, caseload));
  expectOk(
    await decideBenefit(ctx, officer.actor, {
      ...{ spellId, edge: "adjust", ground: "household_changed", reason: REASON, decidedMinor: 200_000 },
    }),
  );
  return { seeker, officer, spellId };
}

describe.each(["ar", "en"])("what people print, in %s", (language) => {
  it("is whole on A4: work, decision, graduation, the list of the day and the calculator's table", async () => {
    const { ctx } = web;
    const found: string[] = [];
    const hire = await aHire(ctx, 40);
    const decision = await aDecision();
    const officer = await createAccount(ctx, { role: "officer" });
    const { caseId, seeker } = await anOpenCase(ctx, officer.actor);
    expectOk(await proposeGraduation(ctx, officer.actor, { caseId, reason: REASON }));
    expectOk(await notifyHousehold(ctx, system, { caseId }));
    expectOk(await hearHousehold(ctx, seeker, { caseId, said: "لا مانع.", healthCover: "confirmed" }));
    const walks = [
      [hire.account.seeker, [["work", "/my/work"]]],
      [decision.seeker, [["benefit", "/my/benefit"]]],
      [decision.officer, [["office-benefit", `/office/benefits/${decision.spellId}`]]],
      [
        officer,
        [
          ["graduation", `/office/graduation/${caseId}`],
          ["person", `/office/people/${seeker.personId}`],
          ["day", "/office"],
        ],
      ],
    ] as const;
    for (const [account, addresses] of walks) {
      const page = await browser.open(web.origin, { account, colorScheme: "dark" });
      for (const [name, address] of addresses) {
        await page.goto(`${address}?lang=${language}`);
        found.push(...(await onPaper(page, `${name}-${language}`)));
      }
    }
    const page = await browser.open(web.origin, {});
    await page.goto(`/work-pays?lang=${language}`);
    await page.fill("#wage", "4000");
    await page.fill("#benefit", "2640");
    await page.click("form[action='/work-pays#result'] button.btn--primary");
    await page.waitForSelector("#result");
    found.push(...(await onPaper(page, `calculator-${language}`)));
    expect(found).toEqual([]);
  });

  it("is found to be cut where a table is wider than the sheet", async () => {
    const page = await browser.open(web.origin, {});
    await page.goto(`/work-pays?lang=${language}`);
    await page.fill("#wage", "4000");
    await page.click("form[action='/work-pays#result'] button.btn--primary");
    await page.waitForSelector("#result table", { state: "attached" });
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("#result details")) details.setAttribute("open", "");
      for (const cell of document.querySelectorAll("#result td")) {
        const wide = document.createElement("span");
        wide.textContent = "…";
        wide.style.cssText = "display: inline-block; inline-size: 20rem";
        cell.append(wide);
      }
    });
    expect(await onPaper(page, `cut-${language}`)).not.toEqual([]);
  });
});
