import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { assignCases } from "#app/domain/casework/assign-cases.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { importWages } from "#app/domain/placements/import-wages.server.ts";
import { reconcileWaiting } from "#tests/bench/wages-bench.ts";
import { createAccount, type TestAccount } from "#tests/support/accounts.ts";
import { REASON } from "#tests/support/casework.ts";
import { aSeeker, system } from "#tests/support/marketplace.ts";
import { expectAccessible, expectNoSidewaysScroll, LOOKS, useBrowser } from "#tests/support/pages.ts";
import { useWeb } from "#tests/support/web.ts";

const web = useWeb();
const browser = useBrowser();
afterEach(() => browser.closeAll());

let people = 0;

/** A seeker whom the register names at two employers that nobody knows, and her officer. */
async function someone(): Promise<{ seeker: TestAccount; officer: TestAccount; supervisor: TestAccount }> {
  const nationalId = String(1_081_000_000 + ++people);
  const { personId } = await aSeeker(web.ctx, { fullName: "سلمى الاختبار", nationalId });
  const seeker = await createAccount(web.ctx, { personId });
  const officer = await createAccount(web.ctx, { role: "officer" });
  const supervisor = await createAccount(web.ctx, { role: "supervisor" });
  const file = path.join(web.masar.configuration.dataDir, `wages-${people}.csv`);
  const rows = [
    "national_id,registration_number,month,wage",
    `${nationalId},unknown-a${people},2026-01,3000`,
    `${nationalId},unknown-b${people},2026-02,90000000`,
    `2999999999,unknown-c${people},2026-02,4000`,
  ];
  await writeFile(file, `${rows.join("\n")}\n`);
  expectOk(await importWages(web.ctx, system, { file, country: "SA", dryRun: false }));
  await reconcileWaiting(web.masar.composition);
  const input = { officerAccountId: officer.accountId, personIds: [seeker.personId] };
  expectOk(await assignCases(web.ctx, system, input));
  return { seeker, officer, supervisor };
}

describe.each(LOOKS)("wage records in $name", ({ query, viewport }) => {
  it("ask the seeker in plain words and show the officer what is open, for everyone", async () => {
    const { seeker, officer, supervisor } = await someone();
    const work = await browser.open(web.origin, { viewport, account: seeker });
    await work.goto(`/my/work?${query}`, { waitUntil: "networkidle" });
    await expectAccessible(work);
    await expectNoSidewaysScroll(work);
    for (const account of [officer, supervisor]) {
      const page = await browser.open(web.origin, { viewport, account });
      await page.goto(`/office/wages?${query}`, { waitUntil: "networkidle" });
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await page.goto(`/office/wages?show=settled&${query}`, { waitUntil: "networkidle" });
      await expectAccessible(page);
      browser.expectQuiet(page);
    }
  });
});

describe("a wage record without JavaScript", () => {
  it("is answered and taken back by the seeker, then settled and undone by the officer", async () => {
    const { seeker, officer } = await someone();
    const work = await browser.open(web.origin, { account: seeker, javaScriptEnabled: false });
    await work.goto("/my/work");
    await work.click("button[value=no]");
    await work.waitForSelector("[role=status]");
    await work.click("form:has(input[value=undo-answer]) button");
    await work.waitForSelector("[role=status]");
    expect(await work.locator("button[value=no]").count()).toBe(1);
    await work.click("button[value=no]");
    await work.waitForSelector("[role=status]");

    const page = await browser.open(web.origin, { account: officer, javaScriptEnabled: false });
    await page.goto("/office/wages?show=job");
    await page.click("main table a");
    expect(await page.locator("main input:checked").count()).toBe(0);
    await page.click("main form button");
    await page.waitForSelector("#errors");
    await page.check("input[value=not_hers]");
    await page.fill("#reason", REASON);
    await page.click("main form button");
    await page.waitForSelector("[role=status]");
    await work.goto("/my/work");
    expect(await work.locator("form:has(input[value=undo-answer])").count()).toBe(0);

    await page.goto("/office/wages?show=settled");
    await page.click("main table a");
    await page.click("form:has(input[value=undo]) button");
    await page.waitForSelector("[role=status]");
    const rows = await web.ctx.sql.query("select settlement from wage_question where person_id = $1", [
      seeker.personId,
    ]);
    expect(rows).toEqual([{ settlement: null }]);
  });
});
