import { afterEach, describe, expect, it } from "vitest";
import { addDays } from "#app/domain/kernel/plain-date.ts";
import { REASON } from "#tests/support/casework.ts";
import { aHire, checkpointsOf, workStatusOf } from "#tests/support/hire.ts";
import { expectAccessible, expectNoSidewaysScroll, LOOKS, useBrowser } from "#tests/support/pages.ts";
import { useWeb } from "#tests/support/web.ts";

const web = useWeb();
const browser = useBrowser();
afterEach(() => browser.closeAll());

const AUDIENCES = ["seeker", "employer", "office"] as const;

describe.each(LOOKS)("what can be said of work after a hire, in $name", ({ query, viewport }) => {
  it.each(AUDIENCES)("fits the page of the %s and says at the field what is missing", async (who) => {
    for (const daysAgo of [null, 40]) {
      const hire = await aHire(web.ctx, daysAgo);
      const page = await browser.open(web.origin, { viewport, account: hire.account[who] });
      const mark = hire.address[who].includes("?") ? "&" : "?";
      await page.goto(`${hire.address[who]}${mark}${query}`, { waitUntil: "networkidle" });
      for (const summary of await page.locator("main details > summary").all()) await summary.click();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      const act = daysAgo === null ? "cancel_work" : "suspend_work";
      await page.click(`form:has(input[value=${act}]) button`);
      await page.waitForSelector("#errors");
      // The list of errors stands above the forms: it is there while they are still on their way.
      await page.waitForLoadState("domcontentloaded");
      // Each error leads to its own field, though the page holds several forms.
      for (const link of await page.locator("#errors a").all())
        expect(await page.locator(String(await link.getAttribute("href"))).count()).toBe(1);
      expect(await page.getAttribute(`#${act}-reason-${hire.placementId}`, "aria-invalid")).toBe("true");
      await expectAccessible(page);
      browser.expectQuiet(page);
    }
  });
});

