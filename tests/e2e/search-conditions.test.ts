import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { applyToVacancy } from "#app/domain/applications/apply-to-vacancy.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { placeId } from "#app/domain/places/save-places.server.ts";
import { indexPostings } from "#app/domain/search/index-postings.server.ts";
import { reindex } from "#app/domain/search/reindex.server.ts";
import type { VacancyDraft } from "#app/domain/vacancies/vacancy.schema.ts";
import { createAccount } from "#tests/support/accounts.ts";
import { anEmployer, aVacancy, system } from "#tests/support/marketplace.ts";
import { expectAccessible, expectNoSidewaysScroll, LOOKS, shoot, useBrowser } from "#tests/support/pages.ts";
import { useWeb } from "#tests/support/web.ts";

const web = useWeb();
const browser = useBrowser();
afterEach(() => browser.closeAll());

let adapted = "";
beforeAll(async () => {
  const { ctx } = web;
  const employer = await anEmployer(ctx);
  const postingIds: string[] = [];
  const changes: readonly Partial<VacancyDraft>[] = [
    { title: "محاسبة صندوق", wageMinMinor: 410_000, accommodations: ["step_free"] },
    { title: "محاسب مبيعات", wageMinMinor: 640_000, hoursPerWeek: 20, educationLevel: "diploma" },
    { title: "محاسبة", wageMinMinor: 520_000 },
  ];
  for (const change of changes)
    postingIds.push(
      await aVacancy(ctx, employer, {
        ...change,
        wageMaxMinor: change.wageMinMinor ?? null,
        placeId: placeId("SA-01/riyadh"),
      }),
    );
  adapted = postingIds[0] ?? "";
  expectOk(await reindex(ctx, system));
  expectOk(await indexPostings(ctx, system, { postingIds }));
});

const jobs = (page: Page): Promise<number> => page.locator(".jobs > li").count();
/** The number beside a choice. */
const countOf = (page: Page, name: string, value: string): Promise<string | null> =>
  page.locator(`label:has(input[name="${name}"][value="${value}"]) .count`).textContent();

describe.each(LOOKS)("$name", ({ name, query, viewport }) => {
  it("relaxations, open conditions and open suggestions can be used by everyone", async () => {
    const page = await browser.open(web.origin, { viewport });
    await page.goto(`/search?q=محاسبب&where=جدة&${query}`);
    expect(await page.locator(".relaxed a").count()).toBe(1);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await shoot(page, `${name}-relaxed`);
    await page.goto(`/search?q=محاسب&where=الرياض&need=accessible&adapt=step_free&edu=none&${query}`);
    if (viewport.width < 960) await page.click(".filters > summary");
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await shoot(page, `${name}-filters`);
    await page.goto(`/search?${query}`);
    await page.fill("#q", "محاس");
    await page.waitForSelector("[role=option]");
    await expectAccessible(page);
    const texts = await page.locator("[role=option]").allTextContents();
    expect(new Set(texts).size).toBe(texts.length);
    await shoot(page, `${name}-suggestions`);
    browser.expectQuiet(page);
  });
});

