import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { compose, type Composition } from "#app/composition.server.ts";
import { expectOk } from "#app/domain/kernel/result.ts";
import { reindex } from "#app/domain/search/reindex.server.ts";
import { changeVacancy } from "#app/domain/vacancies/change-vacancy.server.ts";
import { createAccount } from "#tests/support/accounts.ts";
import { createDatabase, type TestDatabase } from "#tests/support/database.ts";
import { aDraft, anEmployer, aVacancy, system, type TestEmployer } from "#tests/support/marketplace.ts";
import { startMeilisearch, type MeilisearchStandIn } from "#tests/support/meilisearch/server.ts";
import { expectAccessible, expectNoSidewaysScroll, LOOKS, useBrowser } from "#tests/support/pages.ts";
import { startSite, type Site } from "#tests/support/site.ts";

const KEY = "master-key-of-the-stand-in";
const NOTICE = { ar: "نتائج من نسخة احتياطية", en: "Results from the backup search" } as const;
const shots = process.env["MASAR_SHOTS"];

const browser = useBrowser();
let standIn: MeilisearchStandIn;
let database: TestDatabase;
let composition: Composition;
let employer: TestEmployer;
let site: Site;

beforeAll(async () => {
  standIn = await startMeilisearch({ masterKey: KEY });
  database = await createDatabase();
  const meilisearch = { url: standIn.url, key: KEY };
  composition = await compose({ ...database.configuration, meilisearch }, { process: "test" });
  const { ctx } = composition;
  employer = await anEmployer(ctx);
  for (const title of ["خباز", "خباز معجنات"]) await aVacancy(ctx, employer, { title });
  expectOk(await reindex(ctx, system));
  site = await startSite(database.configuration, {
    environment: { MEILI_URL: standIn.url, MEILI_KEY: KEY },
  });
}, 120_000);
afterEach(async () => {
  await browser.closeAll();
  // One that a failed test has left stopped.
  await standIn.start().catch(() => undefined);
});
afterAll(async () => {
  await site.stop();
  await composition.close();
  await standIn.stop().catch(() => undefined);
  await database.drop();
});

const results = (page: Page): Promise<number> => page.locator("ul.jobs > li").count();
const notice = (page: Page, lang: "ar" | "en") =>
  page.locator(".notice[role=status]", { hasText: NOTICE[lang] });

/** Searches again and again, as somebody would, until the page is as told; says how many seconds that took. */
async function searchUntil(page: Page, path: string, isSo: () => Promise<boolean>): Promise<number> {
  const began = performance.now();
  for (;;) {
    await page.goto(path);
    if (await isSo()) return (performance.now() - began) / 1_000;
    expect(performance.now() - began, `${path}\n${site.web.output()}`).toBeLessThan(60_000);
    await page.waitForTimeout(500);
  }
}

describe.each([
  { ...LOOKS[0], lang: "ar" as const, javaScriptEnabled: true },
  { ...LOOKS[1], lang: "en" as const, javaScriptEnabled: true },
  { ...LOOKS[1], name: "English without a script", lang: "en" as const, javaScriptEnabled: false },
])("an outage of the search server, in $name", ({ lang, query, viewport, javaScriptEnabled }) => {
  it("costs a searcher nothing but a notice, which goes when the server is back with what changed", async () => {
    const page = await browser.open(site.origin, { viewport, javaScriptEnabled });
    const search = `/search?q=${encodeURIComponent("خباز")}&${query}`;
    await searchUntil(page, search, async () => (await notice(page, lang).count()) === 0);
    const before = await results(page);
    expect(before).toBeGreaterThanOrEqual(2);

    await standIn.stop();
    const began = performance.now();
    const answer = await page.goto(search);
    expect([answer?.status(), await results(page)]).toEqual([200, before]);
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(await notice(page, lang).isVisible()).toBe(true);
    if (javaScriptEnabled) {
      // The script has it read out to who can't see it.
      const spoken = page.locator("#live", { hasText: NOTICE[lang] });
      await spoken.waitFor({ state: "attached" });
      await expectAccessible(page);
    }
    await expectNoSidewaysScroll(page);
    if (shots)
      await page.screenshot({ path: `${shots}/search-outage-${viewport.width}.png`, fullPage: true });

    // Meanwhile an employer changes a vacancy: it is found at once, and also when the server is back.
    const { ctx } = composition;
    const changed = await aVacancy(ctx, employer, { title: "غواص" });
    const title = `غواص ${lang === "ar" ? "لؤلؤ" : "مرجان"}${javaScriptEnabled ? "" : " ليلي"}`;
    const draft = await aDraft(ctx, employer, { title });
    expectOk(await changeVacancy(ctx, employer.actor, { vacancyId: changed, draft }));
    const searchChanged = `/search?q=${encodeURIComponent(title)}&exact=1&${query}`;
    await searchUntil(page, searchChanged, async () => (await results(page)) === 1);
    expect(await notice(page, lang).isVisible()).toBe(true);

    await standIn.start();
    const seconds = await searchUntil(
      page,
      searchChanged,
      async () => (await results(page)) === 1 && (await notice(page, lang).count()) === 0,
    );
    expect(seconds).toBeLessThan(60);
    browser.expectQuiet(page);
  });
});

describe.each(LOOKS)("the administrator's page, in $name", ({ query, viewport }) => {
  it("says who answers, how old the index is, and that the search server is away", async () => {
    const account = await createAccount(composition.ctx, { role: "administrator" });
    const page = await browser.open(site.origin, { viewport, account });
    const isAway = page.locator("section:has(#h-search) [role=alert]");
    await searchUntil(page, `/admin/system?${query}`, async () => (await isAway.count()) === 0);
    await standIn.stop();
    await searchUntil(page, `/search?q=x&${query}`, async () => true);
    await searchUntil(page, `/admin/system?${query}`, async () => (await isAway.count()) === 1);
    await page.waitForLoadState("networkidle");
    expect(await page.textContent("section:has(#h-search)")).toContain("PostgreSQL");
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    if (shots)
      await page
        .locator("section:has(#h-search)")
        .screenshot({ path: `${shots}/search-standing-${viewport.width}.png` });
    await standIn.start();
    await searchUntil(page, `/admin/system?${query}`, async () => (await isAway.count()) === 0);
    browser.expectQuiet(page);
  });
});
