import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { expectOk } from "#app/domain/kernel/result.ts";
import { indexPostings } from "#app/domain/search/index-postings.server.ts";
import { reindex } from "#app/domain/search/reindex.server.ts";
import { makeAlertLinks } from "#app/domain/search/saved/alert-links.server.ts";
import { saveSearch } from "#app/domain/search/saved/save-search.server.ts";
import { createAccount, TEST_PASSWORD } from "#tests/support/accounts.ts";
import { aHouseholdWithBenefit } from "#tests/support/benefit-households.ts";
import { anEmployer, aVacancy, system } from "#tests/support/marketplace.ts";
import { expectAccessible, expectNoSidewaysScroll, LOOKS, shoot, useBrowser } from "#tests/support/pages.ts";
import { useWeb } from "#tests/support/web.ts";

const web = useWeb();
const browser = useBrowser();
afterEach(() => browser.closeAll());

beforeAll(async () => {
  const { ctx } = web;
  const employer = await anEmployer(ctx);
  const postingIds: string[] = [];
  for (const [title, wageMinMinor, shift] of [
    ["محاسبة صندوق", 410_000, "day"],
    ["محاسب مبيعات", 640_000, "evening"],
    ["محاسبة", 520_000, "day"],
  ] as const)
    postingIds.push(
      await aVacancy(ctx, employer, { title, wageMinMinor, wageMaxMinor: wageMinMinor, shift }),
    );
  expectOk(await reindex(ctx, system));
  expectOk(await indexPostings(ctx, system, { postingIds }));
});

const aSeekerAtHome = async () => {
  const account = await createAccount(web.ctx);
  await aHouseholdWithBenefit(web.ctx, account.personId);
  return account;
};

describe.each(LOOKS)("$name", ({ name, query, viewport }) => {
  it.each([
    ["results", "/search?q=محاسب&shift=day&sort=income"],
    ["nothing", "/search?q=محاسب&shift=night&wage=6000&exact=1"],
    ["corrected", "/search?q=محاسبب"],
    ["saved", "/my/searches"],
    ["new", "/my/searches/new?q=محاسب"],
  ])("%s can be used by everyone", async (what, path) => {
    const account = await aSeekerAtHome();
    const saved = { frequency: "weekly", beyondMasar: true } as const;
    for (const address of ["q=محاسب&where=الرياض", "q=cashier"])
      expectOk(await saveSearch(web.ctx, account.actor, { ...saved, name: address.slice(2, 9), address }));
    const page = await browser.open(web.origin, { viewport, account });
    await page.goto(`${path}${path.includes("?") ? "&" : "?"}${query}`);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    browser.expectQuiet(page);
    await shoot(page, `${name}-${what}`);
  });

  it("the end of alerts can be used by everyone", async () => {
    const account = await createAccount(web.ctx);
    const link = (await makeAlertLinks(web.ctx, [account.personId])).get(account.personId) ?? "";
    const page = await browser.open(web.origin, { viewport });
    await page.goto(`${link}?${query}`);
    await expectAccessible(page);
    await shoot(page, `${name}-end`);
  });
});