describe("without JavaScript", () => {
  it("distances, wages, hours, needs and ages have their counts, and narrow to them", async () => {
    const page = await browser.open(web.origin, { javaScriptEnabled: false });
    await page.goto("/search?q=محاسب&where=الرياض&km=5");
    expect(await countOf(page, "km", "5")).toBe("3");
    expect(await countOf(page, "need", "accessible")).toBe("1");
    expect(await countOf(page, "adapt", "step_free")).toBe("1");
    const wages = await page.locator("select[name=wage] option").allTextContents();
    expect(wages.map((words) => /\((\d+)\)/.exec(words)?.[1])).toEqual([undefined, "3", "3", "2", "1"]);
    expect(await page.locator("select[name=hours] option[value='20']").textContent()).toContain("(1)");
    expect(await page.locator("select[name=days] option[value='30']").textContent()).toContain("(3)");
    await page.check("input[name=need][value=accessible]");
    await page.click(".filters__go button");
    await expect.poll(() => jobs(page)).toBe(1);
    expect(await page.locator(".badge", { hasText: "مهيأ لذوي الإعاقة" }).count()).toBe(1);
    await page.goto("/search?q=محاسب&wage=5000&hours=20&edu=diploma");
    await expect.poll(() => jobs(page)).toBe(1);
    expect(await page.locator(".chip--on").count()).toBe(3);
    await page.click(".chips >> text=مسح الكل");
    await expect.poll(() => jobs(page)).toBe(3);
    expect(new URL(page.url()).search).toBe(`?q=${encodeURIComponent("محاسب")}`);
  });

  it("what was given up is undone by itself, or all at once, and never leads to a dead end", async () => {
    const page = await browser.open(web.origin, { javaScriptEnabled: false });
    await page.goto("/search?q=محاسبب&where=جدة");
    await expect.poll(() => jobs(page)).toBe(3);
    await page.click(".relaxed a");
    expect(new URL(page.url()).searchParams.getAll("no")).toEqual(["radius"]);
    await expect.poll(() => page.locator(".ways").count()).toBe(1);
    await page.goBack();
    await page.click(".dym a");
    expect(new URL(page.url()).searchParams.getAll("no")).toEqual(["corrected"]);
    await page.goBack();
    await page.click("text=التراجع عن كل ذلك");
    expect(new URL(page.url()).searchParams.get("exact")).toBe("1");
    await page.click(".ways >> text=توسيع البحث من جديد");
    await expect.poll(() => jobs(page)).toBe(3);
  });

  it("the head names the search, and search machines keep nothing that was typed", async () => {
    const page = await browser.open(web.origin, { javaScriptEnabled: false });
    const robots = (): Promise<number> => page.locator("meta[name=robots][content*=noindex]").count();
    const canonical = async (): Promise<string> =>
      decodeURIComponent((await page.getAttribute("link[rel=canonical]", "href")) ?? "");
    await page.goto("/search?q=محاسب&where=الرياض&shift=day");
    expect(await page.title()).toContain("«محاسب» في الرياض (3 نتائج)");
    await page.goto("/search?q=محاسبب&shift=day");
    expect(await page.title()).toContain("«محاسب» (3 نتائج)");
    await page.goto("/search?q=محاسب&where=الرياض&shift=day");
    expect([await robots(), await canonical()]).toEqual([1, "/search?where=الرياض"]);
    await page.goto("/search?where=الرياض");
    expect([await robots(), await canonical()]).toEqual([0, "/search?where=الرياض"]);
    await page.goto("/search");
    expect([await robots(), await canonical()]).toEqual([0, "/search"]);
    await page.goto("/search?where=بيت أم سالم");
    expect([await robots(), await canonical()]).toEqual([1, "/search"]);
  });

  it("whoever has applied sees it on the card, and nobody else", async () => {
    const account = await createAccount(web.ctx);
    expectOk(await applyToVacancy(web.ctx, account.actor, { vacancyId: adapted }));
    const mine = await browser.open(web.origin, { javaScriptEnabled: false, account });
    await mine.goto("/search?q=محاسب");
    await expect.poll(() => mine.locator(".jobs > li", { hasText: "لديك طلب هنا" }).count()).toBe(1);
    const other = await browser.open(web.origin, { javaScriptEnabled: false });
    await other.goto("/search?q=محاسب");
    await expect.poll(() => jobs(other)).toBe(3);
    expect(await other.textContent("main")).not.toContain("لديك طلب هنا");
  });
});

describe("back and forward", () => {
  it.each([true, false])(
    "show the conditions of the address they lead to (script: %s)",
    async (javaScriptEnabled) => {
      const page = await browser.open(web.origin, { javaScriptEnabled });
      const ticked = page.locator(".filters input[name=need][value=accessible]");
      await page.goto("/search?q=محاسب");
      await ticked.check();
      await page.click(".filters__go button");
      await page.waitForURL(/need=accessible/);
      await page.goBack();
      await page.waitForURL((url) => !url.searchParams.has("need"));
      await expect.poll(() => jobs(page)).toBe(3);
      expect(await ticked.isChecked()).toBe(false);
      await page.goForward();
      await page.waitForURL(/need=accessible/);
      expect(await ticked.isChecked()).toBe(true);
    },
  );
});