describe("work after a hire, without JavaScript", () => {
  it.each(AUDIENCES)(
    "is paused and goes on again as the %s says, whatever was typed wrong before",
    async (who) => {
      const hire = await aHire(web.ctx, 40);
      const page = await browser.open(web.origin, { account: hire.account[who], javaScriptEnabled: false });
      await page.goto(hire.address[who]);
      const field = (act: string, name: string) => `#${act}-${name}-${hire.placementId}`;
      await page.click("details:has(input[value=suspend_work]) > summary");
      await page.fill(field("suspend_work", "on"), addDays(web.ctx.clock.today("SA"), -50));
      await page.selectOption(field("suspend_work", "reason"), "season");
      await page.click("form:has(input[value=suspend_work]) button");
      await page.waitForSelector("#errors");
      expect(await page.getAttribute(field("suspend_work", "on"), "aria-invalid")).toBe("true");
      expect(await page.inputValue(field("suspend_work", "reason"))).toBe("season");
      await page.fill(field("suspend_work", "on"), addDays(web.ctx.clock.today("SA"), -5));
      await page.click("form:has(input[value=suspend_work]) button");
      await page.waitForSelector("[role=status]");
      expect(await workStatusOf(web.ctx, hire)).toBe("suspended");
      await page.click("details:has(input[value=resume_work]) > summary");
      await page.click("form:has(input[value=resume_work]) button");
      await page.waitForSelector("[role=status]");
      expect(await workStatusOf(web.ctx, hire)).toBe("started");
    },
  );

  it.each(AUDIENCES)("does not begin as the %s says, after a second yes", async (who) => {
    const hire = await aHire(web.ctx, null);
    const page = await browser.open(web.origin, { account: hire.account[who], javaScriptEnabled: false });
    await page.goto(hire.address[who]);
    await page.click("details:has(input[value=cancel_work]) > summary");
    await page.selectOption(`#cancel_work-reason-${hire.placementId}`, "terms_changed");
    await page.click("form:has(input[value=cancel_work]) button");
    await page.waitForSelector("#errors");
    expect(await workStatusOf(web.ctx, hire)).toBe("expected");
    await page.check(`#cancel_work-sure-${hire.placementId}`);
    await page.click("form:has(input[value=cancel_work]) button");
    await page.waitForSelector("[role=status]");
    expect(await workStatusOf(web.ctx, hire)).toBe("cancelled");
  });

  it("has its checkpoint answered by the seeker, disputed by her, and settled by her officer who reads why", async () => {
    const hire = await aHire(web.ctx, 40);
    const page = await browser.open(web.origin, { account: hire.account.seeker, javaScriptEnabled: false });
    await page.goto("/my/work");
    await page.click("form:has(input[value=vouch]) button");
    await page.waitForSelector("[role=status]");
    expect((await checkpointsOf(web.ctx, hire))[0]).toEqual({ day: 30, status: "evidenced", tier: "self" });
    expect(await page.locator("form:has(input[value=vouch])").count()).toBe(0);

    const words = "لم أعمل في ذلك اليوم، كان الفرع مغلقًا.";
    await page.click("details:has(input[value=dispute]) > summary");
    await page.fill(`#dispute-reason-${hire.placementId}`, words);
    await page.click("form:has(input[value=dispute]) button");
    await page.waitForSelector("#errors");
    expect(await page.inputValue(`#dispute-reason-${hire.placementId}`)).toBe(words);
    await page.selectOption(`#dispute-checkpointId-${hire.placementId}`, { index: 1 });
    await page.click("form:has(input[value=dispute]) button");
    await page.waitForSelector("[role=status]");
    expect((await checkpointsOf(web.ctx, hire))[0]?.status).toBe("disputed");

    const office = await browser.open(web.origin, { account: hire.account.office, javaScriptEnabled: false });
    await office.goto(hire.address.office);
    await office.click("details:has(input[value=settle]) > summary");
    expect(await office.textContent("details:has(input[value=settle])")).toContain(words);
    await office.selectOption("select[id^=settle-shownBy]", "nothing");
    await office.fill("textarea[id^=settle-reason]", REASON);
    await office.click("form:has(input[value=settle]) button");
    await office.waitForSelector("[role=status]");
    expect((await checkpointsOf(web.ctx, hire))[0]?.status).toBe("unknown");
  });

  it("is confirmed by the employer, who is asked only until something better shows it", async () => {
    const hire = await aHire(web.ctx, null);
    const page = await browser.open(web.origin, { account: hire.account.employer, javaScriptEnabled: false });
    await web.ctx.sql.query("update placement set expected_start = $2 where id = $1", [
      hire.placementId,
      addDays(web.ctx.clock.today("SA"), -40),
    ]);
    await page.goto(hire.address.employer);
    await page.click("form:has(input[value=start_work]) button");
    await page.waitForSelector("[role=status]");
    expect(await workStatusOf(web.ctx, hire)).toBe("started");
    await page.click("form:has(input[value=vouch]) button");
    await page.waitForSelector("[role=status]");
    expect((await checkpointsOf(web.ctx, hire))[0]).toEqual({
      day: 30,
      status: "evidenced",
      tier: "employer",
    });
    expect(await page.locator("form:has(input[value=vouch])").count()).toBe(0);
    expect(await page.locator("option[value=health_or_care]").count()).toBe(0);
  });
});

describe("work after a hire, for whom it is none of theirs", () => {
  it("stays as it is, whoever else sends the form", async () => {
    const hire = await aHire(web.ctx, 40);
    const others = await aHire(web.ctx, 40);
    for (const who of AUDIENCES) {
      const visitor = web.visitor(others.account[who]);
      const page = await visitor.page(others.address[who]);
      const token = /name="_token" value="([^"]+)"/.exec(page)?.[1] ?? "";
      const answer = await visitor.post(others.address[who], {
        _token: token,
        do: "suspend_work",
        placementId: hire.placementId,
        on: web.ctx.clock.today("SA"),
        reason: "season",
      });
      expect([who, answer.status]).toEqual([who, 403]);
    }
    expect(await workStatusOf(web.ctx, hire)).toBe("started");
  });
});