describe("without JavaScript", () => {
  it("a search is saved by who signs in first, renamed, deleted, brought back and opened", async () => {
    const account = await createAccount(web.ctx);
    const page = await browser.open(web.origin, { javaScriptEnabled: false });
    await page.goto("/search?q=محاسب&shift=day");
    await page.click("text=الدخول ثم الحفظ");
    expect(new URL(page.url()).pathname).toBe("/sign-in");
    await page.fill("#login", account.login);
    await page.fill("#password", TEST_PASSWORD);
    await page.click("main form button");
    expect(new URL(page.url()).pathname).toBe("/my/searches/new");
    expect(await page.inputValue("#name")).toContain("محاسب");
    await page.click("main form button");
    await expect.poll(() => page.textContent("main")).toContain("حُفظ البحث");
    await page.click("main li >> text=تغيير");
    await page.fill("#name", "قرب البيت");
    await page.click("main form button");
    await page.click("main li >> text=حذف");
    await expect.poll(() => page.textContent("main")).toContain("لا أبحاث محفوظة بعد");
    await page.click("button:has-text('إعادة')");
    await page.click("main li a:has-text('قرب البيت')");
    const opened = new URL(page.url());
    expect([opened.pathname, opened.searchParams.get("q"), opened.searchParams.get("shift")]).toEqual([
      "/search",
      "محاسب",
      "day",
    ]);
    browser.expectQuiet(page);
  });

  it("occupations, places, conditions and ways on are links", async () => {
    const page = await browser.open(web.origin, { javaScriptEnabled: false });
    await page.goto("/search?q=محاس&where=الريا");
    expect(await page.locator(".suggested a").count()).toBeGreaterThan(0);
    await page.goto("/search?q=محاسب");
    const closer = await page.locator(".suggested a").allTextContents();
    expect(closer.length).toBeGreaterThan(0);
    expect(closer.filter((text) => !text.includes("محاسب"))).toEqual([]);
    await page.goto("/search?q=محاسب&shift=night&exact=1");
    await page.click(".ways .chip");
    await expect.poll(() => page.locator(".jobs > li").count()).toBe(3);
    await page.goto("/search?q=محاسب&shift=day");
    await expect.poll(() => page.locator(".jobs > li").count()).toBe(2);
    await page.click(".chip--on");
    await expect.poll(() => page.locator(".jobs > li").count()).toBe(3);
    await page.goto("/search?q=محاسبب");
    await page.click(".dym a");
    await page.waitForURL(/exact=1/);
  });

  it("the page of a posting leads back to its card in the search it was found with", async () => {
    const page = await browser.open(web.origin, { javaScriptEnabled: false });
    await page.goto("/search?q=محاسب&shift=day&lang=en");
    await page.click(".card__title a >> nth=1");
    expect(await page.title()).not.toContain("،");
    const posting = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    await page.click("main a:has-text('Back to search')");
    const { pathname, searchParams, hash } = new URL(page.url());
    expect([pathname, searchParams.get("q"), searchParams.get("shift"), hash]).toEqual([
      "/search",
      "محاسب",
      "day",
      `#posting-${posting}`,
    ]);
    await page.goto(`/jobs/${posting}`);
    expect(await page.getAttribute("main a:has-text('Back to search')", "href")).toBe("/search");
  });

  it("alerts end by one press, and nothing ends by looking", async () => {
    const account = await createAccount(web.ctx);
    const link = (await makeAlertLinks(web.ctx, [account.personId])).get(account.personId) ?? "";
    const ended = async (): Promise<boolean> => {
      const rows = await web.ctx.sql.query<{ at: Date | null }>(
        `select ended_at as at from alert_link where person_id = $1`,
        [account.personId],
      );
      return rows[0]?.at != null;
    };
    const page = await browser.open(web.origin, { javaScriptEnabled: false });
    await page.goto(link);
    expect(await ended()).toBe(false);
    await page.click("main form button");
    expect(await ended()).toBe(true);
    expect(await page.textContent("main")).not.toContain(account.login);
    await page.click("main form button");
    expect(await ended()).toBe(false);
    expect((await page.goto("/end-alerts/nothing"))?.status()).toBe(404);
  });
});