describe("by keyboard", () => {
  it("leads past the conditions to the results, opens, walks and closes suggestions", async () => {
    const page = await browser.open(web.origin);
    await page.goto("/search?q=محاسب");
    await page.focus(".search button");
    for (let tab = 0; tab < 12; tab++) {
      if (await page.evaluate(() => document.activeElement?.matches("a.skip-here"))) break;
      await page.keyboard.press("Tab");
    }
    expect(await page.locator("a.skip-here").isVisible()).toBe(true);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest(".jobs") !== null)).toBe(true);

    await page.fill("#q", "محاس");
    await page.waitForSelector("[role=option]");
    await page.press("#q", "Escape");
    expect([await page.locator("[role=option]:visible").count(), await page.inputValue("#q")]).toEqual([
      0,
      "محاس",
    ]);
    await page.press("#q", "ArrowDown");
    await page.waitForSelector("[role=option]");
    await page.press("#q", "ArrowUp");
    const last = page.locator("[role=option]").last();
    expect(await page.getAttribute("#q", "aria-activedescendant")).toBe(await last.getAttribute("id"));
    browser.expectQuiet(page);
  });
});

describe("on a weak connection", () => {
  it("keeps a search, says so, and sends it once by itself when the connection is back", async () => {
    const page = await browser.open(web.origin);
    await page.goto("/search");
    await page.fill("#q", "محاسب");
    await page.context().setOffline(true);
    await page.press("#q", "Enter");
    await page.waitForSelector("[data-weak] >> text=بحثك محفوظ");
    await expect.poll(() => page.textContent("#live")).toContain("بحثك محفوظ");
    expect(await page.inputValue("#q")).toBe("محاسب");
    await page.context().setOffline(false);
    await page.waitForURL(/\/search\?q=/);
    await expect.poll(() => jobs(page)).toBe(3);
  });

  it("tries once more when the site does not answer, then leaves it to whoever searches", async () => {
    const page = await browser.open(web.origin);
    await page.goto("/search");
    let tries = 0;
    await page.route("**/api/suggest**", (route) => route.abort());
    await page.route("**/enhance.js", (route) => {
      tries++;
      return route.abort();
    });
    await page.fill("#q", "محاسب");
    await page.waitForTimeout(500);
    await page.press("#q", "Enter");
    await page.waitForSelector("[data-weak] >> text=بحثك محفوظ");
    await page.waitForSelector("[data-weak] >> text=ما زال الاتصال مقطوعًا", { timeout: 15_000 });
    expect([tries, new URL(page.url()).search, await page.inputValue("#q")]).toEqual([2, "", "محاسب"]);
    await page.unroute("**/enhance.js");
    await page.press("#q", "Enter");
    await page.waitForURL(/\/search\?q=/);
  });

  it("gives a question up that gets no answer for 25 seconds, and asks once more", async () => {
    const page = await browser.open(web.origin);
    // A tenth of the time for everything that waits.
    await page.addInitScript(() => {
      const later = window.setTimeout.bind(window);
      Object.assign(window, { setTimeout: (then: () => void, ms = 0) => later(then, ms / 10) });
    });
    await page.goto("/search");
    const asked: number[] = [];
    await page.route("**/search?*", (route) => {
      asked.push(performance.now());
      return asked.length === 1 ? undefined : route.continue();
    });
    await page.fill("#q", "محاسب");
    await page.press("#q", "Enter");
    await page.waitForURL(/\/search\?q=/);
    await expect.poll(() => jobs(page)).toBe(3);
    const [first = 0, second = 0] = asked;
    expect([asked.length, second - first >= 2_400]).toEqual([2, true]);
  });
});
