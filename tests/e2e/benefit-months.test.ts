import { afterEach, describe, expect, it } from "vitest";
import { recomputeBenefit } from "#app/domain/benefits/recompute-benefit.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { createAccount } from "#tests/support/accounts.ts";
import { aHouseholdWithBenefit, aWageRecord } from "#tests/support/benefit-households.ts";
import { aSeeker, system } from "#tests/support/marketplace.ts";
import { expectAccessible, expectNoSidewaysScroll, LOOKS, useBrowser } from "#tests/support/pages.ts";
import { useWeb } from "#tests/support/web.ts";

const web = useWeb();
const browser = useBrowser();
afterEach(() => browser.closeAll());

describe.each(LOOKS)("the months of a benefit in $name", ({ query, viewport }) => {
  it("say without JavaScript what was worked out before and now, and take a word that a record is not hers", async () => {
    const { ctx } = web;
    const her = await createAccount(ctx);
    const his = await aSeeker(ctx);
    const { householdId } = await aHouseholdWithBenefit(ctx, her.personId, {
      others: [{ personId: his.personId, relation: "spouse" }],
    });
    const minuteOn = (): Promise<void> => ctx.setClock(new Date(ctx.clock.now().getTime() + 60_000));
    const recompute = async () =>
      expectOk(await recomputeBenefit(ctx, system, { householdId, country: "SA" }));
    await aWageRecord(ctx, her.personId, 100_000);
    await recompute();
    await minuteOn();
    await aWageRecord(ctx, his.personId, 61_700);
    await minuteOn();
    await recompute();

    const page = await browser.open(web.origin, { viewport, account: her, javaScriptEnabled: false });
    await page.goto(`/my/benefit/months?${query}`);
    const text = await page.locator("main").innerText();
    for (const figure of ["1,640", "1,023", "2,640", "1,000"]) expect(text).toContain(figure);
    expect(text).not.toContain("617");
    await expectNoSidewaysScroll(page);
    await page.locator("form button:has-text('ليس لي'), form button:has-text('not mine')").click();
    await page.waitForSelector(".notice");
    expect(
      await page.locator("form button:has-text('ليس لي'), form button:has-text('not mine')").count(),
    ).toBe(0);
    const [issue] = await ctx.sql.query("select kind, status from wage_issue where person_id = $1", [
      her.personId,
    ]);
    expect(issue).toEqual({ kind: "answered_no", status: "open" });

    const checked = await browser.open(web.origin, { viewport, account: her });
    await checked.goto(`/my/benefit/months?${query}`, { waitUntil: "networkidle" });
    await expectAccessible(checked);
    await expectNoSidewaysScroll(checked);
    browser.expectQuiet(checked);
  });
});
