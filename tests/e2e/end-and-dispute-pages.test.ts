import { afterEach, describe, expect, it } from "vitest";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { aHire, checkpointsOf, workStatusOf } from "#tests/support/hire.ts";
import { REASON } from "#tests/support/casework.ts";
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
afterEach(() => browser.closeAll());
const shots = process.env["MASAR_SHOTS"];

/** The two looks, and once more without a script. */
const VISITS = [
  ...LOOKS.map((one) => ({ ...one, javaScriptEnabled: true })),
  { ...LOOKS[0], name: "Arabic without JavaScript", javaScriptEnabled: false },
];

async function look(page: WatchedPage, name: string): Promise<void> {
  await expectNoSidewaysScroll(page);
  const width = page.viewportSize()?.width ?? 0;
  if (shots) await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true });
}

describe.each(VISITS)("in $name", ({ query, viewport, javaScriptEnabled }) => {
  const open = async (account: { token: string }, address: string): Promise<WatchedPage> => {
    const page = await browser.open(web.origin, { viewport, account, javaScriptEnabled });
    page.setDefaultTimeout(30_000);
    await page.goto(`${address}?${query}`, { waitUntil: javaScriptEnabled ? "networkidle" : "load" });
    return page;
  };
  const accessible = async (page: WatchedPage): Promise<void> => {
    if (!javaScriptEnabled) return;
    await page.waitForLoadState("networkidle");
    await expectAccessible(page);
  };

  it("an employer reports the end of work: the day, the reason and a second yes, and the person is asked nothing", async () => {
    const hire = await aHire(web.ctx, 40);
    const page = await open(hire.account.employer, hire.address.employer);
    const form = "form:has(input[name=do][value=end_work])";
    const field = (name: string) => `#end_work-${name}-${hire.placementId}`;
    await page.click(`details:has(${form}) > summary`);
    // Nothing private is among the reasons that an employer can choose.
    expect(await page.locator(`${form} option[value=health_or_care]`).count()).toBe(0);
    await page.fill(field("endedOn"), addDays(web.ctx.clock.today("SA"), -60));
    await page.selectOption(field("reason"), "contract_over");
    await page.click(`${form} button`);
    await page.waitForSelector("#errors");
    expect(await workStatusOf(web.ctx, hire)).toBe("started");
    expect(await page.inputValue(field("reason"))).toBe("contract_over");
    await accessible(page);
    await look(page, "employer-end-errors");
    await page.fill(field("endedOn"), web.ctx.clock.today("SA"));
    await page.check(field("sure"));
    await page.click(`${form} button`);
    await page.waitForSelector("[role=status]");
    expect(await workStatusOf(web.ctx, hire)).toBe("ended");
    expect(await page.locator(form).count()).toBe(0);
    await accessible(page);
    await look(page, "employer-ended");
    browser.expectQuiet(page);
  });

  it.each(["seeker", "office"] as const)(
    "the %s takes a dispute back, and the checkpoint stands as it was",
    async (who) => {
      const hire = await aHire(web.ctx, 40);
      const own = await open(hire.account.seeker, hire.address.seeker);
      await own.click("form:has(input[value=vouch]) button");
      await own.waitForSelector("[role=status]");
      const [before] = await checkpointsOf(web.ctx, hire);
      expect(before?.status).toBe("evidenced");

      const page = await open(hire.account[who], hire.address[who]);
      await page.click("details:has(input[value=dispute]) > summary");
      await page.selectOption(`#dispute-checkpointId-${hire.placementId}`, { index: 1 });
      await page.fill(`#dispute-reason-${hire.placementId}`, REASON);
      await page.click("form:has(input[value=dispute]) button");
      await page.waitForSelector("[role=status]");
      expect((await checkpointsOf(web.ctx, hire))[0]?.status).toBe("disputed");
      const back = "form:has(input[value=take_back_dispute]) button";
      // Only who disputed can take it back.
      const other = who === "seeker" ? "office" : "seeker";
      const others = await open(hire.account[other], hire.address[other]);
      expect(await others.locator(back).count()).toBe(0);
      await accessible(page);
      await look(page, `dispute-${who}`);
      await page.click(back);
      await page.waitForSelector("[role=status]");
      expect((await checkpointsOf(web.ctx, hire))[0]).toEqual(before);
      expect(await page.locator(back).count()).toBe(0);
      await look(page, `dispute-taken-back-${who}`);
      browser.expectQuiet(page);
    },
  );
});