describe("with a script", () => {
  it("says how many there are, and keeps the newest suggestion", async () => {
    const page = await browser.open(web.origin);
    await page.goto("/search?q=محاسب");
    await expect.poll(() => page.textContent("#live")).toContain("3 نتائج");
    let slow = true;
    await page.route("**/api/suggest**", async (route) => {
      if (!slow) return route.continue();
      slow = false;
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.fulfill({ json: { suggestions: [{ text: "قديم", lang: "ar" }] } }).catch(() => undefined);
    });
    await page.fill("#q", "سا");
    await page.waitForTimeout(400);
    await page.fill("#q", "سائق");
    await page.waitForSelector("[role=option]");
    await page.waitForTimeout(1_500);
    const texts = await page.locator("[role=option]").allTextContents();
    expect(texts.length).toBeGreaterThan(0);
    expect(texts).not.toContain("قديم");
    await page.press("#q", "ArrowDown");
    await page.press("#q", "Enter");
    expect(texts).toContain(await page.inputValue("#q"));
    await page.press("#q", "Enter");
    await page.waitForURL(/q=/);
    browser.expectQuiet(page);
  });

  it("keeps what was typed when there is no connection, and finds it when there is one again", async () => {
    const page = await browser.open(web.origin);
    await page.goto("/search");
    await page.fill("#q", "محاسب");
    await page.context().setOffline(true);
    await page.press("#q", "Enter");
    await page.waitForSelector("[data-weak]");
    expect(await page.inputValue("#q")).toBe("محاسب");
    await page.context().setOffline(false);
    await page.press("#q", "Enter");
    await page.waitForURL(/\/search\?q=/);
    await expect.poll(() => page.locator(".jobs > li").count()).toBe(3);
  });
});

describe("whoever saves data", () => {
  it("gets no font, no picture, and no script but the one small one", async () => {
    const page = await browser.open(web.origin, { extraHTTPHeaders: { "save-data": "on" } });
    const asked: string[] = [];
    page.on("request", (request) =>
      asked.push(`${request.resourceType()} ${new URL(request.url()).pathname}`),
    );
    await page.goto("/search?q=محاسب", { waitUntil: "networkidle" });
    const heavy = asked.filter((one) => /^(font|image|media|script|fetch) /.test(one));
    expect(heavy.filter((one) => one !== "script /enhance.js" && !one.endsWith("favicon.svg"))).toEqual([]);
  });
});

describe("bad input", () => {
  const BAD: readonly (readonly [string, string])[] = [
    ["10,000 characters", "ا".repeat(10_000)],
    ["control characters", "\u0001\u0007\u001B[31m\u0000"],
    ["only stop words", "من في على إلى"],
    ["only emoji", "😀🎉👩‍💻"],
    ["bidi overrides", "\u202Eمحاسب\u202C\u200F"],
    ["SQL", "'); DROP TABLE vacancy; --"],
    ["filter syntax", 'a & !b | (c:*) <-> \'d OR _geoRadius(0,0,1) = "x"'],
    ["markup", "<script>alert(1)</script>"],
  ];
  it.each(BAD)("is answered in every field: %s", async (_what, text) => {
    const account = await createAccount(web.ctx);
    const names = [
      "q",
      "where",
      "kind",
      "km",
      "wage",
      "type",
      "shift",
      "need",
      "days",
      "region",
      "sort",
      "page",
    ];
    for (const who of [web.visitor(), web.visitor(account)])
      for (const fields of [names, ["q"], ["where"]]) {
        const short = text.slice(0, 800);
        const address = new URLSearchParams(fields.map((field) => [field, fields.length > 1 ? short : text]));
        const [path, room] = [`/search?${address.toString()}`, 60_000];
        const answer = await who.get(path.slice(0, room));
        const html = await answer.text();
        // What the HTTP server itself refuses for its length is refused with a 431, never a 5xx.
        expect(
          answer.status === 200 || answer.status === 431 || answer.status === 414,
          `${answer.status}`,
        ).toBe(true);
        expect(html).not.toContain("<script>alert(1)");
      }
  });

  it("leads a page that is far away to the last one", async () => {
    for (const page of ["1000000000", "-5", "1e309", "٩٩٩"]) {
      const answer = await web.visitor().get(`/search?q=محاسب&page=${encodeURIComponent(page)}`);
      expect([200, 302]).toContain(answer.status);
    }
  });

  it("is refused with a sentence where a search is saved", async () => {
    const account = await createAccount(web.ctx);
    const page = await browser.open(web.origin, { account, javaScriptEnabled: false });
    await page.goto("/my/searches/new?q=x");
    await page.fill("#name", " ");
    await page.click("main form button");
    expect(await page.locator("#errors a").count()).toBe(1);
    const posted = await web
      .visitor(account)
      .post("/my/searches/new?q=x", { name: "x", frequency: "hourly" });
    expect(posted.status).toBe(422);
  });
});
